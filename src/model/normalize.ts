import { breathe } from './breathe.js';
import { hasLogin, parseUrl } from './url.js';
import type {
  Author,
  Comment,
  CommentId,
  CommentInput,
  CommentStatus,
  Rights,
  Vote,
  Votes,
} from './comment.js';

const MAX_NAME = 245;
const MAX_BADGE = 40;
const MAX_URL = 2000;
/** Comments that take a few milliseconds. */
const MANY = 500;
const RIGHTS = ['edit', 'remove', 'moderate'] as const;

/** Text from anything: numbers are spelled, everything that is no text is empty. */
export const toText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : '';

/** A number from a number or its spelling; NaN from all else. */
export const toNumber = (value: unknown): number => Number(toText(value) || NaN);

/**
 * One line of text that stays in its place: no control characters, no bidirectional overrides that would
 * reorder the neighbours, no towers of combining marks, joined or not; empty when nothing in it can be seen.
 */
export function toLine(value: unknown, max: number): string {
  const text = toText(value);
  // What most names are needs no second look, nor the expressions below, which are dear to compile.
  if (text.length <= max && /^([!-~]+( [!-~]+)*)?$/.test(text)) return text;
  const line = text
    .slice(0, 4 * max)
    // eslint-disable-next-line no-control-regex -- control characters are what it takes out
    .replace(/[\u2028-\u202e\u2066-\u2069\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/((?:\p{M}\p{Cf}*){3})[\p{M}\p{Cf}]+/gu, '$1')
    .trim();
  const cut = Array.from(line).slice(0, max).join('').trim();
  // Fillers of Hangul, the blank of Braille and the null of music count as letters or signs.
  return /(?![\u115f\u1160\u2800\u3164\uffa0\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u.test(cut) ? cut : '';
}

/** An http or https address without user and password, or undefined. */
export function toUrl(value: unknown): string | undefined {
  const url = parseUrl(toText(value).trim());
  const fine = url && /^https?:$/.test(url.protocol) && !hasLogin(url) && url.href.length <= MAX_URL;
  return fine ? url.href : undefined;
}

/** Milliseconds since 1970. A number under 1e11 is seconds; ISO text without a zone is UTC; NaN is unknown. */
export function toTime(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  // `new Date` knows no time beyond the year 275760: NaN.
  if (typeof value === 'number') return new Date(Math.abs(value) < 1e11 ? value * 1000 : value).getTime();
  const text = toText(value).trim();
  if (/^\d+(\.\d+)?$/.test(text)) return toTime(Number(text));
  // A date alone is UTC already. `2024-03-01 10:00:00`, as SQL writes it, is taken as ISO.
  const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.,]*$/.test(text);
  return Date.parse(iso ? `${text.replace(' ', 'T')}Z` : text);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Half a character cannot be in an address. */
export const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

const toId = (value: unknown): CommentId => wellFormed(toText(value).trim());

const toStatus = (value: unknown): CommentStatus =>
  value === 'pending' || value === 'deleted' ? value : 'published';

function toAuthor(value: unknown): Author {
  const raw = isObject(value) ? value : { name: value };
  const url = toUrl(raw['url']);
  const avatar = toUrl(raw['avatar']);
  const badge = toLine(raw['badge'], MAX_BADGE);
  return Object.freeze({
    name: toLine(raw['name'], MAX_NAME),
    ...(url && { url }),
    ...(avatar && { avatar }),
    ...(badge && { badge }),
  });
}

function toVotes(raw: Record<string, unknown>): Votes {
  const whole = (name: keyof Votes): number => Math.trunc(Number(toText(raw[name]))) || 0;
  return Object.freeze({
    up: Math.max(whole('up'), 0),
    ...(raw['down'] != null && { down: Math.max(whole('down'), 0) }),
    mine: Math.sign(whole('mine')) as Vote,
  });
}

/** Only what is said in so many words: everything else is not allowed. */
function toRights(value: unknown): Rights {
  const said = isObject(value) ? value : {};
  return Object.freeze(
    Object.fromEntries(RIGHTS.filter((right) => said[right] === true).map((right) => [right, true])),
  );
}

const toLines = (value: unknown): string => toText(value).replace(/\r\n?/g, '\n');

/**
 * One comment, known keys only, copied one by one: whatever else a backend adds (an address, an IP) ends here.
 */
function toComment(raw: Record<string, unknown>, parentId: CommentId | null): Comment {
  const author = toAuthor(raw['author']);
  const body = typeof raw['html'] === 'string' ? { html: raw['html'] } : { text: toLines(raw['text']) };
  const source = typeof raw['source'] === 'string' ? toLines(raw['source']) : body.text;
  const votes = raw['votes'];
  const createdAt = toTime(raw['createdAt']);
  const editedAt = toTime(raw['editedAt'] ?? NaN);
  const given = toId(raw['id']);
  // Without an id the content stands in for it, so that the same comment on two pages is still one.
  const id =
    given || toId(`~${author.name}~${String(createdAt)}~${Object.values(body).join('').slice(0, 60)}`);
  const said = toId(raw['parentId']);
  // Many databases count from 1 and say 0 for none.
  const parent = said === '0' ? null : said || parentId;
  return Object.freeze({
    id,
    parentId: parent === id ? null : parent,
    author,
    createdAt,
    // Some say "updated" of all comments.
    ...(editedAt && editedAt !== createdAt && { editedAt }),
    body: Object.freeze(body),
    status: toStatus(raw['status']),
    ...(source !== undefined && { source }),
    ...(isObject(votes) && { votes: toVotes(votes) }),
    can: toRights(raw['can']),
    ...(!given && { nameless: true as const }),
  });
}

/**
 * Whatever a backend sent → flat, frozen comments, each before its nested replies. 0, '' and null are no
 * parent. Iterative, because a reader who answers himself 10,000 times must not overflow the stack.
 */
export function normalize(inputs: unknown): Comment[] {
  const comments: Comment[] = [];
  const seen = new Set<unknown>();
  const stack: [list: readonly unknown[], index: number, parentId: CommentId | null][] = [];
  const push = (list: unknown, parentId: CommentId | null): void => {
    if (Array.isArray(list)) for (let i = list.length - 1; i >= 0; i--) stack.push([list, i, parentId]);
  };
  push(inputs, null);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [list, index, parentId] = next;
    try {
      const raw = list[index];
      if (!isObject(raw) || seen.has(raw)) continue;
      seen.add(raw);
      const comment = toComment(raw, parentId);
      comments.push(comment);
      push(raw['replies'], comment.id);
    } catch {
      // An object of the page that throws when it is read: its neighbours can be read.
    }
  }
  return comments;
}

/** The same, with pauses: a page of thousands must not hold up the reader. */
export async function normalizeAll(inputs: readonly unknown[]): Promise<Comment[]> {
  if (inputs.length <= MANY) return normalize(inputs);
  let comments: Comment[] = [];
  for (let at = 0; at < inputs.length; at += MANY) {
    await breathe();
    comments = comments.concat(normalize(inputs.slice(at, at + MANY)));
  }
  return comments;
}

/** One comment of an adapter's answer, or undefined when the answer holds none. */
export const normalizeOne = (input: CommentInput | undefined): Comment | undefined => normalize([input])[0];
