/** How a check ends other than well, and how its sentence names what it met. */
import { CommentError } from './package.js';

/** The adapter does not do what it must. */
export class Failure extends Error {
  override name = 'Failure';
}

/** There is nothing to check: the backend has not this ability, or the subject does not say how to use it. */
export class NotOffered extends Error {
  override name = 'NotOffered';
}

export function fail(sentence: string, cause?: unknown): never {
  throw new Failure(sentence, { cause });
}

export function notOffered(why: string): never {
  throw new NotOffered(why);
}

/** A value, short enough for a sentence. */
export function show(value: unknown): string {
  if (value instanceof CommentError) {
    const said = value.message === value.code ? '' : ` (${value.message})`;
    return `CommentError "${value.code}"${said}`;
  }
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'function') return 'a function';
  // undefined and symbols have no JSON.
  const text = (JSON.stringify(value) as string | undefined) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
