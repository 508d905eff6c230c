/** Lets pages of the listed origins, and only those, read our answers. */
import type { MiddlewareHandler } from 'hono';

const EXPOSED = ['ETag', 'Retry-After', 'Location', 'Idempotency-Replayed'];
const ONE_DAY = 24 * 60 * 60;

export function cors(origins: readonly string[]): MiddlewareHandler {
  const allowed = new Set(origins);
  return async (context, next) => {
    const origin = context.req.header('origin');
    // Also on answers without CORS headers, else a cache may hand such a one to an allowed page.
    context.header('Vary', 'Origin', { append: true });
    if (origin !== undefined && allowed.has(origin)) {
      context.header('Access-Control-Allow-Origin', origin);
      context.header('Access-Control-Allow-Credentials', 'true');
      context.header('Access-Control-Expose-Headers', EXPOSED.join(', '));
      if (context.req.method === 'OPTIONS') {
        context.header('Access-Control-Allow-Methods', 'GET, POST');
        context.header('Access-Control-Allow-Headers', 'content-type, idempotency-key');
        context.header('Access-Control-Max-Age', String(ONE_DAY));
      }
    }
    await next();
  };
}
