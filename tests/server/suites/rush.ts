import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '../../../demo/server/database.js';
import { draft, listPath, newThread, problem, type Backend } from '../harness.js';
import { watched } from '../statements.js';

/** A database that answers only when it is let. */
function slow(real: Kysely<Schema>): { db: Kysely<Schema>; go: () => void } {
  let go = () => {};
  const gone = new Promise<void>((resolve) => (go = resolve));
  const db = real.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await gone;
      return result;
    },
  });
  return { db, go };
}

export function rush(backend: () => Backend): void {
  describe('In a rush', () => {
    it('who comes too many is asked at once to come again, and all others are served', async () => {
      const { db, go } = slow(backend().db);
      const api = backend().api({ db, maxWaiting: 3 });
      const thread = newThread();
      const served = [
        api.send(listPath(thread)),
        api.send(`/counts?thread=${encodeURIComponent(thread)}`),
        api.post(draft(thread)),
      ];
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (const refused of [
        await api.send(listPath(thread)),
        await api.send('/counts?thread=a'),
        await api.post(draft(thread)),
      ]) {
        assert.equal(refused.status, 503);
        const wait = Number(refused.headers.get('retry-after'));
        assert.ok(wait >= 1 && wait <= 3, String(wait));
        const { code, detail } = problem(refused);
        assert.deepEqual(
          [code, detail],
          ['server', `Too many readers are here at once. Try again in ${wait} s.`],
        );
        assert.equal(refused.headers.get('cache-control'), 'no-store');
      }
      go();
      assert.deepEqual(
        (await Promise.all(served)).map(({ status }) => status),
        [200, 200, 201],
      );
      // The rush is over, also where it ended with refusals.
      assert.equal((await api.send(listPath(thread, { cursor: 'x' }))).status, 400);
      for (let n = 0; n < 4; n++) assert.equal((await api.list(thread)).total, 1);
    });

    it('many readers of one page are served with one look at its comments', async () => {
      const { db, asked } = watched(backend().db);
      const api = backend().api({ db });
      const thread = newThread();
      await api.say(draft(thread));
      asked();
      const answers = await Promise.all(Array.from({ length: 50 }, () => api.list(thread)));
      for (const { comments } of answers) assert.equal(comments.length, 1);
      const lists = asked().filter(({ sql }) => /\bhtml\b/.test(sql));
      assert.ok(lists.length < 25, `the comments were read ${lists.length} times`);
    });
  });
}
