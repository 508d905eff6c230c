/**
 * The tables, as Kysely sees them. One SQL serves both engines, so a bigint is a string here on both:
 * node-postgres already gives strings, and database.ts tells PGlite to do the same.
 */
import type { Generated, Selectable } from 'kysely';

export type Moderation = 'none' | 'links' | 'all';
export type Status = 'published' | 'pending' | 'deleted';

export interface ThreadsTable {
  id: Generated<string>;
  /** What the page calls the thread; often its canonical URL. */
  key: string;
  open: Generated<boolean>;
  /** Which new comments wait for a moderator: none, those with two or more links, or all. */
  moderation: Generated<Moderation>;
  /** Published comments. A counter, because count(*) reads the whole thread. */
  total: Generated<number>;
  /** Another after each change of this row or of a comment of the thread: migrations/0002-stamps.ts. */
  stamp: Generated<string>;
  created_at: Generated<Date>;
}

export interface CommentsTable {
  /** Grows with time: within a thread a later comment has a higher id, as every insert holds the thread's row. */
  id: Generated<string>;
  thread_id: string;
  /** Null for a comment on the page itself. */
  parent_id: string | null;
  /** The topmost ancestor; a top comment names itself. Lists walk whole trees by (root_id, id). */
  root_id: string;
  status: Status;
  name: string;
  /** Never leaves the database. */
  email: string;
  url: string | null;
  /** 'author' marks the writer of the page. */
  badge: 'author' | null;
  /** As it was typed. */
  text: string;
  /** `text` rendered by render.ts when it was written: a list is read far more often than it grows. */
  html: string;
  created_at: Generated<Date>;
  edited_at: Date | null;
  /** Listed comments that answer this one directly. A held one does not count. */
  reply_count: Generated<number>;
  /** On a top comment: all listed comments below it, at any depth; 0 on others. The key of sort=replies. */
  tree_count: Generated<number>;
  /** Unique in a thread: the database itself refuses a second comment for one key. */
  idempotency_key: string | null;
  /** SHA-256 of the cookie of the writer, on a held comment: only that browser sees it in lists. */
  writer_hash: string | null;
}

export interface RateLimitsTable {
  /** HMAC of the client's address with this database's secret: the address itself is not kept. */
  key: string;
  count: number;
  expires_at: Date;
}

export interface SettingsTable {
  key: string;
  value: string;
}

export interface Schema {
  threads: ThreadsTable;
  comments: CommentsTable;
  rate_limits: RateLimitsTable;
  settings: SettingsTable;
}

export type ThreadRow = Selectable<ThreadsTable>;
export type CommentRow = Selectable<CommentsTable>;
