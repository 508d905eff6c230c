import { CommentError, FIELDS, type ErrorCode, type ErrorDetails, type Field } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import { parseUrl } from '../model/url.js';
import type { Answer } from './http.js';

/** Longer sentences of a backend are cut. */
const MAX_SENTENCE = 300;
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'duplicate',
  410: 'closed',
  413: 'invalid',
  422: 'invalid',
  423: 'closed',
  429: 'rate-limited',
};

/** What a backend said with its refusal. */
export interface Said {
  readonly code?: unknown;
  readonly message?: unknown;
  /** `{field: sentence}` or `[{pointer: "#/field", detail: sentence}]`. */
  readonly errors?: unknown;
  readonly signInUrl?: unknown;
  /** What its code means, where that is known. */
  readonly known?: ErrorCode | undefined;
}

/** A refusal as the reader is told of it. `names`: their fields → ours. */
export function toError(
  { response: { status, headers } }: Answer,
  { code, message, errors, signInUrl, known }: Said,
  names: Readonly<Partial<Record<string, string>>>,
): CommentError {
  const own = Object.values(BY_STATUS).find((one) => one === code);
  return new CommentError(known ?? own ?? BY_STATUS[status] ?? 'server', {
    message: sentence(message) || undefined,
    fields: toFields(errors, names),
    retryAfter: toSeconds(headers.get('retry-after') ?? ''),
    signInUrl: toAddress(toText(signInUrl)),
    hint: `The backend answered ${String(status)} ${toText(code)}`,
  });
}

export const sentence = (value: unknown): string => toText(value).slice(0, MAX_SENTENCE);

/** Seconds or a date. */
const toSeconds = (wait: string): number =>
  /^\d+$/.test(wait) ? Number(wait) : (Date.parse(wait) - Date.now()) / 1000;

function toAddress(text: string): ErrorDetails['signInUrl'] {
  const { baseURI } = (globalThis as { document?: Document }).document ?? {};
  const url = text ? parseUrl(text, baseURI) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function toFields(
  value: unknown,
  names: Readonly<Partial<Record<string, string>>>,
): Partial<Record<Field, string>> {
  const fields: Partial<Record<Field, string>> = {};
  if (typeof value !== 'object') return fields;
  for (const [key, said] of Object.entries(value ?? {})) {
    const { pointer, field } = (said ?? {}) as Record<string, unknown>;
    const theirs = toText(pointer ?? field ?? key).replace(/^#?\//, '');
    const ours = (Object.hasOwn(names, theirs) && names[theirs]) as Field;
    const text = [said].flat()[0] as unknown;
    const { detail, message } = (text ?? {}) as Record<string, unknown>;
    if (FIELDS.includes(ours)) fields[ours] = sentence(detail ?? message ?? text);
  }
  return fields;
}
