// A thread speaks the language of the page, or what its owner wrote.
import { expect } from 'chai';
import { defineStrings } from '../../src/index.js';
import { Words } from '../../src/controllers/words.js';
import { by, FakeBackend, leave, open, pause, Reader, until } from '../helpers/thread-harness.js';

const COMMENTS = [by('Ann', { createdAt: Date.now() - 3 * 3_600_000 })];
const SAID = { comments: COMMENTS, page: { total: 1234 } };
const title = (reader: Reader): string => reader.part('title')!.textContent.trim();
const time = (reader: Reader): string => reader.comment('Ann').querySelector('time')!.textContent.trim();

const { warn, error } = console;
/** What the developer read in the console. */
let told: string[];
beforeEach(() => {
  told = [];
  console.warn = console.error = (...words: unknown[]) => void told.push(words.join(' '));
});
afterEach(async () => {
  Object.assign(console, { warn, error });
  document.documentElement.lang = 'en';
  document.documentElement.removeAttribute('dir');
  await leave();
});

describe('A reader of another language', () => {
  it('finds the sentences, dates and numbers in it', async () => {
    const reader = await open(SAID, { attributes: { lang: 'de' } });
    expect(title(reader)).to.equal('1.234 Kommentare');
    expect(time(reader)).to.equal('vor 3 Stunden');
    expect(reader.has('Antworten an Ann')).to.equal(true);
    expect(reader.hasFields).to.deep.equal([
      'Kommentar *',
      'Name *',
      'E-Mail-Adresse *',
      'Website (freiwillig)',
      'Meinen Namen, meine E-Mail-Adresse und meine Website in diesem Browser für den nächsten Kommentar speichern.',
    ]);
    await reader.submit();
    expect(reader.errors[0]).to.equal('Fehler: Gib einen Kommentar ein');
  });

  it('sees no English before it', async () => {
    const backend = new FakeBackend(SAID);
    const reader = await open(backend, { attributes: { lang: 'sv' }, impatient: true });
    const seen = new Set<string>();
    await until(() => {
      if (!reader.part('title')) return false;
      seen.add(title(reader));
      return /^1\s234 kommentarer$/.test(title(reader));
    });
    expect([...seen].filter((words) => /comment/i.test(words))).to.deep.equal([]);
  });

  it('keeps the focus and every word when the page changes its language', async () => {
    const reader = await open(SAID);
    await reader.reply('Ann');
    await reader.type('Comment', 'Half a thought');
    const field = reader.focused as HTMLTextAreaElement;
    field.setSelectionRange(5, 5);
    document.documentElement.lang = 'fr';
    await until(() => title(reader).includes('commentaires'));
    expect(reader.answering).to.equal('Ann');
    expect(reader.focused === field).to.equal(true);
    expect(field.value).to.equal('Half a thought');
    expect(field.selectionStart).to.equal(5);
    document.documentElement.lang = 'en';
    await until(() => title(reader) === '1,234 comments');
    expect(reader.formTitle).to.equal('Leave a Reply to Ann');
    expect(field.value).to.equal('Half a thought');
  });

  it('gets the nearest language that is said around the thread, through shadow roots', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    host.lang = 'de';
    const into = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(into);
    const reader = await open(SAID, { into });
    expect(title(reader)).to.equal('1.234 Kommentare');
    host.lang = 'it';
    // Only changes in the document are watched; what happens in shadow roots around is seen at the next one.
    await until(() => title(reader) === '1234 commenti' || title(reader) === '1.234 commenti');
    host.remove();
  });

  it('gets a close one where the very one is missing, and English where there is none', async () => {
    const reader = await open(SAID, { attributes: { lang: 'de_AT' } });
    expect(title(reader)).to.match(/^1.234 Kommentare$/);
    for (const [lang, words] of [
      ['pt', 'comentários'],
      ['eu', 'comments'],
      ['fr-CA', 'commentaires'],
      ['no such language', 'comments'],
    ] as const) {
      reader.element.lang = lang;
      await until(() => title(reader).endsWith(words), words);
    }
    expect(told).to.deep.equal([]);
  });

  it('finds what only some threads say in it, fetched with the part that says it; what the page says instead stays', async () => {
    const reader = await open(
      { ...SAID, remove: () => undefined, comments: [by('Ann', { can: { remove: true } })] },
      { attributes: { lang: 'de' }, properties: { strings: { 'remove.ask': 'Wirklich?' } } },
    );
    await until(() => reader.has('Löschen: Kommentar von Ann'));
    await reader.press('Löschen: Kommentar von Ann');
    expect(reader.comment('Ann').textContent).to.contain('Wirklich?').and.to.contain('Behalten');
    document.documentElement.lang = 'sv';
    reader.element.removeAttribute('lang');
    await until(() => reader.has('Ta bort kommentaren av Ann'));
  });

  it('keeps what only some threads say when the other words come after it', async () => {
    const host = Object.assign(document.createElement('div'), { lang: 'nl', stringsSrc: '/later.json' });
    const { fetch } = globalThis;
    let answer = (_: Response): void => undefined;
    globalThis.fetch = () => new Promise((resolve) => (answer = resolve));
    try {
      const words = new Words(host, () => undefined);
      words.update();
      await words.ready;
      await words.more();
      expect(words.current.text('reply')).to.equal('Reply');
      expect(words.current.text('edit')).to.equal('Bewerken');
      answer(Response.json({ submit: 'Weg ermee' }));
      await until(() => words.current.text('submit') === 'Weg ermee');
      expect(words.current.text('edit')).to.equal('Bewerken');
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('reads English and is told nothing when the file of the language is missing; the developer is', async () => {
    // As if it had not been put beside the script: the module map remembers the failure.
    const words = new Words(Object.assign(document.createElement('div'), { lang: 'xx' }), () => undefined);
    words.update();
    await words.ready;
    expect(words.current.text('reply')).to.equal('Reply');
    const reader = await open(SAID, { attributes: { 'strings-src': '/tests/fixtures/no-such-file.json' } });
    await until(() => told.length > 0);
    expect(title(reader)).to.equal('1,234 comments');
    expect(told.join()).to.include(
      '<comment-thread> strings-src="/tests/fixtures/no-such-file.json" must be the address of a JSON file.',
    );
  });

  it('sees the thread mirrored where the page says nothing of the direction', async () => {
    const reader = await open(SAID, { attributes: { lang: 'ar' } });
    const section = reader.part('section')!;
    expect(getComputedStyle(section).direction).to.equal('rtl');
    document.documentElement.lang = 'de';
    reader.element.removeAttribute('lang');
    await until(() => getComputedStyle(section).direction === 'ltr');
    document.documentElement.lang = 'he';
    await until(() => getComputedStyle(section).direction === 'rtl');
    document.documentElement.dir = 'ltr';
    await until(() => getComputedStyle(section).direction === 'ltr');
  });
});

describe('A site owner changes words without a build', () => {
  const block = (json: string): HTMLDivElement => {
    const into = document.body.appendChild(document.createElement('div'));
    // As a page does: with the element, before it is upgraded.
    const script = document.createElement('script');
    Object.assign(script, { type: 'application/json', slot: 'strings', textContent: json });
    into.append(script);
    return into;
  };
  const within = async (json: string, attributes: Record<string, string> = {}): Promise<Reader> => {
    const into = block(json);
    const reader = await open(SAID, { into, attributes, impatient: true });
    reader.element.append(into.firstElementChild!);
    await reader.answered();
    return reader;
  };

  it('by a JSON block in the element', async () => {
    const reader = await within(
      '{"submit": "Send it", "count": {"one": "{n} voice", "other": "{n} voices"}}',
    );
    expect(reader.part('submit')!.textContent.trim()).to.equal('Send it');
    expect(title(reader)).to.equal('1,234 voices');
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  it('in any language; a property says it over the block', async () => {
    const reader = await within('{"submit": "Ab die Post", "cancel": "Doch nicht"}', { lang: 'de' });
    expect(reader.part('submit')!.textContent.trim()).to.equal('Ab die Post');
    expect(title(reader)).to.equal('1.234 Kommentare');
    reader.element.strings = { submit: 'Los' };
    await reader.settled();
    expect(reader.part('submit')!.textContent.trim()).to.equal('Los');
    await reader.press('Antworten an Ann');
    expect(reader.has('Doch nicht')).to.equal(true);
  });

  it('and adds a language by a JSON file', async () => {
    const reader = await open(SAID, { attributes: { lang: 'eo', 'strings-src': '/tests/fixtures/eo.json' } });
    expect(title(reader)).to.match(/^1.234 komentoj$/);
    expect(reader.has('Respondi al Ann')).to.equal(true);
    // What the file lacks is English.
    expect(reader.part('cancel')).to.equal(null);
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  it('or by code, for what is built into an app', async () => {
    defineStrings('eo-x-app', { reply: 'Respondu', 'reply.label': 'Respondu al {name}' });
    const reader = await open(SAID, { attributes: { lang: 'eo-x-app' } });
    expect(reader.has('Respondu al Ann')).to.equal(true);
  });

  it('and is told what is wrong with a block, and loses the right ones not', async () => {
    let reader = await within('{"submit": "Send it",');
    expect(reader.part('submit')!.textContent.trim()).to.equal('Post Comment');
    expect(told.join()).to.include('<comment-thread> slot="strings" is no JSON');
    await leave();
    reader = await within(
      '{"submit": 5, "cancel": {"few": "x"}, "reply": "Answer", "reply.label": "Answer {name}"}',
    );
    expect(reader.part('submit')!.textContent.trim()).to.equal('Post Comment');
    expect(reader.has('Answer Ann')).to.equal(true);
    expect(told.join()).to.include(
      '<comment-thread> The sentence "submit" must be text, or one text for each plural category and "other".',
    );
  });

  it('and a slow file keeps nobody from reading', async function () {
    this.timeout(6000);
    const fetch = window.fetch.bind(window);
    window.fetch = (...args) =>
      String(args[0] instanceof Request ? args[0].url : args[0]).includes('slow.json')
        ? pause(3000).then(() => new Response('{"reply": "Late", "reply.label": "Late {name}"}'))
        : fetch(...args);
    const reader = await open(SAID, { attributes: { 'strings-src': '/slow.json' } });
    expect(reader.has('Reply to Ann')).to.equal(true);
    await until(() => reader.has('Late Ann'));
    window.fetch = fetch;
  });
});
