/** What never reaches the app, because it is no HTTP or the address is none, is refused in the app's own words. */
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestError } from '@hono/node-server';
import { ProblemError, written } from './problem.js';

const BROKEN = new ProblemError(400, 'invalid', 'This is no HTTP request.');
const ADDRESS = new ProblemError(400, 'invalid', 'The address or the Host header is not valid.');
const LATE = new ProblemError(408, 'invalid', 'The request did not arrive in time.');
const LONG = new ProblemError(431, 'invalid', 'The address or a header is too long.');
const EXPECTATION = new ProblemError(417, 'invalid', 'Only Expect: 100-continue can be met.');
const METHOD = new ProblemError(405, 'invalid', 'This server is no proxy.', {
  headers: { Allow: 'GET, HEAD, POST, OPTIONS' },
});
const FAILURE = new ProblemError(500, 'server', 'Something went wrong on the server.');

const BY_CODE: Record<string, ProblemError> = {
  ERR_HTTP_REQUEST_TIMEOUT: LATE,
  HPE_HEADER_OVERFLOW: LONG,
};

/** For getRequestListener. */
export function errorHandler(error: unknown): Response {
  const problem = error instanceof RequestError ? ADDRESS : FAILURE;
  if (problem === FAILURE)
    console.error(error instanceof Error ? error.stack : 'Something that is no Error.');
  const { body, headers } = written(problem);
  return new Response(body, { status: problem.status, headers });
}

export function refuseBroken(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuse(socket, BY_CODE[error.code ?? ''] ?? BROKEN);
  });
  server.on('connect', (_request: unknown, socket: Duplex) => {
    refuse(socket, METHOD);
  });
  server.on('checkExpectation', (_request: unknown, response: ServerResponse) => {
    const { body, headers } = written(EXPECTATION);
    response.writeHead(EXPECTATION.status, { ...headers, Connection: 'close' }).end(body);
  });
}

function refuse(socket: Duplex, problem: ProblemError): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { body, headers } = written(problem);
  const lines = Object.entries({
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const title = STATUS_CODES[problem.status] ?? 'Error';
  // Who does not close his end is not waited for.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${problem.status} ${title}\r\n${head}\r\n${body}`);
}
