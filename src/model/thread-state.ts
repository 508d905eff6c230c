import type { Comment, CommentId } from './comment.js';
import type { CommentError, Field } from './errors.js';

/** What a backend may say about the whole thread. */
export interface ThreadInfo {
  /** False: no new comments. */
  readonly open?: boolean;
  /** Overrides of the form's rules. */
  readonly fields?: Partial<Record<Field, { required?: boolean; maxLength?: number }>>;
  /** The signed-in reader: the form asks for no name and no address. */
  readonly user?: { readonly name: string };
}

export interface ThreadState {
  readonly status: 'idle' | 'loading' | 'ready' | 'error';
  /** In the backend's order. */
  readonly comments: ReadonlyMap<CommentId, Comment>;
  /** What this reader wrote: an answer on its way, or a list without held comments, must not take it away. */
  readonly own: ReadonlyMap<CommentId, Comment>;
  readonly info: ThreadInfo;
  /** What to hand to the adapter for the next page. */
  readonly next?: string | undefined;
  /** As counted by the backend. */
  readonly total?: number | undefined;
  readonly loadingMore: boolean;
  readonly error?: CommentError | undefined;
}

export interface Page {
  readonly comments: readonly Comment[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
  readonly info?: ThreadInfo | undefined;
}

export const EMPTY: ThreadState = {
  status: 'idle',
  comments: new Map(),
  own: new Map(),
  info: {},
  loadingMore: false,
};

/** A first page is asked for. What is shown stays until it comes, for a change of order must not blank it. */
export const loading = (state: ThreadState): ThreadState => ({
  ...state,
  status: 'loading',
  loadingMore: false,
  error: undefined,
});

export function loaded(state: ThreadState, page: Page, newestFirst: boolean): ThreadState {
  const own = unlisted(state.own, page.comments);
  const comments = merge(new Map(), newestFirst ? own.values() : []);
  merge(comments, page.comments);
  for (const [id, comment] of own) if (!comments.has(id)) comments.set(id, comment);
  return {
    status: 'ready',
    comments,
    own,
    info: page.info ?? state.info,
    next: page.next,
    total: page.total,
    loadingMore: false,
  };
}

/** Milliseconds between what a backend told the writer of a comment and what it lists, at most. */
const MINUTE = 60_000;

/** What the reader wrote, without what the backend lists under another id than it told the reader: never both. */
function unlisted(own: ThreadState['own'], listed: readonly Comment[]): ThreadState['own'] {
  const ids = new Set(listed.map(({ id }) => id));
  const isListed = (mine: Comment): boolean =>
    listed.some(
      (one) =>
        !own.has(one.id) &&
        Math.abs(one.createdAt - mine.createdAt) < MINUTE &&
        one.parentId === mine.parentId &&
        one.author.name === mine.author.name &&
        JSON.stringify(one.body) === JSON.stringify(mine.body),
    );
  return new Map([...own].filter(([id, mine]) => ids.has(id) || !isListed(mine)));
}

export const failed = (state: ThreadState, error: CommentError): ThreadState => ({
  ...state,
  status: state.loadingMore ? 'ready' : 'error',
  loadingMore: false,
  error,
});

export const loadingMore = (state: ThreadState): ThreadState => ({
  ...state,
  loadingMore: true,
  error: undefined,
});

export const loadedMore = (state: ThreadState, page: Page): ThreadState => ({
  ...state,
  comments: merge(new Map(state.comments), page.comments),
  info: page.info ?? state.info,
  next: page.next,
  total: page.total ?? state.total,
  loadingMore: false,
});

/** A comment that the reader just wrote: the newest, so at the top or at the end. */
export function inserted(state: ThreadState, comment: Comment, newestFirst: boolean): ThreadState {
  const first = newestFirst && comment.parentId === null;
  const known = state.comments.has(comment.id);
  const comments = merge(new Map(first ? [[comment.id, comment]] : []), state.comments.values());
  comments.set(comment.id, comment);
  // A own comment is not in the backend's count.
  const counts = !known && comment.status === 'published';
  // One without an id cannot be told from its like in the next list.
  const own = comment.nameless ? state.own : new Map(state.own).set(comment.id, comment);
  return {
    ...state,
    comments,
    own,
    total: state.total === undefined ? undefined : state.total + Number(counts),
  };
}

/** A comment that is gone without a trace. */
export function without(state: ThreadState, id: CommentId): ThreadState {
  const [comments, own] = [new Map(state.comments), new Map(state.own)];
  comments.delete(id);
  own.delete(id);
  return { ...state, comments, own };
}

/** The last word on an id wins, and moves to where it was said: a fresh comment finds its place when its page comes. */
function merge(into: Map<CommentId, Comment>, comments: Iterable<Comment>): Map<CommentId, Comment> {
  for (const comment of comments) {
    into.delete(comment.id);
    into.set(comment.id, comment);
  }
  return into;
}

/** How many comments there are: the backend's count, which has no own ones, else what is here. */
export function count({ total, comments }: ThreadState): number {
  const here = [...comments.values()].filter(({ status }) => status !== 'deleted' && status !== 'waiting');
  const published = here.filter(({ status }) => status === 'published');
  return total === undefined ? here.length : Math.max(total, published.length);
}
