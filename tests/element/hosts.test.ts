// What pages do to an element, and what other scripts leave in a browser's storage, in all engines.
import { expect } from 'chai';
import { answering, by, leave, open, until, type Reader } from '../helpers/thread-harness.js';

const TALK = { comments: [by('Ann'), answering('Ann', 'Ben', { html: '<p>An <em>answer</em></p>' })] };

/** What tells a drawn thread from bare HTML: boxes, rows, the shape of a button, what only screen readers get. */
function look({ element, root }: Reader): Record<string, string> {
  const view = element.ownerDocument.defaultView!;
  const styles: Record<string, string> = { display: view.getComputedStyle(element).display };
  for (const part of ['section', 'list', 'comment', 'avatar', 'body', 'reply', 'form', 'text', 'submit']) {
    const one = root.querySelector(`[part~=${part}]`);
    if (!one) continue;
    const style = view.getComputedStyle(one);
    for (const name of [
      'display',
      'boxSizing',
      'cursor',
      'borderRadius',
      'paddingTop',
      'lineHeight',
      'listStyleType',
    ] as const)
      styles[`${part} ${name}`] = style[name];
  }
  return styles;
}

async function frame(): Promise<HTMLIFrameElement> {
  const one = document.createElement('iframe');
  one.style.cssText = 'width: 800px; height: 600px';
  one.srcdoc = '<!doctype html><html lang="en"><body></body></html>';
  const loaded = new Promise((resolve) => {
    one.onload = resolve;
  });
  document.body.append(one);
  await loaded;
  return one;
}

describe('A thread that its page puts into another document', () => {
  afterEach(leave);

  it('looks and works there as before, and back at home as well', async () => {
    const reader = await open(TALK, { width: 800 });
    await reader.reply('Ann');
    await reader.type('Comment', 'Half a thought');
    const before = look(reader);
    expect(before['submit cursor']).to.equal('pointer');
    const elsewhere = await frame();
    elsewhere.contentDocument!.body.append(reader.element);
    await reader.settled();
    expect(look(reader)).to.deep.equal(before);
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    expect(reader.answering).to.equal('Ann');
    expect(reader.field('Comment').value).to.equal('Half a thought');
    reader.place.append(reader.element);
    await reader.settled();
    expect(look(reader)).to.deep.equal(before);

    elsewhere.contentDocument!.body.append(reader.element);
    await reader.introduce();
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    expect(reader.backend.creates[0]!.asked).to.include({ parentId: 'Ann', text: 'Half a thought' });
    reader.place.append(reader.element);
    elsewhere.remove();
    await reader.settled();
    expect(reader.backend.lists.length).to.equal(1);
    await reader.reply('Ben');
    expect(reader.answering).to.equal('Ben');
  });

  it('before it was ever in a document of the script, looks and works there, and at home', async () => {
    const reader = await open(TALK, { width: 800 });
    const before = look(reader);
    const elsewhere = await frame();
    const other = await open(
      { ...TALK, vote: (_, vote) => ({ up: vote, down: 0 }) },
      { into: elsewhere.contentDocument!.body },
    );
    await other.equipped();
    expect(other.authors).to.deep.equal(['Ann', 'Ben']);
    expect(look(other)).to.deep.equal(before);
    const sheets = (): number => other.root.adoptedStyleSheets.length;
    const all = sheets();
    other.element.unstyled = true;
    await other.settled();
    expect(sheets()).to.equal(1);
    other.element.unstyled = false;
    await other.settled();
    expect(sheets()).to.equal(all);
    reader.place.append(other.element);
    await other.settled();
    expect(look(other)).to.deep.equal(before);
    elsewhere.remove();
  });

  it('that is not shown, before it was ever in a page, has its looks in the page', async () => {
    const reader = await open(TALK, { width: 800 });
    const before = look(reader);
    const { body } = document.implementation.createHTMLDocument();
    const other = await open(TALK, { into: body, impatient: true });
    reader.place.append(other.element);
    await other.answered();
    expect(look(other)).to.deep.equal(before);
    expect(other.authors).to.deep.equal(['Ann', 'Ben']);
  });

  it('and takes out of it again while it is hidden, is as it was', async () => {
    const reader = await open(TALK);
    const before = look(reader);
    document.implementation.createHTMLDocument().body.append(reader.element);
    await reader.settled();
    reader.place.append(reader.element);
    await reader.settled();
    expect(look(reader)).to.deep.equal(before);
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
  });
});

describe('A browser whose storage holds the words of others', () => {
  const { error } = console;
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  const long = 'x'.repeat(2_400_000);
  const POISON: Record<string, string> = {
    'a prototype': '{"__proto__":{"polluted":true,"name":"P"},"constructor":{"prototype":{"polluted":true}}}',
    'a list of prototypes': '[{"__proto__":{"polluted":true},"id":"p","text":"p"},null,7,"x",[]]',
    nothing: 'null',
    'a number': '7',
    'no JSON': '{"name":',
    'names that are no text': '{"name":{"toString":1},"email":[1],"url":null,"id":1,"text":{}}',
    'a name of megabytes': JSON.stringify({ name: long }),
    megabytes: `[${long}`,
  };
  const thread = { attributes: { src: 'https://api.example/' } };

  for (const [which, poison] of Object.entries(POISON))
    it(`${which}, shows the thread and takes a comment`, async () => {
      // All places that a thread has, as a thread has named them.
      const first = await open(
        { ...TALK, create: (draft) => ({ ...by(draft.name!), status: 'pending' }) },
        thread,
      );
      await first.introduce();
      (first.form.querySelector('[name=remember]') as HTMLInputElement).click();
      await first.type('Comment', 'Held');
      await first.submit();
      await until(() => first.authors.includes('Sam'));
      await first.type('Comment', 'A draft');
      first.element.remove();
      const places = Object.keys(localStorage);
      for (const kind of ['author', 'held', 'draft'])
        expect(
          places.some((place) => place.startsWith(`comment-thread:${kind}`)),
          kind,
        ).to.equal(true);
      const outbox = places
        .find((place) => place.includes(':draft:'))!
        .replace(/:draft:(.*):$/, ':outbox:$1');
      localStorage.clear();
      const [author, ...others] = [...places, outbox].sort();
      for (const place of [author!, ...others]) {
        localStorage.setItem(place, poison);
        const reader = await open(TALK, thread);
        expect(reader.element.status).to.equal('ready');
        // Nobody can read it: it is gone at once.
        if (['no JSON', 'megabytes'].includes(which) && /author|held/.test(place))
          expect(localStorage.getItem(place)).to.equal(null);
        expect(reader.authors.slice(0, 2)).to.deep.equal(['Ann', 'Ben']);
        expect(reader.text).not.to.match(/undefined|NaN|\[object/);
        expect((Object.prototype as { polluted?: unknown }).polluted).to.equal(undefined);
        expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
        await reader.introduce();
        await reader.type('Comment', `Written at ${place}`);
        await reader.submit();
        await until(() => reader.authors.includes('Sam'), `a comment with ${place}`);
        expect(reader.backend.creates[0]!.asked).to.include({ name: 'Sam', text: `Written at ${place}` });
        // What is no list and no reader of ours is not kept.
        if (/author|held/.test(place)) expect(localStorage.getItem(place)).not.to.equal(poison);
        reader.element.remove();
        localStorage.clear();
      }
    }).timeout(30_000);

  it('or is not there for this page, is not missed', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      const said: unknown[] = [];
      console.error = (...words: unknown[]) => void said.push(words);
      const reader = await open(TALK);
      await reader.introduce();
      (reader.form.querySelector('[name=remember]') as HTMLInputElement).click();
      await reader.type('Comment', 'Hello');
      await reader.reply('Ann');
      await reader.press('Cancel reply');
      expect(reader.field('Comment').value).to.equal('Hello');
      await reader.submit();
      await until(() => reader.authors.includes('Sam'));
      expect(said).to.deep.equal([]);
    } finally {
      if (own) Object.defineProperty(window, 'localStorage', own);
      else Reflect.deleteProperty(window, 'localStorage');
    }
  });

  it('to the last byte, takes a comment and forgets nothing that is typed', async () => {
    let size = 1 << 22;
    for (let n = 0; size >= 1; n++)
      try {
        localStorage.setItem(`full ${String(n)}`, 'x'.repeat(size));
      } catch {
        size >>= 1;
      }
    const reader = await open(TALK);
    await reader.introduce();
    (reader.form.querySelector('[name=remember]') as HTMLInputElement).click();
    await reader.type('Comment', 'To all');
    await reader.reply('Ann');
    await reader.type('Comment', 'To Ann');
    await reader.press('Cancel reply');
    expect(reader.field('Comment').value).to.equal('To all');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.reply('Ann');
    expect(reader.field('Comment').value).to.equal('To Ann');
    // Kept in memory only; the next test is not to find it.
    await reader.type('Comment', '');
  });
});

describe('A page that changes its language while a reader writes', () => {
  afterEach(leave);

  for (const [lang, dir] of [
    ['ar', 'rtl'],
    ['he_IL', 'rtl'],
    ['tlh', 'ltr'],
    ['zz-unknown', 'ltr'],
    ['', 'ltr'],
    ['x'.repeat(300), 'ltr'],
  ] as const)
    it(`to "${lang.slice(0, 12)}", leaves the words, the focus and the caret`, async () => {
      const reader = await open(TALK);
      await reader.reply('Ann');
      await reader.type('Comment', 'Half a thought');
      const field = reader.field('Comment') as unknown as HTMLTextAreaElement;
      field.setSelectionRange(4, 6);
      reader.element.setAttribute('lang', lang);
      reader.element.dir = dir;
      await reader.settled();
      expect(reader.focused).to.equal(field);
      expect([field.value, field.selectionStart, field.selectionEnd]).to.deep.equal(['Half a thought', 4, 6]);
      expect(reader.answering).to.equal('Ann');
      expect(getComputedStyle(reader.part('comment')!).direction).to.equal(dir);
      expect(reader.text).not.to.match(/undefined|NaN|Invalid/);
      expect(reader.part('time')!.textContent.trim()).not.to.equal('');
    });
});
