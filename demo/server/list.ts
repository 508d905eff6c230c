/**
 * One page of a thread in reading order: whole trees, a parent always before its replies.
 *
 * Pages are keyset pages over an index, so each costs the same, however long the thread. `oldest` and `newest`
 * order by columns that never change. `replies` orders by a count that changes while somebody turns pages, so
 * its cursor carries the newest id of the first page (`seen`), and what came later is subtracted again: every
 * page shows the thread as it was, and no comment is lost or doubled.
 *
 * The SQL is written so that the planner has one way only, also without statistics, which PGlite never collects:
 * `materialized` and `offset 0` keep it from turning a few lookups into a scan of all comments.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { PUBLIC_COLUMNS, toJson, type PublicRow } from './comments.js';
import type { CommentJson, Sort } from './contract.js';
import { comparePlaces, decodeCursor, encodeCursor, type Cursor, type Place } from './cursor.js';
import type { Schema } from './schema.js';

export interface ListRequest {
  thread: string;
  sort: Sort;
  limit: number;
  cursor?: string | undefined;
  /** Hash of the reader's cookie: shows the held comments he wrote. */
  writerHash: string | null;
}

export interface ListPage {
  comments: CommentJson[];
  next: string | null;
  total: number;
  open: boolean;
}

type Row = PublicRow & { rank: number };

/** More held comments than one person may see at once; the rest wait for the moderator unseen. */
const MAX_OWN = 100;

/** Replies between two pages of one reader; with more, sort=replies may lose or double some, but stays fast. */
const MAX_FRESH = 5000;

/** What a page depends on, read by one lookup; the comments themselves only when `read` is called. */
export interface FoundPage {
  /** Null where there is no thread. Read before the comments: a page may be newer than its stamp, never older. */
  stamp: string | null;
  read: () => Promise<ListPage>;
}

export async function findPage(db: Kysely<Schema>, request: ListRequest): Promise<FoundPage> {
  const thread = await db
    .selectFrom('threads')
    .select(['id', 'open', 'total', 'stamp'])
    // By -id, for the index; see migrations/0001-start.ts.
    .select(
      sql<string | null>`(
      select id from comments where thread_id = threads.id order by -id limit 1
    )`.as('newest'),
    )
    .where('key', '=', request.thread)
    .executeTakeFirst();
  const cursor = request.cursor === undefined ? null : decodeCursor(thread?.id, request.sort, request.cursor);
  const { open = true, total = 0, newest = null, stamp = null } = thread ?? {};
  if (!thread || newest === null) {
    return { stamp, read: () => Promise.resolve({ comments: [], next: null, total, open }) };
  }
  return {
    stamp,
    read: async () => {
      const seen = cursor?.seen ?? newest;
      return { ...(await readPage(db, request, { threadId: thread.id, seen, cursor })), total, open };
    },
  };
}

interface From {
  threadId: string;
  seen: string;
  cursor: Cursor | null;
}

async function readPage(
  db: Kysely<Schema>,
  { sort, limit, writerHash }: ListRequest,
  { threadId, seen, cursor }: From,
): Promise<Pick<ListPage, 'comments' | 'next'>> {
  const scope: Scope = { threadId, sort, seen, after: cursor?.place ?? null, take: limit + 1 };
  const rows = (await (sort === 'replies' ? bySize(scope) : byAge(scope)).execute(db)).rows;
  if (writerHash) {
    const own = (await held(scope, writerHash).execute(db)).rows;
    rows.push(...own.filter((row) => !scope.after || comparePlaces(sort, place(row), scope.after) > 0));
    rows.sort((a, b) => comparePlaces(sort, place(a), place(b)));
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next: Cursor | null = last && rows.length > limit ? { seen, place: place(last) } : null;
  return { comments: page.map(toJson), next: next && encodeCursor(threadId, sort, next) };
}

function place(row: Row): Place {
  return { rank: row.rank, rootId: row.root_id, id: row.id };
}

interface Scope {
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
function byAge({ threadId, sort, after, take }: Scope): RawBuilder<Row> {
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

function bySize(scope: Scope): RawBuilder<Row> {
  const { seen, after, take } = scope;
  const thread = sql`${scope.threadId}::bigint`;
  const root = sql`r.thread_id = ${thread} and r.parent_id is null and r.id <= ${seen}::bigint and ${listed('r')}`;
  const later = (size: RawBuilder<unknown>) =>
    after ? sql`and (-${size}, r.id) > (${after.rank}::int, ${after.rootId}::bigint)` : sql``;
  const inTree = (rootId: RawBuilder<unknown>) =>
    sql`c.thread_id = ${thread} and c.root_id = ${rootId} and c.id <= ${seen}::bigint and ${listed('c')}`;
  // The tree in which the page before ended, then the trees after it, each cut to one page.
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
    )
    (${rest})
    union all
    (select tree.*, roots.rank from roots cross join lateral (
       select ${columns('c')} from comments c where ${inTree(sql`roots.id`)} order by c.id limit ${take}
     ) tree
     order by roots.rank, tree.root_id, tree.id limit ${take})
    order by rank, root_id, id limit ${take}`;
}

/** The reader's own held comments. They are few, so they are sorted into the page in memory. */
function held(scope: Scope, writerHash: string): RawBuilder<Row> {
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
