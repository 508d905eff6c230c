/** An API without a preset, as an owner would map it from its documentation: comments of an article elsewhere. */
import { rest, type RestMapping } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import { startReplay } from '../replay.js';

const mapping: RestMapping = {
  list: 'GET /api/comments?a_id={thread}&page={page}&per_page={limit}',
  headers: { Accept: 'application/vnd.forem.api-v1+json' },
  paging: 'page',
  maxLimit: 50,
  replies: 'children',
  comment: {
    id: 'id_code',
    author: 'user.name',
    url: 'user.website_url',
    avatar: 'user.profile_image_90',
    createdAt: 'created_at',
    html: 'body_html',
    status: 'body_html',
  },
  words: { status: { '<p>[deleted]</p>': 'deleted', '<p>[hidden by post author]</p>': 'deleted' } },
  errors: { message: ['error', 'text:'] },
};

const LISTS = [
  ...['02-list-page-1', '03-list-page-2', '14-list-page-3'],
  ...['10-list-5', '11-list-10', '12-list-33', '13-list-50'],
  ...['15-list-empty-5', '15-list-empty-50', '16-err-not-found', '18-err-not-found-10'],
];

export const backends: readonly Backend[] = [
  {
    title: 'DEV (a mapping)',
    adapter: 'rest',
    tried: 'documented',
    async start() {
      const replay = await startReplay(new URL('exchanges/', import.meta.url), {
        scenario: LISTS,
        headers: ['accept'],
      });
      return {
        src: replay.url,
        version: 'Forem API v1',
        unmatched: replay.unmatched,
        stop: () => replay.stop(),
        page: {
          attributes: { mapping: JSON.stringify(mapping) },
          read: { thread: '321', size: 1, first: 4, comments: 5 },
        },
        subject: {
          adapter() {
            replay.play(LISTS);
            return rest({ src: replay.url, mapping });
          },
          reset: () => replay.play(LISTS),
          threads: {
            many: { key: '321', comments: 5 },
            nested: {
              key: '321',
              parents: { '2a1': null, '2a2': '2a1', '2a4': '2a2', '2a5': '2a1', '2a3': null },
            },
            empty: '322',
            unknown: '999',
          },
          refusals: {
            'not-found': () => ({ list: true, thread: '999', details: ['message'] }),
            'rate-limited': () => {
              replay.play(['17-err-rate-limit']);
              return { list: true, thread: '321', details: ['message', 'retryAfter'] };
            },
          },
        },
      };
    },
  },
];
