/** Behind the long thread: made at its first visit, and answered in one page of up to ten thousand. */
import { Hono } from 'hono';
import type { Kysely } from 'kysely';
import { createApi } from '../api.js';
import type { Config } from '../config.js';
import type { Schema } from '../schema.js';
import { plantLong } from '../seeds/long.js';
import { forward, type Env } from './forward.js';

const LONGEST = 10_000;

export function longDemo(db: Kysely<Schema>, { rateLimit, trustProxy }: Config): Hono<Env> {
  const app = new Hono<Env>();
  const api = createApi({ db, rateLimit, trustProxy, maxLimit: LONGEST });
  app.all('/api/*', async (context) => {
    const key = context.req.query('thread') ?? '';
    const count = Number(/^long-([1-9]\d{0,4})$/.exec(key)?.[1]);
    if (count <= LONGEST) await plantLong(db, key, count);
    return forward(api, context, '/demo/long/api');
  });
  return app;
}
