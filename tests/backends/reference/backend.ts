import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contract } from '../../../src/adapters/contract.js';
import type { Backend } from '../backend.js';
import { openReference, reference } from '../contract/test/reference.js';

/** On the PostgreSQL that TEST_DATABASE_URL names, else on PGlite. */
const database = process.env['TEST_DATABASE_URL'] ? 'PostgreSQL' : 'PGlite';
/** Readers who post too fast are known by an address of their own; here that is a path. */
const HASTY = /^\/(slow-\d+)\//;

export const backends: readonly Backend[] = [
  {
    title: `Reference backend (${database})`,
    adapter: 'rest',
    tried: 'running',
    async start(site) {
      const backend = await openReference({ corsOrigins: [site] });
      const server = createAdaptorServer({
        fetch(request) {
          const { pathname, search } = new URL(request.url);
          const [, host = 'reference'] = HASTY.exec(pathname) ?? [];
          const path = pathname.replace(HASTY, '/');
          return backend.fetch(new Request(`https://${host}.example${path}${search}`, request));
        },
      }) as Server;
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const src = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
      return {
        src,
        version: database,
        async stop() {
          server.closeAllConnections();
          server.close();
          await backend.close();
        },
        page: {
          read: { thread: 'many', size: 50, first: 50, comments: 120 },
          write: { thread: 'nested', answer: 'Bob' },
          twice: 'You have already posted this comment.',
          hold: () => ({ thread: 'held', text: 'Held for a while.' }),
        },
        subject: reference((url) => {
          const [, hasty] = /^https:\/\/(slow-\d+)/.exec(url) ?? [];
          return contract({ src: hasty ? `${src}${hasty}/` : src });
        }),
      };
    },
  },
];
