import type { Preset } from '../preset.js';

const LIST = 'GET /api/comment?path={thread}&pageSize={limit}&page={page}&sortBy={sort}';

/** Waline (https://waline.js.org/en/): `thread` is the path of the page. Answers are HTTP 200 with an `errno`. */
const preset: Preset = {
  mapping: {
    list: LIST,
    create: {
      route: 'POST /api/comment',
      body: {
        url: '{thread}',
        nick: '{name}',
        mail: '{email}',
        link: '{url}',
        comment: '{text}',
        ua: 'comment-thread',
        // A reply needs both.
        pid: '{parent}',
        rid: '{root}',
      },
    },
    edit: { route: 'PUT /api/comment/{id}', body: { comment: '{text}' } },
    remove: 'DELETE /api/comment/{id}',
    vote: { route: 'PUT /api/comment/{id}', body: { like: '{vote}' } },
    approve: { route: 'PUT /api/comment/{id}', body: { status: 'approved' } },
    spam: { route: 'PUT /api/comment/{id}', body: { status: 'spam' } },
    trash: 'DELETE /api/comment/{id}',
    session: {
      route: 'GET /api/token',
      id: 'data.objectId',
      name: 'data.display_name',
      moderator: 'data.type',
    },
    paging: 'page',
    maxLimit: 100,
    items: 'data.data',
    pages: 'data.totalPages',
    total: 'data.count',
    replies: 'children',
    created: 'data',
    comment: {
      id: ['objectId', 'id'],
      parentId: 'pid',
      author: 'nick',
      url: 'link',
      avatar: 'avatar',
      badge: ['label', 'type'],
      createdAt: 'time',
      html: 'comment',
      source: 'orig',
      status: 'status',
      up: 'like',
      userId: 'user_id',
    },
    words: {
      sort: { newest: 'insertedAt_desc', oldest: 'insertedAt_asc' },
      status: { waiting: 'pending', spam: 'pending' },
      badge: { administrator: 'author' },
      vote: { '1': true, '0': false },
      moderator: { administrator: true },
    },
    errors: {
      code: 'errno',
      message: 'errmsg',
      fields: 'errmsg',
      success: [0],
      codes: { 1000: 'forbidden', 1001: 'invalid', 401: 'sign-in', 403: 'forbidden' },
      messages: { 'too fast': 'rate-limited', Duplicate: 'duplicate' },
    },
  },
};
export default preset;
