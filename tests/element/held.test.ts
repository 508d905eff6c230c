import { expect } from 'chai';
import { by, leave, open, stored, until } from '../helpers/thread-harness.js';
import type { CommentDraft } from '../../src/adapters/adapter.js';

const THREAD = { comments: [by('Ann')] };
const hold = (draft: CommentDraft) => ({ ...stored(draft), id: 'held-1', status: 'pending' as const });

describe('A comment that is held', () => {
  afterEach(leave);

  async function postOne(words = 'Hello'): Promise<void> {
    const reader = await open({ ...THREAD, create: hold });
    await reader.introduce();
    await reader.type('Comment', words);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    reader.element.remove();
  }

  it('is still shown to its writer after a reload, with its state', async () => {
    await postOne();
    const reader = await open(THREAD);
    expect(reader.authors).to.deep.equal(['Ann', 'Sam']);
    expect(reader.comment('Sam').textContent).to.contain('Hello');
    expect(reader.comment('Sam').textContent).to.contain('Your comment is awaiting moderation.');
  });

  it('is kept without the address of its writer', async () => {
    await postOne();
    expect(JSON.stringify(localStorage)).to.contain('Hello').and.not.contain('@');
  });

  it('is shown as the backend shows it, once the backend does', async () => {
    await postOne();
    const listed = { comments: [by('Ann'), by('Sam', { id: 'held-1', text: 'Hello, approved' })] };
    const reader = await open(listed);
    expect(reader.authors).to.deep.equal(['Ann', 'Sam']);
    expect(reader.comment('Sam').textContent).to.contain('approved').and.not.contain('awaiting');
    reader.element.remove();
    // And not from memory when it is gone later.
    expect((await open(THREAD)).authors).to.deep.equal(['Ann']);
  });

  it('is forgotten after 30 days', async () => {
    await postOne();
    for (const [key, value] of Object.entries<string>(localStorage)) {
      if (!key.includes(':held:')) continue;
      const [comment] = JSON.parse(value) as [object];
      localStorage.setItem(key, JSON.stringify([{ ...comment, createdAt: Date.now() - 31 * 86_400_000 }]));
    }
    expect((await open(THREAD)).authors).to.deep.equal(['Ann']);
  });

  it('is in no other thread', async () => {
    await postOne();
    const reader = await open(THREAD, { attributes: { thread: 'other' } });
    expect(reader.authors).to.deep.equal(['Ann']);
  });

  for (const odd of ['null', '{', '{"a":1}', '[1,null,{"id":{}}]', '"x"'])
    it(`may be remembered as ${odd}, and the thread is there all the same`, async () => {
      await postOne();
      for (const key of Object.keys(localStorage)) if (key.includes(':held:')) localStorage.setItem(key, odd);
      expect((await open(THREAD)).authors).to.include('Ann');
    });
});
