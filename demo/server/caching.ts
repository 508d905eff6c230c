/**
 * Who may keep an answer, and how it is told that nothing has changed. What is the same for all readers may lie in
 * a shared cache; what one reader alone may see (his held comments) is private and has a tag of its own.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';

export interface Cached {
  tag: string;
  /** Seconds for which a shared cache may answer unasked; 'reader': no shared cache may keep it. */
  keep: number | 'reader';
  /** Called only when the client has not this version. */
  body: () => string | Promise<string>;
}

/** A tag of all that the answer depends on. */
export function tagOf(...parts: unknown[]): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
}

export async function cacheable(context: Context, { tag, keep, body }: Cached): Promise<Response> {
  const known = context.req.header('if-none-match')?.split(',') ?? [];
  const unchanged = known.some((item) => item.trim() === '*' || item.trim().replace(/^W\//, '') === tag);
  const text = unchanged ? null : await body();
  context.header('ETag', `W/${tag}`);
  context.header('Cache-Control', cacheControl(keep));
  return text === null
    ? context.body(null, 304)
    : context.body(text, 200, { 'Content-Type': 'application/json' });
}

/** A browser asks again each time: its reader has perhaps just posted. */
function cacheControl(keep: Cached['keep']): string {
  if (keep === 'reader') return 'private, no-cache';
  return keep > 0 ? `max-age=0, s-maxage=${keep}` : 'no-cache';
}

/** The same work for many at once is done once; nothing is kept after it. */
export function sharing<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (key, work) => {
    const there = running.get(key);
    if (there) return there;
    const promise = work().finally(() => running.delete(key));
    running.set(key, promise);
    return promise;
  };
}
