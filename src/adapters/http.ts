import { CommentError } from '../model/errors.js';

export interface Answer {
  readonly response: Response;
  /** Undefined when the answer is empty. */
  readonly json: unknown;
}

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string> | undefined;
  readonly body?: Record<string, unknown> | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly signal: AbortSignal;
}

/** Milliseconds until an answer is given up; the reader can try again. */
const TIMEOUT = 20_000;

/** The one place that talks to the network. Resolves to any answer in JSON; throws `CommentError` for all else. */
export async function request({
  method,
  url,
  headers,
  body,
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
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(body && { 'content-type': 'application/json' }),
      },
      signal: giveUp.signal,
      credentials,
      // A comment and its address must not follow a redirect to another server.
      ...(body && { body: JSON.stringify(body), redirect: 'error' as const }),
    });
    return { response, json: parse(await response.text(), response) };
  } catch (cause) {
    if (cause instanceof CommentError) throw cause;
    signal.throwIfAborted();
    const late = giveUp.signal.aborted;
    throw new CommentError(late ? 'server' : 'offline', {
      hint: late
        ? `${url} gave no answer in time.`
        : `${url} could not be reached: is the server running, and does it allow ${location.origin} (CORS)?`,
      cause,
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function parse(text: string, { ok, url }: Response): unknown {
  const json = text.replace(/^\ufeff/, '').trim();
  try {
    return json ? JSON.parse(json) : undefined;
  } catch {
    // A failed request has said enough with its status.
    if (!ok) return undefined;
    throw new CommentError('server', {
      hint: `${url} answered with something that is not JSON: "${json.slice(0, 40)}".`,
    });
  }
}
