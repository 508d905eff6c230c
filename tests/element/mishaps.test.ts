import { expect } from 'chai';
import { answering, by, leave, open, pages, until, type Reader } from '../helpers/thread-harness.js';

const TALK = {
  comments: [by('Ann'), answering('Ann', 'Ben'), by('Cat')],
  sorts: ['oldest', 'newest'] as const,
};

describe('When things go wrong at once', () => {
  afterEach(async () => {
    location.hash = '';
    await leave();
  });

  it('a task of the page that is called off does not take the thread along', async () => {
    const off = new AbortController();
    let opening: Promise<Reader> | undefined;
    const task = (): void => {
      opening = open(TALK);
      queueMicrotask(() => {
        off.abort();
      });
    };
    // WebKit has none.
    if ('scheduler' in globalThis)
      void scheduler.postTask(task, { signal: off.signal }).catch(() => undefined);
    else task();
    await until(() => opening);
    expect((await opening!).authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
  });

  it('a storage that fills up while typing takes nothing back', async () => {
    const reader = await open(TALK);
    await reader.type('Comment', 'hello');
    const own = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      await reader.type('Comment', 'hello world');
      await reader.reply('Cat');
      await reader.press('Cancel reply');
      expect(reader.field('Comment').value).to.equal('hello world');
    } finally {
      Object.defineProperty(Storage.prototype, 'setItem', own);
    }
  });

  it('a comment that was just posted survives a list that was read before', async () => {
    const reader = await open(TALK);
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    reader.backend.behaviour = { ...TALK, list: 'held' };
    reader.element.sort = 'newest';
    await until(() => reader.backend.lists.length === 2);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    reader.backend.lists[1]!.answer({ comments: TALK.comments });
    await reader.answered();
    expect(reader.authors).to.include('Sam');
  });

  it('a failure is told of, but not at another comment', async () => {
    const reader = await open({ ...TALK, create: 'held' });
    await reader.introduce();
    await reader.reply('Ann');
    await reader.type('Comment', 'To Ann');
    await reader.submit();
    await reader.reply('Cat');
    reader.backend.creates[0]!.fail(new Error('down'));
    await reader.hears('Your comment could not be posted.');
    expect(reader.alert).to.equal('');
    await reader.reply('Ann');
    expect(reader.field('Comment').value).to.equal('To Ann');
  });

  it('folding the replies that hold the form takes it home, and its text stays', async () => {
    const reader = await open(TALK);
    await reader.reply('Ben');
    await reader.type('Comment', 'To Ben');
    await reader.press('Hide 1 reply to Ann');
    expect(reader.formTitle).to.equal('Leave a Reply');
    await reader.press('Show 1 reply to Ann');
    await reader.reply('Ben');
    expect(reader.field('Comment').value).to.equal('To Ben');
  });

  it('an answer to a comment that is not there opens the form at home', async () => {
    const reader = await open(TALK);
    await reader.element.replyTo('nobody');
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  it('of two links followed in a row the second is shown', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben')], [by('Cat')], [by('Dan')]) });
    const first = reader.element.reveal('Dan');
    const second = reader.element.reveal('Ben');
    expect(await first).to.equal(false);
    expect(await second).to.equal(true);
    expect(reader.focused).to.equal(reader.comment('Ben'));
  });

  it('the tint goes when the address no longer names the comment', async () => {
    const reader = await open(TALK);
    location.hash = '#comment-Cat';
    await until(() => reader.part('target'));
    location.hash = '';
    await until(() => !reader.part('target'));
  });

  it('on a page with a base address a time leads to its comment here', async () => {
    const reader = await open(TALK);
    const base = document.head.appendChild(document.createElement('base'));
    base.href = '/elsewhere/';
    try {
      const { pathname } = location;
      reader.part('time', reader.comment('Cat'))!.click();
      await until(() => reader.part('target') === reader.comment('Cat'));
      expect(location.pathname + location.hash).to.equal(`${pathname}#comment-Cat`);
    } finally {
      base.remove();
    }
  });

  for (const answer of [null, [], 'x', {}])
    it(`an adapter that lists ${JSON.stringify(answer)} is a failure, told in one sentence`, async () => {
      const told: unknown[] = [];
      const own = console.error;
      console.error = (...words) => told.push(...words);
      try {
        const reader = await open({ list: () => answer as never });
        expect(reader.element.status).to.equal('error');
        expect(told).to.deep.equal([
          '<comment-thread> list() must resolve to {comments: […]}; other APIs need a mapping.',
        ]);
      } finally {
        console.error = own;
      }
    });
});
