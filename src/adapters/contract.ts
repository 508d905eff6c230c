import type { RestMapping } from './mapping.js';

/** The REST contract that a backend gets for nothing: `src` alone is enough. */
export const CONTRACT: RestMapping = {
  list: 'GET /comments?thread={thread}&sort={sort}&limit={limit}&cursor={cursor}',
  create: 'POST /comments',
  items: 'comments',
  total: 'total',
  next: 'next',
  open: 'thread.open',
  fields: 'thread.fields',
  replies: 'replies',
  comment: {
    id: 'id',
    parentId: 'parentId',
    author: 'author.name',
    url: 'author.url',
    avatar: 'author.avatar',
    badge: 'author.badge',
    createdAt: 'createdAt',
    editedAt: 'editedAt',
    html: 'html',
    text: 'text',
    status: 'status',
  },
  keyHeader: 'Idempotency-Key',
  words: {
    sort: { oldest: 'oldest', newest: 'newest', replies: 'replies' },
    status: { pending: 'pending', deleted: 'deleted' },
  },
  errors: { message: 'detail', code: 'code', fields: 'errors', signInUrl: 'signInUrl' },
};
/** What `create` sends when a mapping does not say otherwise. */
export const DRAFT: Required<RestMapping>['draft'] = {
  thread: 'thread',
  parentId: 'parentId',
  text: 'text',
  name: 'name',
  email: 'email',
  url: 'url',
};
