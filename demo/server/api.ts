/** The REST backend as an app, to be served at its own root or mounted anywhere. */
import { isUtf8 } from 'node:buffer';
import { OpenAPIHono } from '@hono/zod-openapi';
import { sql, type Kysely } from 'kysely';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cacheable, sharing, tagOf } from './caching.js';
import { clientAddress, isEncrypted } from './client.js';
import type { PageJson, ThreadJson } from './contract.js';
import { cors } from './cors.js';
import { countComments } from './counts.js';
import type { Schema } from './database.js';
import { LIMITS, MAX_BODY } from './fields.js';
import { findPage } from './list.js';
import { createComment } from './post.js';
import { onChecked, onError, ProblemError } from './problem.js';
import { forgetExpired, type RateLimit } from './rate-limit.js';
import {
  countsRoute,
  createCommentRoute,
  documentRoute,
  healthRoute,
  listRoute,
  preflightRoute,
} from './routes.js';
import { gate, MAX_WAITING } from './rush.js';
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
  /** Seconds for which a shared cache may answer what is the same for all readers. */
  sharedCache?: number;
  /** Requests that may work on the database or wait for it; the next one is refused. */
  maxWaiting?: number;
}

const FIELDS: ThreadJson['fields'] = {
  text: { required: true, maxLength: LIMITS.text },
  name: { required: true, maxLength: LIMITS.name },
  email: { required: true, maxLength: LIMITS.email },
  url: { required: false, maxLength: LIMITS.url },
};

/** To be raised when the same rows are to be answered in another way: else readers keep the old answer. */
const REVISION = 1;

/** Old rows of the rate limit go with about one post in this many. */
const CLEAN_EVERY = 50;

export function createApi(options: ApiOptions): Hono {
  const { db, corsOrigins = [], rateLimit = null, maxLimit = 100, trustProxy = false } = options;
  const { sharedCache = 0, maxWaiting = MAX_WAITING } = options;
  const loadHash = keyedHash(db);
  const admit = gate(maxWaiting);
  const share = sharing<string>();
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
  for (const path of ['/comments', '/counts']) {
    app.get(path, async (context, next) => {
      if (!isDecodable(new URL(context.req.url).search)) {
        throw new ProblemError(400, 'invalid', 'The query must be percent-encoded UTF-8.');
      }
      await next();
    });
  }

  app.openapi(listRoute(maxLimit), async (context) => {
    const query = context.req.valid('query');
    const writerHash = readWriterHash(context);
    context.header('Vary', 'Cookie', { append: true });
    return admit(async () => {
      const { stamp, read } = await findPage(db, { ...query, writerHash });
      const tag = tagOf(REVISION, FIELDS, stamp, query.sort, query.limit, query.cursor, writerHash);
      const body = async () => {
        const { open, ...page } = await read();
        return JSON.stringify({ ...page, thread: { open, fields: FIELDS } } satisfies PageJson);
      };
      return cacheable(context, {
        tag,
        keep: writerHash ? 'reader' : sharedCache,
        body: () => share(tag, body),
      });
    });
  });

  app.openapi(countsRoute, async (context) => {
    const { thread } = context.req.valid('query');
    const body = JSON.stringify(await admit(() => countComments(db, thread)));
    return cacheable(context, { tag: tagOf(body), keep: sharedCache, body: () => body });
  });

  app.openapi(createCommentRoute, async (context) => {
    const { comment, replayed, token } = await admit(async () =>
      createComment(db, {
        draft: context.req.valid('json'),
        idempotencyKey: context.req.valid('header')['idempotency-key'] ?? null,
        token: readToken(context),
        address: clientAddress(context, trustProxy),
        rateLimit,
        hash: await loadHash(),
      }),
    );
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
  for (const path of ['/counts', '/health', '/openapi.json']) app.all(path, () => refuseMethod('GET, HEAD'));
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
