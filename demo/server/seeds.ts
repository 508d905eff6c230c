/** Puts the demo's threads into the database. What is there stays as it is, with all that visitors wrote. */
import { sql, type Kysely } from 'kysely';
import { hashToken } from './comments.js';
import { renderText } from './render.js';
import type { Moderation, Schema } from './schema.js';
import { dryStoneWall } from './seeds/dry-stone-wall.js';
import { rtl } from './seeds/rtl.js';
import type { Seed } from './seeds/seed.js';
import { small } from './seeds/small.js';

/** The cookie of the reader whose comment is held back below the article. He is made up, so it is no secret. */
export const HELD_WRITER = 'reader-awaiting-answer';

interface Options {
  open?: boolean;
  moderation?: Moderation;
}

export async function seed(db: Kysely<Schema>): Promise<void> {
  const threads: Record<string, Seed[]> = { ...small, rtl, 'dry-stone-wall': dryStoneWall };
  for (const [key, seeds] of Object.entries(threads)) await plant(db, key, seeds);
  // The states page makes a thread for every visitor; nobody comes back to it the next day.
  await db
    .deleteFrom('threads')
    .where('key', 'like', 'states-%')
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}

/**
 * Makes a thread with its comments unless there is one of this key. It is one statement, so that two first
 * visitors at the same time are no trouble.
 */
export async function plant(
  db: Kysely<Schema>,
  key: string,
  seeds: readonly Seed[],
  { open = true, moderation = 'links' }: Options = {},
): Promise<void> {
  const known = await db.selectFrom('threads').select('id').where('key', '=', key).executeTakeFirst();
  if (known) return;
  const rows = JSON.stringify(toRows(seeds));
  await sql`
    with thread as (
      insert into threads (key, open, moderation)
      values (${key}, ${open}::boolean, ${moderation})
      on conflict (key) do nothing
      returning id
    ), seeds as materialized (
      select seed.*, nextval(pg_get_serial_sequence('comments', 'id')) as id
      from (
        select * from jsonb_to_recordset(${rows}::text::jsonb) as row (
          n int, parent int, root int, status text, name text, url text, badge text, text text, html text,
          ago float, edited_ago float, writer_hash text
        )
        where exists (select from thread)
        order by n
      ) seed
    )
    insert into comments (
      id, thread_id, parent_id, root_id, status, name, email, url, badge, text, html,
      created_at, edited_at, writer_hash
    )
    select
      seed.id, thread.id, parent.id, root.id, seed.status, seed.name, 'nobody@example.com', seed.url, seed.badge,
      seed.text, seed.html, now() - seed.ago * interval '1 hour', now() - seed.edited_ago * interval '1 hour',
      seed.writer_hash
    from seeds seed
    cross join thread
    join seeds root on root.n = seed.root
    left join seeds parent on parent.n = seed.parent
    order by seed.n
  `.execute(db);
}

interface Row {
  n: number;
  parent: number | null;
  root: number;
  [column: string]: unknown;
}

/** Oldest first, because a later comment has a higher id. */
function toRows(seeds: readonly Seed[]): Row[] {
  const rows = new Map<string, Row>();
  [...seeds]
    .sort((a, b) => b.ago - a.ago)
    .forEach((seed, n) => {
      const parent = seed.to === undefined ? undefined : rows.get(seed.to);
      if (seed.to !== undefined && !parent)
        throw new Error(`The comment "${seed.id}" is older than the one it answers, or answers nothing.`);
      const root = parent?.root ?? n;
      rows.set(seed.id, {
        n,
        parent: parent?.n ?? null,
        root,
        status: seed.status ?? 'published',
        name: seed.name,
        url: seed.url ?? null,
        badge: seed.badge ?? null,
        text: seed.text,
        html: renderText(seed.text),
        ago: seed.ago,
        edited_ago: seed.editedAgo ?? null,
        writer_hash: seed.status === 'pending' ? hashToken(HELD_WRITER) : null,
      });
    });
  return [...rows.values()];
}
