// Threads that are endless: deep, round, or of a hundred thousand comments.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { leave, open, pause, type Reader } from '../helpers/thread-harness.js';

/** As `max-depth` says unless the page says otherwise. */
const CAP = 6;
const MINUTE = 60_000;

/** As long as the test may take. */
async function patiently(so: () => unknown): Promise<void> {
  while (!so()) await pause(20);
}

const numbered = (i: number, rest: Partial<CommentInput> = {}): CommentInput => ({
  id: `n${i}`,
  author: `Number ${i}`,
  text: `${i}`,
  createdAt: Date.UTC(2024, 0, 1) + i * MINUTE,
  ...rest,
});

/** The ids from top to bottom, each level of a list within a list counted. */
function articles({ root }: Reader): { ids: string[]; levels: number; depth: number } {
  const all = [...root.querySelectorAll('article')];
  const up = (from: Element, selector?: string): number => {
    let n = 0;
    for (let at: Element | null = from; at; at = at.parentElement) if (!selector || at.matches(selector)) n++;
    return n;
  };
  const max = (numbers: number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
  return {
    ids: all.map(({ id }) => id.replace('comment-', '')),
    levels: max(all.map((one) => up(one, 'ol'))),
    depth: max(all.map((one) => up(one))),
  };
}

describe('A reader of an endless thread', () => {
  afterEach(leave);

  for (const [how, make] of Object.entries<() => CommentInput[]>({
    'nested in one another': () => {
      let innermost = numbered(9999);
      for (let i = 9998; i >= 0; i--) innermost = numbered(i, { replies: [innermost] });
      return [innermost];
    },
    'each naming the one before': () =>
      Array.from({ length: 10_000 }, (_, i) => numbered(i, i ? { parentId: `n${i - 1}` } : {})),
  }))
    it(`finds all of 10,000 replies ${how}, at most ${CAP} deep`, async () => {
      const comments = make();
      const reader = await open({ comments }, { impatient: true });
      await patiently(() => reader.root.querySelectorAll('article').length === 10_000);
      const { ids, levels, depth } = articles(reader);
      expect(ids.length).to.equal(10_000);
      expect(ids.every((id, i) => id === `n${i}`)).to.equal(true);
      expect(levels).to.equal(CAP);
      expect(depth).to.be.below(40);
      expect(reader.comment('Number 9999').textContent).to.contain('in reply to Number 9998');
      expect(await reader.element.reveal('n9999')).to.equal(true);
      expect(reader.focused?.id).to.equal('comment-n9999');
    }).timeout(120_000);

  it('finds each of 1,000 that answer in a circle, once', async () => {
    const comments = Array.from({ length: 1000 }, (_, i) => numbered(i, { parentId: `n${(i + 1) % 1000}` }));
    const reader = await open({ comments });
    const { ids, levels } = articles(reader);
    expect(new Set(ids).size).to.equal(1000);
    expect(ids.length).to.equal(1000);
    expect(ids[0]).to.equal('n0');
    expect(levels).to.equal(CAP);
  }).timeout(60_000);

  describe('of 100,000 comments', () => {
    const TOTAL = 100_000;
    /** Made when asked for, as a backend reads a page from its tables. */
    const list = ({ cursor, limit }: { cursor?: string | undefined; limit: number }) => {
      const start = Number(cursor ?? 0);
      const comments = Array.from({ length: limit }, (_, i) => numbered(start + i));
      return { comments, total: TOTAL, next: String(start + limit) };
    };

    it('gets a page at a time, and no more than that', async () => {
      const reader = await open({ list });
      expect(reader.part('title')?.textContent.trim()).to.equal('100,000 comments');
      expect(articles(reader).ids.length).to.equal(50);
      await reader.press('Load more comments');
      expect(articles(reader).ids.length).to.equal(100);
      expect(reader.backend.lists.length).to.equal(2);
    });

    it('is taken by a link to the one that is meant', async () => {
      history.replaceState(null, '', '#comment-n1234');
      const reader = await open({ list });
      await patiently(() => reader.part('target'));
      expect(reader.part('target')!.id).to.equal('comment-n1234');
      expect(articles(reader).ids.length).to.equal(1250);
    }).timeout(60_000);

    it('is told when a link leads further than anyone would read, and nothing hangs', async () => {
      history.replaceState(null, '', '#comment-n99999');
      const reader = await open({ list }, { attributes: { 'page-size': '3' } });
      await patiently(() => reader.text.includes('The comment that this link leads to is not here.'));
      expect(reader.backend.lists.length).to.equal(201);
      expect(reader.has('Load more comments')).to.equal(true);
      expect(reader.element.status).to.equal('ready');
    }).timeout(60_000);
  });
});
