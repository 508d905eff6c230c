/** Behind the states page: the real API on the real database, with a fault in front of it. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Kysely } from 'kysely';
import { createApi } from '../api.js';
import { MAX_BODY } from '../fields.js';
import type { Schema } from '../schema.js';
import { plant } from '../seeds.js';
import { states } from '../seeds/states.js';
import { forward, type Env } from './forward.js';

const KEY = /^states-[\w-]{1,100}$/;

export function statesDemo(db: Kysely<Schema>): Hono<Env> {
  const app = new Hono<Env>();
  const api = createApi({ db, rateLimit: null });
  // Trusts the address that `flood` makes up.
  const strictApi = createApi({ db, rateLimit: { posts: 1, seconds: 30 }, trustProxy: true });

  app.get('/:mode/:state/api/*', async (context) => {
    const { mode, state } = context.req.param();
    const key = context.req.query('thread') ?? '';
    if (!KEY.test(key)) return problem(context, 404, 'not-found', 'This demo has no such thread.');
    await plant(db, key, state === 'empty' ? [] : states, {
      open: state !== 'closed',
      moderation: mode === 'pending' ? 'all' : 'none',
    });
    if (mode === 'slow') await sleep(1500);
    if (state === 'error') return problem(context, 500, 'server', 'Something went wrong on the server.');
    if (state === 'loading') return never(context);
    return forward(api, context, prefix(context));
  });

  app.post('/:mode/:state/api/*', bodyLimit({ maxSize: MAX_BODY }), async (context) => {
    const { mode, state } = context.req.param();
    if (state === 'offline') return hangUp(context);
    switch (mode) {
      case 'fail':
        return problem(context, 503, 'server', 'The server is being repaired.');
      case 'duplicate':
        return problem(context, 409, 'duplicate', 'This comment has been posted already.');
      case 'signin':
        return problem(context, 401, 'sign-in', 'Only members can comment.', {
          signInUrl: '/pages/sign-in.html',
        });
      case 'invalid':
        return problem(context, 422, 'invalid', 'Some fields are not right.', {
          errors: [
            { pointer: '#/email', code: 'format', detail: 'Enter an email address that can receive mail' },
            { pointer: '#/text', code: 'format', detail: 'Comment must not mention the weather' },
          ],
        });
      case 'flood':
        return flood(context);
      case 'slow':
        await sleep(1500);
    }
    return forward(api, context, prefix(context));
  });

  /** Limits each thread instead of each address, or one visitor would hold up all others of the same network. */
  async function flood(context: Context<Env>): Promise<Response> {
    const body = await context.req.text();
    const thread = /"thread":"(states-[\w-]+)"/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(thread).digest('hex');
    const address = `2001:db8:${hash.slice(0, 4)}:${hash.slice(4, 8)}::1`;
    return forward(strictApi, context, prefix(context), { body, headers: { 'X-Forwarded-For': address } });
  }

  return app;
}

const prefix = (context: Context): string => /^.*?\/api(?=\/)/.exec(context.req.path)?.[0] ?? '';

function problem(
  context: Context,
  status: 401 | 404 | 409 | 422 | 500 | 503,
  code: string,
  detail: string,
  more: object = {},
): Response {
  return context.body(JSON.stringify({ type: 'about:blank', status, code, detail, ...more }), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}

/** Waits until the browser gives up; the handler ends with it, so nothing is left behind. */
async function never(context: Context): Promise<Response> {
  const { signal } = context.req.raw;
  if (!signal.aborted) {
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
    });
  }
  return RESPONSE_ALREADY_SENT;
}

/** The socket closes without a word, as when the cable is pulled. */
function hangUp(context: Context<Env>): Response {
  context.env.incoming?.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
