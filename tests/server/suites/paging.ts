import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Api, Backend, CommentJson } from '../harness.js';
import { draft, listPath, newThread } from '../harness.js';

const SORTS = ['oldest', 'newest', 'replies'];

export function paging(backend: () => Backend): void {
  describe('A reader turns pages to the last comment', () => {
    for (const sort of SORTS) {
      it(`by ${sort}, and none is lost or doubled`, async () => {
        const api = backend().api();
        const thread = newThread();
        const all = await grow(api, thread, 60, 7);
        const expected = inOrder(all, sort);
        for (const limit of [1, 7, 59, 60, 100]) {
          const read = await api.walk(thread, { sort, limit });
          assert.deepEqual(ids(read), expected, `limit ${limit}`);
        }
      });

      it(`by ${sort}, while others go on writing`, async () => {
        const api = backend().api();
        for (const limit of [1, 5]) {
          const thread = newThread();
          const before = await grow(api, thread, 30, limit + 3);
          const random = numbers(limit);
          let pages = 0;
          const read = await api.walk(thread, { sort, limit }, async () => {
            // Not for ever: three answers a page, read one by one, have no end.
            if (++pages > 15) return;
            await api.say(draft(thread));
            // Answers to what was read already and to what comes only later.
            for (let n = 0; n < 3; n++) {
              const parent = before[Math.floor(random() * before.length)];
              await api.say(draft(thread, { parentId: parent?.id ?? null }));
            }
          });
          assert.equal(new Set(ids(read)).size, read.length, 'doubled');
          const old = new Set(ids(before));
          const readOld = ids(read).filter((id) => old.has(id));
          assert.deepEqual(readOld, inOrder(before, sort), 'lost or out of order');
          assertParentsFirst(read);
          if (sort !== 'newest') {
            assert.equal(
              (await api.walk(thread, { sort, limit: 100 })).length,
              (await api.list(thread)).total,
            );
          }
        }
      });
    }

    it('of one long conversation', async () => {
      const api = backend().api();
      const thread = newThread();
      let parentId: string | null = null;
      const chain: string[] = [];
      for (let n = 0; n < 40; n++) {
        parentId = (await api.say(draft(thread, { parentId }))).id;
        chain.push(parentId);
      }
      for (const sort of SORTS) assert.deepEqual(ids(await api.walk(thread, { sort, limit: 9 })), chain);
    });

    it('and the largest conversation comes first by replies, at whatever depth it grew', async () => {
      const api = backend().api();
      const thread = newThread();
      const broad = await api.say(draft(thread));
      for (let n = 0; n < 2; n++) await api.say(draft(thread, { parentId: broad.id }));
      const deep = await api.say(draft(thread));
      let parentId = deep.id;
      for (let n = 0; n < 3; n++) parentId = (await api.say(draft(thread, { parentId }))).id;
      const { comments } = await api.list(thread, { sort: 'replies' });
      assert.deepEqual(ids(comments.filter((comment) => comment.parentId === null)), [deep.id, broad.id]);
    });

    it('but not with a cursor of another thread or sort', async () => {
      const api = backend().api();
      const thread = newThread();
      await grow(api, thread, 3, 1);
      const other = newThread();
      await grow(api, other, 3, 1);
      const { next } = await api.list(thread, { limit: 1 });
      assert.ok(next);
      for (const path of [
        listPath(other, { cursor: next }),
        listPath(newThread(), { cursor: next }),
        listPath(thread, { cursor: next, sort: 'newest' }),
        listPath(thread, { cursor: `${next}A` }),
        listPath(thread, { cursor: Buffer.from(`0.1.1.0.1.1); drop table comments`).toString('base64url') }),
      ]) {
        assert.equal((await api.send(path)).status, 400, path);
      }
    });
  });
}

const ids = (comments: readonly CommentJson[]): string[] => comments.map(({ id }) => id);

/** Comments at mixed depths; the same for the same seed. */
async function grow(api: Api, thread: string, count: number, seed: number): Promise<CommentJson[]> {
  const random = numbers(seed);
  const comments: CommentJson[] = [];
  for (let n = 0; n < count; n++) {
    const parent = random() < 0.35 ? undefined : comments[Math.floor(random() ** 2 * comments.length)];
    comments.push(await api.say(draft(thread, { parentId: parent?.id ?? null })));
  }
  return comments;
}

/** Ids as they must be read, worked out from the tree alone. */
function inOrder(comments: readonly CommentJson[], sort: string): string[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rootOf = (comment: CommentJson): CommentJson => {
    const parent = comment.parentId === null ? undefined : byId.get(comment.parentId);
    return parent ? rootOf(parent) : comment;
  };
  const sizes = new Map<string, number>();
  for (const comment of comments) {
    const { id } = rootOf(comment);
    sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  const key = (comment: CommentJson): [number, number, number] => {
    const root = rootOf(comment);
    const place = Number(root.id);
    return [
      sort === 'replies' ? -(sizes.get(root.id) ?? 0) : 0,
      sort === 'newest' ? -place : place,
      Number(comment.id),
    ];
  };
  return ids(
    [...comments].sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
    }),
  );
}

function assertParentsFirst(comments: readonly CommentJson[]): void {
  const seen = new Set<string>();
  for (const { id, parentId } of comments) {
    assert.ok(parentId === null || seen.has(parentId), `${id} comes before ${String(parentId)}`);
    seen.add(id);
  }
}

/** Random numbers that repeat. */
function numbers(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
}
