/** Threads and comments in the database. Triggers keep their counters: see migrations/0002-stamps.ts. */
import { createHash } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { CommentJson } from './contract.js';
import { renderText } from './render.js';
import type { CommentRow, CommentsTable, Schema, Status, ThreadRow } from './schema.js';

/**
 * The thread of this key, made when it is new, and locked until the transaction ends. The lock puts the posts of
 * one thread in a row: ids, counters, the look for duplicates and repeated keys rely on it.
 */
export async function lockThread(trx: Transaction<Schema>, key: string): Promise<ThreadRow> {
  const find = () =>
    trx.selectFrom('threads').selectAll().where('key', '=', key).forUpdate().executeTakeFirst();
  const found = await find();
  if (found) return found;
  await trx
    .insertInto('threads')
    .values({ key })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const made = await find();
  if (!made) throw new Error('A thread vanished while it was being made.');
  return made;
}

export interface NewComment {
  threadId: string;
  /** The comment it answers; both ids, so that no read is needed. */
  parent?: { id: string; root_id: string } | null;
  text: string;
  name: string;
  email: string;
  url?: string | null;
  /** Default: published. A deleted one should get replies, else no list shows it. */
  status?: Status;
  badge?: 'author' | null;
  /** Default: the database's clock. */
  createdAt?: Date;
  editedAt?: Date | null;
  /** The cookie of a held comment's writer. */
  writerToken?: string | null;
  idempotencyKey?: string | null;
  /** Saves rendering `text` a second time. */
  html?: string;
}

/** Ids that are higher than all before them; for bulk inserts too, where root_id has to be known at once. */
export async function reserveIds(db: Kysely<Schema>, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('comments', 'id')) as id from generate_series(1, ${count}::int)
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Null when the thread has a comment with this idempotency key already. The thread must be locked. */
export async function insertComment(
  trx: Transaction<Schema>,
  comment: NewComment,
): Promise<Selectable<CommentsTable> | null> {
  const [id] = await reserveIds(trx, 1);
  if (id === undefined) throw new Error('The database gave no id.');
  const { parent = null, status = 'published' } = comment;
  const row = await trx
    .insertInto('comments')
    .values({
      id,
      thread_id: comment.threadId,
      parent_id: parent?.id ?? null,
      root_id: parent?.root_id ?? id,
      status,
      name: comment.name,
      email: comment.email,
      url: comment.url ?? null,
      badge: comment.badge ?? null,
      text: comment.text,
      html: comment.html ?? renderText(comment.text),
      ...(comment.createdAt && { created_at: comment.createdAt }),
      edited_at: comment.editedAt ?? null,
      idempotency_key: comment.idempotencyKey ?? null,
      writer_hash: comment.writerToken ? hashToken(comment.writerToken) : null,
    })
    .onConflict((conflict) => conflict.columns(['thread_id', 'idempotency_key']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** A random token needs no salt: nobody can list 2^128 of them. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The columns that `toJson` reads. The address is not one of them, so no list ever fetches it. */
export const PUBLIC_COLUMNS = [
  'id',
  'parent_id',
  'root_id',
  'name',
  'url',
  'badge',
  'created_at',
  'edited_at',
  'html',
  'status',
  'reply_count',
] as const satisfies readonly (keyof CommentRow)[];

export type PublicRow = Pick<CommentRow, (typeof PUBLIC_COLUMNS)[number]>;

export function toJson(row: PublicRow): CommentJson {
  const deleted = row.status === 'deleted';
  return {
    id: row.id,
    parentId: row.parent_id,
    author: deleted
      ? { name: '', url: null, badge: null }
      : { name: row.name, url: row.url, badge: row.badge },
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    html: deleted ? '' : row.html,
    status: row.status,
    replyCount: row.reply_count,
  };
}
