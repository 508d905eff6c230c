/** The answers of a replay: what was recorded, with the addresses of this run. */
import type { ServerResponse } from 'node:http';
import type { Exchange, Message } from './exchange.js';

type Headers = Exchange['headers'];

const NOT_PLAYED = /^(content-length|content-encoding|transfer-encoding|connection|keep-alive|date)$/i;
const CORS = /^access-control-/i;

export const isPreflight = ({ method }: Message): boolean => method === 'OPTIONS';

/** A server's rules for pages elsewhere hold for all its paths, so the nearest recorded preflight will do. */
export function preflight(asked: Message, recorded: readonly Exchange[]): Exchange | undefined {
  const path = ({ url }: Message) => url.split('?')[0];
  const wants = ({ headers }: Message) => headers['access-control-request-method'];
  const likeness = (exchange: Exchange) => {
    const { request } = exchange;
    const welcome = Number(isWelcome(exchange)) * 4;
    return welcome + Number(wants(request) === wants(asked)) * 2 + Number(path(request) === path(asked));
  };
  return [...recorded].sort((a, b) => likeness(b) - likeness(a))[0];
}

/** The recorded page was allowed to read the answer. */
function isWelcome({ request, headers }: Exchange): boolean {
  const allowed = value(headers, 'access-control-allow-origin');
  return allowed !== undefined && (allowed === '*' || allowed === request.headers['origin']);
}

/**
 * The page of this run takes the place of the recorded one, and this server's address that of the recorded server.
 * A recording without `Origin` shows nothing of CORS; then the headers are those of `all` that do.
 */
export function send(
  response: ServerResponse,
  asked: Message,
  exchange: Exchange,
  all: readonly Exchange[],
): void {
  const { request } = exchange;
  const page = asked.headers['origin'];
  const recordedPage = request.headers['origin'];
  let headers: Headers = exchange.headers;
  if (page && !recordedPage && !headers.some(([name]) => CORS.test(name))) {
    const donor = all.find((other) => !isPreflight(other.request) && isWelcome(other));
    headers = [...headers, ...(donor?.headers.filter(([name]) => CORS.test(name)) ?? [])];
  }
  const here = (text: string): string => {
    const there = request.headers['host'];
    if (!there) return text;
    const address = `http://${asked.headers['host'] ?? ''}`;
    return text.replaceAll(`http://${there}`, address).replaceAll(`https://${there}`, address);
  };
  response.statusCode = exchange.status;
  response.statusMessage = exchange.statusText;
  for (const [name, text] of headers) {
    if (NOT_PLAYED.test(name)) continue;
    let now = here(text);
    if (page && /^access-control-allow-origin$/i.test(name) && isOrigin(text)) {
      // Another origin than the recorded page's own is a refusal, and stays one.
      if (!recordedPage || text === recordedPage) now = page;
    }
    if (/^access-control-allow-headers$/i.test(name) && echoes(text, request))
      now = asked.headers['access-control-request-headers'] ?? now;
    response.appendHeader(name, now);
  }
  response.end(here(exchange.body));
}

/** Many servers allow the very headers that they are asked for. */
function echoes(allowed: string, request: Message): boolean {
  return allowed.toLowerCase() === request.headers['access-control-request-headers']?.toLowerCase();
}

const isOrigin = (text: string): boolean => /^https?:/.test(text);

const value = (headers: Headers, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1];
