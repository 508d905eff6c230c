import { CommentError } from '../model/errors.js';

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
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

/** An answer that takes longer is given up; the reader can try again. */
const TIMEOUT = 20_000;

/** The one place that talks to the network. Resolves to any answer in JSON; throws `CommentError` for all else. */
export async function request({ method, url, headers, body, credentials, signal }: Call): Promise<Answer> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, TIMEOUT);
  const stop = (): void => {
    timeout.abort();
  };
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(body && { 'content-type': 'application/json' }),
      },
      signal: timeout.signal,
      credentials: credentials ?? 'same-origin',
      // A comment and its address must not follow a redirect to another server.
      ...(body && { body: JSON.stringify(body), redirect: 'error' as const }),
    });
    return {
      status: response.status,
      ok: response.ok,
      headers: response.headers,
      json: parse(await response.text(), response),
    };
  } catch (cause) {
    if (cause instanceof CommentError) throw cause;
    signal.throwIfAborted();
    const hint = timeout.signal.aborted
      ? `${url} gave no answer within ${String(TIMEOUT / 1000)} seconds.`
      : `${url} could not be reached. Is the address right, is the server running, and does it allow requests from ${location.origin} (CORS)?`;
    throw new CommentError(timeout.signal.aborted ? 'server' : 'offline', { hint, cause });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function parse(text: string, { ok, url, headers }: Response): unknown {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (!trimmed) return undefined;
  try {
    return JSON.parse(trimmed);
  } catch {
    // A failed request has said enough with its status.
    if (!ok) return undefined;
    throw new CommentError('server', {
      hint: `${url} answered with ${headers.get('content-type') ?? 'something'} that is not JSON: "${trimmed.slice(0, 40)}".`,
    });
  }
}
