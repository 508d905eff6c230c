import type { Preset } from '../preset.js';

/**
 * Remark42 (https://remark42.com/docs/contributing/api/): `src` has the site's id, `https://remark.example/?site=blog`;
 * `thread` is the whole address of the page. Guests log in by their name when they post. That works where the page and
 * Remark42 have one origin, for its CORS lets pages elsewhere have neither its cookies nor its header `X-JWT`
 * (`AUTH_SEND_JWT_HEADER=true`); those need a `token`.
 */
const ONE = '/api/v1/comment/{id}?url={thread}';

const preset: Preset = {
  mapping: {
    list: 'GET /api/v1/find?url={thread}&sort={sort}&format=tree',
    create: {
      route: 'POST /api/v1/comment',
      body: { text: '{text}', pid: '{parent}', locator: { site: '{src.site}', url: '{thread}' } },
    },
    edit: { route: `PUT ${ONE}`, body: { text: '{text}' } },
    remove: { route: `PUT ${ONE}`, body: { delete: true } },
    vote: 'PUT /api/v1/vote/{id}?url={thread}&vote={vote}',
    session: { route: 'GET /api/v1/user', id: 'id', name: 'name' },
    token: 'X-JWT: {token}',
    items: 'comments',
    total: 'info.count',
    open: 'info.read_only',
    replies: 'replies',
    comment: {
      id: ['comment.id', 'id'],
      parentId: ['comment.pid', 'pid'],
      author: ['comment.user.name', 'user.name'],
      avatar: ['comment.user.picture', 'user.picture'],
      badge: ['comment.user.admin', 'user.admin'],
      createdAt: ['comment.time', 'time'],
      editedAt: ['comment.edit.time', 'edit.time'],
      html: ['comment.text', 'text'],
      source: ['comment.orig', 'orig'],
      status: ['comment.delete', 'delete'],
      up: ['comment.score', 'score'],
      mine: ['comment.vote', 'vote'],
      userId: ['comment.user.id', 'user.id'],
    },
    words: {
      sort: { oldest: 'time', newest: '-time' },
      status: { true: 'deleted' },
      open: { true: false, false: true },
      badge: { true: 'moderator' },
      vote: { '1': 1, '-1': -1 },
    },
    errors: {
      message: ['details', 'error', 'text:'],
      // backend/app/rest/httperrors.go
      codes: {
        4: 'invalid:text',
        8: 'closed',
        10: 'forbidden',
        11: 'forbidden',
        12: 'forbidden',
        13: 'forbidden',
        14: 'forbidden',
        15: 'forbidden',
        16: 'forbidden',
      },
      messages: { 'invalid site': 'forbidden', 'incorrect user': 'invalid:name' },
    },
  },
  async prepare(call) {
    const { headers } = await call('GET /auth/anonymous/login?user={name}&aud={src.site}');
    const jwt = headers.get('x-jwt');
    const { cookie = '' } = (globalThis as { document?: Document }).document ?? {};
    const [, xsrf] = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookie) ?? [];
    return { ...(jwt && { 'X-JWT': jwt }), ...(xsrf && { 'X-XSRF-TOKEN': xsrf }) };
  },
};
export default preset;
