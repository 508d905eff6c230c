// What stands below a thread does not move while the comments are on their way.
import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { by, FakeBackend, leave, open, until, type Reader } from '../helpers/thread-harness.js';

describe('The room of a thread', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  afterEach(leave);

  const height = ({ element }: Reader): number => Math.round(element.getBoundingClientRect().height);
  const waiting = (): Promise<Reader> =>
    open(new FakeBackend({ list: 'held' }), { impatient: true }).then(async (reader) => {
      await until(() => reader.backend.lists.length === 1);
      return reader;
    });

  it('is that of a window while nobody knows what comes, then its own', async () => {
    const reader = await waiting();
    expect(height(reader)).to.equal(innerHeight);
    reader.backend.lists[0]!.answer({ comments: [] });
    await until(() => !reader.element.hasAttribute('style'));
    expect(height(reader)).not.to.equal(innerHeight);
  });

  it('is the one that it had the last time', async () => {
    const first = await open({ comments: [by('Ann'), by('Ben'), by('Cat')] });
    // In the frame after it was drawn.
    await until(() => Object.values(sessionStorage)[0] === `${String(innerWidth)} ${String(height(first))}`);
    const known = height(first);
    expect(known).not.to.equal(innerHeight);
    await leave();
    const second = await waiting();
    expect(height(second)).to.be.closeTo(known, 1);
    second.backend.lists[0]!.answer({ comments: [by('Ann')] });
    await until(() => height(second) < known - 20);
  });

  it('is given up when there is nothing to wait for', async () => {
    const reader = await waiting();
    reader.backend.lists[0]!.fail(new CommentError('not-found'));
    await until(() => reader.part('error'));
    await until(() => height(reader) !== innerHeight);
  });

  it('leaves alone what the page has set', async () => {
    const reader = await open({ comments: [by('Ann')] });
    reader.element.style.color = 'green';
    reader.element.thread = 'another';
    await reader.settled();
    await until(() => !reader.element.style.minBlockSize);
    expect(reader.element.getAttribute('style')).to.equal('color: green;');
  });
});
