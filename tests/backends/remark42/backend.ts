import preset from '../../../src/adapters/presets/remark42.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import type { CheckName, Words } from '../contract.js';
import { startReplay } from '../replay.js';
import type { Message } from '../replay/exchange.js';
import { serve } from '../site.js';

const [SMALL, MANY, FLOOD, NOWHERE] = ['small', 'many', 'fl', 'nowhere'].map(
  (name) => `https://blog.example/${name}/`,
) as [string, string, string, string];
/** As the recordings were made. */
const LENA = { name: 'Lena M', email: 'lena@example.test', url: undefined };
const UNICODE = { ...LENA, text: 'Grüße 😀 שלום' };
const HELLO = { ...LENA, text: 'Hello **md**' };
const REPLY = { ...LENA, text: 'A reply' };
const DEEPER = { ...LENA, text: 'Deeper' };
const TO_EDIT = { ...LENA, text: 'to be edited' };
const XSRF = '1b46530138b0c25939b279765fb927a202461d18';
const TOO_LONG = 'a'.repeat(2100);
const [ROOT, ANSWER, DEEPEST] = [
  '892cdea5-59fe-4ecd-84f0-57110902c509',
  'd9fe006a-e6f8-4d00-947e-876f1360d129',
  '70e928ea-fd27-4715-a465-f32ecb93c33e',
];

/** Who is asked for: by their token, and by their names. The server of these guests answers with a header. */
const LOGINS = ['04-user', '89-login-header', '03-err-login-name'];
const LISTS = ['21-list-tree', '82-list-newest', '80-list-closed', '83-list-unknown'];
const VOTES = [...LOGINS, ...LISTS, '35-vote', '86-list-voted'];
/** In a page of the same origin they have cookies. */
const IN_A_PAGE = [
  '01-login',
  '84-list-before',
  '20-unicode',
  '85-list-between',
  '08-create-reply-reply',
  '21-list-tree',
];

/** What is posted in a check, and what is recorded of it. */
const STORIES: Partial<Record<CheckName, { story: readonly string[]; words: readonly Partial<Words>[] }>> = {
  'a reply stands under its parent': {
    story: ['06-create-top', '07-create-reply', '21-list-tree'],
    words: [HELLO, REPLY],
  },
  'a reply to a reply stands in its place': {
    story: ['06-create-top', '07-create-reply', '08-create-reply-reply', '21-list-tree'],
    words: [HELLO, REPLY, DEEPER],
  },
  'refuses as invalid': { story: ['11-err-empty', '12-err-long'], words: [LENA] },
  'refuses as closed': { story: ['51-err-closed'], words: [{ ...LENA, text: 'x9' }] },
  'refuses as rate-limited': { story: ['71-err-flood-write', '90-err-flood-read'], words: [LENA] },
  // Here the login sets cookies, which this page cannot have.
  'refuses as sign-in': { story: ['01-login', '09-err-not-logged-in'], words: [HELLO] },
  'an edit changes the words': {
    story: ['39-create-for-edit', '87-edit-own', '88-list-edited'],
    words: [TO_EDIT, TO_EDIT, { ...LENA, text: 'edited' }],
  },
  'what is removed is gone': {
    story: ['39-create-for-edit', '43-delete-own', '21-list-tree'],
    words: [TO_EDIT],
  },
};
const USUAL = { story: ['20-unicode', '21-list-tree'], words: [UNICODE] };

/** A token in the header `X-JWT`, or the cookie and what only its own pages can know (Get in token/jwt.go). */
const hasToken = ({ headers }: Message): boolean =>
  'x-jwt' in headers || (/\bJWT=/.test(headers['cookie'] ?? '') && 'x-xsrf-token' in headers);
/** The list is the same for all but for the own votes. */
const isKnown = (message: Message): boolean =>
  (message.method !== 'GET' || message.url.startsWith('/api/v1/user')) && hasToken(message);

const remark42 = (title: string, signedIn: boolean): Backend => ({
  title,
  adapter: 'remark42',
  tried: 'recorded',
  async start() {
    const replay = await startReplay(new URL('exchanges/', import.meta.url), {
      // Go takes a missing text for an empty one; the site in the query is only compared with the reader's
      // (matchSiteID in backend/app/rest/api/rest.go).
      defaults: { text: '', site: 'remark' },
      isKnown,
      site: serve,
    });
    const src = `${replay.url}/?site=remark`;
    const { mapping, prepare } = preset;
    const guest = () => rest({ src, mapping, prepare });
    const member = () => rest({ src, mapping, token: () => '<JWT>', headers: { 'X-XSRF-TOKEN': XSRF } });
    return {
      src,
      version: '1.14.0',
      // Its CORS refuses cookies, so the page must be of its own origin.
      site: replay.url,
      unmatched: replay.unmatched,
      stop: () => replay.stop(),
      page: {
        read: { thread: SMALL, size: 100, first: signedIn ? 6 : 4, comments: signedIn ? 6 : 4 },
        ...(!signedIn && {
          write: { thread: SMALL, answer: 'Ben B' },
          words: { post: { ...LENA, ...UNICODE }, reply: DEEPER },
          refuse: () => {
            replay.play(['01-login', '21-list-tree', '12-err-long']);
            return { ...LENA, thread: SMALL, text: TOO_LONG, says: 'invalid comment' };
          },
        }),
      },
      subject: {
        adapter() {
          replay.play(VOTES);
          return signedIn ? member() : guest();
        },
        reset: () => replay.play(signedIn ? LISTS : IN_A_PAGE),
        draft(check, nth) {
          const { story, words } = STORIES[check] ?? USUAL;
          if (nth === 0) replay.play([...LOGINS, ...story]);
          return words[nth] ?? words[0] ?? HELLO;
        },
        member,
        threads: {
          open: SMALL,
          many: { key: SMALL, comments: 6 },
          nested: { key: SMALL, parents: { [ROOT]: null, [ANSWER]: ROOT, [DEEPEST]: ANSWER, 'Ben B': ROOT } },
          closed: MANY,
          unknown: NOWHERE,
        },
        refusals: {
          invalid: () => [
            { text: '', fields: ['text'] },
            { text: TOO_LONG, fields: ['text'], details: ['message'] },
            ...(signedIn ? [] : [{ name: 'x', fields: ['name'] as const }]),
          ],
          'rate-limited': () => [
            { thread: FLOOD, text: 'fl 2', details: ['message'] },
            { thread: FLOOD, list: true },
          ],
          ...(!signedIn && { 'sign-in': () => ({}) }),
        },
        cannot: {
          'an awkward name survives': 'There is no recording of such a name: Remark42 takes letters only.',
          'refuses as forbidden': 'There is no recording of it with the site in the query, where it is told.',
          'the total is plausible': 'Remark42 counts an answer to no comment, which its tree does not show.',
          'a dislike counts': 'There is no recording of a dislike that was not the way back from a like.',
          ...(!signedIn && {
            'a like counts': 'Guests are logged in when they post, not when they vote.',
            'a vote can be taken back': 'Guests are logged in when they post, not when they vote.',
          }),
        },
      },
    };
  },
});

export const backends: readonly Backend[] = [
  remark42('Remark42 (guests)', false),
  remark42('Remark42 (signed in)', true),
];
