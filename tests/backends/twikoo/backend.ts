import preset from '../../../src/adapters/presets/twikoo.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import type { CheckName, Words } from '../contract.js';
import { startReplay } from '../replay.js';

const [SMALL, MANY] = ['/small/', '/many/'];
/** As the recordings were made. */
const LENA = { name: 'Lena', email: 'lena@example.test', url: 'https://lena.example.test' };
const HELLO = { ...LENA, text: 'Hello' };
const NAMED = { ...LENA, text: 'html name', name: '<b>Bold</b><script>x</script>' };
const UNICODE = { ...LENA, text: 'Grüße 😀 שלום', name: 'Émile 😀', email: undefined };
const [ROOT, REPLY, DEEPER] = [
  '4819d31a1cf647d4b9400e1b48e13dfa',
  '4141e616f15b41e394738928fc1c84d7',
  '8447b42df84d477a9dfd0a56442eb490',
];

const PAGES = ['25-list-page1', '26-list-page2', '50-list-page3'];
const LISTS = [...PAGES, '23-list', '51-list-small-page2', '30-list-unknown'];
const VOTES = [...LISTS, '56-like', '58-list-liked', '57-like-again', '23-list'];
const IN_A_PAGE = [
  ...PAGES,
  '53-list-root',
  '20-html-name',
  '62-list-named',
  '63-create-answer',
  '64-list-answer',
];

/** What is posted in a check, and what is recorded of it. */
const STORIES: Partial<Record<CheckName, { story: readonly string[]; words: readonly Partial<Words>[] }>> = {
  'awkward words survive': { story: ['22-unicode', '23-list'], words: [UNICODE] },
  'an awkward name survives': { story: ['20-html-name', '23-list'], words: [NAMED] },
  'a held comment is told as pending': { story: ['44-held', '45-list-held-own'], words: [LENA] },
  'a reply stands under its parent': {
    story: ['06-create-top', '53-list-root', '07-create-reply', '54-list-reply'],
    words: [HELLO, { ...LENA, text: 'Reply' }],
  },
  'a reply to a reply stands in its place': {
    story: [
      '06-create-top',
      '53-list-root',
      '07-create-reply',
      '54-list-reply',
      '08-create-reply-reply',
      '55-list-deeper',
    ],
    words: [HELLO, { ...LENA, text: 'Reply' }, { ...LENA, text: 'Reply 2' }],
  },
  'refuses as invalid': { story: ['09-err-no-comment', '13-err-no-nick', '15-err-bad-mail'], words: [LENA] },
  'refuses as rate-limited': { story: ['42-err-flood'], words: [LENA] },
  'what is removed is gone': {
    story: [
      '17-duplicate',
      '23-list',
      '51-list-small-page2',
      '59-delete',
      '60-list-deleted',
      '61-list-deleted-page2',
    ],
    words: [HELLO],
  },
};
const USUAL = { story: ['17-duplicate', '23-list', '51-list-small-page2'], words: [HELLO] };

export const backends: readonly Backend[] = [
  {
    title: 'Twikoo',
    adapter: 'twikoo',
    tried: 'recorded',
    async start() {
      const replay = await startReplay(new URL('exchanges/', import.meta.url), {
        ignore: ['ua', 'href'],
        visitor: 'accessToken',
      });
      return {
        src: replay.url,
        version: '1.7.19',
        unmatched: replay.unmatched,
        stop: () => replay.stop(),
        page: {
          read: { thread: MANY, size: 5, first: 5, comments: 14 },
          write: { thread: SMALL, answer: 'Lena' },
          words: { post: NAMED, reply: { ...LENA, text: 'An answer to it' } },
          refuse: () => {
            replay.play(['23-list', '42-err-flood']);
            return { ...LENA, thread: SMALL, text: 'f1', says: 'You are posting comments too quickly.' };
          },
          hold: () => {
            replay.play(['65-list-other', '23-list', '44-held', '45-list-held-own']);
            return { ...LENA, thread: SMALL, text: 'held' };
          },
        },
        subject: {
          adapter() {
            replay.play(VOTES);
            return rest({ src: replay.url, mapping: preset.mapping });
          },
          reset: () => replay.play(IN_A_PAGE),
          draft(check, nth) {
            const { story, words } = STORIES[check] ?? USUAL;
            if (nth === 0) replay.play(story);
            return words[nth] ?? words[0] ?? HELLO;
          },
          threads: {
            open: SMALL,
            many: { key: MANY, comments: 14 },
            nested: { key: SMALL, parents: { [ROOT]: null, [REPLY]: ROOT, [DEEPER]: REPLY } },
            unknown: '/nowhere/',
          },
          held: () => ({ text: 'held' }),
          refusals: {
            invalid: () => [
              { text: '', fields: ['text'] },
              { text: 'no nick', name: '', fields: ['name'] },
              { text: 'bad', email: 'not-an-email', fields: ['email'] },
            ],
            'rate-limited': () => ({ text: 'f1', details: ['message'] }),
          },
        },
      };
    },
  },
];
