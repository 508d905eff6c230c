import { SORTS, type CommentStatus, type Sort } from '../model/comment.js';
import { CommentError, type ErrorCode } from '../model/errors.js';
import type { CommentDraft } from './adapter.js';

/** `"a.b.0.c"` within the answer, or `"header:X-Total"`. `""` is the answer itself. */
export type Path = string;
/** `"GET /comments?post={thread}&page={page}"`. A query pair whose variable is empty is left out. */
export type Route = string;

/** What a REST backend calls things, as plain JSON. What this cannot say is written as an adapter. */
export interface RestMapping {
  /** Variables: thread, sort, limit, page (from 1), offset (from 0), cursor. */
  list: Route;
  /** Variables: thread, parent. Without it the thread is read-only. */
  create?: Route;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** How `list` gets to the next page. Default: `cursor` when `next` is mapped, else `none`. */
  paging?: 'page' | 'offset' | 'cursor' | 'none';
  /** The array of comments. Default: the answer itself. */
  items?: Path;
  total?: Path;
  /** The next cursor; absent, null or empty on the last page. */
  next?: Path;
  /** Whether the thread takes comments. */
  open?: Path;
  /** Field rules: `{text: {required, maxLength}, …}`. */
  fields?: Path;
  /** The array of nested replies in a comment. */
  replies?: Path;
  /** Where a comment's parts are found in it. Default: it has our own names, those of `CommentInput`. */
  comment?: { id: Path } & Partial<Record<CommentPart, Path>>;
  /** The comment in the answer to `create`. Default: the answer itself. */
  created?: Path;
  /** The body of `create`: their key → our field. Default: our own names. */
  draft?: Record<string, Exclude<keyof CommentDraft, 'key'>>;
  /** The header that carries the idempotency key of `create`. Default: none. */
  keyHeader?: string;
  words?: {
    /** Our order → their word, the default order first. Only these are offered. */
    sort?: Partial<Record<Sort, string>>;
    /** Their word → ours; any other word is `published`. */
    status?: Record<string, CommentStatus>;
    /** Their word → open or not. */
    open?: Record<string, boolean>;
  };
  errors?: {
    message?: Path;
    code?: Path;
    /** `{field: sentence}` or `[{pointer: "#/field", detail: sentence}]`, in their field names. */
    fields?: Path;
    signInUrl?: Path;
    /** Their code → ours. Without an entry the HTTP status decides. */
    codes?: Record<string, ErrorCode>;
  };
}

export type CommentPart =
  | 'id'
  | 'parentId'
  | 'author'
  | 'url'
  | 'avatar'
  | 'badge'
  | 'createdAt'
  | 'editedAt'
  | 'html'
  | 'text'
  | 'status';

/** What a value must be: `path`, `route`, `text`, `boolean`, or one of some words. In brackets: an object of such. */
type Kind = string;
type Shape = Kind | readonly [Kind] | { readonly [key: string]: Shape };

const SAYS: Readonly<Record<Kind, string>> = {
  path: 'a path such as "author.name"',
  route: 'a route such as "GET /comments?post={thread}"',
  text: 'text',
  boolean: 'true or false',
};
const all = (keys: string, shape: Shape): Record<string, Shape> =>
  Object.fromEntries(keys.split(' ').map((key) => [key, shape]));

const SHAPE: Shape = {
  ...all('list create', 'route'),
  paging: 'page offset cursor none',
  ...all('items total next open fields replies created', 'path'),
  comment: all('id parentId author url avatar badge createdAt editedAt html text status', 'path'),
  draft: ['thread parentId text name email url'],
  headers: ['text'],
  keyHeader: 'text',
  words: { sort: all(SORTS.join(' '), 'text'), status: ['published pending deleted'], open: ['boolean'] },
  errors: {
    ...all('message code fields signInUrl', 'path'),
    codes: ['invalid rate-limited closed duplicate sign-in forbidden not-found offline server'],
  },
};
const HOLES: Readonly<Record<string, string>> = {
  list: 'thread sort limit page offset cursor',
  create: 'thread parent',
};

const fail = (sentence: string): never => {
  throw new CommentError('server', { hint: `mapping: ${sentence}` });
};

const fits = (value: unknown, kind: Kind): boolean =>
  typeof value === 'string'
    ? kind === 'path'
      ? !/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(value)
      : kind === 'route'
        ? /^(GET|POST|PUT|PATCH|DELETE) \S+$/.test(value)
        : kind === 'text' || kind.split(' ').includes(value)
    : typeof value === kind;

function check(value: unknown, shape: Shape, at: string): void {
  if (typeof shape === 'string') {
    if (!fits(value, shape))
      fail(`"${at}" must be ${SAYS[shape] ?? `one of: ${shape}`}; it is ${JSON.stringify(value)}.`);
    return;
  }
  if (typeof value !== 'object' || !value || Array.isArray(value))
    return fail(`${at && `"${at}" `}must be a JSON object.`);
  const table = Array.isArray(shape) ? (shape[0] as Kind) : undefined;
  const keys = shape as Readonly<Record<string, Shape>>;
  for (const [key, part] of Object.entries(value)) {
    const name = at ? `${at}.${key}` : key;
    if (!table && !Object.hasOwn(keys, key))
      fail(`"${name}" is not a key; the keys there are: ${Object.keys(keys).join(' ')}.`);
    check(part, table ?? keys[key]!, name);
  }
}

/** Throws one sentence that names what is wrong and what to write. */
export function checkMapping(value: unknown): asserts value is RestMapping {
  check(value, SHAPE, '');
  const mapping = value as Partial<RestMapping>;
  const { list, comment, paging, next } = mapping;
  if (!list) return fail(`"list" is missing; it must be ${SAYS['route']!}.`);
  if (comment && !comment.id) fail(`"comment.id" is missing; it must be ${SAYS['path']!}.`);
  for (const [key, known] of Object.entries(HOLES))
    for (const [, hole = ''] of (mapping[key as 'list'] ?? '').matchAll(/\{(.*?)\}/g))
      if (!known.split(' ').includes(hole)) fail(`"${key}" has {${hole}}; it may have: ${known}.`);
  if (paging && paging !== 'none' && !list.includes(`{${paging}}`))
    fail(`"paging" is "${paging}", so "list" must have {${paging}}.`);
  if (paging === 'cursor' && next === undefined)
    fail('"paging" is "cursor", so "next" must be the path of the cursor.');
}
