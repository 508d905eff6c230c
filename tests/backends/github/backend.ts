/** An API without a preset, as an owner would map it from its documentation. */
import { rest, type RestMapping } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import type { CheckName } from '../contract.js';
import { startReplay } from '../replay.js';

const mapping: RestMapping = {
  list: 'GET /repos/lena/blog/issues/{thread}/comments?per_page={limit}',
  create: { route: 'POST /repos/lena/blog/issues/{thread}/comments', body: { body: '{text}' } },
  headers: { Accept: 'application/vnd.github.full+json' },
  paging: 'link',
  maxLimit: 100,
  comment: {
    id: 'id',
    author: 'user.login',
    url: 'user.html_url',
    avatar: 'user.avatar_url',
    badge: 'author_association',
    createdAt: 'created_at',
    html: 'body_html',
    up: 'reactions.+1',
    down: 'reactions.-1',
  },
  words: { badge: { OWNER: 'author', MEMBER: 'moderator', COLLABORATOR: 'moderator' } },
  errors: {
    code: 'status',
    message: ['errors.0.message', 'message'],
    codes: { '410': 'not-found' },
    messages: {
      'Body is too long': 'invalid:text',
      'cannot be blank': 'invalid:text',
      locked: 'closed',
      'rate limit': 'rate-limited',
    },
  },
};

const LISTS = [
  '40-many-5',
  '41-many-5-next',
  '43-many-10',
  '44-many-33',
  '45-many-100',
  '46-list-5',
  '47-list-100',
  '49-empty-5',
  '49-empty-100',
  '52-err-not-found',
];
const IN_A_PAGE = ['01-page-1', '42-page-2-by-link', '47-list-100'];
const STORIES: Partial<Record<CheckName, readonly string[]>> = {
  'refuses as invalid': ['22-err-too-long', '23-err-blank'],
  'refuses as rate-limited': ['29-err-secondary-limit', '53-err-rate-limit'],
  'refuses as closed': ['24-err-locked'],
  // A refused token is asked for once more.
  'refuses as sign-in': ['20-err-bad-token', '20-err-bad-token', '21-err-no-token'],
  'refuses as forbidden': ['25-err-not-verified'],
};

export const backends: readonly Backend[] = [
  {
    title: 'GitHub issues (a mapping)',
    adapter: 'rest',
    tried: 'documented',
    async start() {
      const replay = await startReplay(new URL('exchanges/', import.meta.url), {
        defaults: { page: '1' },
        headers: ['accept'],
        // What is read is the same with and without a token.
        isKnown: ({ method, headers }) => method !== 'GET' && 'authorization' in headers,
      });
      const as = (token?: () => string) => rest({ src: replay.url, mapping, token });
      const guest = () => as();
      const member = () => as(() => 'example-token');
      return {
        src: replay.url,
        version: 'api.github.com',
        unmatched: replay.unmatched,
        stop: () => replay.stop(),
        page: {
          attributes: { mapping: JSON.stringify(mapping) },
          read: { thread: '7', size: 2, first: 2, comments: 3 },
          refuse: () => {
            replay.play(['47-list-100', '21-err-no-token']);
            return { thread: '7', text: 'Hello **md**', says: 'Log in to post your comment.' };
          },
        },
        subject: {
          adapter() {
            replay.play(LISTS);
            return member();
          },
          reset: () => replay.play(IN_A_PAGE),
          draft(check, nth) {
            if (nth === 0) replay.play(STORIES[check] ?? ['50-create-plain', '48-list-posted']);
            const text = check in STORIES ? 'Hello **md**' : 'A plain comment';
            return { text, name: undefined, email: 'ben@example.test', url: undefined };
          },
          threads: { open: '7', many: { key: '12', comments: 7 }, empty: '8', unknown: '999' },
          refusals: {
            invalid: () => [
              { text: '(65537 characters)', fields: ['text'] },
              { text: ' ', fields: ['text'] },
            ],
            'rate-limited': () => [{ details: ['retryAfter'] }, { list: true }],
            closed: () => ({}),
            'sign-in': () => [{}, { adapter: guest() }],
            forbidden: () => ({ details: ['message'] }),
            'not-found': () => {
              replay.play(['51-err-gone']);
              return { list: true, thread: '6' };
            },
          },
          cannot: {
            'awkward words survive': 'The documentation does not tell what becomes of such words.',
            'a reply stands under its parent': 'Comments of an issue do not answer each other.',
            'a reply to a reply stands in its place': 'Comments of an issue do not answer each other.',
          },
        },
      };
    },
  },
];
