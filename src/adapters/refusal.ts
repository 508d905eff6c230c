import { CommentError, FIELDS, type ErrorCode, type Field } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import { DRAFT } from './contract.js';
import type { Answer } from './http.js';
import type { RestMapping } from './mapping.js';
import { read, word } from './paths.js';

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
const CODES = new Set<unknown>([...Object.values(BY_STATUS), 'server']);

/** What a backend's refusal means to the reader. */
export function toError(
  { status, headers, json }: Answer,
  { errors = {}, draft = DRAFT }: RestMapping,
): CommentError {
  const theirs = read(errors.code ?? 'code', json);
  const code = word(errors.codes, theirs) ?? (CODES.has(theirs) ? (theirs as ErrorCode) : BY_STATUS[status]);
  return new CommentError(code ?? 'server', {
    message: toText(read(errors.message ?? 'message', json)).slice(0, 300) || undefined,
    fields: toFields(read(errors.fields, json), draft),
    retryAfter: toSeconds(headers.get('retry-after')),
    signInUrl: toAddress(toText(read(errors.signInUrl, json))),
    hint: `The backend answered ${String(status)}${theirs === undefined ? '' : ` (${toText(theirs)})`}.`,
  });
}

function toFields(value: unknown, draft: NonNullable<RestMapping['draft']>): Partial<Record<Field, string>> {
  const pairs: [unknown, unknown][] = Array.isArray(value)
    ? value.map((item) => [
        toText(read('pointer', item) ?? read('field', item)).replace(/^#?\//, ''),
        read('detail', item) ?? read('message', item),
      ])
    : Object.entries(typeof value === 'object' && value !== null ? value : {});
  const fields: Partial<Record<Field, string>> = {};
  for (const [theirs, sentence] of pairs) {
    const ours = word(draft, theirs);
    const field = FIELDS.find((name) => name === ours);
    if (field) fields[field] = toText(Array.isArray(sentence) ? sentence[0] : sentence).slice(0, 300);
  }
  return fields;
}

/** `Retry-After`: seconds or a date. */
function toSeconds(value: string | null): number | undefined {
  if (!value) return undefined;
  const seconds = /^\s*\d+\s*$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** An address relative to the page, made whole. */
const toAddress = (link: string): string | undefined =>
  link && URL.canParse(link, document.baseURI) ? new URL(link, document.baseURI).href : undefined;
