import preset from '../../../src/adapters/presets/isso.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import type { CheckName, Words } from '../contract.js';
import { startReplay } from '../replay.js';

const SMALL = '/small/';
/** As the recordings were made. */
const LENA = { name: 'Lena', email: 'lena@example.test', url: 'https://lena.example.test' };
const UNICODE = { ...LENA, text: 'Grüße 😀 שלום', name: 'Émile 😀' };
const FIRST = { ...LENA, text: 'Hello **md**' };
const REPLY = { ...LENA, text: 'A reply' };
const DEEPER = { ...LENA, text: 'Deeper' };
const AWKWARD_NAME = { ...LENA, text: 'html name', name: '<b>Bold</b> & Co' };

const LISTS = [
  '60-list-5',
  '61-list-5-next',
  '62-list-10',
  '63-list-33',
  '64-list-100',
  '65-list-10000',
  '66-list-newest',
  '67-list-unknown',
];
const VOTES = [...LISTS, '36-like', '72-list-liked'];
const IN_A_PAGE = [
  '60-list-5',
  '61-list-5-next',
  '70-list-before',
  '16-unicode',
  '71-list-between',
  '02-create-reply',
  '64-list-100',
];

/** What is posted in a check, and what is recorded of it. */
const STORIES: Partial<Record<CheckName, { story: readonly string[]; words: readonly Partial<Words>[] }>> = {
  'an awkward name survives': { story: ['15-html-name'], words: [AWKWARD_NAME] },
  'a held comment is told as pending': { story: ['52-held'], words: [LENA] },
  'a reply stands under its parent': {
    story: ['01-create-top', '02-create-reply', '64-list-100'],
    words: [FIRST, REPLY],
  },
  'a reply to a reply stands in its place': {
    story: ['01-create-top', '02-create-reply', '03-create-reply-reply', '64-list-100'],
    words: [FIRST, REPLY, DEEPER],
  },
  'refuses as invalid': {
    story: [
      '04-err-no-text',
      '05-err-short-text',
      '09-err-long-email',
      '10-err-bad-website',
      '49-err-no-author',
      '50-err-no-email',
    ],
    words: [],
  },
  'refuses as rate-limited': { story: ['54-err-flood'], words: [LENA] },
};
const USUAL = { story: ['16-unicode', '64-list-100'], words: [UNICODE] };

export const backends: readonly Backend[] = [
  {
    title: 'Isso',
    adapter: 'isso',
    tried: 'recorded',
    async start() {
      const replay = await startReplay(new URL('exchanges/', import.meta.url), {
        ignore: ['title'],
        // `setdefault` in isso/views/comments.py; `sort` and `offset` from its documentation.
        defaults: { sort: 'oldest', offset: '0', parent: null, author: null, email: null, website: null },
      });
      return {
        src: replay.url,
        // Its main branch after that release: it has `website-field`.
        version: '0.14',
        unmatched: replay.unmatched,
        stop: () => replay.stop(),
        page: {
          read: { thread: SMALL, size: 5, first: 7, comments: 11 },
          write: { thread: SMALL, answer: 'Lena' },
          words: { post: UNICODE, reply: REPLY },
          refuse: () => {
            replay.play(['64-list-100', '05-err-short-text']);
            return { ...LENA, thread: SMALL, text: 'ab', says: 'text is too short (minimum length: 3)' };
          },
          hold: () => {
            replay.play(['64-list-100', '52-held']);
            return { ...LENA, thread: SMALL, text: 'held for moderation' };
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
            return words[nth] ?? words[0] ?? FIRST;
          },
          flattens: true,
          threads: {
            open: SMALL,
            many: { key: SMALL, comments: 11 },
            nested: { key: SMALL, parents: { '1': null, '2': '1', '3': '1', '4': null, '11': null } },
            unknown: '/nowhere/',
          },
          held: () => ({ text: 'held for moderation' }),
          refusals: {
            invalid: () => [
              { ...LENA, text: '', fields: ['text'] },
              { text: 'ab', fields: ['text'], details: ['message'] },
              { email: 'a'.repeat(260), fields: ['email'] },
              { text: 'bad site', url: 'javascript:alert(1)', fields: ['url'] },
              { text: 'needs author', name: '', fields: ['name'] },
              { text: 'needs mail', email: '', fields: ['email'] },
            ],
            'rate-limited': () => ({ text: 'flood one', details: ['message'] }),
          },
          cannot: {
            'awkward words survive': 'There is no recording of these words: Isso takes them for Markdown.',
            'a dislike counts': 'There is no recording of a dislike that counted.',
          },
        },
      };
    },
  },
];
