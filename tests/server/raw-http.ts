/** Requests byte by byte: what no HTTP client would send can be sent too. Strings are Latin-1. */
import { connect } from 'node:net';
import type { Answer } from './contract-check.js';

type Bytes = string | Uint8Array;

/** Sends the parts until the answer begins, and resolves with it; rejects when there is none, or none in time. */
export function exchange(url: string, parts: Iterable<Bytes>): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    const finish = (closed: boolean) => {
      const answer = parse(received, closed);
      if (!answer && !closed) return;
      clearTimeout(patience);
      socket.destroy();
      if (answer) resolve(answer);
      else reject(new Error(`The connection was closed without an answer, after: ${received}`));
    };
    const patience = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No answer after a minute, only: ${received}`));
    }, 60_000);
    socket.on('data', (data) => {
      received += data.toString('latin1');
      finish(false);
    });
    // A server need not read to the end what it has refused; then there is the answer all the same.
    socket.on('error', () => {});
    socket.on('close', () => {
      finish(true);
    });
    const rest = parts[Symbol.iterator]();
    const write = () => {
      while (received === '' && !socket.destroyed) {
        const next = rest.next();
        if (next.done) return;
        const bytes = typeof next.value === 'string' ? Buffer.from(next.value, 'latin1') : next.value;
        if (!socket.write(bytes)) return;
      }
    };
    socket.on('drain', write);
    write();
  });
}

/** The first part of a request; a body may follow. */
export function head(
  method: string,
  path: string,
  headers: readonly (readonly [string, string])[] = [],
): string {
  const host = headers.some(([name]) => name === 'Host') ? [] : [['Host', 'test.example'] as const];
  const lines = [...host, ...headers];
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** A whole POST of these bytes. */
export function post(body: Bytes, headers: readonly (readonly [string, string])[] = []): Bytes[] {
  const type = headers.some(([name]) => name === 'Content-Type')
    ? []
    : [['Content-Type', 'application/json'] as const];
  const length = ['Content-Length', String(body.length)] as const;
  return [head('POST', '/api/comments', [...type, length, ...headers]), body];
}

export const utf8 = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** Undefined while it is not complete. */
function parse(text: string, closed: boolean): Answer | undefined {
  const match = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([^]*?)\r\n\r\n/.exec(text);
  if (!match) return undefined;
  const [start, status = '', lines = ''] = match;
  const rest = text.slice(start.length);
  const headers = new Headers(
    lines.split('\r\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  if (status === '100') return parse(rest, closed);
  const length = headers.get('content-length');
  const chunked = headers.get('transfer-encoding') === 'chunked';
  const body = chunked
    ? joined(rest)
    : length === null
      ? closed
        ? rest
        : undefined
      : complete(rest, length);
  if (body === undefined) return undefined;
  return { status: Number(status), headers, body: Buffer.from(body, 'latin1').toString() };
}

const complete = (rest: string, length: string) => (rest.length >= Number(length) ? rest : undefined);

function joined(chunks: string): string | undefined {
  let body = '';
  for (let at = 0; ;) {
    const end = chunks.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const size = Number.parseInt(chunks.slice(at, end), 16);
    if (size === 0) return body;
    body += chunks.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
}
