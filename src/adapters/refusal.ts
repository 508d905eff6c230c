import { CommentError, FIELDS, type ErrorCode, type ErrorDetails, type Field } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import { parseUrl } from '../model/url.js';
import type { Answer } from './http.js';
import type { Refusal, RestMapping } from './mapping.js';
import { at, read, unescape, word } from './paths.js';
import { fillText } from './route.js';

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

/** What a backend's refusal means to the reader; undefined where it is none. `names`: their fields → ours. */
export function refusalOf(
  answer: Answer,
  { errors = {}, escaped, signIn }: RestMapping,
  names: Readonly<Record<string, string>>,
): CommentError | undefined {
  const { response, headers } = answer;
  const theirs = read(errors.code ?? 'code', answer);
  const failed = theirs !== undefined && errors.success?.every((code) => String(code) !== toText(theirs));
  if (response.ok && !failed) return undefined;
  const sentence = (value: unknown): string => {
    const text = toText(value);
    return (escaped ? unescape(text) : text).slice(0, MAX_SENTENCE);
  };
  const message = sentence(firstParagraph(read(errors.message ?? 'message', answer)));
  const [, said] = Object.entries(errors.messages ?? {}).find(([part]) => message.includes(part)) ?? [];
  const own = Object.values(BY_STATUS).find((code) => code === theirs);
  const refusal: Refusal =
    said ?? word(errors.codes, theirs) ?? own ?? BY_STATUS[response.status] ?? 'server';
  const [code, field] = refusal.split(':') as [ErrorCode, Field | undefined];
  return new CommentError(code, {
    message: message || undefined,
    fields: {
      ...(field && message && { [field]: message }),
      ...toFields(read(errors.fields, answer), names, sentence),
    },
    retryAfter: toSeconds(headers.get('retry-after') ?? ''),
    signInUrl: signInUrl(toText(read(errors.signInUrl, answer)) || signIn),
    hint: `The backend answered ${String(response.status)} ${toText(theirs)}`,
  });
}

/** Seconds or a date. */
const toSeconds = (wait: string): number =>
  /^\d+$/.test(wait) ? Number(wait) : (Date.parse(wait) - Date.now()) / 1000;

/** Of a page of HTML, what its first paragraph says; it is shown as text. */
const firstParagraph = (value: unknown): unknown => {
  const [, inner] = /<p>(.*?)<\/p>/s.exec(toText(value)) ?? [];
  return inner === undefined ? value : unescape(inner.replace(/<[^>]*>/g, '')).trim();
};

function signInUrl(address: string | undefined): ErrorDetails['signInUrl'] {
  if (!address) return undefined;
  const { baseURI = '' } = (globalThis as { document?: Document }).document ?? {};
  const page = encodeURIComponent(baseURI.replace(/#.*/, ''));
  const url = parseUrl(fillText(address, { page }), baseURI || undefined);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** `{field: sentence}` or `[{pointer: "#/field", detail: sentence}]`. */
function toFields(
  value: unknown,
  names: Readonly<Record<string, string>>,
  sentence: (value: unknown) => string,
): Partial<Record<Field, string>> {
  const fields: Partial<Record<Field, string>> = {};
  if (typeof value !== 'object') return fields;
  for (const [key, said] of Object.entries(value ?? {})) {
    const theirs = toText(at(['pointer', 'field'], said) ?? key).replace(/^#?\//, '');
    const ours = word(names, theirs) as Field;
    const text = [said].flat()[0] as unknown;
    if (FIELDS.includes(ours)) fields[ours] = sentence(at(['detail', 'message'], text) ?? text);
  }
  return fields;
}
