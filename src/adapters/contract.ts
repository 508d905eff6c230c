import type { RestMapping } from './mapping.js';

/** What `create` sends when a mapping does not say otherwise: our own names. */
export const BODY = {
  thread: '{thread}',
  parentId: '{parent}',
  text: '{text}',
  name: '{name}',
  email: '{email}',
  url: '{url}',
};

/** The REST contract that a backend gets for nothing: `src` alone is enough. Comments have our own names. */
export const CONTRACT: RestMapping = {
  list: 'GET /comments?thread={thread}&sort={sort}&limit={limit}&cursor={cursor}',
  create: { route: 'POST /comments', headers: { 'Idempotency-Key': '{key}' } },
  items: 'comments',
  total: 'total',
  next: 'next',
  open: 'thread.open',
  fields: 'thread.fields',
  words: { sort: { oldest: 'oldest', newest: 'newest', replies: 'replies' } },
  errors: { message: 'detail', fields: 'errors', signInUrl: 'signInUrl' },
};
