import { CommentError } from '../model/errors.js';
import { toJson } from '../model/json.js';

export interface Answer {
  readonly response: Response;
  readonly headers: Headers;
  /** Undefined when the answer is empty or not JSON. */
  readonly json: unknown;
  /** A refusal that is not JSON. */
  readonly text?: string | undefined;
}

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** Sends the body as a form does. */
  readonly form?: boolean | undefined;
  /** The headers tell who the reader is. */
  readonly secret?: boolean | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly signal: AbortSignal;
}

/** Milliseconds until an answer is given up; the reader can try again. */
const TIMEOUT = 20_000;

/** Bytes of an answer that are read at most; a failure has said enough long before. */
const MAX_ANSWER = 20_000_000;
const MAX_REFUSAL = 65_536;

/** First pages that the loader has asked for while the script was on its way, by their addresses. */
const early = (globalThis as { [key: symbol]: Map<string, Promise<Response>> | undefined })[
  Symbol.for('comment-thread')
];

/** Whose last answer made no sense: the next one must be a new one, not that one again as the cache has it. */
const spoilt = new Set<string>();

/** The one place that talks to the network. Resolves to any answer; throws `CommentError` when there is none. */
export async function request({
  method,
  url,
  headers,
  body,
  form,
  secret,
  credentials = 'same-origin',
  signal,
}: Call): Promise<Answer> {
  signal.throwIfAborted();
  const giveUp = new AbortController();
  const abort = (): void => {
    giveUp.abort();
  };
  const timer = setTimeout(abort, TIMEOUT);
  signal.addEventListener('abort', abort);
  try {
    // That was asked for without headers or cookies of other sites.
    const plain = method === 'GET' && !Object.keys(headers ?? {}).length && credentials === 'same-origin';
    const asked = plain ? early?.get(url) : undefined;
    early?.delete(url);
    const response = await (asked ??
      fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          // Of two spellings of a name, fetch would send both.
          ...Object.fromEntries(
            Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
          ),
          ...(body && !form && { 'content-type': 'application/json' }),
        },
        signal: giveUp.signal,
        credentials,
        ...(spoilt.has(url) && { cache: 'reload' as const }),
        // The page's whole address may let its reader in somewhere.
        referrerPolicy: 'strict-origin',
        ...(body && { body: form ? toForm(body) : toJson(body) }),
        // A comment, its address and a reader's token must not follow a redirect to another server.
        ...((secret || method !== 'GET') && { redirect: 'error' as const }),
      }));
    return {
      response,
      headers: response.headers,
      ...parse(await textOf(response), response.ok, url, method),
    };
  } catch (cause) {
    if (cause instanceof CommentError) throw cause;
    signal.throwIfAborted();
    const late = giveUp.signal.aborted;
    const origin = (globalThis as { location?: Location }).location?.origin ?? 'this origin';
    throw new CommentError(late ? 'server' : 'offline', {
      hint: late
        ? `${url} gave no answer in time.`
        : `${url} could not be reached: is the server there, without a redirect, and does it allow ${origin} (CORS)?`,
      cause,
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** The answer of a JSON file that the page names by an attribute. */
export const fileAt = (src: string, signal: AbortSignal): Promise<Answer> =>
  // A new node's: a form field named `baseURI` hides the document's.
  request({ method: 'GET', url: new URL(src, new Text().baseURI).href, signal });

const toForm = (body: Readonly<Record<string, unknown>>): URLSearchParams =>
  new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)]));

/** The whole answer as text; of a refusal the beginning. */
async function textOf(response: Response): Promise<string> {
  const { body, ok, url } = response;
  // A page may have put a fetch of its own in place of the browser's.
  if (!body) return response.text();
  const reader = body.getReader();
  // It drops a byte order mark.
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > (ok ? MAX_ANSWER : MAX_REFUSAL)) {
      void reader.cancel();
      if (!ok) return text;
      throw new CommentError('server', { hint: `${url} answered with more than 20 MB.` });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text: string, ok: boolean, url: string, method: string): Pick<Answer, 'json' | 'text'> {
  const json = text.trim();
  try {
    const parsed = { json: json ? (JSON.parse(json) as unknown) : undefined };
    spoilt.delete(url);
    return parsed;
  } catch {
    spoilt.add(url);
    // A failed request has said enough with its status.
    if (!ok) return { json: undefined, text };
    throw new CommentError('server', {
      hint: `${url} answered with something that is not JSON${
        // To a comment a backend may answer with the address of its writer.
        method === 'GET' ? `: "${json.slice(0, 40)}"` : ''
      }.`,
    });
  }
}

/**
 * Whether there is a server behind an address that gave no answer; only the self-check asks. `unreadable`: there is
 * one, but it does not let this page read. `guest`: it does, but not with cookies.
 */
export async function reach(
  url: string,
  credentials?: RequestCredentials,
): Promise<'readable' | 'guest' | 'redirect' | 'unreadable' | 'nothing'> {
  const tries = async (init: RequestInit): Promise<Response | undefined> => {
    try {
      return await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT), ...init });
    } catch {
      return undefined;
    }
  };
  const answer = await tries({ credentials: 'omit', redirect: 'manual' });
  if (answer?.type === 'opaqueredirect') return 'redirect';
  if (!answer) return (await tries({ credentials: 'omit', mode: 'no-cors' })) ? 'unreadable' : 'nothing';
  return credentials === 'include' && !(await tries({ credentials })) ? 'guest' : 'readable';
}
