import type { Preset } from '../preset.js';

/**
 * Isso (https://isso-comments.de/docs/reference/server-api/): `thread` is the path of the page. Replies are one
 * level deep. Isso refuses in pages of HTML; it answers only to the origins in its `[general] host`.
 */
const preset: Preset = {
  mapping: {
    // Without a limit of their own, replies are cut by that of the page and, on later pages, by its offset.
    list: 'GET /?uri={thread}&limit={limit}&nested_limit=10000&offset={offset}&sort={sort}',
    create: {
      route: 'POST /new?uri={thread}',
      body: {
        text: '{text}',
        author: '{name}',
        email: '{email}',
        website: '{url}',
        parent: '{parent:number}',
        // Of a page without comments; else Isso asks the site for it.
        title: '{title}',
      },
    },
    vote: { route: 'POST /id/{id}/{vote}', body: {} },
    credentials: 'include',
    paging: 'offset',
    items: 'replies',
    total: 'total_replies',
    more: 'hidden_replies',
    replies: 'replies',
    comment: {
      id: 'id',
      parentId: 'parent',
      author: 'author',
      url: 'website',
      avatar: 'gravatar_image',
      createdAt: 'created',
      editedAt: 'modified',
      html: 'text',
      status: 'mode',
      up: 'likes',
      down: 'dislikes',
    },
    escaped: true,
    words: {
      sort: { oldest: 'oldest', newest: 'newest' },
      status: { 2: 'pending', 4: 'deleted' },
      vote: { '1': 'like', '-1': 'dislike' },
    },
    errors: {
      // A vote that does not count is answered with 200 and a message.
      code: 'message',
      success: [],
      message: ['text:', 'message'],
      messages: {
        denied: 'forbidden',
        ratelimit: 'rate-limited',
        'text is': 'invalid:text',
        author: 'invalid:name',
        mail: 'invalid:email',
        rfc5321: 'invalid:email',
        Website: 'invalid:url',
      },
    },
  },
};
export default preset;
