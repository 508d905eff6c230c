import preset from '../../../src/adapters/presets/artalk.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import type { CheckName, Words } from '../contract.js';
import { startReplay } from '../replay.js';

const [HELLO, MANY, NONE, CLOSED, VOTED] = ['hello', 'many', 'none', 'closed', 'voted'].map(
  (name) => `/posts/${name}/`,
) as [string, string, string, string, string];
const LENA = { name: 'Lena', email: 'lena@example.test', url: 'https://lena.example.test' };
const BEN = { name: 'Ben', email: 'ben@example.test', url: undefined };
const FIRST = { ...LENA, text: 'Hello **md**' };
const PLAIN = { ...LENA, text: 'A plain comment' };
const REPLY = { ...BEN, text: 'A plain reply' };

const LISTS = [
  ...['80-many-5-desc', '81-many-5-next-desc', '82-many-10-desc', '82-many-10-asc'],
  ...['83-many-33', '84-many-10000', '86-empty-5', '86-empty-100', '87-closed', '56-voted-none'],
  ...['85-hello-5-desc', '85-hello-10-desc', '85-hello-100-desc', '85-hello-10-asc'],
];
const LIKE = ['50-vote-up', '57-voted-up', '51-vote-up-again', '56-voted-none'];
const IN_A_PAGE = [
  ...['80-many-5-asc', '81-many-5-next-asc', '85-hello-100-asc'],
  ...['90-create-9', '97-hello-posted-asc', '93-create-12', '98-hello-answered-asc'],
];

/** What is posted in a check, and what the documentation says of it. */
const STORIES: Partial<Record<CheckName, { story: readonly string[]; words: readonly Partial<Words>[] }>> = {
  'a held comment is told as pending': { story: ['22-create-held'], words: [LENA] },
  'a reply stands under its parent': {
    story: ['90-create-9', '94-hello-posted', '91-create-10', '95-hello-replied'],
    words: [PLAIN, REPLY],
  },
  'a reply to a reply stands in its place': {
    story: ['90-create-9', '91-create-10', '92-create-11', '96-hello-answered'],
    words: [PLAIN, REPLY, { ...LENA, text: 'A plain answer' }],
  },
  'refuses as invalid': {
    story: [
      ...['30-err-no-content', '31-err-no-name', '32-err-no-email', '33-err-bad-email', '34-err-bad-link'],
      '88-err-no-site',
    ],
    words: [FIRST],
  },
  'refuses as rate-limited': { story: ['38-err-captcha', '39-err-captcha-iframe'], words: [FIRST] },
  // A refused token is asked for once more.
  'refuses as sign-in': { story: ['41-err-token', '41-err-token', '42-err-anonymous-off'], words: [FIRST] },
  'refuses as forbidden': { story: ['37-err-parent-not-open', '40-err-closed'], words: [FIRST] },
  'refuses as not-found': { story: ['36-err-no-parent', '89-err-unknown-site'], words: [FIRST] },
};
const USUAL = { story: ['90-create-9', '94-hello-posted'], words: [PLAIN] };

export const backends: readonly Backend[] = [
  {
    title: 'Artalk',
    adapter: 'artalk',
    tried: 'documented',
    async start() {
      const replay = await startReplay(new URL('exchanges/', import.meta.url), {
        ignore: ['page_title'],
        // Go takes what is missing for empty.
        defaults: { rid: 0, name: '', email: '', link: '', content: '' },
      });
      const { mapping } = preset;
      const as = (query: string, token?: () => string) =>
        rest({ src: `${replay.url}/${query}`, mapping, token });
      const src = '?site_name=Blog';
      return {
        src: `${replay.url}/${src}`,
        version: '2.9',
        unmatched: replay.unmatched,
        stop: () => replay.stop(),
        page: {
          read: { thread: MANY, size: 5, first: 6, comments: 8 },
          write: { thread: HELLO, answer: 'Ben' },
          words: { post: PLAIN, reply: { ...LENA, text: 'An answer to Ben' } },
          refuse: () => {
            replay.play(['85-hello-100-asc', '38-err-captcha']);
            return { ...FIRST, thread: HELLO, says: 'You are posting comments too quickly.' };
          },
          hold: () => {
            replay.play(['85-hello-100-asc', '22-create-held']);
            return { ...LENA, thread: HELLO, text: 'Please wait' };
          },
        },
        subject: {
          adapter() {
            replay.play([...LISTS, ...LIKE, '55-vote-down', '58-voted-down']);
            return as(src);
          },
          reset: () => replay.play(IN_A_PAGE),
          draft(check, nth) {
            const { story, words } = STORIES[check] ?? USUAL;
            if (nth === 0) replay.play(story);
            return words[nth] ?? words[0] ?? PLAIN;
          },
          threads: {
            open: HELLO,
            many: { key: MANY, comments: 8 },
            nested: { key: HELLO, parents: { '1': null, '2': '1', '3': '2', '4': null, '5': null } },
            empty: NONE,
            closed: CLOSED,
            unknown: NONE,
            votes: VOTED,
          },
          held: () => ({ text: 'Please wait' }),
          refusals: {
            invalid: () => [
              { text: '', fields: ['text'] },
              { name: '', fields: ['name'] },
              { email: '', fields: ['email'] },
              { email: 'lena', fields: ['email'] },
              { url: 'lena.example.test', fields: ['url'] },
              { list: true, adapter: as('') },
            ],
            'rate-limited': () => [{ details: ['message'] }, {}],
            'sign-in': () => [{ adapter: as(src, () => 'example-token') }, {}],
            forbidden: () => [{ parentId: '8' }, { details: ['message'] }],
            'not-found': () => [{ parentId: '999' }, { list: true, adapter: as('?site_name=Nowhere') }],
          },
          cannot: {
            'awkward words survive': 'The documentation does not tell what becomes of such words.',
            'an awkward name survives': 'The documentation does not tell what becomes of such a name.',
            'refuses as closed':
              'Artalk says “Admin access required”, and the same of an administrator’s name in an open thread.',
          },
        },
      };
    },
  },
];
