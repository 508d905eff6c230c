import type { RestMapping } from '../adapters/mapping.js';
import { nextOf, pagingOf, positionOf, type Position } from '../adapters/paging.js';
import { at, read } from '../adapters/paths.js';
import { fillText } from '../adapters/route.js';
import { toText } from '../model/normalize.js';
import { CommentError } from '../model/errors.js';
import { ask, type Exchange } from './ask.js';
import type { Subject } from './subject.js';

/** So many pages are read: enough to see how they go on. */
const MAX_PAGES = 5;

export interface ReadPage {
  readonly exchange: Exchange;
  /** The comments of the list. */
  readonly items: readonly unknown[];
  /** What to ask for the next page; empty on the last. */
  readonly next: string;
}

/** The first pages of a thread, as the backend sent them. */
export interface Reading {
  readonly pages: readonly ReadPage[];
  /** How many comments a page were asked for. */
  readonly limit: number;
  /** All pages were read. */
  readonly complete: boolean;
  /** What ended it before its time. */
  readonly failed?: Exchange | undefined;
  readonly error?: CommentError | undefined;
  /** The page after the last one brings more all the same. */
  readonly hidden?: boolean | undefined;
}

/** Where a mapping finds the parts of a comment. */
export const partsOf = (map: RestMapping): NonNullable<RestMapping['comment']> =>
  map.comment ?? {
    id: 'id',
    parentId: 'parentId',
    author: ['author.name', 'author'],
    url: 'author.url',
    avatar: 'author.avatar',
    createdAt: 'createdAt',
    editedAt: 'editedAt',
    html: 'html',
    text: 'text',
    status: 'status',
  };

/** The comments of a list with all their nested replies. */
export function flat(map: RestMapping, items: readonly unknown[]): unknown[] {
  const all: unknown[] = [];
  const path = map.comment ? map.replies : 'replies';
  const stack = [...items].reverse();
  while (stack.length > 0) {
    const node = stack.pop();
    all.push(node);
    const replies = at(path, node);
    if (Array.isArray(replies)) stack.push(...(replies as unknown[]).reverse());
  }
  return all;
}

export const idOf = (map: RestMapping, node: unknown): string => toText(at(partsOf(map).id, node));
/** The id of the comment that is answered; empty for none. */
export function parentOf({ map, query }: Subject, node: unknown): string {
  const parent = toText(at(partsOf(map).parentId, node));
  const none = fillText(map.noParent ?? '0', { thread: query.thread });
  return parent === none || parent === '0' || parent === idOf(map, node) ? '' : parent;
}

/** How many of a page count for the way to the next one. */
export const counted = (subject: Subject, items: readonly unknown[]): number =>
  subject.map.roots === undefined ? items.length : items.filter((node) => !parentOf(subject, node)).length;

export const limitOf = ({ map, query }: Subject): number =>
  Math.min(query.limit, map.maxLimit ?? query.limit);

function askAt(subject: Subject, here: Position): Promise<Exchange> {
  const { map, query, sort } = subject;
  const holes = { thread: query.thread, sort: map.words?.sort?.[sort], limit: limitOf(subject), ...here };
  return ask(subject, map.list, holes, map.paging === 'link' ? here.cursor : undefined);
}

const itemsOf = (map: RestMapping, { answer }: Exchange): unknown =>
  answer?.json == null ? [] : read(map.items ?? '', answer);

export async function readPages(subject: Subject): Promise<Reading> {
  const { map } = subject;
  const limit = limitOf(subject);
  const pages: ReadPage[] = [];
  let cursor: string | undefined;
  while (pages.length < MAX_PAGES) {
    const here = positionOf(map, cursor);
    const exchange = await askAt(subject, here);
    const items = exchange.error ? undefined : itemsOf(map, exchange);
    if (!exchange.answer || !Array.isArray(items)) return { pages, limit, complete: false, failed: exchange };
    try {
      const next = nextOf(map, exchange.answer, here, counted(subject, items), limit);
      pages.push({ exchange, items, next });
      if (!next) return { pages, limit, complete: true, hidden: await isHidden(subject, here, items) };
      cursor = next;
    } catch (cause) {
      pages.push({ exchange, items, next: '' });
      return { pages, limit, complete: false, error: CommentError.from(cause) };
    }
  }
  return { pages, limit, complete: false };
}

/** Without a count a short page counts as the last one. It may as well be the most that the backend gives. */
async function isHidden(subject: Subject, here: Position, items: readonly unknown[]): Promise<boolean> {
  const { map } = subject;
  const counts = map.total ?? map.roots ?? map.pages ?? map.more;
  if (!/^(page|offset)$/.test(pagingOf(map)) || counts !== undefined || items.length === 0) return false;
  if (items.length >= limitOf(subject)) return false;
  const exchange = await askAt(subject, { page: here.page + 1, offset: here.offset + items.length });
  const more = itemsOf(map, exchange);
  const known = new Set(items.map((node) => idOf(map, node)));
  return !exchange.error && Array.isArray(more) && more.some((node) => !known.has(idOf(map, node)));
}
