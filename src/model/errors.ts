export type ErrorCode =
  | 'invalid'
  | 'rate-limited'
  | 'closed'
  | 'duplicate'
  | 'sign-in'
  | 'forbidden'
  | 'not-found'
  | 'offline'
  | 'server';

/** The fields of the form, in its order. */
export const FIELDS = ['text', 'name', 'email', 'url'] as const;
export type Field = (typeof FIELDS)[number];

export interface ErrorDetails {
  /** A sentence of the backend for the reader, shown as text. */
  message?: string | undefined;
  /** For `invalid`: what is wrong with each field, shown as text. */
  fields?: Partial<Record<Field, string>> | undefined;
  /** For `rate-limited`: seconds to wait; undefined or NaN when the backend does not say. */
  retryAfter?: number | undefined;
  /** For `sign-in`: where to. */
  signInUrl?: string | undefined;
  /** For the developer: what to change. Goes to the console, never to the reader. */
  hint?: string | undefined;
  cause?: unknown;
}

/** The only error that an adapter throws on purpose. Anything else counts as `server`; an abort is silent. */
export class CommentError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.hint ?? details.message ?? code, { cause: details.cause });
    this.name = 'CommentError';
    this.code = code;
    this.details = details;
  }

  static from(error: unknown): CommentError {
    // By name: parts of the script that are loaded by themselves, and apps, have a class of their own.
    return (error as Error | undefined)?.name === 'CommentError'
      ? (error as CommentError)
      : new CommentError('server', { hint: String(error), cause: error });
  }
}
