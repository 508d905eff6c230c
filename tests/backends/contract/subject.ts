import type { CheckName } from './names.js';
import type { CommentAdapter, CommentId, CommentInput, ErrorCode, Field } from './package.js';

/** What an author tells of the adapter and of the server behind it. What is not told is not checked. */
export interface Subject {
  /** A fresh adapter, as a reader who is not signed in has it. Called once per check. */
  adapter(): CommentAdapter | Promise<CommentAdapter>;
  /** Puts the server back into its first state; called before each check that writes. */
  reset?(): void | Promise<void>;
  /** Keys of threads that the server has. */
  readonly threads: Threads;
  /**
   * Other words for what a check posts, for its nth post from 0. Default: new ones each time, because many servers
   * refuse what was said before. `undefined` leaves a field out.
   */
  draft?(check: CheckName, nth: number): Partial<Words>;
  /** Something that the server holds for a moderator. */
  readonly held?: () => Attempt | Promise<Attempt>;
  /** How to make the server refuse. `post` is for what must come first, such as the twin of a duplicate. */
  readonly refusals?: Partial<Record<ErrorCode, Refusal>>;
  /** The server makes one comment of two posts with the same `key`. */
  readonly idempotent?: boolean;
  /** The server hangs a reply to a reply under the top-level comment. */
  readonly flattens?: boolean;
  /** As one who may edit and remove what he writes. Default: `adapter`. */
  readonly member?: () => CommentAdapter | Promise<CommentAdapter>;
  /** As one who may judge comments. */
  readonly moderator?: () => CommentAdapter | Promise<CommentAdapter>;
  /** What this backend cannot do, with the reason: these checks are skipped. */
  readonly cannot?: Partial<Record<CheckName, string>>;
  /** Milliseconds that the server may take for one answer. Default: 30000. */
  readonly patience?: number;
}

export interface Threads {
  /** Takes comments, and publishes them at once if the server does that. */
  readonly open?: string;
  /** With more comments than one page of five; `comments` is how many a reader gets to see. */
  readonly many?: { readonly key: string; readonly comments: number };
  /** With replies. `parents` says for each comment, by its id or its author's name, which one it answers. */
  readonly nested?: { readonly key: string; readonly parents: Readonly<Record<string, string | null>> };
  /** Known to the server, without comments. */
  readonly empty?: string;
  /** Takes no more comments. */
  readonly closed?: string;
  /** Default: a random word. */
  readonly unknown?: string;
  /** Its first comment may be voted on. Default: `nested` or `many`. */
  readonly votes?: string;
}

/** What a reader types. */
export interface Words {
  readonly text: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly url: string | undefined;
}

/** A post that is tried. What it leaves out is as in any other post. */
export interface Attempt extends Partial<Words> {
  /** Default: `threads.open`. */
  readonly thread?: string | undefined;
  readonly parentId?: CommentId | null;
  readonly rootId?: CommentId | null;
  readonly key?: string;
  /** The adapter of another reader, such as one whose token is no longer valid. */
  readonly adapter?: CommentAdapter;
  /** Lists the thread instead of posting to it. */
  readonly list?: boolean;
  /** For a refusal: the fields that the error must name, and the details that it must have. */
  readonly fields?: readonly Field[];
  readonly details?: readonly ('message' | 'retryAfter' | 'signInUrl')[];
}

export type Post = (attempt?: Attempt) => Promise<CommentInput>;
/** Returns what the server must refuse; of several each. */
export type Refusal = (post: Post) => Attempt | readonly Attempt[] | Promise<Attempt | readonly Attempt[]>;
