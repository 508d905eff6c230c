/** Where a page ended, as an opaque string. */
import { SORTS, type Sort } from './contract.js';
import { ProblemError } from './problem.js';

/** The place of a comment in the reading order of a thread. */
export interface Place {
  /** -tree_count of its root with sort=replies, else 0. */
  rank: number;
  rootId: string;
  id: string;
}

export interface Cursor {
  /** The newest comment when the first page was read; see list.ts. */
  seen: string;
  place: Place;
}

const MAX_ID = 2n ** 63n - 1n;

/** A bigint column takes this; anything else cannot be the id of a comment. */
export function isId(value: string): boolean {
  return /^[1-9]\d{0,18}$/.test(value) && BigInt(value) <= MAX_ID;
}

export function encodeCursor(threadId: string, sort: Sort, { seen, place }: Cursor): string {
  const parts = [SORTS.indexOf(sort), threadId, seen, -place.rank, place.rootId, place.id];
  return Buffer.from(parts.join('.')).toString('base64url');
}

/** It is not signed: a made-up one reads another place of the same public list, no more. */
export function decodeCursor(threadId: string | undefined, sort: Sort, value: string): Cursor {
  const bytes = Buffer.from(value, 'base64url');
  const parts = bytes.toString('latin1').split('.');
  const [order, thread, seen = '', size = '', rootId = '', id = ''] = parts;
  const valid =
    bytes.toString('base64url') === value &&
    parts.length === 6 &&
    order === String(SORTS.indexOf(sort)) &&
    thread === threadId &&
    /^\d{1,9}$/.test(size) &&
    [seen, rootId, id].every(isId);
  if (!valid) {
    throw new ProblemError(
      400,
      'invalid',
      'cursor: not one of this thread and sort; start again without it.',
    );
  }
  return { seen, place: { rank: 0 - Number(size), rootId, id } };
}

/** Compares two places as the SQL of list.ts does. */
export function comparePlaces(sort: Sort, a: Place, b: Place): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const roots = compareIds(a.rootId, b.rootId);
  if (roots !== 0) return sort === 'newest' ? -roots : roots;
  return compareIds(a.id, b.id);
}

function compareIds(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
