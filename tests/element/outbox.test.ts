// What is written without a connection.
import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { connect, restoreConnection } from '../helpers/connection.js';
import {
  answering,
  by,
  leave,
  open,
  pause,
  stored,
  until,
  type FakeBackend,
  type Reader,
} from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann'), answering('Ann', 'Ben')] };
const ASKS = 'You wrote this while you were offline. It has not been posted.';
const WAITS = 'You are offline. Your comment will be posted when you are back.';

const EDIT = 'Edit the comment that waits to be posted';
const POST = 'Post it…: the comment is taken to the form';

const kept = (): string => JSON.stringify(localStorage);

async function write(reader: Reader, text = 'Hello'): Promise<void> {
  await reader.introduce('Sam', 'sam@x.example');
  await reader.type('Comment', text);
  // The part of the script is on its way since the first letter.
  await reader.settled();
}

/** A reader who pressed "Post Comment" without a connection. */
async function wait(text = 'Hello', to?: string): Promise<Reader> {
  const reader = await open(THREAD);
  if (to) await reader.reply(to);
  connect(false);
  await write(reader, text);
  await reader.submit();
  await until(() => reader.part('waiting'), 'the comment that waits');
  await reader.settled();
  return reader;
}

/** The same page, loaded anew. */
async function again(reader: Reader, backend: FakeBackend = reader.backend): Promise<Reader> {
  reader.element.remove();
  const next = await open(backend);
  await until(() => next.part('waiting'), 'the comment that waits');
  await next.settled();
  return next;
}

describe('A comment posted without a connection', () => {
  afterEach(async () => {
    restoreConnection();
    await leave();
  });

  it('is shown as waiting in its place, which is said, and the form is free again', async () => {
    const reader = await wait('Hello', 'Ann');
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', '·Sam']);
    expect(reader.comment('Sam').textContent).to.contain('Hello').and.to.contain(WAITS);
    await reader.hears(WAITS);
    expect(reader.focused).to.equal(reader.comment('Sam'));
    expect(reader.answering).to.equal(undefined);
    expect(reader.field('Comment').value).to.equal('');
    expect(reader.part('title')?.textContent).to.contain('2 comments');
    expect(reader.has('Reply to Sam')).to.equal(false);
    expect(reader.backend.creates).to.deep.equal([]);
  });

  it('goes out once by itself when the connection is back, whole', async () => {
    const reader = await wait('Hello', 'Ann');
    connect(true);
    connect(true);
    await reader.hears('Your comment was posted.');
    await reader.settled();
    expect(reader.backend.creates.length).to.equal(1);
    const { text, name, parentId, rootId } = reader.backend.creates[0]!.asked;
    expect([text, name, parentId, rootId]).to.deep.equal(['Hello', 'Sam', 'Ann', 'Ann']);
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', '·Sam']);
    expect(reader.part('waiting')).to.equal(null);
    expect(kept()).not.to.contain('Hello');
  });

  for (const [how, code] of [
    ['nobody answers', 'offline'],
    ['the backend fails', 'server'],
    ['the backend does not take it', 'invalid'],
  ] as const)
    it(`is tried once when ${how}: it says so, stays, and asks before the next time, under the same key`, async () => {
      const reader = await wait('Hello', 'Ann');
      let down = true;
      reader.backend.behaviour = {
        ...THREAD,
        create: (draft) => {
          if (down) throw new CommentError(code);
          return stored(draft);
        },
      };
      connect(true);
      await reader.hears('Your comment could not be posted. It is still here, and you can try again.');
      expect(reader.comment('Sam').textContent).to.contain('Hello').and.to.contain(ASKS);
      connect(true);
      await reader.settled();
      expect(reader.backend.creates.length).to.equal(1);
      down = false;
      await reader.press(POST);
      expect(reader.answering).to.equal('Ann');
      await reader.submit();
      await until(() => !reader.part('waiting') && reader.authors.includes('Sam'), 'the comment');
      const [first, second] = reader.backend.creates.map(({ asked }) => asked.key);
      expect(second).to.equal(first);
      expect(reader.outline).to.deep.equal(['Ann', '·Ben', '·Sam']);
    });

  it('leaves alone who writes something else when it is refused', async () => {
    const reader = await wait('Hello');
    reader.backend.behaviour = { ...THREAD, create: 'held' };
    connect(true);
    await until(() => reader.backend.creates.length === 1, 'the request');
    await reader.reply('Ben');
    await reader.type('Comment', 'To Ben');
    reader.backend.creates[0]!.fail(new CommentError('rate-limited'));
    await reader.settled();
    expect(reader.answering).to.equal('Ben');
    expect(reader.field('Comment').value).to.equal('To Ben');
    expect(reader.focused).to.equal(reader.field('Comment'));
  });

  it('is where its writer was, and says what became of it', async () => {
    const reader = await wait();
    reader.backend.behaviour = { ...THREAD, create: (draft) => ({ ...stored(draft), status: 'pending' }) };
    expect(reader.focused).to.equal(reader.comment('Sam'));
    connect(true);
    await reader.hears('Your comment is awaiting moderation.');
    await reader.settled();
    expect(reader.focused).to.equal(reader.comment('Sam'));
    expect(reader.part('waiting')).to.equal(null);
  });

  it('is not sent while it goes back to the form', async () => {
    const reader = await wait('Hello', 'Ann');
    reader.control(EDIT).click();
    connect(true);
    await until(() => reader.answering === 'Ann', 'the form');
    await reader.settled();
    expect(reader.backend.creates).to.deep.equal([]);
    expect(reader.field('Comment').value).to.equal('Hello');
  });

  it('goes out when the page puts the thread back, though the connection came meanwhile', async () => {
    const reader = await wait();
    reader.element.remove();
    await pause();
    connect(true);
    await pause();
    expect(reader.backend.creates).to.deep.equal([]);
    reader.place.append(reader.element);
    await until(() => reader.backend.creates.length === 1, 'the request');
  });

  it('is not sent as another reader, or to another backend, but asks', async () => {
    const reader = await wait();
    reader.element.token = () => 'of somebody else';
    await reader.answered();
    connect(true);
    await reader.settled();
    expect(reader.backend.creates).to.deep.equal([]);
    expect(reader.comment('Sam').textContent).to.contain(ASKS);
  });

  it('is not shown to another account of the same browser', async () => {
    const reader = await wait();
    const { backend } = reader;
    backend.behaviour = { ...THREAD, page: { thread: { user: { name: 'Bob' } } } };
    reader.element.remove();
    const next = await open(backend);
    await next.settled();
    expect(next.part('waiting')).to.equal(null);
    expect(kept()).to.contain('Hello');
    backend.behaviour = { ...THREAD, page: { thread: {} } };
    await next.element.reload();
    await until(() => next.part('waiting'), 'the comment that waits');
  });

  it('stays to be read where the thread has been closed', async () => {
    const reader = await wait();
    reader.backend.behaviour = { ...THREAD, page: { thread: { open: false } } };
    const next = await again(reader);
    expect(next.comment('You').textContent).to.contain('Hello').and.to.contain(ASKS);
    expect(next.has(POST)).to.equal(false);
  });

  it('can be taken back to the form, after what is written there', async () => {
    const reader = await wait('Hello');
    await reader.type('Comment', 'Something else');
    await reader.press(EDIT);
    expect(reader.field('Comment').value).to.equal('Something else\n\nHello');
    expect(reader.focused).to.equal(reader.field('Comment'));
    expect(reader.part('waiting')).to.equal(null);
    connect(true);
    await reader.settled();
    expect(reader.backend.creates).to.deep.equal([]);
  });

  it('is kept without name and address, and asks before it is sent after a reload', async () => {
    const reader = await wait('Hello', 'Ann');
    expect(kept())
      .to.contain('Hello')
      .and.not.to.contain('Sam')
      .and.not.to.match(/sam@|%40/);
    const next = await again(reader);
    expect(next.comment('You').textContent).to.contain('Hello').and.to.contain(ASKS);
    connect(true);
    await next.settled();
    expect(next.backend.creates).to.deep.equal([]);

    await next.press(POST);
    expect(next.answering).to.equal('Ann');
    expect(next.field('Comment').value).to.equal('Hello');
    expect(next.part('waiting')).to.equal(null);
    await next.introduce();
    await next.submit();
    await next.hears('Your comment was posted.');
    expect(next.backend.creates.length).to.equal(1);
    expect(next.backend.creates[0]!.asked.parentId).to.equal('Ann');
    expect(kept()).not.to.contain('Hello');
  });

  it('is sent under the key that it had before the reload', async () => {
    const reader = await wait();
    const [{ id }] = JSON.parse(
      Object.entries(localStorage).find(([name]) => name.includes(':outbox:'))![1] as string,
    ) as [{ id: string }];
    const next = await again(reader);
    connect(true);
    await next.press(POST);
    await next.introduce();
    await next.submit();
    await until(() => next.backend.creates.length === 1, 'the request');
    expect(next.backend.creates[0]!.asked.key).to.equal(id);
  });

  it('is not sent by this tab when another one has taken it', async () => {
    const reader = await wait();
    const other = await again(reader);
    reader.place.append(reader.element);
    await other.press(POST);
    connect(true);
    await reader.settled();
    expect(reader.backend.creates).to.deep.equal([]);
  });

  it('waits in its own thread only, and goes out when that is shown again', async () => {
    const reader = await wait();
    reader.element.thread = 'another';
    await reader.answered();
    expect(reader.part('waiting')).to.equal(null);
    connect(true);
    await reader.settled();
    expect(reader.backend.creates).to.deep.equal([]);
    reader.element.thread = 't';
    await reader.answered();
    await until(() => reader.backend.creates.length === 1, 'the request');
    expect(reader.backend.creates[0]!.asked.thread).to.equal('t');
  });

  for (const poison of ['null', '{}', '[null, 7, {"id": 1}]', '{"__proto__": []}', 'x'.repeat(1000)])
    it(`is not upset by ${poison.slice(0, 30)} in its place`, async () => {
      localStorage.setItem('comment-thread:outbox::t', poison);
      const reader = await open(THREAD);
      await reader.settled();
      expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    });
});
