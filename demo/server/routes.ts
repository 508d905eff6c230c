/** The routes as OpenAPI sees them. */
import { createRoute } from '@hono/zod-openapi';
import {
  Comment,
  Counts,
  countsQuery,
  createHeaders,
  Draft,
  Health,
  listQuery,
  Page,
  Problem,
  writerCookie,
} from './contract.js';

const text = { type: 'string' } as const;

const header = (description: string, required = false) => ({ description, required, schema: text });

/** On every answer; the CORS ones only for a listed origin. */
const common = {
  Vary: header('Origin, and Cookie where the answer depends on it.', true),
  'Access-Control-Allow-Origin': header('The origin, if it is listed.'),
  'Access-Control-Allow-Credentials': header('true'),
  'Access-Control-Expose-Headers': header('What a page may read.'),
};

const json = <T>(schema: T) => ({ 'application/json': { schema } });

const noStore = { 'Cache-Control': header('no-store', true) };

const problem = (description: string, headers: Record<string, ReturnType<typeof header>> = {}) => ({
  description,
  headers: { ...common, ...noStore, ...headers },
  content: { 'application/problem+json': { schema: Problem } },
});

const unexpected = problem('code server. Nothing was stored.');

const busy = problem('code server: too many requests at once.', {
  'Retry-After': header('Seconds.', true),
});

const cached = {
  ...common,
  ETag: header('Changes with the answer.', true),
  'Cache-Control': header(
    'no-cache, or s-maxage where the operator lets shared caches answer; private for a writer of held comments.',
    true,
  ),
};

const created = {
  ...common,
  ...noStore,
  Location: header('The thread, with the comment as its fragment.', true),
  'Set-Cookie': header('comment_writer, when the comment is held.'),
};

export const listRoute = (maxLimit: number) =>
  createRoute({
    method: 'get',
    path: '/comments',
    summary: 'One page of a thread',
    description:
      'Whole trees: a parent always comes before its replies. An unknown thread is empty and open.',
    request: { query: listQuery(maxLimit), cookies: writerCookie },
    responses: {
      200: { description: 'The page.', headers: cached, content: json(Page) },
      304: { description: 'If-None-Match names the page as it is.', headers: cached },
      400: problem('code invalid: a parameter is wrong.'),
      500: unexpected,
      503: busy,
    },
  });

export const countsRoute = createRoute({
  method: 'get',
  path: '/counts',
  summary: 'How many comments some threads have',
  description: 'Published ones only, the same for every reader.',
  request: { query: countsQuery },
  responses: {
    200: { description: 'The counts.', headers: cached, content: json(Counts) },
    304: { description: 'If-None-Match names the counts as they are.', headers: cached },
    400: problem('code invalid: a thread is wrong, or there are too many.'),
    500: unexpected,
    503: busy,
  },
});

export const createCommentRoute = createRoute({
  method: 'post',
  path: '/comments',
  summary: 'Post a comment',
  request: {
    headers: createHeaders,
    cookies: writerCookie,
    body: { required: true, content: json(Draft) },
  },
  responses: {
    201: { description: 'The comment; pending if it is held.', headers: created, content: json(Comment) },
    200: {
      description: 'The comment that an earlier request with this Idempotency-Key made.',
      headers: { ...created, 'Idempotency-Replayed': header('true', true) },
      content: json(Comment),
    },
    400: problem('code invalid: malformed JSON or Idempotency-Key.'),
    403: problem('code closed.'),
    404: problem('code not-found: no such parent in this thread.'),
    409: problem('code duplicate: the same text by the same name in the same place within ten minutes.'),
    413: problem('code invalid: over 256 kB.'),
    415: problem('code invalid: not application/json.'),
    422: problem('code invalid, with all wrong fields in errors.'),
    429: problem('code rate-limited.', { 'Retry-After': header('Seconds.', true) }),
    500: unexpected,
    503: busy,
  },
});

export const preflightRoute = createRoute({
  method: 'options',
  path: '/comments',
  summary: 'CORS preflight',
  responses: {
    204: {
      description: 'With CORS headers, if the origin is listed.',
      headers: {
        ...common,
        Allow: header('The methods.', true),
        'Access-Control-Allow-Methods': header('GET, POST'),
        'Access-Control-Allow-Headers': header('content-type, idempotency-key'),
        'Access-Control-Max-Age': header('Seconds.'),
      },
    },
  },
});

export const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the database answers',
  responses: {
    200: { description: 'It does.', headers: { ...common, ...noStore }, content: json(Health) },
    503: problem('code server: it does not.'),
  },
});

export const documentRoute = createRoute({
  method: 'get',
  path: '/openapi.json',
  summary: 'This document',
  responses: {
    200: {
      description: 'OpenAPI 3.1.',
      headers: common,
      content: { 'application/json': { schema: { type: 'object' } } },
    },
  },
});
