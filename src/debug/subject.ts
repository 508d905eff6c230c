import type { CommentAdapter } from '../adapters/adapter.js';
import type { RestMapping } from '../adapters/mapping.js';
import type { RestAdapter } from '../adapters/rest.js';
import type { ThreadQuery } from '../controllers/query.js';
import type { Comment, Sort } from '../model/comment.js';
import type { CommentError } from '../model/errors.js';
import type { ThreadState } from '../model/thread-state.js';
import { parseUrl } from '../model/url.js';

/** The element, as far as the self-check looks at it. */
export interface Host extends HTMLElement {
  readonly src?: string | null;
  readonly thread?: string | null;
  readonly avatars?: string | null;
  readonly strings?: object;
  readonly stringsSrc?: string | null;
  readonly readonly: boolean;
  readonly headingLevel?: number | string | null;
  readonly comments: readonly Comment[];
  readonly error: CommentError | undefined;
}

/** What the element keeps to itself otherwise. */
export interface Inside {
  readonly adapter: CommentAdapter | undefined;
  readonly query: ThreadQuery | undefined;
  readonly state: ThreadState;
  readonly sort: Sort;
}

/** A backend behind a mapping, and what was asked of it. */
export interface Subject {
  readonly src: string;
  readonly map: RestMapping;
  readonly query: ThreadQuery;
  readonly sort: Sort;
  /** The name of the preset. */
  readonly preset: string | undefined;
  /** The page wrote the mapping itself, or a part of it. */
  readonly own: boolean;
  /** Headers that tell who the reader is. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** The REST contract, as a mapping. */
const CONTRACT: RestMapping = {
  list: 'GET /comments?thread={thread}&sort={sort}&limit={limit}&cursor={cursor}',
  create: 'POST /comments',
  items: 'comments',
  total: 'total',
  next: 'next',
  words: { sort: { oldest: 'oldest', newest: 'newest', replies: 'replies' } },
  errors: { message: 'detail', fields: 'errors', signInUrl: 'signInUrl' },
};

/** Address and mapping of a REST backend; undefined for an adapter of another kind. */
export function restOf({ adapter, query }: Inside): { src: string; map: RestMapping } | undefined {
  if (!adapter || !query) return undefined;
  if ('mapping' in adapter) {
    const { src, mapping } = adapter as RestAdapter;
    return { src, map: mapping };
  }
  const { src, adapter: named } = query.source;
  const url = !named || named === 'rest' ? parseUrl(src ?? '', document.baseURI) : undefined;
  return url && { src: url.href, map: CONTRACT };
}

export const isContract = (inside: Inside): boolean => restOf(inside)?.map === CONTRACT;

/** The adapter's name where it is neither an object nor `rest`. */
export const presetOf = ({ source: { adapter } }: ThreadQuery): string | undefined =>
  typeof adapter === 'string' && adapter !== 'rest' && adapter ? adapter : undefined;
