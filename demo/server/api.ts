/** The REST backend as an app, to be served at its own root or mounted anywhere. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { sql, type Kysely } from 'kysely';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { clientAddress, isEncrypted } from './client.js';
import type { PageJson, ThreadJson } from './contract.js';
import { cors } from './cors.js';
import type { Schema } from './database.js';
import { LIMITS, MAX_BODY } from './fields.js';
import { listComments } from './list.js';
import { createComment } from './post.js';
import { onChecked, onError, ProblemError } from './problem.js';
import { forgetExpired, type RateLimit } from './rate-limit.js';
import { createCommentRoute, documentRoute, healthRoute, listRoute, preflightRoute } from './routes.js';
import { keyedHash } from './secret.js';
import { readToken, readWriterHash, writeToken } from './writer.js';

export interface ApiOptions {
  db: Kysely<Schema>;
  /** Origins whose pages may use the API, such as https://example.org. */
  corsOrigins?: readonly string[];
  /** Accepted posts per client; null or absent: no limit. */
  rateLimit?: RateLimit | null;
  /** The longest page. */
  maxLimit?: number;
  /** Believe the last hop of X-Forwarded-For and X-Forwarded-Proto. */
  trustProxy?: boolean;
}

const FIELDS: ThreadJson['fields'] = {
  text: { required: true, maxLength: LIMITS.text },
  name: { required: true, maxLength: LIMITS.name },
  email: { required: true, maxLength: LIMITS.email },
  url: { required: false, maxLength: LIMITS.url },
};

/** Old rows of the rate limit go with about one post in this many. */
const CLEAN_EVERY = 50;

export function createApi(options: ApiOptions): Hono {
  const { db, corsOrigins = [], rateLimit = null, maxLimit = 100, trustProxy = false } = options;
  const loadHash = keyedHash(db);
  const app = new OpenAPIHono({ defaultHook: (result) => onChecked(result) });

  app.onError(onError);
  app.use('*', cors(corsOrigins));
  app.post('/comments', bodyLimit({ maxSize: MAX_BODY, onError: refuseSize }), async (context, next) => {
    const type = context.req.header('content-type')?.toLowerCase() ?? '';
    if (type.split(';')[0]?.trim() !== 'application/json') {
      throw new ProblemError(415, 'invalid', 'The body must be application/json.');
    }
    const charset = /;\s*charset\s*=\s*"?([^";\s]*)/.exec(type)?.[1] ?? 'utf-8';
    if (charset !== 'utf-8') throw new ProblemError(415, 'invalid', 'The body must be in UTF-8.');
    // Else the text is stored with a question mark for each letter.
    if (!isUtf8(new Uint8Array(await context.req.arrayBuffer()))) {
      throw new ProblemError(400, 'invalid', 'The body is not UTF-8.');
    }
    await next();
  });
  app.get('/comments', async (context, next) => {
    if (!isDecodable(new URL(context.req.url).search)) {
      throw new ProblemError(400, 'invalid', 'The query must be percent-encoded UTF-8.');
    }
    await next();
  });

  app.openapi(listRoute(maxLimit), async (context) => {
    const { comments, next, total, open } = await listComments(db, {
      ...context.req.valid('query'),
      writerHash: readWriterHash(context),
    });
    return cacheable(context, { comments, next, total, thread: { open, fields: FIELDS } });
  });

  app.openapi(createCommentRoute, async (context) => {
    const { comment, replayed, token } = await createComment(db, {
      draft: context.req.valid('json'),
      idempotencyKey: context.req.valid('header')['idempotency-key'] ?? null,
      token: readToken(context),
      address: clientAddress(context, trustProxy),
      rateLimit,
      hash: await loadHash(),
    });
    if (rateLimit && Math.random() * CLEAN_EVERY < 1) await forgetExpired(db);
    if (token) writeToken(context, token, isEncrypted(context, trustProxy));
    context.header('Cache-Control', 'no-store');
    // Relative to the request, because only a proxy in front of us knows the rest of the address.
    context.header(
      'Location',
      `?thread=${encodeURIComponent(context.req.valid('json').thread)}#comment-${comment.id}`,
    );
    if (!replayed) return context.json(comment, 201);
    context.header('Idempotency-Replayed', 'true');
    return context.json(comment, 200);
  });

  app.openapi(preflightRoute, (context) => {
    context.header('Allow', 'GET, HEAD, POST, OPTIONS');
    return context.body(null, 204);
  });

  app.openapi(healthRoute, async (context) => {
    await sql`select 1`.execute(db).catch(() => {
      throw new ProblemError(503, 'server', 'The database does not answer.');
    });
    return context.json({ status: 'ok' as const }, 200, { 'Cache-Control': 'no-store' });
  });

  let description: object | undefined;
  app.openapi(documentRoute, (context) => context.json((description ??= describe(app))));

  app.all('/comments', () => refuseMethod('GET, HEAD, POST, OPTIONS'));
  for (const path of ['/health', '/openapi.json']) app.all(path, () => refuseMethod('GET, HEAD'));
  app.all('*', () => {
    throw new ProblemError(404, 'not-found', 'There is nothing at this address.');
  });
  return app as unknown as Hono;
}

function refuseSize(): never {
  throw new ProblemError(413, 'invalid', `The body may have at most ${MAX_BODY / 1024} kB.`);
}

function isDecodable(query: string): boolean {
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}

function refuseMethod(allow: string): never {
  throw new ProblemError(405, 'invalid', 'This address does not take that method.', {
    headers: { Allow: allow },
  });
}

/** A page's tag is the hash of its text: it cannot forget anything that the page shows. */
function cacheable(context: Context, page: PageJson): Response {
  const body = JSON.stringify(page);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  context.header('ETag', `W/${tag}`);
  context.header('Cache-Control', 'private, no-cache');
  context.header('Vary', 'Cookie', { append: true });
  const known = context.req.header('if-none-match')?.split(',') ?? [];
  if (known.some((item) => item.trim() === '*' || item.trim().replace(/^W\//, '') === tag)) {
    return context.body(null, 304);
  }
  return context.body(body, 200, { 'Content-Type': 'application/json' });
}

function describe(app: OpenAPIHono): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'comment-thread',
      version: '1.0.0',
      description: 'Comments of a page. Errors are application/problem+json.',
    },
    // Relative to this document, wherever the app is mounted.
    servers: [{ url: '.' }],
  });
}
