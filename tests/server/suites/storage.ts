import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertComment, lockThread } from '../../../demo/server/comments.js';
import { openDatabase } from '../../../demo/server/database.js';
import { createDatabase, draft, newThread, type Backend } from '../harness.js';

export function storage(backend: () => Backend): void {
  describe('The database', () => {
    it('refuses a second comment for one key by itself', async () => {
      const { db } = backend();
      const key = newThread();
      const insert = () =>
        db.transaction().execute(async (trx) => {
          const thread = await lockThread(trx, key);
          const person = { name: 'Ann', email: 'ann@unique.example', text: 'Once' };
          return insertComment(trx, { ...person, threadId: thread.id, idempotencyKey: 'k' });
        });
      assert.notEqual(await insert(), null);
      assert.equal(await insert(), null);
      assert.equal((await backend().api().list(key)).total, 1);
    });

    const server = process.env['TEST_DATABASE_URL'];
    // PGlite belongs to one process; process.test.ts shows how it refuses a second one.
    if (server) {
      it('may be opened by many processes at once when it is new', async () => {
        const { url, drop } = await createDatabase(server);
        const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase({ url })));
        const secrets = await Promise.all(
          opened.map((db) => db.selectFrom('settings').select('value').where('key', '=', 'secret').execute()),
        );
        assert.equal(new Set(secrets.map((rows) => JSON.stringify(rows))).size, 1);
        await Promise.all(opened.map((db) => db.destroy()));
        await drop();
      });
    }

    it('counts exactly what a list shows', async () => {
      const api = backend().api();
      const { db } = backend();
      await api.say(draft(newThread()));
      await api.post(draft(newThread(), { text: 'https://a.example https://b.example' }));
      const threads = await db
        .selectFrom('threads')
        .select(['threads.id', 'total'])
        .select((row) =>
          row
            .selectFrom('comments')
            .whereRef('thread_id', '=', 'threads.id')
            .where('status', '=', 'published')
            .select(row.fn.countAll<string>().as('count'))
            .as('published'),
        )
        .execute();
      assert.ok(threads.length > 10);
      for (const { id, total, published } of threads) assert.equal(total, Number(published), `thread ${id}`);
    });
  });
}
