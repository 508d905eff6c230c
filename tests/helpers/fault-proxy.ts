/** A real HTTP server between a browser and the real backend, which spoils single answers as a network does. */
import { once } from 'node:events';
import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Fault {
  /** Any of these three: an answer of our own. None: the backend's, changed by the rest. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The backend is asked although the answer is another: what it stores stays stored. */
  readonly stored?: boolean;
  /** Changes the bytes of the body. */
  readonly spoil?: (body: Buffer) => string | Buffer;
  /** The first byte waits for this. */
  readonly until?: Promise<unknown>;
  /** The body comes in small pieces, one in so many milliseconds. */
  readonly drip?: number;
  /** The connection ends before the status, after the headers, or in the middle of the body. */
  readonly cut?: 'status' | 'headers' | 'body';
  /** The body never ends. */
  readonly endless?: boolean;
}

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The browser gave up before it had the whole answer. */
  dropped: boolean;
  /** Bytes of the body that went out. */
  sent: number;
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Hop by hop, or about an encoding and a length that a fault changes. */
const OWN_BUSINESS = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding'];
const PIECES = 40;

export class FaultProxy implements AsyncDisposable {
  /** What was asked of the API. */
  readonly asked: Asked[] = [];
  /** HTML by path, in place of the backend's. */
  readonly pages = new Map<string, string>();
  /** Sent with all answers of the API, for pages of another origin. */
  cors: Readonly<Record<string, string>> | undefined;
  /** Without it every request has a connection of its own; on one that was used before, browsers ask twice. */
  keepAlive = true;
  /** Of the last `down`, so that the same address answers again. */
  #port = 0;
  #server: Server | undefined;
  #faults: { method: string; fault: Fault; left: number }[] = [];
  readonly #backend: string;

  constructor(backend: string) {
    this.#backend = backend;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** From now on the next so many requests of a method fare badly; those of earlier faults come first. */
  spoil(method: 'GET' | 'POST', fault: Fault, times = Infinity): void {
    this.#faults.push({ method, fault, left: times });
  }

  heal(): void {
    this.#faults = [];
  }

  asks(method: 'GET' | 'POST'): Asked[] {
    return this.asked.filter((one) => one.method === method);
  }

  async up(): Promise<void> {
    const server = (this.#server = createServer((request, response) => {
      response.shouldKeepAlive = this.keepAlive;
      void this.#serve(request, response).catch(() => response.destroy());
    }));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Connections are refused until `up`. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.down();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const page = this.pages.get(url.split('?')[0]!);
    if (page !== undefined) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
      return;
    }
    const body = Buffer.concat(chunks);
    const one: Asked = { method, url, headers, body: body.toString(), dropped: false, sent: 0 };
    const isApi = url.startsWith('/api/');
    if (isApi && this.cors) {
      for (const [name, value] of Object.entries(this.cors)) response.setHeader(name, value);
      if (method === 'OPTIONS') {
        response.writeHead(204).end();
        return;
      }
    }
    if (isApi) this.asked.push(one);
    const fault = isApi ? this.#next(method) : undefined;
    await this.#answer(one, body, fault ?? {}, response);
  }

  #next(method: string): Fault | undefined {
    const entry = this.#faults.find((one) => one.method === method && one.left > 0);
    if (entry) entry.left--;
    return entry?.fault;
  }

  async #answer(one: Asked, sentBody: Buffer, fault: Fault, response: ServerResponse): Promise<void> {
    response.on('close', () => {
      one.dropped = !response.writableFinished;
    });
    const { status, body } = fault;
    const own = status !== undefined || body !== undefined || fault.cut === 'status';
    const answer = own && !fault.stored ? undefined : await forward(this.#backend, one, sentBody);
    await fault.until;
    if (fault.cut === 'status') {
      response.socket?.destroy();
      return;
    }
    const base = own ? { status: status ?? 200, headers: {}, body: Buffer.from(body ?? '') } : answer!;
    const bytes = fault.spoil ? Buffer.from(fault.spoil(base.body)) : base.body;
    const headers = { ...base.headers, ...fault.headers };
    const empty = base.status === 204 || base.status === 304;
    response.writeHead(base.status, {
      ...headers,
      ...(!empty && !fault.endless && { 'content-length': String(bytes.length) }),
    });
    if (fault.cut === 'headers') {
      response.flushHeaders();
      await sleep(20);
      response.socket?.destroy();
    } else await send(one, response, fault, bytes, empty);
  }
}

async function send(
  one: Asked,
  response: ServerResponse,
  { cut, drip, endless }: Fault,
  bytes: Buffer,
  empty: boolean,
): Promise<void> {
  let goOn = (): void => undefined;
  response.on('drain', () => {
    goOn();
  });
  response.on('close', () => {
    goOn();
  });
  const write = async (chunk: Buffer): Promise<void> => {
    one.sent += chunk.length;
    const drained = new Promise<void>((resolve) => (goOn = resolve));
    if (!response.write(chunk) && !response.destroyed) await drained;
  };
  if (cut === 'body') {
    await write(bytes.subarray(0, bytes.length >> 1));
    await sleep(20);
    response.socket?.destroy();
    return;
  }
  if (drip !== undefined) {
    const size = Math.max(1, Math.ceil(bytes.length / PIECES));
    for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
      await write(bytes.subarray(at, at + size));
      await sleep(drip);
    }
  } else if (!empty && bytes.length > 0) await write(bytes);
  // 200 MB are endless enough: a browser that reads them all is broken.
  const more = Buffer.alloc(65_536, ' ');
  while (endless && !response.destroyed && one.sent < 200_000_000) await write(more);
  response.end();
}

function forward(backend: string, { method, url, headers }: Asked, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { host, ...rest } = headers;
    const passed = Object.fromEntries(Object.entries(rest).filter(([name]) => !OWN_BUSINESS.includes(name)));
    const upstream = ask(new URL(url, backend), {
      method,
      // As a proxy of a site does: the backend believes it stands there.
      headers: { ...passed, host, 'accept-encoding': 'identity', 'content-length': String(body.length) },
    });
    upstream.on('error', reject);
    upstream.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 502,
          headers: Object.fromEntries(
            Object.entries(answer.headers).filter(([name]) => !OWN_BUSINESS.includes(name)),
          ),
          body: Buffer.concat(chunks),
        });
      });
    });
    upstream.end(body);
  });
}
