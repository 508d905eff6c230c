import type { CommentId, CommentInput, Sort } from '../model/comment.js';
import type { Email } from '../model/email.js';
import type { ThreadInfo } from '../model/thread-state.js';

export interface CallOptions {
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

export interface ListQuery {
  readonly thread: string;
  readonly sort: Sort;
  /** Comments per page that the page's owner wishes for; a backend may give fewer. */
  readonly limit: number;
  /** The `next` of the page before, handed back untouched. Absent for the first page. */
  readonly cursor?: string | undefined;
}

export interface CommentPage {
  comments: readonly CommentInput[];
  /** Present when there is more. What is in it is the adapter's own business. */
  next?: string | null | undefined;
  /** How many comments the thread has, on all pages. */
  total?: number | null | undefined;
  thread?: ThreadInfo | undefined;
}

export interface CommentDraft {
  readonly thread: string;
  readonly parentId: CommentId | null;
  readonly text: string;
  readonly name?: string | undefined;
  /** Sealed: only `revealEmail` opens it. */
  readonly email?: Email | undefined;
  readonly url?: string | undefined;
  /** The same for every retry of one submission, so that a backend can drop doubles. */
  readonly key: string;
}

/**
 * What stands between the element and a backend. `list` alone makes a readable thread; each further method
 * switches its control on. A method throws `CommentError` to say what went wrong.
 */
export interface CommentAdapter {
  list(query: ListQuery, options: CallOptions): Promise<CommentPage>;
  /** Resolves to the comment as stored; `status: 'pending'` means that it awaits moderation. */
  create?(draft: CommentDraft, options: CallOptions): Promise<CommentInput>;
  /** The orders that `list` can do, the default one first. Without it no order is offered. */
  readonly sorts?: readonly Sort[] | undefined;
}
