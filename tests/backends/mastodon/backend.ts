import preset from '../../../src/adapters/presets/mastodon.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import { startReplay } from '../replay.js';

const post = (number: number): string => `115500000000000${String(number)}`;
const POST = post(200);
const LISTS = ['01-context', '02-context-empty', '03-context-of-answer', '04-err-not-found'];

export const backends: readonly Backend[] = [
  {
    title: 'Mastodon',
    adapter: 'mastodon',
    tried: 'documented',
    async start() {
      const replay = await startReplay(new URL('exchanges/', import.meta.url), { scenario: LISTS });
      const as = (token?: () => string) => rest({ src: replay.url, mapping: preset.mapping, token });
      /** The post is listed, and the server answers so. */
      const list = { thread: POST, list: true, details: ['message'] } as const;
      return {
        src: replay.url,
        version: '4',
        unmatched: replay.unmatched,
        stop: () => replay.stop(),
        page: { read: { thread: POST, size: 100, first: 5, comments: 5 } },
        subject: {
          adapter() {
            replay.play(LISTS);
            return as();
          },
          reset: () => replay.play(LISTS),
          threads: {
            many: { key: POST, comments: 5 },
            nested: {
              key: POST,
              parents: { [post(201)]: null, [post(202)]: post(201), [post(203)]: null, [post(204)]: null },
            },
            empty: post(210),
            unknown: '1',
          },
          refusals: {
            'sign-in': () => {
              replay.play(['06-err-token', '05-err-secure-mode']);
              return [{ ...list, adapter: as(() => 'example-token') }, list];
            },
            'rate-limited': () => {
              replay.play(['07-err-rate-limit']);
              return list;
            },
            'not-found': () => ({ thread: '1', list: true, details: ['message'] }),
          },
          cannot: {
            'no reply comes without its parent':
              'Mastodon leaves out posts that are private or deleted, but not the answers to them.',
          },
        },
      };
    },
  },
];
