import type { RestMapping } from './mapping.js';

/** The REST contract that a backend gets for nothing: `src` alone is enough. Comments have our own names. */
export const CONTRACT: RestMapping = {
  list: 'GET /comments?thread={thread}&sort={sort}&limit={limit}&cursor={cursor}',
  create: 'POST /comments',
  items: 'comments',
  total: 'total',
  next: 'next',
  open: 'thread.open',
  fields: 'thread.fields',
  keyHeader: 'Idempotency-Key',
  words: { sort: { oldest: 'oldest', newest: 'newest', replies: 'replies' } },
  errors: { message: 'detail', fields: 'errors', signInUrl: 'signInUrl' },
};
