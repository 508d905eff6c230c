import preset from '../../../src/adapters/presets/waline.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import { startWaline } from '../servers/waline.js';

export const backends: readonly Backend[] = [
  {
    title: 'Waline',
    adapter: 'waline',
    tried: 'running',
    async start() {
      const server = await startWaline();
      const as = (token?: string) => rest({ src: server.url, mapping: preset.mapping, token: () => token });
      let options = {};
      const restart = async (next: typeof options): Promise<void> => {
        options = next;
        await server.restart(next);
      };
      return {
        src: server.url,
        version: '1.39.3',
        stop: () => server.stop(),
        page: {
          read: { thread: '/many/', size: 20, first: 32, comments: 120 },
          write: { thread: '/nested/', answer: 'Ben' },
          twice: 'You have already posted this comment.',
          hold: async () => {
            await restart({ audit: true });
            return { thread: '/nested/', text: 'Held for a while.' };
          },
        },
        subject: {
          adapter: () => as(),
          reset: async () => {
            // Each of its options is of its own process.
            if (Object.keys(options).length > 0) await restart({});
            await server.reset();
          },
          threads: {
            open: '/small/',
            many: { key: '/many/', comments: 120 },
            nested: {
              key: '/nested/',
              parents: {
                Anna: null,
                Ben: 'Anna',
                Cem: 'Ben',
                Dee: 'Cem',
                Eve: 'Dee',
                Fay: 'Anna',
                Gil: null,
              },
            },
            empty: '/empty/',
          },
          member: () => as(server.users.member.token),
          moderator: () => as(server.users.admin.token),
          cannot: { 'oldest goes from the oldest to the newest': 'Waline puts pinned comments first.' },
          held: async () => {
            await restart({ forbiddenWords: 'holdme' });
            return { text: 'Please holdme.' };
          },
          refusals: {
            invalid: () => ({ text: '', fields: ['text'] }),
            duplicate: async (send) => {
              const twin = { text: 'The very same words.', name: 'Twin', email: 'twin@example.test' };
              await send(twin);
              return { ...twin, details: ['message'] };
            },
            'rate-limited': async (send) => {
              await restart({ flood: 60 });
              await send();
              return {};
            },
            'sign-in': async () => {
              await restart({ login: true });
              return {};
            },
          },
        },
      };
    },
  },
];
