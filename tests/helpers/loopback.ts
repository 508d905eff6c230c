/** A real HTTP server on this machine for one test, which keeps what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON; absent: nothing. */
  readonly body?: unknown;
  /** Never answers. */
  readonly silent?: boolean;
}

export interface Loopback extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** How many connections the other side gave up before the answer. */
  readonly dropped: () => number;
}

export async function serve(answer: (asked: Asked, nth: number) => Reply): Promise<Loopback> {
  const asked: Asked[] = [];
  let dropped = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    response.on('close', () => {
      if (!response.writableFinished) dropped++;
    });
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      const reply = answer(one, asked.length);
      if (reply.silent) return;
      const isText = typeof reply.body === 'string';
      response.writeHead(reply.status ?? 200, {
        'content-type': isText ? 'text/html' : 'application/json',
        ...reply.headers,
      });
      response.end(isText || reply.body === undefined ? reply.body : JSON.stringify(reply.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    dropped: () => dropped,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
