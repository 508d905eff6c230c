/** How many comments some threads have, for a page that lists articles: one lookup per thread, none per comment. */
import type { Kysely } from 'kysely';
import type { CountsJson } from './contract.js';
import type { Schema } from './schema.js';

export async function countComments(db: Kysely<Schema>, threads: readonly string[]): Promise<CountsJson> {
  const rows = await db
    .selectFrom('threads')
    .select(['key', 'total'])
    .where('key', 'in', [...new Set(threads)])
    .execute();
  const totals = new Map(rows.map(({ key, total }) => [key, total]));
  // In the order of the request, so that the same question has the same answer, tag and all.
  return { counts: Object.fromEntries(threads.map((key) => [key, totals.get(key) ?? 0])) };
}
