import type { CommentId, CommentInput, Sort, Vote, Votes } from '../model/comment.js';
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

/** What a moderator says of a comment. */
export type Verdict = 'approve' | 'spam' | 'trash';

export interface VoteOptions extends CallOptions {
  /** The reader's vote so far. */
  readonly from: Vote;
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
  /** The top-level comment above the parent, or the parent itself. */
  readonly rootId: CommentId | null;
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
  /** Resolves to the comment as stored. Offered where the comment's `can.edit` says so. */
  edit?(id: CommentId, text: string, options: CallOptions): Promise<CommentInput>;
  /** Offered where `can.remove` says so. Resolves to what is left of the comment, or to nothing. */
  remove?(id: CommentId, options: CallOptions): Promise<CommentInput | undefined>;
  /** Resolves to the new counts, as far as the backend tells them. */
  vote?(id: CommentId, vote: Vote, options: VoteOptions): Promise<Partial<Votes>>;
  /** Offered where `can.moderate` says so. Resolves to the comment, or to nothing when it is no longer shown. */
  moderate?(id: CommentId, verdict: Verdict, options: CallOptions): Promise<CommentInput | undefined>;
  /** False: comments are not answered one by one. */
  readonly replies?: boolean | undefined;
  /** The votes that `vote` takes: 1 is "like", -1 is "dislike", 0 takes a vote back. Default: 1 and 0. */
  readonly votes?: readonly Vote[] | undefined;
  /** The verdicts that `moderate` takes. Default: all. */
  readonly verdicts?: readonly Verdict[] | undefined;
  /** The orders that `list` can do, the default one first. Without it no order is offered. */
  readonly sorts?: readonly Sort[] | undefined;
}
