import { SORTS, type CommentStatus, type Sort } from '../model/comment.js';
import { CommentError, type ErrorCode, type Field } from '../model/errors.js';

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
  /** Where a comment's parts are found in it. */
  comment: { id: Path } & Partial<Record<(typeof PARTS)[number], Path>>;
  /** The comment in the answer to `create`. Default: the answer itself. */
  created?: Path;
  /** The body of `create`: their key → our field. Default: our own names. */
  draft?: Record<string, (typeof DRAFT)[number]>;
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

const PARTS = [
  'id',
  'parentId',
  'author',
  'url',
  'avatar',
  'badge',
  'createdAt',
  'editedAt',
  'html',
  'text',
  'status',
] as const;
const DRAFT = ['thread', 'parentId', 'text', 'name', 'email', 'url', 'key'] as const satisfies (
  Field | string
)[];
const CODES: readonly ErrorCode[] = [
  'invalid',
  'rate-limited',
  'closed',
  'duplicate',
  'sign-in',
  'forbidden',
  'not-found',
  'offline',
  'server',
];
const ROUTE = /^(GET|POST|PUT|PATCH|DELETE) \S+$/;
const VARIABLES: Record<string, readonly string[]> = {
  list: ['thread', 'sort', 'limit', 'page', 'offset', 'cursor'],
  create: ['thread', 'parent'],
};

/** What a value must be: a word that names it, and the test. */
type Check = [expected: string, test: (value: unknown) => boolean];
type Shape = { readonly [key: string]: Check | Shape };

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const UNSAFE = ['__proto__', 'constructor', 'prototype'];
const path: Check = [
  'a path such as "author.name"',
  (value) => isText(value) && !value.split('.').some((key) => UNSAFE.includes(key)),
];
const route: Check = [
  'a route such as "GET /comments?post={thread}"',
  (value) => isText(value) && ROUTE.test(value),
];
const oneOf = (words: readonly string[]): Check => [
  `one of ${words.join(', ')}`,
  (value) => isText(value) && words.includes(value),
];
const tableOf = ([expected, test]: Check): Check => [
  `an object whose values are each ${expected}`,
  (value) => isRecord(value) && Object.values(value).every(test),
];
const text: Check = ['text', isText];
const shapeOf = (keys: readonly string[], check: Check): Shape =>
  Object.fromEntries(keys.map((key) => [key, check]));

const SHAPE: Shape = {
  list: route,
  create: route,
  headers: tableOf(text),
  paging: oneOf(['page', 'offset', 'cursor', 'none']),
  ...shapeOf(['items', 'total', 'next', 'open', 'fields', 'replies', 'created'], path),
  comment: shapeOf(PARTS, path),
  draft: tableOf(oneOf(DRAFT)),
  keyHeader: text,
  words: {
    sort: shapeOf(SORTS, text),
    status: tableOf(oneOf(['published', 'pending', 'deleted'])),
    open: tableOf(['true or false', (value) => typeof value === 'boolean']),
  },
  errors: {
    ...shapeOf(['message', 'code', 'fields', 'signInUrl'], path),
    codes: tableOf(oneOf(CODES)),
  },
};

const fail = (sentence: string): never => {
  throw new CommentError('server', { hint: `mapping: ${sentence}` });
};

function check(value: unknown, shape: Shape, at: string): void {
  if (!isRecord(value)) return fail(`${at || 'it'} must be a JSON object.`);
  for (const [key, part] of Object.entries(value)) {
    const name = at ? `${at}.${key}` : key;
    const rule = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!rule)
      return fail(
        `"${name}" is not a key; the keys ${at ? `of ${at} ` : ''}are ${Object.keys(shape).join(', ')}.`,
      );
    if (!Array.isArray(rule)) check(part, rule as Shape, name);
    else if (!(rule as Check)[1](part))
      return fail(`"${name}" must be ${rule[0]}, not ${JSON.stringify(part)}.`);
  }
}

/** Throws one sentence that names what is wrong and what to write. */
export function checkMapping(value: unknown): asserts value is RestMapping {
  check(value, SHAPE, '');
  const mapping = value as Partial<RestMapping>;
  if (!mapping.list)
    fail('"list" is missing: write the route of the comments, such as "GET /comments?post={thread}".');
  if (!mapping.comment?.id) fail('"comment.id" is missing: write the path of a comment\'s id, such as "id".');
  for (const [key, known] of Object.entries(VARIABLES))
    for (const [, name] of (mapping[key as 'list'] ?? '').matchAll(/\{(.*?)\}/g))
      if (!known.includes(name!))
        fail(`{${name!}} in "${key}" is unknown; it may use ${known.map((v) => `{${v}}`).join(' ')}.`);
  const { paging, list } = mapping as RestMapping;
  if (paging && paging !== 'none' && !list.includes(`{${paging}}`))
    fail(`"paging" is "${paging}", so "list" must use {${paging}}.`);
  if (paging === 'cursor' && mapping.next === undefined)
    fail('"paging" is "cursor", so "next" must say where the cursor is.');
}
