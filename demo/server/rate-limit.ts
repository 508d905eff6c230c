/** Counts accepted posts per client in the database, so that all server processes share the count. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.js';

export interface RateLimit {
  posts: number;
  seconds: number;
}

/**
 * One statement counts and answers. Returns the seconds to wait, or null when the post may go on. A refused
 * post rolls back its transaction and its count with it: a typing error costs nobody his turn.
 */
export async function countPost(db: Kysely<Schema>, key: string, limit: RateLimit): Promise<number | null> {
  const ends = sql`now() + make_interval(secs => ${limit.seconds}::int)`;
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into rate_limits as seen (key, count, expires_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      count = case when seen.expires_at <= now() then 1 else seen.count + 1 end,
      expires_at = case when seen.expires_at <= now() then ${ends} else seen.expires_at end
    returning count, ceil(extract(epoch from expires_at - now()))::int as wait
  `.execute(db);
  const row = rows[0];
  return row && row.count > limit.posts ? Math.max(1, row.wait) : null;
}

/** Outside of any transaction, and past rows that others hold, so that it can wait for nobody. */
export async function forgetExpired(db: Kysely<Schema>): Promise<void> {
  await sql`
    delete from rate_limits where key in (
      select key from rate_limits where expires_at < now() limit 1000 for update skip locked
    )`.execute(db);
}
