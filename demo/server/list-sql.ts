/**
 * The SQL of one page. It is written so that the planner has one way only, also without statistics, which PGlite never
 * collects: `materialized` and `offset 0` keep it from turning a few lookups into a scan of all comments.
 */
import { sql, type RawBuilder } from 'kysely';
import { PUBLIC_COLUMNS, type PublicRow } from './comments.js';
import type { Sort } from './contract.js';
import type { Place } from './cursor.js';

export type Row = PublicRow & { rank: number };

/** More held comments than one person may see at once; the rest wait for the moderator unseen. */
const MAX_OWN = 100;

/** Replies between two pages of one reader; with more, sort=replies may lose or double some, but stays fast. */
const MAX_FRESH = 5000;

export interface Scope {
  threadId: string;
  sort: Sort;
  seen: string;
  after: Place | null;
  take: number;
}

const columns = (table: string) => sql.join(PUBLIC_COLUMNS.map((name) => sql.ref(`${table}.${name}`)));

/** A deleted comment keeps its place while something hangs on it. */
const listed = (table: string) =>
  sql`${sql.ref(table)}.status <> 'pending'
    and (${sql.ref(table)}.status = 'published' or ${sql.ref(table)}.reply_count > 0)`;

/** A row comparison is one range of the index that migrations/0001-start.ts made for it. */
export function byAge({ threadId, sort, after, take }: Scope): RawBuilder<Row> {
  const root = sort === 'newest' ? sql`(-c.root_id)` : sql`c.root_id`;
  const sign = sort === 'newest' ? sql`-` : sql``;
  const from = after
    ? sql`and (${root}, c.id) > (${sign}(${after.rootId}::bigint), ${after.id}::bigint)`
    : sql``;
  return sql<Row>`
    select ${columns('c')}, 0 as rank from comments c
    where c.thread_id = ${threadId}::bigint and ${listed('c')} ${from}
    order by ${root}, c.id limit ${take}`;
}

/**
 * Replies that came after the first page, per tree: what the roots' counts have to be reduced by. New roots are
 * among them and do no harm, as `seen` hides them.
 */
const fresh = ({ threadId, seen }: Scope) => sql`
  fresh as materialized (
    select root_id, count(*)::int as replies from (
      select root_id, status from comments
      where thread_id = ${threadId}::bigint and -id < -(${seen}::bigint)
      order by -id limit ${MAX_FRESH}
    ) latest
    where status <> 'pending'
    group by root_id
  )`;

export function bySize(scope: Scope): RawBuilder<Row> {
  const { seen, after, take } = scope;
  const thread = sql`${scope.threadId}::bigint`;
  const root = sql`r.thread_id = ${thread} and r.parent_id is null and r.id <= ${seen}::bigint and ${listed('r')}`;
  const later = (size: RawBuilder<unknown>) =>
    after ? sql`and (-${size}, r.id) > (${after.rank}::int, ${after.rootId}::bigint)` : sql``;
  const inTree = (rootId: RawBuilder<unknown>) =>
    sql`c.thread_id = ${thread} and c.root_id = ${rootId} and c.id <= ${seen}::bigint and ${listed('c')}`;
  // The tree in which the page before ended, then as many trees after it as fill the page, each cut to one page.
  const rest = after
    ? sql`
      select ${columns('c')}, ${after.rank}::int as rank from comments c
      where ${inTree(sql`${after.rootId}::bigint`)} and c.id > ${after.id}::bigint
      order by c.id limit ${take}`
    : sql`select ${columns('c')}, 0 as rank from comments c where false`;
  return sql<Row>`
    with ${fresh(scope)}, roots as materialized (
      (select r.id, -r.tree_count as rank from comments r
       where ${root} ${later(sql`r.tree_count`)} and r.id <> all (array(select root_id from fresh))
       order by -r.tree_count, r.id limit ${take})
      union all
      (select r.* from fresh f cross join lateral (
         select r.id, -(r.tree_count - f.replies) as rank from comments r
         where r.id = f.root_id and ${root} ${later(sql`(r.tree_count - f.replies)`)}
         offset 0
       ) r)
      order by rank, id limit ${take}
    ), needed as materialized (
      select id, rank from (
        select id, rank, sum(1 - rank) over (order by rank, id) - (1 - rank) as before from roots
      ) sized
      where before < ${take}
    )
    (${rest})
    union all
    (select tree.*, needed.rank from needed cross join lateral (
       select ${columns('c')} from comments c where ${inTree(sql`needed.id`)} order by c.id limit ${take}
     ) tree
     order by needed.rank, tree.root_id, tree.id limit ${take})
    order by rank, root_id, id limit ${take}`;
}

/** The reader's own held comments. They are few, so they are sorted into the page in memory. */
export function held(scope: Scope, writerHash: string): RawBuilder<Row> {
  const bySize = scope.sort === 'replies';
  const rank = bySize
    ? sql`coalesce((select replies from fresh where fresh.root_id = c.root_id), 0)
        - (select tree_count from comments r where r.id = c.root_id)`
    : sql`0`;
  const until = bySize ? sql`and -id >= -(${scope.seen}::bigint)` : sql``;
  return sql<Row>`
    with ${fresh(scope)}, own as materialized (
      select * from comments
      where thread_id = ${scope.threadId}::bigint and status = 'pending' and writer_hash = ${writerHash} ${until}
      order by -id limit ${MAX_OWN}
    )
    select ${columns('c')}, ${rank} as rank from own c`;
}
