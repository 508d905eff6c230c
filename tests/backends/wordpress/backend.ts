import preset from '../../../src/adapters/presets/wordpress.js';
import { rest } from '../../../src/index.js';
import type { Backend } from '../backend.js';
import type { Flavour } from '../servers/wordpress.js';
import { startWordpress } from '../servers/wordpress.js';

const TWICE = 'The very same words.';

const wordpress = (flavour: Flavour, database: string): Backend => ({
  title: `WordPress (${database})`,
  adapter: 'wordpress',
  tried: 'running',
  async start() {
    const site = await startWordpress({ flavour });
    const post = (slug: string): string => String(site.posts[slug]);
    const as = (headers?: Record<string, string>, src = site.url) =>
      rest({ ...preset.connect!(src), headers });
    const admin = (): ReturnType<typeof as> => as({ Authorization: site.basic('admin') });
    return {
      src: site.url,
      version: site.version,
      stop: () => site.stop(),
      page: {
        read: { thread: post('many'), size: 50, first: 50, comments: 120 },
        write: { thread: post('nested'), answer: 'Ben' },
        hold: () => ({ thread: post('nested'), text: 'Please holdme for a while.' }),
        twice: 'You have already posted this comment.',
      },
      subject: {
        adapter: () => as(),
        reset: () => site.reset(),
        threads: {
          open: post('small'),
          many: { key: post('many'), comments: 120 },
          nested: {
            key: post('nested'),
            parents: { Anna: null, Ben: 'Anna', Cem: 'Ben', Dee: 'Cem', Eve: 'Dee', Fay: 'Anna', Gil: null },
          },
          empty: post('empty'),
          closed: post('closed'),
          unknown: '999999',
        },
        member: admin,
        moderator: admin,
        held: () => ({ text: 'Please holdme.' }),
        refusals: {
          invalid: () => [
            { text: 'x'.repeat(70_000), fields: ['text'] },
            { name: 'n'.repeat(300), fields: ['name'] },
            { email: 'nobody', fields: ['email'] },
          ],
          'rate-limited': async (send) => {
            await site.set({ flood: true });
            await send();
            return {};
          },
          duplicate: async (send) => {
            const twin = { text: TWICE, name: 'Twin', email: 'twin@example.test' };
            await send(twin);
            return { ...twin, details: ['message'] };
          },
          'sign-in': async () => {
            await site.set({ registration: true });
            return { details: ['signInUrl'] };
          },
          'not-found': () => ({ thread: '999999' }),
        },
      },
    };
  },
});

export const backends: readonly Backend[] = [wordpress('sqlite', 'SQLite'), wordpress('mariadb', 'MariaDB')];
