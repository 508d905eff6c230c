/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
import { expect } from 'chai';
import { leave, open, until, type Reader } from '../helpers/thread-harness.js';

const local = (attributes: Record<string, string> = {}): Promise<Reader> =>
  open(null, { attributes: { adapter: 'local', ...attributes } });

async function write(reader: Reader, text: string, name = 'Sam'): Promise<void> {
  const before = reader.parts('comment').length;
  await reader.introduce(name, 'secret@x.example');
  await reader.type('Comment', text);
  await reader.submit();
  await until(() => reader.parts('comment').length > before, 'the comment');
  await reader.settled();
}

describe('To try it out without a server', () => {
  afterEach(leave);

  it('comments and replies stay in this browser', async () => {
    const reader = await local();
    expect(reader.part('empty')).not.to.equal(null);
    await write(reader, 'First', 'Ann');
    await reader.reply('Ann');
    await write(reader, 'Second', 'Ben');
    await write(reader, 'Third', 'Cat');
    reader.element.remove();
    const next = await local();
    expect(next.outline).to.deep.equal(['Ann', '·Ben', 'Cat']);
    expect(next.comment('Ben').textContent).to.contain('Second');
  });

  it('the address stays nowhere', async () => {
    const reader = await local();
    await write(reader, 'First');
    expect(JSON.stringify(localStorage)).not.to.contain('secret');
  });

  it('each thread has its own', async () => {
    const one = await local({ thread: 'one' });
    await write(one, 'First');
    const two = await local({ thread: 'two' });
    expect(two.authors).to.deep.equal([]);
  });

  it('there are two orders', async () => {
    const reader = await local();
    for (const name of ['Ann', 'Ben', 'Cat']) await write(reader, name, name);
    reader.element.remove();
    const next = await local();
    expect(next.authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
    next.element.sort = 'newest';
    await next.settled();
    await next.answered();
    expect(next.authors).to.deep.equal(['Cat', 'Ben', 'Ann']);
  });

  it('HTML stays text', async () => {
    const reader = await local();
    await write(reader, '<img src=x onerror=alert(1)> <b>x</b>');
    const body = reader.part('body')!;
    expect(body.querySelector('img, b')).to.equal(null);
    expect(body.textContent).to.contain('<img src=x');
  });

  it('a comment is stored once, though it is sent twice', async () => {
    const { local: adapter } = await import('../../src/adapters/local.js');
    const { create, list } = adapter();
    const draft = { thread: 't', parentId: null, rootId: null, text: 'x', key: 'k' };
    const options = { signal: new AbortController().signal };
    await create!(draft, options);
    await create!(draft, options);
    expect((await list({ thread: 't', sort: 'oldest', limit: 9 }, options)).comments.length).to.equal(1);
  });

  for (const poison of ['{', 'null', '7', '{}', '[null,1,"x",{"id":1}]'])
    it(`${poison} in its place does not break the page`, async () => {
      const { error } = console;
      console.error = () => undefined;
      const reader = await local();
      await write(reader, 'First');
      reader.element.remove();
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, poison);
      const next = await local();
      expect(['ready', 'error']).to.include(next.element.status);
      expect(next.text).not.to.match(/undefined|\[object/);
      console.error = error;
    });

  it('a full or blocked storage is said, and the words stay', async () => {
    const { error } = console;
    const said: string[] = [];
    console.error = (...words: unknown[]) => void said.push(words.join(' '));
    const reader = await local();
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    const set = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!;
    Object.defineProperty(Storage.prototype, 'setItem', {
      ...set,
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    await reader.submit();
    await until(() => reader.alert, 'a message');
    Object.defineProperty(Storage.prototype, 'setItem', set);
    console.error = error;
    expect(said.join()).to.contain('localStorage');
    expect(reader.field('Comment').value).to.equal('Hello');
  });
});
