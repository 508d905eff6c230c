/** The demo site: static pages, the comment API under /api, and the stages of single pages under /demo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { etag } from 'hono/etag';
import type { Kysely } from 'kysely';
import type { Config } from './config.js';
import { forward, type Env } from './pages/forward.js';
import { hostLitScript } from './pages/host-lit.js';
import { longDemo } from './pages/long.js';
import { otherService } from './pages/mapping.js';
import { statesDemo } from './pages/states.js';
import type { Schema } from './schema.js';
import { HELD_WRITER } from './seeds.js';

export { seed } from './seeds.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const demo = join(project, 'demo');

/** As strict as a careful site would be: every page proves that the widget needs no exception. */
const policy = ({ types = 'comment-thread', backends = "'self'" } = {}): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${backends}; ` +
  `require-trusted-types-for 'script'; trusted-types ${types}`;
const policies: Record<string, string> = {
  // Its visitors try backends of their own, wherever these are.
  '/pages/backends.html': policy({ backends: "'self' http: https:" }),
  // The page's own Lit brings a policy of its own name.
  '/pages/host-lit.html': policy({ types: 'comment-thread lit-html' }),
};

interface Parts {
  db: Kysely<Schema>;
  api: Hono;
  config: Config;
}

export function createDemo({ db, api, config }: Parts): Hono<Env> {
  const app = new Hono<Env>();

  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    if (!headers.get('Content-Type')?.startsWith('text/html')) return;
    headers.set('Content-Security-Policy', policies[context.req.path] ?? policy());
    headers.set('Referrer-Policy', 'same-origin');
  });

  app.all('/api/*', (context) => {
    // The article shows what a comment looks like to its writer while it is held back. To a reader who has
    // written nothing yet, the list is read with the cookie of that comment's writer. The cookie stays here: in
    // the browser, all visitors would write under it and see each other's held comments.
    const guest = getCookie(context, 'comment_writer') === undefined;
    const article = context.req.method === 'GET' && context.req.query('thread') === 'dry-stone-wall';
    const headers = { Cookie: `comment_writer=${HELD_WRITER}` };
    return forward(api, context, '/api', guest && article ? { headers } : {});
  });
  app.route('/demo/other', otherService(db, api));
  app.route('/demo/long', longDemo(db, config));
  app.route('/demo', statesDemo(db));

  app.get('/favicon.ico', (context) => context.body(null, 204));

  // Nothing is taken from a cache unasked: a rebuilt script must show at the next reload.
  const fresh = {
    onFound: (_: string, context: { header(name: string, value: string): void }) => {
      context.header('Cache-Control', 'no-cache');
      // Module scripts come across origins only with leave: any site may embed the script from here.
      context.header('Access-Control-Allow-Origin', '*');
    },
  };
  app.use(etag());
  app.get('/demo/host-lit.js', async (context) =>
    context.body(await hostLitScript(join(demo, 'assets/host-lit-source.js')), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );
  app.get('/', serveStatic({ path: join(demo, 'index.html'), ...fresh }));
  app.get('/pages/*', serveStatic({ root: demo, ...fresh }));
  app.get('/assets/*', serveStatic({ root: demo, ...fresh }));
  app.get('/dist/*', serveStatic({ root: project, ...fresh }));
  const notFound = readFileSync(join(demo, 'pages/not-found.html'), 'utf8');
  app.notFound((context) => context.html(notFound, 404));

  return app;
}
