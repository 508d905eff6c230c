import { CommentError, FIELDS, type ErrorCode, type Field } from '../model/errors.js';
import { toText, toUrl } from '../model/normalize.js';
import { parseUrl } from '../model/url.js';
import type { Answer } from './http.js';
import type { RestMapping } from './mapping.js';
import { read, word } from './paths.js';

/** What `create` sends when a mapping does not say otherwise: our own names. */
export const DRAFT: NonNullable<RestMapping['draft']> = Object.fromEntries(
  (['thread', 'parentId', ...FIELDS] as const).map((name) => [name, name]),
);
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

const sentence = (value: unknown): string => toText(value).slice(0, MAX_SENTENCE);

/** What a backend's refusal means to the reader. */
export function toError(
  { response: { status, headers }, json }: Answer,
  { errors = {}, draft = DRAFT }: RestMapping,
): CommentError {
  const theirs = read(errors.code ?? 'code', json);
  const own = Object.values(BY_STATUS).find((code) => code === theirs);
  const wait = headers.get('retry-after') ?? '';
  // Seconds or a date.
  const seconds = /^\d+$/.test(wait) ? Number(wait) : (Date.parse(wait) - Date.now()) / 1000;
  const link = toText(read(errors.signInUrl, json));
  return new CommentError(word(errors.codes, theirs) ?? own ?? BY_STATUS[status] ?? 'server', {
    message: sentence(read(errors.message ?? 'message', json)) || undefined,
    fields: toFields(read(errors.fields, json), draft),
    retryAfter: seconds,
    signInUrl: link && toUrl(parseUrl(link, document.baseURI)?.href),
    hint: `The backend answered ${String(status)} ${toText(theirs)}`,
  });
}

/** `{field: sentence}` or `[{pointer: "#/field", detail: sentence}]`. */
function toFields(value: unknown, draft: NonNullable<RestMapping['draft']>): Partial<Record<Field, string>> {
  const fields: Partial<Record<Field, string>> = {};
  for (const [key, said] of Object.entries(value ?? {})) {
    const theirs = toText(read('pointer', said) ?? read('field', said) ?? key).replace(/^#?\//, '');
    const ours = word(draft, theirs) as Field;
    const text = [said].flat()[0] as unknown;
    if (FIELDS.includes(ours)) fields[ours] = sentence(read('detail', text) ?? read('message', text) ?? text);
  }
  return fields;
}
