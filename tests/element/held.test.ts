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

  it('is shown with its markup after a reload, also where nothing else on the page has any', async () => {
    const first = await open({
      ...THREAD,
      create: ({ ...draft }) => ({
        ...hold(draft),
        text: undefined,
        html: '<p>It&#8217;s <b class="x">fine</b></p>',
      }),
    });
    await first.introduce();
    await first.type('Comment', 'x');
    await first.submit();
    await until(() => first.authors.includes('Sam'));
    expect(localStorage.getItem('comment-thread:sanitizer')).to.equal('1');
    first.element.remove();
    const reader = await open(THREAD);
    expect(reader.comment('Sam').querySelector('.body b')?.textContent).to.equal('fine');
    expect(reader.comment('Sam').textContent).to.contain('It’s fine');
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

  for (const [what, change] of Object.entries<object>({
    'no date': { createdAt: undefined },
    'a date that is none': { createdAt: 'soon' },
    'an endless date': { createdAt: 1e300 },
  }))
    it(`is forgotten where it has ${what}: nobody could tell how old it is`, async () => {
      await postOne();
      for (const [key, value] of Object.entries<string>(localStorage)) {
        if (!key.includes(':held:')) continue;
        const [comment] = JSON.parse(value) as [object];
        localStorage.setItem(key, JSON.stringify([{ ...comment, ...change }]));
      }
      expect((await open(THREAD)).authors).to.deep.equal(['Ann']);
    });

  describe('on a browser that several people use', () => {
    /** The thread as the backend shows it to an account, or to a guest. */
    const to = (name?: string) => ({
      ...THREAD,
      create: hold,
      ...(name && { page: { thread: { user: { name } } } }),
    });

    async function shows(name?: string): Promise<boolean> {
      const reader = await open(to(name));
      const { text } = reader;
      reader.element.remove();
      return text.includes('Mine alone');
    }

    /** Posts as an account, or as a guest, and leaves. */
    async function postAs(name?: string): Promise<void> {
      const reader = await open(to(name));
      if (!name) await reader.introduce();
      await reader.type('Comment', 'Mine alone');
      await reader.submit();
      await until(() => reader.text.includes('Mine alone'));
      reader.element.remove();
    }

    it('is shown to the account that wrote it, to no other one and to no guest', async () => {
      await postAs('Uma');
      expect([await shows('Ben'), await shows(), await shows('Uma')]).to.deep.equal([false, false, true]);
    });

    it('is shown to the guest who wrote it, and to no account', async () => {
      await postAs();
      expect([await shows('Uma'), await shows()]).to.deep.equal([false, true]);
    });

    it('goes when its writer signs out or another one signs in, on the same page', async () => {
      const reader = await open(to('Uma'));
      await reader.type('Comment', 'Mine alone');
      await reader.submit();
      await until(() => reader.text.includes('Mine alone'));
      for (const [name, shown] of [
        ['Ben', false],
        ['Uma', true],
        [undefined, false],
      ] as const) {
        reader.backend.behaviour = to(name);
        await reader.element.reload();
        await reader.answered();
        expect(reader.text.includes('Mine alone'), name ?? 'a guest').to.equal(shown);
      }
    });
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
