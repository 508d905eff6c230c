/** A comment's id as text: backends that count (1) and backends that spell ("1") mean the same comment. */
export type CommentId = string;
/** `waiting`: written without a connection and still in this browser; no backend says it. */
export type CommentStatus = 'published' | 'pending' | 'deleted' | 'waiting';
/** Orders that the widget has words for. A backend lists those it can do in `CommentAdapter.sorts`. */
export const SORTS = ['oldest', 'newest', 'replies'] as const;
export type Sort = (typeof SORTS)[number];

export interface Author {
  /** Plain text; empty means anonymous. */
  readonly name: string;
  /** http or https. */
  readonly url?: string;
  /** http or https; requested only with `avatars="remote"`. */
  readonly avatar?: string;
  /** `author` and `moderator` are translated, anything else is shown as it is. */
  readonly badge?: string;
}

/** What a reader thinks of a comment: against it, nothing, for it. */
export type Vote = -1 | 0 | 1;

export interface Votes {
  readonly up: number;
  /** Absent where the backend does not count them. */
  readonly down?: number;
  /** This reader's vote. */
  readonly mine: Vote;
}

/** What this reader may do with a comment, as the backend says; what it does not say is not allowed. */
export interface Rights {
  readonly edit?: boolean;
  readonly remove?: boolean;
  readonly moderate?: boolean;
}

/** What the view sees: frozen, complete, and with no field that could hold an e-mail address. */
export interface Comment {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly author: Author;
  /** Milliseconds since 1970 UTC; NaN when the backend gave no readable date. */
  readonly createdAt: number;
  readonly editedAt?: number;
  readonly body: { readonly html: string } | { readonly text: string };
  readonly status: CommentStatus;
  /** What its writer typed, for editing; absent where the backend does not hand it out. */
  readonly source?: string;
  readonly votes?: Votes;
  readonly can: Rights;
  /** The backend gave no id: no permalink and no reply. */
  readonly nameless?: true;
}

/**
 * What an adapter may hand in: lenient, flat (`parentId`) or nested (`replies`).
 * `email?: never` turns an adapter that passes addresses on into a type error.
 */
export interface CommentInput {
  id: string | number;
  parentId?: string | number | null | undefined;
  author?: string | (Partial<Author> & { email?: never }) | null | undefined;
  /** A Date, milliseconds, or ISO 8601 text; text without a zone is UTC. */
  createdAt?: string | number | Date | null | undefined;
  editedAt?: string | number | Date | null | undefined;
  /** HTML, sanitised before it is shown. */
  html?: string | undefined;
  /** Plain text, used when there is no `html`. */
  text?: string | undefined;
  status?: Exclude<CommentStatus, 'waiting'> | undefined;
  /** What was typed, for editing. Default: `text`. */
  source?: string | undefined;
  votes?: Partial<Votes> | undefined;
  can?: Rights | undefined;
  replies?: readonly CommentInput[] | undefined;
  email?: never;
}
