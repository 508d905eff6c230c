import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';

/** What the Node server hands to a handler; nothing of it is there when a test calls the app without a socket. */
export interface Env {
  Bindings: Partial<HttpBindings>;
}

interface Changes {
  headers?: Record<string, string>;
  /** When it has been read already. */
  body?: string;
}

/** Hands a request on to an API that believes it stands at the root of the site. */
export function forward(
  api: Hono,
  context: Context<Env>,
  prefix: string,
  { headers = {}, body }: Changes = {},
): Response | Promise<Response> {
  const url = new URL(context.req.url);
  url.pathname = url.pathname.slice(prefix.length);
  // A Request cannot be made with this method; the API refuses it all the same.
  const trace = context.req.method === 'TRACE';
  const request = trace
    ? Object.defineProperty(new Request(url, { headers: context.req.raw.headers }), 'method', {
        value: 'TRACE',
      })
    : body === undefined
      ? new Request(url, context.req.raw)
      : new Request(url, { method: context.req.method, headers: context.req.raw.headers, body });
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return api.fetch(request, context.env);
}
