import type { Path, Route } from './mapping.js';

/** The value at a path: own properties only, so that no name reaches a prototype. */
export function read(path: Path | undefined, json: unknown, headers?: Headers): unknown {
  if (path === undefined) return undefined;
  if (path.startsWith('header:')) return headers?.get(path.slice(7)) ?? undefined;
  let value = json;
  for (const key of path ? path.split('.') : []) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? undefined;
}

/** Values for `{holes}` in a route. */
export type Variables = Readonly<Record<string, string | number | null | undefined>>;

/** Fills a route's holes, each value encoded, and puts it behind the base address. */
export function expand(route: Route, base: string, variables: Variables): { method: string; url: string } {
  const [method = 'GET', target = ''] = route.split(' ');
  const [path = '', query = ''] = target.split('?');
  const value = (hole: string): string => encodeURIComponent(variables[hole.slice(1, -1)] ?? '');
  const url = new URL(base);
  url.hash = '';
  url.pathname = url.pathname.replace(/\/$/, '') + path.replace(/\{\w+\}/g, value);
  const pairs = query
    .split('&')
    .filter(Boolean)
    .flatMap((pair) => {
      const filled = pair.replace(/\{\w+\}/g, value);
      return filled.endsWith('=') && pair !== filled ? [] : [filled];
    });
  url.search = [url.search.slice(1), ...pairs].filter(Boolean).join('&');
  return { method, url: url.href };
}

/** Their word in a table of words, as ours. */
export const word = <T>(table: Record<string, T> | undefined, value: unknown): T | undefined =>
  table && Object.hasOwn(table, String(value)) ? table[String(value)] : undefined;
