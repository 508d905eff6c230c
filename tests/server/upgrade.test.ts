/** A database of the first version, with comments in it, is opened by this one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createApi } from '../../demo/server/api.js';
import { migrate } from '../../demo/server/migrations/index.js';
import type { Schema } from '../../demo/server/schema.js';
import { createDatabase, type PageJson } from './harness.js';

let db: Kysely<Schema>;
let drop: () => Promise<void> = () => Promise.resolve();

before(async () => {
  const server = process.env['TEST_DATABASE_URL'];
  if (server) {
    const made = await createDatabase(server);
    drop = made.drop;
    const pool = new pg.Pool({ connectionString: made.url });
    db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  } else {
    const pglite = await PGlite.create('memory://', { parsers: { [types.INT8]: (value) => value } });
    db = new Kysely({ dialect: new PGliteDialect({ pglite }) });
  }
  await migrate(db, '0001-start');
});
after(async () => {
  await db.destroy();
  await drop();
});

/** Ids, parents, roots, states and the counters as a moderator's SQL left them, some of them wrong. */
const OLD: [
  id: number,
  parent: number | null,
  root: number,
  status: string,
  replies: number,
  tree: number,
][] = [
  [1, null, 1, 'published', 2, 3],
  [2, 1, 1, 'published', 1, 0],
  [3, 2, 1, 'published', 0, 0],
  [4, 1, 1, 'pending', 0, 0],
  // Deleted, and all that hangs on it, too.
  [5, null, 5, 'deleted', 1, 1],
  [6, 5, 5, 'deleted', 0, 0],
  // Deleted twice above one that is still there.
  [7, null, 7, 'deleted', 0, 0],
  [8, 7, 7, 'deleted', 0, 0],
  [9, 8, 7, 'published', 0, 0],
];

describe('An operator opens a database of the first version', () => {
  it('and every comment is there, rightly counted, and counts go on from there', async () => {
    await sql`insert into threads (id, key, total) overriding system value values (7, 'old', 99), (8, 'none', 0)`.execute(
      db,
    );
    for (const [id, parent, root, status, replies, tree] of OLD) {
      await sql`
        insert into comments (id, thread_id, parent_id, root_id, status, name, email, text, html, reply_count, tree_count)
        values (${id}::int, 7, ${parent}::int, ${root}::int, ${status}, ${`Writer ${id}`}, 'a@b.example', 't', '<p>t</p>',
          ${replies}::int, ${tree}::int)`.execute(db);
    }
    await sql`select setval(pg_get_serial_sequence('comments', 'id'), 100)`.execute(db);

    await migrate(db);
    const api = createApi({ db });
    const list = async (query = ''): Promise<PageJson> =>
      (await (await api.request(`/comments?thread=old${query}`)).json()) as PageJson;
    const shown = ({ comments }: PageJson) => comments.map(({ id, replyCount }) => [Number(id), replyCount]);
    const page = await list();
    assert.equal(page.total, 4);
    const all = [
      [1, 1],
      [2, 1],
      [3, 0],
      [7, 1],
      [8, 1],
      [9, 0],
    ];
    assert.deepEqual(shown(page), all);
    assert.deepEqual(shown(await list('&sort=replies')), all);

    const stamps = await db.selectFrom('threads').select('stamp').execute();
    assert.equal(new Set(stamps.map(({ stamp }) => stamp)).size, 2);

    // The last comment of a tree of deleted ones takes them along.
    await db.updateTable('comments').set({ status: 'deleted' }).where('id', '=', '9').execute();
    await db.updateTable('comments').set({ status: 'published' }).where('id', '=', '4').execute();
    const later = await list();
    assert.deepEqual(shown(later), [
      [1, 2],
      [2, 1],
      [3, 0],
      [4, 0],
    ]);
    assert.equal(later.total, 4);
  });

  it('and opening it again changes nothing', async () => {
    const rows = () => sql`select stamp, total from threads order by id`.execute(db);
    const before = (await rows()).rows;
    await migrate(db);
    assert.deepEqual((await rows()).rows, before);
  });

  it('and empties it by truncate: nothing is counted or taken from a cache any more', async () => {
    const ask = (etag = '') =>
      createApi({ db }).request('/comments?thread=old', { headers: { 'If-None-Match': etag } });
    const etag = (await ask()).headers.get('etag')!;
    assert.equal((await ask(etag)).status, 304);
    await sql`truncate comments`.execute(db);
    const after = await ask(etag);
    assert.equal(after.status, 200);
    const { comments, total } = (await after.json()) as PageJson;
    assert.deepEqual([comments, total], [[], 0]);
  });
});
