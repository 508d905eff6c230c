/** The site of an owner: the built script, and a page with one tag whose attributes stand in the page's address. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { ROOT } from '../helpers/project.js';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.map': 'application/json',
};

export interface Site {
  /** Its origin. */
  readonly url: string;
  close(): void;
}

export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The script and the page; a backend that is one origin with its site serves them itself. False for all else. */
export function serve(request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname } = new URL(request.url ?? '', 'http://site');
  if (pathname.startsWith('/dist/'))
    void readFile(join(ROOT, pathname)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? '' }).end(body),
      () => response.writeHead(404).end(),
    );
  else if (pathname === '/')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageFor(request.url!));
  else if (pathname === '/favicon.ico') response.writeHead(204).end();
  else return false;
  return true;
}

function pageFor(url: string): string {
  const escape = (text: string): string =>
    text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  const attributes = [...new URL(url, 'http://site').searchParams]
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(' ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title>
<script type="module" src="/dist/comment-thread.js"></script>
<main><h1>A post</h1><comment-thread ${attributes}></comment-thread></main>`;
}
