/** One recorded exchange: what a client sent to a real server, and what that answered. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

export interface Message {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By name, in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Exchange {
  /** The file's name without `.http`. */
  readonly name: string;
  readonly request: Message;
  readonly status: number;
  readonly statusText: string;
  /** In the recorded order; Set-Cookie may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Bodies that were shortened by hand cannot be sent as an answer. */
  readonly trimmed: boolean;
}

const DASHES = /\n-{8,}\n/;

/**
 * A file has comments with `#`, then the request (its first line, headers, an empty line, the body), a line of dashes,
 * and the answer in the same shape.
 */
export function readExchange(file: string): Exchange {
  const name = basename(file, '.http');
  const content = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const [asked = '', answered = '', ...more] = content.replace(/^(#.*\n|\n)*/, '').split(DASHES);
  const request = parse(asked);
  const answer = parse(answered);
  const [method = '', url = ''] = request.first.split(' ');
  const [, status, statusText = ''] = /^HTTP\/\S+ (\d{3}) ?(.*)$/.exec(answer.first) ?? [];
  if (!/^[A-Z]+$/.test(method) || !url.startsWith('/') || status === undefined || more.length > 0)
    throw new Error(`${file} is not a request, a line of dashes and an answer.`);
  const headers = Object.fromEntries(request.headers.map(([key, value]) => [key.toLowerCase(), value]));
  return {
    name,
    request: { method, url, headers, body: request.body },
    status: Number(status),
    statusText,
    headers: answer.headers,
    body: answer.body,
    trimmed: /… ?\[trimmed/.test(content),
  };
}

function parse(text: string): { first: string; headers: [string, string][]; body: string } {
  const end = text.indexOf('\n\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).trim().split('\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  return { first, headers, body: end < 0 ? '' : text.slice(end + 2).replace(/\n+$/, '') };
}
