import { CommentError } from '../model/errors.js';
import { wellFormed } from '../model/normalize.js';
import type { Body, Route } from './mapping.js';

/** Values for `{holes}`. */
export type Holes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const HOLE = /\{([\w.]+)(?::(\w+))?\}/g;
const WHOLE = /^\{([\w.]+)(?::(\w+))?\}$/;

/** A text with its holes filled. */
export const fillText = (text: string, holes: Holes): string =>
  text.replace(HOLE, (_, name: string) => String(holes[name] ?? ''));

/** Fills a route's holes, each value encoded, and puts it behind the base address. */
export function expand(route: Route, base: string, holes: Holes): { method: string; url: string } {
  const [method = 'GET', target = ''] = route.split(' ');
  const [path = '', query = ''] = target.split('?');
  const value = (_: string, name: string): string =>
    encodeURIComponent(wellFormed(String(holes[name] ?? '')));
  const segment = (hole: string, name: string): string => {
    // As a part of a path these would climb out of it.
    if (/^\.\.?$/.test(String(holes[name]))) throw new CommentError('not-found');
    return value(hole, name);
  };
  const url = new URL(base);
  url.hash = '';
  if (path) url.pathname = url.pathname.replace(/\/$/, '') + path.replace(HOLE, segment);
  const pairs = query
    .split('&')
    .filter(Boolean)
    .flatMap((pair) => {
      const filled = pair.replace(HOLE, value);
      return filled.endsWith('=') && pair !== filled ? [] : [filled];
    });
  url.search = [url.search.slice(1), ...pairs].filter(Boolean).join('&');
  return { method, url: url.href };
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A body with its holes filled; a key whose one hole is empty is left out. */
export function fillBody(body: Body, holes: Holes): Record<string, unknown> {
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value) return fillBody(value as Body, holes);
    if (typeof value !== 'string') return value;
    const [, name, type] = WHOLE.exec(value) ?? [];
    if (name === undefined) return fillText(value, holes);
    const given = holes[name];
    if (isEmpty(given)) return undefined;
    if (type === 'number') return Number.isFinite(Number(given)) ? Number(given) : given;
    return type === 'html' ? toHtml(String(given)) : given;
  };
  return Object.fromEntries(
    Object.entries(body)
      .map(([key, value]) => [key, fill(value)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Plain text as HTML, for backends that take nothing else. */
const toHtml = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('');

/** Their names of the fields → ours: the keys of a body whose value is one hole. */
export function fieldNames(body: Body): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [key, value] of Object.entries(body)) {
    const [, name] = (typeof value === 'string' && WHOLE.exec(value)) || [];
    if (name !== undefined) names[key] = name;
    else if (typeof value === 'object' && value && !Array.isArray(value))
      Object.assign(names, fieldNames(value as Body));
  }
  return names;
}

/** What of the page a backend may want to know. Its query and hash may hold a reader's secrets. */
export function surroundings(): Record<string, string> {
  const { location, document } = globalThis as { location?: Location; document?: Document };
  return {
    page: location ? location.origin + location.pathname : '',
    title: document?.title ?? '',
    now: new Date().toISOString(),
  };
}
