// What the server is measured on: three threads, and many small ones for the size of a million.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../demo/server/database.js';
import { plantLong } from '../../demo/server/seeds/long.js';

export const SIZES = [100, 10_000, 100_000] as const;
export const SMALL = { threads: 5000, comments: 20, letters: 200 } as const;

export const longThread = (size: number): string => `bench-${String(size)}`;
export const smallThread = (n: number): string => `https://example.org/articles/${String(n)}`;

/** Threads of few comments, all made by one statement; returns what one of them takes on disk, indexes included. */
async function plantSmall(db: Kysely<Schema>): Promise<number> {
  const before = await size(db);
  await sql`
    with made as (
      insert into threads (key)
      select 'https://example.org/articles/' || n from generate_series(1, ${SMALL.threads}::int) n
      returning id
    ), numbered as materialized (
      select nextval(pg_get_serial_sequence('comments', 'id')) as id, made.id as thread_id
      from generate_series(1, ${SMALL.comments}::int) n, made
    )
    insert into comments (id, thread_id, root_id, status, name, email, text, html)
    select id, thread_id, id, 'published', 'Reader ' || id, 'reader-' || id || '@mail.example', words, '<p>' || words || '</p>'
    from numbered, lateral (select left(repeat(md5(id::text) || ' ', 20), ${SMALL.letters}::int) as words) made_up
  `.execute(db);
  // The triggers' updates leave dead rows behind, which a server in use reuses.
  await sql`vacuum full analyze`.execute(db);
  return ((await size(db)) - before) / SMALL.threads;
}

async function size(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select pg_total_relation_size('comments') + pg_total_relation_size('threads') as bytes`.execute(db);
  return Number(rows[0]!.bytes);
}

export async function fill(db: Kysely<Schema>): Promise<{ bytesPerThread: number; postgres: string }> {
  const bytesPerThread = await plantSmall(db);
  for (const count of SIZES) await plantLong(db, longThread(count), count);
  await sql`vacuum analyze`.execute(db);
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
  return { bytesPerThread, postgres: rows[0]!.server_version.split(' ')[0]! };
}
