import preset from '../../../src/adapters/presets/json-server.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import { startJsonServer } from '../servers/json-server.js';

export const backends: readonly Backend[] = [
  {
    title: 'json-server',
    adapter: 'json-server',
    tried: 'running',
    async start() {
      const server = await startJsonServer();
      return {
        src: server.url,
        version: '0.17',
        stop: () => server.stop(),
        page: {
          read: { thread: 'many', size: 50, first: 50, comments: 120 },
          write: { thread: 'nested', answer: 'Ben' },
        },
        subject: {
          adapter: () => rest({ src: server.url, mapping: preset.mapping }),
          reset: () => server.reset(),
          threads: {
            open: 'small',
            many: { key: 'many', comments: 120 },
            nested: {
              key: 'nested',
              parents: { Anna: null, Ben: 'Anna', Cem: 'Ben', Dee: 'Cem', Eve: 'Dee' },
            },
            empty: 'empty',
          },
        },
      };
    },
  },
];
