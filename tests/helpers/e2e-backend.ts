// A server in the hand of a test: it shows the pages that the test writes, serves the built script, keeps every
// request as it came, and answers as a comment API that any page may use, without a database.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ROOT } from './project.js';

export interface Seen {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (request: Seen) => { status?: number; headers?: Record<string, string>; json?: unknown };

export interface Backend {
  /** Without a slash at its end. */
  readonly url: string;
  /** Path → HTML. */
  readonly pages: Map<string, string>;
  /** Requests of the API, preflights among them. */
  readonly seen: Seen[];
  /** What was posted, read from JSON. */
  readonly posted: () => Record<string, unknown>[];
  /** Instead of the usual answer, if it gives one. */
  answer: (...request: Parameters<Answer>) => ReturnType<Answer> | undefined;
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
}

export const WORDS = 'Words <b>that were</b><wbr> there before';
export const COMMENTS = [
  { id: '1', author: { name: 'Ann' }, createdAt: '2026-01-02T03:04:05Z', html: `<p>${WORDS}</p>` },
  { id: '2', parentId: '1', author: { name: 'Ben' }, createdAt: '2026-01-02T03:05:05Z', text: 'An answer' },
];

/** It listens from `start` to `stop`, and can be started again. */
export function makeBackend(): Backend & { readonly start: () => Promise<void> } {
  const pages = new Map<string, string>();
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void respond(request, response, backend, pages);
  });
  const backend: ReturnType<typeof makeBackend> = {
    get url() {
      return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    },
    pages,
    seen,
    posted: () =>
      seen.flatMap(({ method, body }) =>
        method === 'POST' ? [JSON.parse(body) as Record<string, unknown>] : [],
      ),
    answer: () => undefined,
    reset: () => {
      seen.length = 0;
      backend.answer = () => undefined;
    },
    start: async () => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return backend;
}

export async function startBackend(): Promise<Backend> {
  const backend = makeBackend();
  await backend.start();
  return backend;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  backend: Backend,
  pages: ReadonlyMap<string, string>,
): Promise<void> {
  const { method = '', url: path = '', headers } = request;
  const { pathname } = new URL(path, 'http://x');
  const page = pages.get(pathname);
  // Scripts of modules need it, and a page in a sandbox has no origin.
  response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*');
  if (page !== undefined) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
  } else if (pathname.startsWith('/dist/')) {
    const type = pathname.endsWith('.json') ? 'application/json' : 'text/javascript';
    const content = await readFile(join(ROOT, pathname)).catch(() => undefined);
    if (content) response.setHeader('Content-Type', type).end(content);
    else response.writeHead(404).end();
  } else if (pathname.startsWith('/api')) {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
    const call: Seen = { method, path, headers, body };
    backend.seen.push(call);
    const { status = 200, headers: own = {}, json } = backend.answer(call) ?? usual(call);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, Authorization, X-Secret',
      ...own,
    });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  } else {
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  }
}

const usual: Answer = ({ method, body }) => {
  if (method === 'OPTIONS') return { status: 204 };
  if (method === 'GET') return { json: { comments: COMMENTS, next: null } };
  const { text, name, parentId } = JSON.parse(body) as Record<string, string>;
  return { status: 201, json: { id: 'new', parentId, author: { name }, createdAt: Date.now(), text } };
};
