/** Whether a request is the one that was recorded, and if not, why. */
import type { Message } from './exchange.js';

export interface Comparison {
  /** Names in the query and in bodies, at any depth, whose values a client makes up: they are not compared. */
  readonly ignore?: readonly string[];
  /** What the server takes for a name that is missing in the query or at the top of a body, such as offset: '0'. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Headers that must be equal. Of credentials it is always compared whether there are any. */
  readonly headers?: readonly string[];
  /** Whether the server knows who asks, where it takes several kinds of credentials for the same. */
  readonly isKnown?: (request: Message) => boolean;
}

const CREDENTIALS = ['authorization', 'x-jwt', 'x-xsrf-token', 'x-wp-nonce'];

/** How a request differs from the recorded one; nothing if it may have the same answer. */
export function differences(
  asked: Message,
  recorded: Message,
  { ignore = [], defaults = {}, headers = [], isKnown }: Comparison,
): string[] {
  if (asked.method !== recorded.method) return [differs('the method', asked.method, recorded.method)];
  const [askedUrl, recordedUrl] = [asked, recorded].map(({ url }) => new URL(url, 'http://x')) as [URL, URL];
  const found: string[] = [];
  if (askedUrl.pathname !== recordedUrl.pathname)
    found.push(differs('the path', askedUrl.pathname, recordedUrl.pathname));
  found.push(
    ...unequal(
      '?',
      { ...defaults, ...query(askedUrl.searchParams) },
      { ...defaults, ...query(recordedUrl.searchParams) },
      ignore,
    ),
  );
  if (isKnown && isKnown(asked) !== isKnown(recorded))
    found.push(`who asks is ${isKnown(asked) ? 'known' : 'not known'}`);
  for (const header of isKnown ? [] : CREDENTIALS)
    if (header in asked.headers !== header in recorded.headers)
      found.push(`${header} is ${header in asked.headers ? 'sent' : 'not sent'}`);
  for (const header of headers.map((header) => header.toLowerCase()))
    found.push(...unequal(header, asked.headers[header], recorded.headers[header], []));
  if (asked.body === '' && recorded.body === '') return found;
  const types = [asked, recorded].map((message) => message.headers['content-type']?.split(';')[0]);
  found.push(...unequal('content-type', types[0], types[1], []));
  const [askedBody, recordedBody] = [asked, recorded].map((message) => {
    const body = read(message);
    return isObject(body) && !Array.isArray(body) ? { ...defaults, ...body } : body;
  });
  found.push(...unequal('body', askedBody, recordedBody, ignore));
  return found;
}

/** Several of one name stay in their order; the order of names does not matter. */
function query(params: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => [name, params.getAll(name).join(', ')]),
  );
}

/** JSON or a form as a value, anything else as text. */
export function read({ headers, body }: Message): unknown {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return query(new URLSearchParams(body));
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function unequal(place: string, asked: unknown, recorded: unknown, ignore: readonly string[]): string[] {
  if (!isObject(asked) || !isObject(recorded) || Array.isArray(asked) !== Array.isArray(recorded))
    return asked === recorded || isSameAddress(asked, recorded) ? [] : [differs(place, asked, recorded)];
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(asked)])];
  const dot = place === '?' ? '' : '.';
  return names
    .filter((name) => !ignore.includes(name))
    .flatMap((name) => unequal(`${place}${dot}${name}`, asked[name], recorded[name], ignore));
}

/** Browsers spell `https://a.example` with a slash at its end. */
const isSameAddress = (one: unknown, two: unknown): boolean =>
  typeof one === 'string' && /^https?:\/\/[^/]+\/$/.test(one) && one === `${String(two)}/`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const differs = (place: string, asked: unknown, recorded: unknown): string =>
  `${place} is ${show(asked)} instead of ${show(recorded)}`;

function show(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
