import type { Preset } from '../preset.js';

/** json-server 0.17 (https://github.com/typicode/json-server/tree/v0): a table `comments`; `thread` is a `postId`. */
const preset: Preset = {
  mapping: {
    list: 'GET /comments?postId={thread}&_page={page}&_limit={limit}&_sort=createdAt&_order={sort}',
    create: {
      route: 'POST /comments',
      body: {
        postId: '{thread}',
        parentId: '{parent}',
        name: '{name}',
        email: '{email}',
        url: '{url}',
        body: '{text}',
        createdAt: '{now}',
      },
    },
    paging: 'page',
    total: 'header:X-Total-Count',
    comment: {
      id: 'id',
      parentId: 'parentId',
      author: 'name',
      url: 'url',
      createdAt: 'createdAt',
      text: 'body',
    },
    words: { sort: { oldest: 'asc', newest: 'desc' } },
  },
};
export default preset;
