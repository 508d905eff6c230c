/**
 * One page of a thread in reading order: whole trees, a parent always before its replies.
 *
 * Pages are keyset pages over an index, so each costs the same, however long the thread. `oldest` and `newest`
 * order by columns that never change. `replies` orders by a count that changes while somebody turns pages, so
 * its cursor carries the newest id of the first page (`seen`), and what came later is subtracted again: every
 * page shows the thread as it was, and no comment is lost or doubled.
 */
import { sql, type Kysely } from 'kysely';
import { toJson } from './comments.js';
import type { CommentJson, Sort } from './contract.js';
import { comparePlaces, decodeCursor, encodeCursor, type Cursor, type Place } from './cursor.js';
import { byAge, bySize, held, type Row, type Scope } from './list-sql.js';
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
