// How long a reader waits, and what for.
import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { connect, restoreConnection, restoreSaving, saveData } from '../helpers/connection.js';
import { by, leave, open, Reader, until, type FakeBackend } from '../helpers/thread-harness.js';

/** A hundred times as fast for all that takes 300 ms or more. */
const HURRY = 100;

/** Never answers. */
const never = (): Promise<never> => new Promise(() => undefined);

describe('A reader on a bad connection', () => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- to be put back
  const { setTimeout: set } = window;
  const { error } = console;
  let said: string[];
  beforeEach(() => {
    said = [];
    console.error = (...words: unknown[]) => void said.push(words.join(' '));
    window.setTimeout = ((run: () => void, wait = 0, ...rest: unknown[]) =>
      set(run, wait >= 300 ? wait / HURRY : wait, ...rest)) as never;
  });
  afterEach(async () => {
    window.setTimeout = set;
    console.error = error;
    restoreConnection();
    await leave();
  });

  it('does not hear of a failure that passes: the list is asked for again, twice', async () => {
    const reader = await open({
      list: (_, nth) => {
        if (nth < 3) throw new CommentError('offline');
        return { comments: [by('Ann')] };
      },
    });
    expect(reader.authors).to.deep.equal(['Ann']);
    expect(reader.backend.lists.length).to.equal(3);
    expect(said).to.deep.equal([]);
  });

  it('hears of it after that, once, and asks again by a button', async () => {
    const down = (): never => {
      throw new CommentError('offline', { hint: 'Nobody there.' });
    };
    const reader = await open({ list: down });
    expect(reader.backend.lists.length).to.equal(3);
    expect(reader.alert).to.contain('The comments could not be loaded');
    expect(said).to.deep.equal(['<comment-thread> Nobody there.']);
    expect(reader.field('Comment').checkVisibility()).to.equal(true);
    reader.backend.behaviour = { comments: [by('Ann')] };
    await reader.press('Try again');
    expect(reader.authors).to.deep.equal(['Ann']);
  });

  it('waits for no repetition without any connection, nor when the backend has answered', async () => {
    const fail = (code: 'offline' | 'server') => ({
      list: (): never => {
        throw new CommentError(code);
      },
    });
    connect(false);
    expect((await open(fail('offline'))).backend.lists.length).to.equal(1);
    connect(true);
    expect((await open(fail('server'))).backend.lists.length).to.equal(1);
  });

  it('asks for nothing more once the thread has gone', async () => {
    const reader = await open(
      {
        list: () => {
          throw new CommentError('offline');
        },
      },
      { impatient: true },
    );
    await until(() => reader.backend.lists.length, 'the first request');
    reader.element.remove();
    const { length } = reader.backend.lists;
    await new Promise((resolve) => set(resolve, 60));
    expect(reader.backend.lists.length).to.equal(length).and.to.be.lessThan(3);
  });

  it('sees that the comments are on their way, then sees and hears that they still are', async () => {
    const reader = await open({ list: 'held' }, { impatient: true });
    await until(() => reader.part('skeleton'), 'the shapes');
    await until(() => reader.part('skeleton')?.textContent.includes('still loading'), 'the words');
    await reader.hears('The comments are still loading…');
    reader.backend.lists[0]!.answer({ comments: [by('Ann')] });
    await reader.answered();
    expect(reader.part('skeleton')).to.equal(null);
  });

  it('gives up an adapter that never answers, and can try again', async () => {
    const reader = await open({ list: never as never });
    expect(reader.alert).to.contain('The comments could not be loaded');
    expect(said.join()).to.contain('The adapter gave no answer in 30 seconds.');
    reader.backend.behaviour = { comments: [by('Ann')], create: never };
    await reader.press('Try again');
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.submit();
    await until(() => reader.alert, 'a message');
    expect(reader.alert).to.contain('could not be posted');
    expect(reader.field('Comment').value).to.equal('Hello');
    expect(Reader.status).not.to.equal('Your comment was posted.');
  });

  for (const [code, words] of [
    ['forbidden', 'You may not read these comments.'],
    ['not-found', 'There are no comments at this address.'],
    ['closed', 'There are no comments at this address.'],
    ['server', 'Check your connection and try again.'],
  ] as const)
    it(`reads "${words}" when the backend says ${code}, and it asks once`, async () => {
      const reader = await open({
        list: () => {
          throw new CommentError(code);
        },
      });
      expect(reader.alert).to.contain(words);
      expect(reader.has('Try again')).to.equal(true);
      expect(reader.backend.lists.length).to.equal(1);
    });
});

describe('A page that comes back by the back button', () => {
  afterEach(leave);
  beforeEach(() => {
    saveData();
  });
  afterEach(restoreSaving);
  const comeBack = (persisted: boolean): unknown =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  it('has its comments refreshed quietly, but loses no page that was loaded', async () => {
    const lists: FakeBackend['behaviour'] = {
      list: ({ cursor }) =>
        cursor ? { comments: [by('Cat')] } : { comments: [by('Ann'), by('Ben')], next: '1' },
    };
    const reader = await open(lists);
    comeBack(false);
    expect(reader.backend.lists.length).to.equal(1);
    comeBack(true);
    expect(reader.authors, 'while it is asked for').to.deep.equal(['Ann', 'Ben']);
    await until(() => reader.backend.lists.length === 2, 'the second request');
    await reader.answered();
    const { behaviour } = reader.backend;
    reader.backend.behaviour = {
      list: () => {
        throw new CommentError('server');
      },
    };
    comeBack(true);
    await reader.settled();
    expect(reader.alert, 'when that fails').to.equal('');
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    reader.backend.behaviour = behaviour;
    await reader.press('Load more comments');
    comeBack(true);
    await reader.settled();
    expect(reader.backend.lists.length).to.equal(4);
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
  });
});
