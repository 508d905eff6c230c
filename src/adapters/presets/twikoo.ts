import type { Preset } from '../preset.js';

const guest = { accessToken: '{visitor}' };

/**
 * Twikoo (https://twikoo.js.org/en/): one address, events in the body, answers in Chinese. `thread` is the path of
 * the page. It knows its guests by a random key: what they wrote and is held comes back to them.
 */
const preset: Preset = {
  mapping: {
    list: {
      route: 'POST ',
      body: { event: 'COMMENT_GET', ...guest, url: '{thread}', before: '{cursor:number}' },
    },
    create: {
      route: 'POST ',
      body: {
        event: 'COMMENT_SUBMIT',
        ...guest,
        nick: '{name}',
        mail: '{email}',
        link: '{url}',
        ua: 'comment-thread',
        url: '{thread}',
        href: '{page}',
        comment: '{text:html}',
        pid: '{parent}',
        rid: '{root}',
      },
    },
    vote: { route: 'POST ', body: { event: 'COMMENT_LIKE', ...guest, id: '{id}', type: '{vote}' } },
    remove: { route: 'POST ', body: { event: 'COMMENT_DELETE_FOR_USER', ...guest, id: '{id}' } },
    items: 'data',
    // The page before the oldest of this one.
    next: 'data.-1.created',
    more: 'more',
    replies: 'replies',
    comment: {
      id: 'id',
      parentId: ['pid', 'rid'],
      author: 'nick',
      url: 'link',
      avatar: 'avatar',
      badge: 'master',
      createdAt: 'created',
      html: 'comment',
      status: 'isSpam',
      up: 'ups',
      mine: 'liked',
      own: 'isOwner',
    },
    words: {
      // Its pages go back in time only.
      sort: { newest: 'newest' },
      status: { true: 'pending' },
      badge: { true: 'author' },
      mine: { true: 1, false: 0 },
      vote: { '1': 'up', '0': '{from}' },
    },
    errors: {
      success: [0],
      codes: { 1000: 'invalid', 1024: 'sign-in', 1403: 'forbidden' },
      messages: {
        频率: 'rate-limited',
        登录: 'sign-in',
        只能: 'forbidden',
        '"comment"': 'invalid:text',
        过长: 'invalid:text',
        邮箱: 'invalid:email',
        // Of the name that is missing.
        toLowerCase: 'invalid:name',
      },
    },
  },
};
export default preset;
