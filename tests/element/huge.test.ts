// One comment of a megabyte: its beginning is shown, the rest for who wants it, and the page keeps its width.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { by, leave, open, type Reader } from '../helpers/thread-harness.js';

const MB = 1_000_000;
const HUGE: Record<string, Partial<CommentInput>> = {
  words: { text: 'word '.repeat(MB / 5) },
  lines: { text: 'a line\n'.repeat(MB / 7) },
  paragraphs: { text: 'x\n\n'.repeat(MB / 3) },
  'one word': { text: 'x'.repeat(MB) },
  'one word as HTML': { html: `<p>${'x'.repeat(MB)}</p>` },
  tags: { html: '<b>x</b>'.repeat(MB / 8) },
  'tags in tags': { html: '<b>'.repeat(MB / 3) },
  'signs of two halves': { text: `a${'😀'.repeat(MB / 2)}` },
};
const said = ({ html, text }: Partial<CommentInput>): string => html ?? text!;
const bare = (text: string): string => text.replace(/\s/g, '');
const restOf = (reader: Reader): HTMLDetailsElement =>
  reader.part('rest', reader.comment('Ann')) as HTMLDetailsElement;
/** Of a thread in the same place without such a comment. */
async function widthOfOthers(): Promise<number> {
  const { place } = await open({ comments: [by('Ann'), by('Ben')] }, { width: 400 });
  return place.scrollWidth;
}

describe('A comment of a megabyte', () => {
  afterEach(leave);

  for (const [what, body] of Object.entries(HUGE))
    it(`of ${what} is cut, with the rest behind "Show all", and widens nothing`, async () => {
      const reader = await open({ comments: [by('Ann', body), by('Ben')] }, { width: 400 });
      const rest = restOf(reader);
      const all = reader.part('body', reader.comment('Ann'))!;
      expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
      expect(rest.open).to.equal(false);
      expect(rest.querySelector('p')!.checkVisibility()).to.equal(false);
      expect(all.querySelectorAll('*').length).to.be.below(5000);
      const shown = [...all.children].filter((one) => one !== rest).map((one) => one.textContent);
      expect(shown.join('').length).to.be.within(1000, 11_000);
      expect(all.getBoundingClientRect().width).to.be.at.most(400);
      expect(all.scrollWidth).to.equal(all.clientWidth);
      expect(reader.place.scrollWidth).to.equal(await widthOfOthers());

      const summary = reader.control('Show all', reader.comment('Ann'));
      expect(summary.localName).to.equal('summary');
      expect(summary.getBoundingClientRect().height).to.be.at.least(24);
      const hidden = [...rest.children].filter((one) => one !== summary).map((one) => one.textContent);
      expect(bare([...shown, ...hidden].join('')) === bare(said(body))).to.equal(true);
      for (const part of [...shown, ...hidden]) expect(/\p{Cs}/u.test(part)).to.equal(false);
      expect(getComputedStyle(summary).cursor).to.equal('pointer');
    }).timeout(60_000);

  it('is shown whole when the reader asks for it, and stays as wide', async () => {
    const text = 'y'.repeat(150_000);
    const reader = await open({ comments: [by('Ann', { text }), by('Ben')] }, { width: 400 });
    await reader.press('Show all', reader.comment('Ann'));
    expect(restOf(reader).open).to.equal(true);
    expect(restOf(reader).querySelector('p')!.checkVisibility()).to.equal(true);
    expect(reader.place.scrollWidth).to.equal(await widthOfOthers());
  }).timeout(60_000);

  it('stays open when the thread is drawn anew, and speaks the language of the page', async () => {
    const reader = await open({ comments: [by('Ann', { text: 'word '.repeat(30_000) })] });
    await reader.press('Show all');
    reader.element.strings = { 'show.all': 'Alles zeigen' };
    await reader.settled();
    expect(reader.control('Alles zeigen', reader.comment('Ann')).localName).to.equal('summary');
    expect(restOf(reader).open).to.equal(true);
  });

  it('ends its beginning with a word', async () => {
    const reader = await open({ comments: [by('Ann', { text: 'eightful '.repeat(20_000) })] });
    const [first] = reader.part('body')!.children;
    expect(first!.textContent).to.match(/(^| )eightful$/);
  });

  it('is one of very few: what a form takes is shown whole', async () => {
    for (const text of ['word '.repeat(13_000), 'x'.repeat(65_525)]) {
      const reader = await open({ comments: [by('Ann', { text }), by('Ben', { html: `<p>${text}</p>` })] });
      expect(reader.root.querySelector('details')).to.equal(null);
      for (const body of reader.parts('body')) expect(body.textContent.trim()).to.equal(text.trim());
      await leave();
    }
  });
});
