// Letters that turn round what stands beside them, stack up, cannot be seen, or look like a badge.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { fetched } from '../helpers/attacks.js';
import { answering, by, leave, open, plain, type Reader } from '../helpers/thread-harness.js';

const { vectors } = await fetched('unicode');
const strings = { replying: 'answer to {name} 12 herewith', 'form.reply': 'Answer to {name} 12 herewith' };
/** Fillers of Hangul, the blank of Braille, and what is no letter, digit or sign. */
const UNSEEN = /[\u115f\u1160\u2800\u3164\uffa0\u{1d159}\p{M}\p{Z}\p{C}]/gu;

/** From left to right, letter by letter, in the lines as they are. */
function assertInOrder(node: Node | null | undefined, where: string): void {
  if (!node?.textContent?.trim()) throw new Error(`nothing to read: ${where}`);
  const range = document.createRange();
  let before: DOMRect | undefined;
  let seen = 0;
  for (let i = 0; i < node.textContent.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const [rect] = range.getClientRects();
    if (!rect?.width) continue;
    seen++;
    if (before && rect.top < before.bottom && rect.left < before.left - 0.5)
      expect.fail(`"${node.textContent}" runs backwards at ${i}: ${where}`);
    before = rect;
  }
  expect(seen, `letters drawn: ${where}`).to.be.above(1);
}
const textIn = (element: Element | null, words: string | RegExp): Node | undefined => {
  const walker = document.createTreeWalker(element!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.textContent!.match(words)) return walker.currentNode;
  return undefined;
};
/** One after the other, or below it. */
function assertFollows(first: DOMRect, second: DOMRect, where: string): void {
  const beside = second.left >= first.right - 1 && second.top < first.bottom;
  expect(beside || second.top >= first.top + first.height / 2, where).to.equal(true);
}
/** Draws what is off screen too: WebKit tells no place of what is not drawn. */
function unroll(reader: Reader): Reader {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.batch { content-visibility: visible !important }');
  reader.root.adoptedStyleSheets = [...reader.root.adoptedStyleSheets, sheet];
  return reader;
}
const box = (element: Element): DOMRect => element.getBoundingClientRect();

describe('A name of strange letters', () => {
  afterEach(leave);
  const say = (name: string): string => JSON.stringify(name.slice(0, 30));
  const all = async (make: (name: string, i: number) => CommentInput): Promise<Reader> =>
    unroll(
      await open({ comments: vectors.map(make), sorts: ['oldest'] }, { properties: { strings }, width: 600 }),
    );

  it('leaves the words beside it as they are', async () => {
    const reader = await all((name, id) => ({
      ...by('x'),
      id: id + 1,
      author: { name, badge: id % 2 ? name : 'editor', url: id % 3 ? 'https://x.example/' : '' },
    }));
    for (const [i, comment] of reader.parts('comment').entries()) {
      const where = say(vectors[i]!);
      const author = reader.part('author', comment)!;
      const time = reader.part('time', comment)!;
      assertInOrder(textIn(time, /\w/), where);
      assertFollows(box(author), box(time), `the time: ${where}`);
      if (i % 2 === 0) {
        assertInOrder(textIn(reader.part('badge', comment), 'editor'), where);
        assertFollows(box(author), box(reader.part('badge', comment)!), `the badge: ${where}`);
      }
      for (const inside of [author, ...reader.parts('badge', comment)]) {
        expect(box(inside).right, where).to.be.at.most(box(comment).right + 8);
        expect(box(inside).height, where).to.be.below(600);
      }
      assertInOrder(textIn(reader.part('reply', comment), 'Reply'), where);
    }
  }).timeout(60_000);

  it('leaves the words around it as they are where it is answered', async () => {
    const some = vectors.filter((_, i) => i % 5 === 0 || i > 400);
    const reader = await open(
      {
        comments: some.flatMap((name, i) => [
          by(name, { id: `a${i}` }),
          answering(`a${i}`, 'Ann', { id: `b${i}` }),
          answering(`b${i}`, 'Bob', { id: `c${i}`, author: name }),
          answering(`c${i}`, 'Eve', { id: `d${i}` }),
        ]),
      },
      { attributes: { 'max-depth': '1' }, properties: { strings }, width: 600 },
    );
    unroll(reader);
    const notes = reader.parts('replying');
    expect(notes.length).to.be.above(some.length);
    for (const note of notes) {
      const name = say(note.textContent);
      assertInOrder(textIn(note, 'answer to'), name);
      assertInOrder(textIn(note, 'herewith'), name);
      const [first, last] = [textIn(note, 'answer to')!, textIn(note, 'herewith')!].map((node) => {
        const range = document.createRange();
        const text = node.textContent!;
        // Where it begins: the rest may be in the next line.
        range.setStart(node, text.search(/\S/));
        range.setEnd(node, text.trimEnd().length);
        return range.getClientRects()[0];
      });
      assertFollows(first!, last!, name);
    }
    await reader.element.replyTo('a0');
    assertInOrder(textIn(reader.part('form-title'), 'herewith'), 'the form');
  }).timeout(60_000);

  it('is one that can be seen and said, or the one of all who have none', async () => {
    const reader = await all((name, id) => ({ id: id + 1, author: name, text: 'x', createdAt: 1e12 }));
    for (const [i, comment] of reader.parts('comment').entries()) {
      const where = say(vectors[i]!);
      const [said] = comment.getAttribute('aria-labelledby')!.split(' ');
      const name = comment.querySelector(`[id="${said!}"]`)!.textContent;
      expect(name.replace(UNSEEN, ''), where).not.to.equal('');
      expect(Array.from(name).length, where).to.be.at.most(245);
      expect(name, where).not.to.match(/[\u202a-\u202e\u2066-\u2069\u2028\u2029\p{Cc}]/u);
      // Joined or not, no more than three on one letter.
      expect(name, where).not.to.match(/(\p{M}\p{Cf}*){4}/u);
      for (const control of comment.querySelectorAll('[aria-label]'))
        expect(control.getAttribute('aria-label')!.replace(UNSEEN, '').length, where).to.be.above(7);
    }
    const anonymous = reader.authors.filter((name) => name === 'Anonymous').length;
    expect(anonymous).to.be.above(100);
  }).timeout(60_000);

  it('keeps what many languages and faces are written with', async () => {
    const names = [
      'José',
      'Nguyễn',
      'שלום',
      'مَرحبًا',
      'क्‍ष',
      'กำ้',
      '👨‍👩‍👧‍👦',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      '❤️',
      '👍🏽',
      '1️⃣',
      'Ｗｉｄｅ',
      '한국어',
      '⠓⠊',
    ];
    const reader = await open({ comments: names.map((author, id) => ({ id: id + 1, author, text: 'x' })) });
    expect(reader.authors).to.deep.equal(names);
  });

  it('that reads like a badge is none', async () => {
    const name = 'Rocky Mosan ✔ Author';
    const reader = await open({
      comments: [by(name), by('Ann', { author: { name: 'Ann', badge: 'author' } })],
    });
    const [spoof, real] = reader.parts('comment');
    expect(reader.part('badge', spoof)).to.equal(null);
    expect(plain(reader.part('badge', real)!.textContent)).to.equal('Author');
    // The badge stands outside of the name's box, and what reads out a comment's name has no word but the name's own.
    expect(reader.part('author', real)!.contains(reader.part('badge', real))).to.equal(false);
    const parts = spoof!.getAttribute('aria-labelledby')!.split(' ');
    const said = parts.map((id) => plain(spoof!.querySelector(`[id="${id}"]`)!.textContent));
    expect(said[0]).to.equal(name);
    expect(said.slice(1).join()).not.to.match(/author/i);
    expect(plain(reader.part('meta', spoof)!.textContent).replace(name, '')).not.to.match(/author/i);
    expect(spoof!.querySelectorAll('[role]').length).to.equal(1);
  });
});

describe('A body of strange letters, or of lists within lists', () => {
  afterEach(leave);

  it('leaves what follows as it is', async () => {
    const reader = await open(
      {
        comments: vectors.map((text, id) => ({
          ...by('x'),
          id: id + 1,
          html: `<p>${text.replaceAll('<', '&lt;')}</p><p>then <b>so</b> on</p>`,
        })),
      },
      { width: 600 },
    );
    unroll(reader);
    for (const [i, comment] of reader.parts('comment').entries()) {
      const where = JSON.stringify(vectors[i]!.slice(0, 30));
      const body = reader.part('body', comment);
      for (const words of ['then', 'so', 'on']) assertInOrder(textIn(body!.lastElementChild, words), where);
      assertFollows(box(body!.querySelector('b')!), box(reader.part('reply', comment)!), where);
      assertInOrder(textIn(reader.part('reply', comment), 'Reply'), where);
    }
  }).timeout(60_000);

  it('paints and can be clicked in its own box alone', async () => {
    const link = '<a href="https://x.example/">x</a>';
    const reader = await open(
      {
        comments: [
          by('Ann'),
          by('Bob', { html: `${'<ul><li>'.repeat(300)}${link}` }),
          by('Eve', { html: `${'<blockquote>'.repeat(300)}${link}` }),
          by('Sam', {
            author: { name: 'Sam', url: 'https://x.example/', badge: 'x' },
            html: `${'<sup>'.repeat(300)}${link}`,
          }),
          answering('Sam', 'Tom'),
          answering('Tom', 'Udo'),
        ],
      },
      { width: 500, attributes: { 'max-depth': '1' } },
    );
    expect(document.documentElement.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
    for (const part of ['body', 'author', 'replying', 'badge'])
      for (const one of reader.parts(part)) {
        const { overflowX, overflowY, contain } = getComputedStyle(one);
        expect([overflowX, overflowY, contain], part).to.deep.equal(['clip', 'clip', 'paint']);
      }
    for (const a of reader.root.querySelectorAll('.body a')) {
      a.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = box(a);
      const comment = box(a.closest('article')!);
      const hit = reader.root.elementFromPoint(left + width / 2, top + height / 2);
      if (left > comment.right) expect(hit).not.to.equal(a);
    }
  });

  it('has room for the ring around a focused link', async () => {
    const reader = await open({
      comments: [
        by('Ann', {
          author: { name: 'Ann', url: 'https://x.example/' },
          html: '<a href="https://x.example/">x</a>',
        }),
      ],
    });
    for (const a of reader.root.querySelectorAll('.body a, [part~=author] a')) {
      const clip = box(a.closest('.body, .author')!);
      expect(box(a).left - clip.left).to.be.at.least(4);
      expect(clip.right - box(a).right).to.be.at.least(4);
      expect(box(a).top - clip.top).to.be.at.least(2);
    }
  });
});
