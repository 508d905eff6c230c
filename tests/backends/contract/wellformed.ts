/** What is wrong with a comment as an adapter hands it in, more strictly than the element reads it. */
import { isObject, show } from './verdict.js';

const DAY = 24 * 60 * 60 * 1000;
/** Before there were comments on pages: a date that was not read, or seconds taken for milliseconds. */
const EARLIEST = Date.UTC(1990, 0, 1);

/** Undefined when all is well; else what it has and what it should have. */
export function fault(comment: unknown): string | undefined {
  if (!isObject(comment)) return `it is ${show(comment)}, not an object`;
  const { id, parentId, author, createdAt, editedAt, html, text, status, votes, can, replies } = comment;
  if (!isName(id)) return `id is ${show(id)}; text or a number that is not empty is expected`;
  if (parentId != null && typeof parentId !== 'string' && typeof parentId !== 'number')
    return `parentId is ${show(parentId)}; an id or null is expected`;
  return (
    authorFault(author) ??
    dateFault('createdAt', createdAt) ??
    dateFault('editedAt', editedAt) ??
    bodyFault(html, text, status) ??
    votesFault(votes) ??
    rightsFault(can) ??
    (replies === undefined || Array.isArray(replies)
      ? undefined
      : `replies is ${show(replies)}; an array is expected`)
  );
}

const isName = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && value.trim() !== '';

function authorFault(author: unknown): string | undefined {
  if (author == null || typeof author === 'string') return undefined;
  if (!isObject(author)) return `author is ${show(author)}; a name or an object is expected`;
  for (const part of ['name', 'url', 'avatar', 'badge'])
    if (author[part] != null && typeof author[part] !== 'string')
      return `author.${part} is ${show(author[part])}; text is expected`;
  return undefined;
}

function dateFault(part: string, value: unknown): string | undefined {
  if (value == null) return undefined;
  const time = toTime(value);
  if (Number.isNaN(time))
    return `${part} is ${show(value)}; a date, milliseconds or ISO 8601 text is expected`;
  if (time < EARLIEST || time > Date.now() + DAY)
    return `${part} is ${show(value)}, which is ${new Date(time).toISOString()}; a time between 1990 and now is expected`;
  return undefined;
}

/** As the element reads dates: few digits are seconds, text without a zone is UTC. */
export function toTime(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'number') return new Date(Math.abs(value) < 1e11 ? value * 1000 : value).getTime();
  if (typeof value !== 'string') return NaN;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return toTime(Number(text));
  const zoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.,]*$/.test(text);
  return Date.parse(zoneless ? `${text.replace(' ', 'T')}Z` : text);
}

function bodyFault(html: unknown, text: unknown, status: unknown): string | undefined {
  if (status !== undefined && !['published', 'pending', 'deleted'].includes(status as string))
    return `status is ${show(status)}; "published", "pending", "deleted" or nothing is expected`;
  for (const [part, value] of Object.entries({ html, text }))
    if (value !== undefined && typeof value !== 'string')
      return `${part} is ${show(value)}; text is expected`;
  if (html === undefined && text === undefined && status !== 'deleted')
    return 'it has neither html nor text; one of them is expected';
  return undefined;
}

function votesFault(votes: unknown): string | undefined {
  if (votes === undefined) return undefined;
  if (!isObject(votes)) return `votes is ${show(votes)}; an object is expected`;
  const { up, down, mine } = votes;
  for (const [part, value] of Object.entries({ up, down }))
    if (value !== undefined && !Number.isFinite(value))
      return `votes.${part} is ${show(value)}; a number is expected`;
  if (mine !== undefined && mine !== 1 && mine !== 0 && mine !== -1)
    return `votes.mine is ${show(mine)}; 1, 0 or -1 is expected`;
  return undefined;
}

function rightsFault(can: unknown): string | undefined {
  if (can === undefined) return undefined;
  if (!isObject(can)) return `can is ${show(can)}; an object is expected`;
  for (const [right, value] of Object.entries(can))
    if (value !== undefined && typeof value !== 'boolean')
      return `can.${right} is ${show(value)}; true or false is expected`;
  return undefined;
}
