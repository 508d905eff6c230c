import type { Preset } from '../preset.js';

/**
 * Artalk (https://artalk.js.org/en/develop/): `src` has the site's name, `https://artalk.example/?site_name=Blog`;
 * `thread` is the page's key. Dates come without a zone: a mapping with `zone` tells which. Votes as of 2.9.
 */
const preset: Preset = {
  mapping: {
    // Its pages count the top-level comments; all replies to these come along.
    list: 'GET /api/v2/comments?page_key={thread}&limit={limit}&offset={offset}&sort_by={sort}',
    create: {
      route: 'POST /api/v2/comments',
      body: {
        page_key: '{thread}',
        site_name: '{src.site_name}',
        name: '{name}',
        email: '{email}',
        link: '{url}',
        content: '{text}',
        rid: '{parent:number}',
        page_title: '{title}',
      },
    },
    vote: { route: 'POST /api/v2/votes/comment_{vote}/{id}', body: {} },
    paging: 'offset',
    items: 'comments',
    total: 'count',
    roots: 'roots_count',
    open: 'page.admin_only',
    comment: {
      id: 'id',
      parentId: 'rid',
      author: 'nick',
      url: 'link',
      badge: 'badge_name',
      createdAt: 'date',
      html: 'content_marked',
      status: 'is_pending',
      up: ['vote_up', 'up'],
      down: ['vote_down', 'down'],
    },
    words: {
      sort: { newest: 'date_desc', oldest: 'date_asc' },
      status: { true: 'pending' },
      open: { true: false, false: true },
      vote: { '1': 'up', '-1': 'down', '0': '{from}' },
    },
    errors: {
      message: 'msg',
      messages: {
        Content: 'invalid:text',
        'Name is': 'invalid:name',
        mail: 'invalid:email',
        Link: 'invalid:url',
        // It asks for one of who posts too fast.
        aptcha: 'rate-limited',
        'Cannot reply': 'forbidden',
        anonymous: 'sign-in',
      },
    },
  },
};
export default preset;
