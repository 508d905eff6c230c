/** A reader of 100,000 comments waits for no more than a reader of 100: by what the database has to look at. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { SORTS, type Sort } from '../../demo/server/contract.js';
import { encodeCursor } from '../../demo/server/cursor.js';
import { plantLong } from '../../demo/server/seeds/long.js';
import { listPath, openBackend, type Backend } from './harness.js';
import { cost, watched } from './statements.js';

const SHORT = 'short';
const LONG = 'long';
/** An index of more rows is a level or two higher, and each lookup passes them. */
const MORE_BLOCKS = 1.6;

let backend: Backend;
before(async () => {
  backend = await openBackend();
  const { db } = backend;
  await plantLong(db, SHORT, 100);
  await plantLong(db, LONG, 100_000);
});
after(() => backend.close());

/** Blocks of all statements of one request. */
async function blocksOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const { db, asked } = watched(backend.db);
  const api = backend.api({ db });
  await api.send('/openapi.json');
  asked();
  const { status } = await api.send(path, { headers });
  assert.ok(status === 200 || status === 304, path);
  let sum = 0;
  for (const statement of asked()) {
    const { scanned, blocks } = await cost(backend.db, statement);
    assert.deepEqual(
      scanned.filter((table) => table === 'comments'),
      [],
      `all comments are read for ${path}: ${statement.sql}`,
    );
    sum += blocks;
  }
  assert.ok(sum > 0, path);
  return sum;
}

/** The cursor of a page that ended with a comment in the middle. */
async function middle(key: string, sort: Sort): Promise<string> {
  const { rows } = await sql<Record<'thread' | 'seen' | 'id' | 'root' | 'size', string>>`
    select thread_id as thread, seen, id, root_id as root,
      (select tree_count from comments r where r.id = c.root_id) as size
    from (
      select c.id, thread_id, root_id, (select max(id) from comments) as seen
      from threads t join comments c on thread_id = t.id where key = ${key}
      order by c.id offset (select total / 3 from threads where key = ${key}) limit 1
    ) c`.execute(backend.db);
  const { thread, seen, id, root, size } = rows[0]!;
  const rank = sort === 'replies' ? -Number(size) : 0;
  return encodeCursor(thread, sort, { seen, place: { rank, rootId: root, id } });
}

const writer = { Cookie: 'comment_writer=AAAAAAAAAAAAAAAAAAAAAA' };

describe('A reader of 100,000 comments', () => {
  for (const sort of SORTS) {
    it(`gets the first page by ${sort} as one of 100 does, with held comments of his own or without`, async () => {
      for (const headers of [{}, writer]) {
        const few = await blocksOf(listPath(SHORT, { sort }), headers);
        const many = await blocksOf(listPath(LONG, { sort }), headers);
        assert.ok(many <= few * MORE_BLOCKS, `${many} blocks instead of ${few}`);
      }
    });

    it(`gets a page from the middle by ${sort} as one of 100 does`, async () => {
      const few = await blocksOf(listPath(SHORT, { sort, cursor: await middle(SHORT, sort) }));
      const many = await blocksOf(listPath(LONG, { sort, cursor: await middle(LONG, sort) }));
      assert.ok(many <= few * MORE_BLOCKS, `${many} blocks instead of ${few}`);
    });
  }

  it('hears that nothing has changed, and their number, without one comment being read', async () => {
    const { db, asked } = watched(backend.db);
    const api = backend.api({ db });
    const tag = (await api.send(listPath(LONG))).headers.get('etag')!;
    asked();
    const again = await api.send(listPath(LONG), { headers: { 'If-None-Match': tag } });
    assert.equal(again.status, 304);
    assert.equal(asked().length, 1);
    assert.ok((await blocksOf(listPath(LONG), { 'If-None-Match': tag })) < 12);

    const counts = `/counts?thread=${LONG}&thread=${SHORT}`;
    assert.deepEqual(JSON.parse((await api.send(counts)).body), {
      counts: { [LONG]: 100_000, [SHORT]: 100 },
    });
    assert.ok((await blocksOf(counts)) < 12);
  });
});
