import { CommentError } from '../model/errors.js';
import { toNumber, toText } from '../model/normalize.js';
import { parseUrl } from '../model/url.js';
import type { Answer } from './http.js';
import type { RequestMapping, RestMapping } from './mapping.js';
import { read } from './paths.js';

/** Where a page stands. What is handed to the element is a text that only this file can read. */
export interface Position {
  readonly page: number;
  /** Comments of the list on the pages before. */
  readonly offset: number;
  readonly cursor?: string | undefined;
}

export type Paging = NonNullable<RestMapping['paging']>;

export const pagingOf = ({ paging, next }: RestMapping): Paging =>
  paging ?? (next === undefined ? 'none' : 'cursor');

/** The place that a `next` of ours names; the first one without it. */
export function positionOf(map: RestMapping, cursor: string | undefined): Position {
  const first = { page: map.firstPage ?? 1, offset: 0 };
  if (!cursor) return first;
  if (/^(page|offset)$/.test(pagingOf(map))) {
    const [page = first.page, offset = 0] = cursor.split(':').map(Number);
    return { page, offset };
  }
  return { ...first, cursor };
}

/** Where the next page starts by now, when so many comments before it are gone: what moved up is not skipped. */
export function moveUp(map: RestMapping, here: Position, gone: number, limit: number): Position {
  if (!gone) return here;
  const { page, offset, cursor } = here;
  // A page is asked for again as a whole.
  const pages = Math.ceil(gone / limit);
  const back = pagingOf(map) === 'page' ? pages * limit : gone;
  return { page: Math.max(page - pages, map.firstPage ?? 1), offset: Math.max(offset - back, 0), cursor };
}

/**
 * What to ask for the next page; empty on the last one. It counts what came, not what was asked for: a backend
 * may give fewer per page than that.
 */
export function nextOf(
  map: RestMapping,
  answer: Answer,
  here: Position,
  came: number,
  limit: number,
): string {
  const paging = pagingOf(map);
  // A backend that says "more" and gives nothing would be asked for ever.
  if (paging === 'none' || came === 0) return '';
  const more = map.more === undefined ? undefined : Boolean(read(map.more, answer));
  if (more === false) return '';
  if (paging === 'link') return sameServer(toText(read(map.next, answer)) || linkOf(answer.headers), answer);
  if (paging === 'cursor') return toText(read(map.next, answer));
  const offset = here.offset + came;
  const pages = toNumber(read(map.pages, answer));
  const total = toNumber(read(map.roots ?? map.total, answer));
  const goesOn =
    more ??
    (Number.isNaN(pages)
      ? Number.isNaN(total)
        ? // Who was not told how many were wanted may always give fewer.
          came >= limit || !asksFor(map.list, '{limit}')
        : offset < total
      : here.page - (map.firstPage ?? 1) + 1 < pages);
  return goesOn ? `${String(here.page + 1)}:${String(offset)}` : '';
}

/** Whether a request has a hole, in its route or its body. */
export const asksFor = (request: RequestMapping, hole: string): boolean =>
  JSON.stringify(request).includes(hole);

/** The address with `rel="next"` in a `Link` header (RFC 8288). */
function linkOf(headers: Headers): string {
  for (const [, address = '', rest = ''] of (headers.get('link') ?? '').matchAll(/<([^<>]*)>([^,]*)/g))
    if (/;\s*rel="?[^";]*\bnext\b/.test(rest)) return address;
  return '';
}

/** The reader's token goes where the owner said, not where an answer says. */
function sameServer(link: string, { response: { url } }: Answer): string {
  if (!link) return '';
  const next = parseUrl(link, url);
  if (next && next.origin === new URL(url).origin) return next.href;
  throw new CommentError('server', {
    hint: `The next page is on another server, ${link}; it is not asked for.`,
  });
}
