// A long thread comes from its top, and what happens in it costs what it changes.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { by, leave, open, pause, until, type Reader } from '../helpers/thread-harness.js';

const SHAPES: Record<string, (i: number) => Partial<CommentInput>> = {
  'side by side': () => ({}),
  'all below one': (i) => (i ? { parentId: 'c0' } : {}),
  'eight deep': (i) => (i % 8 ? { parentId: `c${String(i - 1)}` } : {}),
};
const thread = (count: number, shape: (i: number) => Partial<CommentInput> = () => ({})): CommentInput[] =>
  Array.from({ length: count }, (_, i) =>
    by(`Writer ${String(i)}`, { id: `c${String(i)}`, html: '<p>One <em>word</em></p>', ...shape(i) }),
  );
const ids = ({ root }: Reader): string[] =>
  [...root.querySelectorAll('article')].map(({ id }) => id.replace('comment-', ''));

/** WebKit on two cores needs ten seconds. */
const all = (reader: Reader): Promise<boolean> =>
  until(() => ids(reader).length === 3000, 'all comments', 50_000);

/** All that is written into the thread's tree meanwhile, by the comment where it is. */
async function written(reader: Reader, act: () => unknown): Promise<string[]> {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((some) => records.push(...some));
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(reader.root, all);
  await act();
  await reader.element.updateComplete;
  await pause(50);
  records.push(...observer.takeRecords());
  observer.disconnect();
  const at = ({ target }: MutationRecord): string =>
    (target as Element).parentElement?.closest('comment-thread-form')
      ? 'form'
      : ((target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[data-id]')
          ?.dataset['id'] ?? 'thread');
  // What has left the tree meanwhile gives away its parts unseen.
  return [...new Set(records.filter(({ target }) => reader.root.contains(target)).map(at))].sort();
}

describe('A thread of thousands', () => {
  afterEach(leave);

  for (const [how, shape] of Object.entries(SHAPES))
    it(`${how} shows its first comments before the last are made, and has all in the end, in order`, async () => {
      const comments = thread(3000, shape);
      const reader = await open({ comments }, { impatient: true });
      await until(() => reader.root.querySelector('article'));
      const first = ids(reader);
      expect(first.length).to.be.within(20, 2999);
      await all(reader);
      expect(ids(reader)).to.deep.equal(comments.map(({ id }) => id));
      expect(ids(reader).slice(0, first.length)).to.deep.equal(first);
    }).timeout(60_000);

  it('can be answered while it is being drawn, and the form stays where it is', async () => {
    const reader = await open({ comments: thread(3000) }, { impatient: true });
    await until(() => reader.root.querySelector('article'));
    reader.comment('Writer 3').querySelector<HTMLElement>('[data-do=reply]')!.click();
    await reader.element.updateComplete;
    expect(ids(reader).length).to.be.below(3000);
    expect(reader.answering).to.equal('Writer 3');
    await until(() => reader.focused?.localName === 'textarea');
    await reader.type('Comment', 'Half a thought');
    await all(reader);
    expect(reader.answering).to.equal('Writer 3');
    expect((reader.focused as HTMLTextAreaElement).value).to.equal('Half a thought');
  }).timeout(60_000);

  it('is all there when the page is printed', async () => {
    const reader = await open({ comments: thread(3000) }, { impatient: true });
    await until(() => reader.root.querySelector('article'));
    dispatchEvent(new Event('beforeprint'));
    expect(ids(reader).length).to.equal(3000);
  }).timeout(60_000);

  it('writes nothing when nothing is new', async () => {
    const reader = await open({ comments: thread(300) });
    await until(() => ids(reader).length === 300);
    expect(
      await written(reader, () => {
        reader.element.requestUpdate();
      }),
    ).to.deep.equal([]);
  });

  it('writes where the form opens and closes, and nowhere else', async () => {
    const reader = await open({ comments: thread(300) });
    await until(() => ids(reader).length === 300);
    const opened = await written(reader, () => reader.reply('Writer 150'));
    expect(opened.filter((at) => !/^(form|thread)$/.test(at))).to.deep.equal(['c150']);
    const moved = await written(reader, () => reader.reply('Writer 20'));
    expect(moved.filter((at) => !/^(form|thread)$/.test(at))).to.deep.equal(['c150', 'c20']);
  });

  it('writes one comment when one is folded', async () => {
    const reader = await open({ comments: thread(304, SHAPES['eight deep']) });
    await until(() => ids(reader).length === 304);
    const folded = await written(reader, () =>
      reader.comment('Writer 8').querySelector<HTMLElement>('.toggle')!.click(),
    );
    expect(folded).to.deep.equal(['c8']);
  });
});
