// Thousands of attacks, made of the data in tests/fixtures/attacks, in each place where a stranger's words are shown.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { ALLOWED } from '../../src/sanitize/allow-list.js';
import { renderBody } from '../../src/sanitize/body.js';
import { makeSanitize } from '../../src/sanitize/purify.js';
import { cut, fetched, readAttacks, wrapped } from '../helpers/attacks.js';
import { by, leave, open, type Reader } from '../helpers/thread-harness.js';
import { clickAll, strangeIn, watch, type Watch } from '../helpers/watch.js';

const { html, urls, lines, names } = await readAttacks(fetched);
const any = [...new Set([...lines, ...html.filter((_, i) => i % 8 === 0)])];

/** So many comments at once. */
const PAGE = 1200;
const inPages = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / PAGE) }, (_, i) => list.slice(i * PAGE, (i + 1) * PAGE));
const none = (found: readonly string[], where: string): void => {
  expect(found.slice(0, 5).join('\n'), `${where}, ${found.length} in all`).to.equal('');
};

describe('Of thousands of attacks nothing runs, loads, leads astray or looks like the page', () => {
  let page: Watch;

  beforeEach(() => {
    page = watch(names);
  });
  afterEach(async () => {
    await leave();
    const seen = page.seen();
    page.stop();
    none(seen, 'in the page');
  });

  /** Draws comments of strangers, looks at them, and follows all that can be followed. */
  async function face(
    comments: readonly CommentInput[],
    attributes: Record<string, string> = {},
    look: (reader: Reader) => Promise<void> | void = () => undefined,
  ): Promise<void> {
    for (const some of inPages(comments)) {
      const reader = await open({ comments: some, vote: () => ({}) }, { attributes });
      expect(reader.parts('comment').length).to.be.within(1, some.length);
      none(strangeIn(reader.root, attributes['avatars'] === 'remote'), 'in the thread');
      const links = reader.root.querySelectorAll<HTMLAnchorElement>('.body a, [part~=author] a');
      none(clickAll(links).astray, 'followed');
      await look(reader);
      await leave();
    }
  }

  it('as a body', async () => {
    let links = 0;
    await face(
      html.map((one, id) => ({ id: id + 1, html: one })),
      {},
      ({ root }) => void (links += root.querySelectorAll('.body a[href]').length),
    );
    // Else the clicks would prove nothing.
    expect(links).to.be.above(100);
  }).timeout(60_000);

  it('as a body, in and behind what is allowed', () =>
    face(html.map((one, id) => ({ id: id + 1, html: wrapped(one, id) })))).timeout(60_000);

  it('as a body that was cut off anywhere', () => {
    const found = new Set<string>();
    const box = document.body.appendChild(document.createElement('div'));
    for (const [i, one] of html.entries())
      if (i % 3 === 0 && one.length < 500)
        for (const part of cut(one)) {
          box.replaceChildren(renderBody({ body: { html: part } } as never));
          for (const strange of strangeIn(box)) found.add(strange);
        }
    box.remove();
    none([...found], 'in the body');
  }).timeout(60_000);

  it('as a body where the browser cleans it', () => {
    // Where it cannot, there is DOMPurify, which is tried above.
    const clean = 'setHTML' in Element.prototype ? makeSanitize(ALLOWED, undefined) : () => null;
    const box = document.createElement('div');
    box.className = 'body';
    const found: string[] = [];
    for (const one of html) {
      box.replaceChildren(clean(one) ?? '');
      for (const element of box.querySelectorAll('*')) {
        const allowed = ALLOWED[element.localName];
        for (const name of element.getAttributeNames())
          if (!allowed?.includes(name)) found.push(`${name} of ${one}`);
        if (!allowed) found.push(`${element.localName} of ${one}`);
      }
    }
    none(found, 'in the body');
  }).timeout(60_000);

  it('as a text, a name, a badge, a date, a status, votes and rights', () =>
    face(
      any.map((one, id) => ({
        id: id + 1,
        text: one,
        author: { name: one, badge: one, url: one },
        createdAt: one,
        editedAt: one,
        status: one as never,
        votes: { up: one, down: one, mine: one } as never,
        can: { edit: one, remove: one, moderate: one } as never,
      })),
    )).timeout(60_000);

  it('as a name that is all there is of an author, and as a parent', () =>
    face(any.map((one, id) => ({ id: id + 1, author: one, parentId: one, text: 'x' })))).timeout(60_000);

  it('as an id, and as the parent that has it', async () => {
    const some = any.filter((one) => one.trim() && one !== '0');
    await face(
      some.flatMap((one) => [
        { id: one, author: 'Ann', text: 'x' },
        { id: `of ${one}`, parentId: one, author: 'Bob', text: 'x' },
      ]),
    );
  }).timeout(60_000);

  it('as a website', async () => {
    const sites = [...urls, ...html.filter((_, i) => i % 10 === 0).map((one) => `https://x.example/${one}`)];
    let links = 0;
    await face(
      sites.map((url, id) => ({ id: id + 1, author: { name: 'Ann', url }, text: 'x' })),
      {},
      (reader) => void (links += reader.root.querySelectorAll('[part~=author] a').length),
    );
    expect(links).to.be.above(100);
  }).timeout(60_000);

  it('as the address of a link', async () => {
    await face(
      urls.map((url, id) => ({ id: id + 1, html: `<a href="${url.replaceAll('"', '&quot;')}">x</a>` })),
    );
  }).timeout(60_000);

  it('as a picture, where the page shows those of strangers', async () => {
    // What is an address of the web is loaded, for the page wants it so: not in this test.
    const rest = urls.filter((url) => !/^\s*https?:/i.test(url));
    await face(
      [...rest, ...any.filter((_, i) => i % 4 === 0)].map((avatar, id) => ({
        id: id + 1,
        author: { name: 'Ann', avatar },
        text: 'x',
      })),
      { avatars: 'remote' },
    );
  }).timeout(60_000);

  it('as what is edited', async () => {
    const some = any.filter((_, i) => i % 12 === 0);
    const reader = await open({
      comments: some.map((source, id) => ({
        id: id + 1,
        author: source,
        text: 'x',
        source,
        can: { edit: true },
      })),
      edit: () => by('x'),
    });
    await reader.equipped();
    for (const button of reader.root.querySelectorAll<HTMLElement>('[data-act=edit]')) button.click();
    await reader.settled();
    const fields = [...reader.root.querySelectorAll<HTMLTextAreaElement>('[part~=edit-form] textarea')];
    // A text field has no line ends but \n.
    const normal = (text: string): string => text.replace(/\r\n?/g, '\n');
    expect(fields.map(({ value }) => value)).to.deep.equal(some.map(normal));
    none(strangeIn(reader.root), 'in the thread');
  }).timeout(60_000);
});
