/** The cookie that lets the writer of a held comment, and nobody else, see it in the list. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { hashToken } from './comments.js';
import type { KeyedHash } from './secret.js';

const COOKIE = 'comment_writer';
const THIRTY_DAYS = 30 * 24 * 60 * 60;

/** What `newToken` makes, with room for longer ones; anything else is nobody's. */
export function readToken(context: Context): string | null {
  const value = getCookie(context, COOKIE);
  return value && /^[\w-]{22,64}$/.test(value) ? value : null;
}

export function readWriterHash(context: Context): string | null {
  const token = readToken(context);
  return token && hashToken(token);
}

export function writeToken(context: Context, token: string, secure: boolean): void {
  setCookie(context, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: THIRTY_DAYS,
    secure,
  });
}

/**
 * With an idempotency key the token follows from it: when the answer with the cookie got lost, the repeated
 * request brings the same cookie again, though only its hash is stored.
 */
export function newToken(hash: KeyedHash, threadId: string, idempotencyKey: string | null): string {
  const bytes = idempotencyKey === null ? randomBytes(16) : hash('writer', `${threadId}\0${idempotencyKey}`);
  return bytes.subarray(0, 16).toString('base64url');
}
