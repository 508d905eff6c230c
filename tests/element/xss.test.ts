// Attacks as data (tests/fixtures/xss.json), in every place where a stranger's words are shown.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { CommentError } from '../../src/model/errors.js';
import { ALLOWED } from '../../src/sanitize/allow-list.js';
import { by, leave, open, pause, type Reader } from '../helpers/thread-harness.js';

const response = await fetch(new URL('../fixtures/xss.json', import.meta.url));
const attacks = (await response.json()) as string[];
const REL = 'nofollow ugc noopener noreferrer';
/** What the element itself puts on the elements of a body. */
const OWN = ['dir', 'rel', 'class', 'title'];

const hit = (): unknown => (window as { xss?: unknown }).xss;

/** Everything in a comment's body must be on the list. */
function assertClean(body: Element, attack: string): void {
  for (const element of body.querySelectorAll('*')) {
    const tag = element.localName;
    expect(Object.keys(ALLOWED), attack).to.include(tag);
    expect(element.namespaceURI, attack).to.equal('http://www.w3.org/1999/xhtml');
    for (const { name } of element.attributes)
      expect([...ALLOWED[tag]!, ...OWN], `${attack}: ${tag} ${name}`).to.include(name);
    if (element.className) expect(element.className, attack).to.equal('plain');
  }
}

/** No element of the thread runs anything or leads anywhere but to the web. */
function assertHarmless(root: ParentNode, attack: string): void {
  for (const element of root.querySelectorAll('*')) {
    expect(
      ['script', 'iframe', 'img', 'object', 'embed', 'style', 'link', 'base', 'meta', 'video', 'audio'],
      attack,
    ).not.to.include(element.localName);
    for (const { name, value } of element.attributes) {
      expect(name, attack).not.to.match(/^on|^style$|^srcdoc$/);
      if (/^(href|src|action|formaction|xlink:href)$/.test(name))
        expect(value, attack).to.match(/^(https?:|mailto:|#)/);
    }
    if (element.localName === 'a' && /^(https?|mailto):/.test(element.getAttribute('href') ?? ''))
      expect(element.getAttribute('rel'), attack).to.equal(REL);
  }
}

async function show(comments: CommentInput[]): Promise<Reader> {
  const reader = await open({ comments });
  await pause(30);
  return reader;
}

describe("A stranger's words run nothing", () => {
  beforeEach(() => {
    Reflect.deleteProperty(window, 'xss');
  });
  afterEach(leave);

  const as: Record<string, (attack: string, i: number) => CommentInput> = {
    body: (html, i) => ({ id: i + 1, author: 'Ann', html }),
    'body among other words': (attack, i) => ({ id: i + 1, html: `<p>before</p>${attack}<p>after</p>` }),
    text: (text, i) => ({ id: i + 1, text }),
    name: (name, i) => ({ id: i + 1, author: { name }, text: 'x' }),
    'bare name': (author, i) => ({ id: i + 1, author, text: 'x' }),
    website: (url, i) => ({ id: i + 1, author: { name: 'Ann', url }, text: 'x' }),
    'website behind https': (attack, i) => ({
      id: i + 1,
      author: { name: 'Ann', url: `https://x.example/${attack}` },
    }),
    avatar: (avatar, i) => ({ id: i + 1, author: { name: 'Ann', avatar } }),
    badge: (badge, i) => ({ id: i + 1, author: { name: 'Ann', badge } }),
    id: (id) => ({ id, text: 'x' }),
    parent: (parentId, i) => ({ id: i + 1, parentId, text: 'x' }),
    date: (createdAt, i) => ({ id: i + 1, createdAt, editedAt: createdAt, text: 'x' }),
    status: (status, i) => ({ id: i + 1, status: status as never, text: 'x' }),
  };
  for (const [place, make] of Object.entries(as))
    it(`as ${place}`, async () => {
      const reader = await show(attacks.map(make));
      expect(reader.parts('comment').length).to.equal(attacks.length);
      for (const [i, comment] of reader.parts('comment').entries()) {
        assertHarmless(comment, attacks[i]!);
        for (const body of reader.parts('body', comment)) assertClean(body, attacks[i]!);
      }
      assertHarmless(reader.root, place);
      expect(hit()).to.equal(undefined);
    }).timeout(30_000);

  it('as a body cut off anywhere', async () => {
    const cut = attacks.flatMap((attack) =>
      Array.from({ length: Math.floor(attack.length / 7) }, (_, i) => attack.slice(0, (i + 1) * 7)),
    );
    const reader = await show(cut.map((html, i) => ({ id: i + 1, html })));
    for (const [i, body] of reader.parts('body').entries()) assertClean(body, cut[i]!);
    expect(hit()).to.equal(undefined);
  }).timeout(30_000);

  it('as a name that is answered', async () => {
    const reader = await show([{ id: 1, author: '<img src=x onerror=window.xss=1>', text: 'x' }]);
    await reader.press('Reply to <img src=x onerror=window.xss=1>');
    expect(reader.formTitle).to.equal('Leave a Reply to <img src=x onerror=window.xss=1>');
    assertHarmless(reader.root, 'name');
    expect(hit()).to.equal(undefined);
  });

  it('as the message of a failure', async () => {
    const { error } = console;
    console.error = () => undefined;
    for (const message of attacks.filter((_, i) => i % 4 === 0)) {
      const reader = await open({
        comments: [],
        create: () => {
          throw new CommentError('invalid', { message, fields: { name: message } });
        },
      });
      await reader.introduce();
      await reader.type('Comment', message);
      await reader.submit();
      expect(reader.errors.length).to.equal(1);
      assertHarmless(reader.root, message);
      await leave();
    }
    console.error = error;
    expect(hit()).to.equal(undefined);
  }).timeout(30_000);

  it("as a comment's own object posing as a template", async () => {
    const template = {
      _$litType$: 1,
      strings: Object.assign(['<img src=x onerror=window.xss=1>'], { raw: ['x'] }),
      values: [],
    };
    const reader = await show([
      {
        id: 1,
        author: { name: template, url: template, badge: template },
        html: template,
        text: template,
      } as never,
      { id: 2, author: template, text: 'x', createdAt: template } as never,
    ]);
    assertHarmless(reader.root, 'template');
    expect(hit()).to.equal(undefined);
    expect(reader.parts('comment').length).to.equal(2);
  });

  it('as the words of the page, which are text', async () => {
    const reader = await open(
      { comments: [by('Ann')] },
      {
        properties: { strings: { reply: '<img src=x onerror=window.xss=1>', 'form.reply': '<b>{name}</b>' } },
      },
    );
    assertHarmless(reader.root, 'strings');
    expect(hit()).to.equal(undefined);
  });
});
