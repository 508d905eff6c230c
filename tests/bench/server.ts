// A site with one contender on it: its page, its files, its API. All is compressed as a good server does: files as
// well as can be, answers as fast as their size allows. Compressed once, so that no visit waits for it.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT } from '../helpers/project.js';
import type { BenchComment } from './comments.js';
import type { ApiRequest, Contender } from './contenders/contender.js';
import { CLIENTS } from './install.js';

export interface Site {
  readonly contender: Contender;
  readonly url: string;
  readonly show: (comments: readonly BenchComment[]) => void;
  readonly stop: () => Promise<void>;
}

interface Content {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};
const IMAGE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const FILES_QUALITY = 11;
const ANSWERS_QUALITY = 5;

const compress = (type: string, content: string | Buffer, quality: number): Content => ({
  type,
  bytes: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
});

async function file(path: string): Promise<Content> {
  const place = path.startsWith('/npm/') ? join(CLIENTS, path.slice('/npm/'.length)) : join(ROOT, path);
  return compress(TYPES[extname(path)] ?? 'text/plain', await readFile(place), FILES_QUALITY);
}

export async function openSite(contender: Contender): Promise<Site> {
  let comments: readonly BenchComment[] = [];
  const files = new Map<string, Promise<Content>>();
  /** By their requests: those that came once are there for the next comments before anybody asks. */
  const answers = new Map<string, { readonly request: ApiRequest; content: Content }>();
  const answer = (request: ApiRequest): Content =>
    compress('application/json', JSON.stringify(contender.answer(request, comments)), ANSWERS_QUALITY);
  files.set('/', Promise.resolve(compress('text/html; charset=utf-8', contender.page, FILES_QUALITY)));

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://x');
    const send = ({ type, bytes }: Content): void => {
      response.setHeader('Content-Type', type).setHeader('Content-Encoding', 'br').end(bytes);
    };
    if (pathname.startsWith('/api')) {
      const call = { path: pathname, body: await text(request) };
      const key = `${pathname}${search} ${call.body}`;
      if (!answers.has(key)) answers.set(key, { request: call, content: answer(call) });
      send(answers.get(key)!.content);
    } else if (pathname.startsWith('/avatar/')) {
      response.setHeader('Content-Type', 'image/gif').setHeader('Cache-Control', 'max-age=86400').end(IMAGE);
    } else if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      if (!files.has(pathname)) files.set(pathname, file(pathname));
      send(await files.get(pathname)!);
    }
  };

  const server = createServer((request, response) => {
    respond(request, response).catch((reason: unknown) => {
      console.error(`${contender.name} asked for ${String(request.url)}: ${String(reason)}`);
      response.writeHead(404).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    contender,
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    show: (next) => {
      comments = next;
      for (const one of answers.values()) one.content = answer(one.request);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
