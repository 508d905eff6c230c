/** Turns pages to the end and lays nested replies flat. */
import type { CommentInput, CommentPage, Sort } from './package.js';
import { isObject } from './verdict.js';

/** A comment as it came: on which page, under which parent. */
export interface Placed {
  readonly input: CommentInput;
  readonly id: string;
  readonly parentId: string | null;
  /** From 1. */
  readonly page: number;
}

export interface Walk {
  readonly pages: readonly CommentPage[];
  readonly comments: readonly Placed[];
  /** Why the walk was given up, if the pages did not come to an end. */
  readonly endless?: string;
}

export interface WalkOptions {
  readonly sort?: Sort;
  /** Comments per page. */
  readonly limit?: number;
  /** Pages after which it is given up. */
  readonly most?: number;
}

export async function walk(turn: (cursor?: string) => Promise<CommentPage>, most: number): Promise<Walk> {
  const pages: CommentPage[] = [];
  const cursors = new Set<string>();
  let endless: string | undefined;
  let cursor: string | undefined;
  do {
    const page = await turn(cursor);
    pages.push(page);
    // An empty text is no cursor either.
    cursor = page.next || undefined;
    if (cursor === undefined) break;
    if (cursors.has(cursor))
      endless = `page ${pages.length} names "${cursor}" as the next, which was turned to before`;
    else if (pages.length >= most) endless = `there is a next page after ${pages.length} pages`;
    cursors.add(cursor);
  } while (endless === undefined);
  const comments = pages.flatMap((page, index) => flatten(page.comments, index + 1));
  return { pages, comments, ...(endless !== undefined && { endless }) };
}

/** Each comment before its nested replies. Iterative: how deep they go is the backend's choice. */
export function flatten(inputs: readonly CommentInput[], page = 1): Placed[] {
  const placed: Placed[] = [];
  const stack: (readonly [CommentInput, string | null])[] = inputs
    .map((input) => [input, null] as const)
    .reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [input, outer] = next;
    if (!isObject(input)) continue;
    const id = toId(input.id) ?? '';
    placed.push({ input, id, parentId: toId(input.parentId) ?? outer, page });
    const replies: unknown = input.replies;
    if (Array.isArray(replies))
      stack.push(...(replies as CommentInput[]).map((reply) => [reply, id] as const).reverse());
  }
  return placed;
}

/** Ids as the element reads them: spelled, and 0, '' and null are none. */
export function toId(value: unknown): string | null {
  const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return id === '' || id === '0' ? null : id;
}

export const nameOf = ({ author }: CommentInput): string =>
  (typeof author === 'string' ? author : author?.name) ?? '';
