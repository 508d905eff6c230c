import type { Preset } from '../preset.js';

/**
 * Answers to a post on Mastodon, for a page whose talk is there
 * (https://docs.joinmastodon.org/methods/statuses/#context): `src` is the server, `thread` the id of the post.
 */
const preset: Preset = {
  mapping: {
    list: 'GET /api/v1/statuses/{thread}/context',
    items: 'descendants',
    noParent: '{thread}',
    comment: {
      id: 'id',
      parentId: 'in_reply_to_id',
      author: ['account.display_name', 'account.acct'],
      url: 'account.url',
      avatar: 'account.avatar_static',
      createdAt: 'created_at',
      editedAt: 'edited_at',
      html: 'content',
    },
    errors: { message: 'error' },
  },
};
export default preset;
