import type { Path } from './mapping.js';

/** What a path is read from. */
export interface Source {
  readonly json: unknown;
  readonly headers?: Headers | undefined;
  /** The answer when it is not JSON. */
  readonly text?: string | undefined;
}

/** The value at a path: own properties only, so that no name reaches a prototype. Null counts as nothing. */
export function read(path: Path | undefined, source: Source): unknown {
  if (path === undefined) return undefined;
  if (typeof path !== 'string') {
    for (const one of path) {
      const value = read(one, source);
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  }
  if (path.startsWith('header:')) return source.headers?.get(path.slice(7)) ?? undefined;
  if (path === 'text:') return source.text;
  let value = source.json;
  for (const name of path ? path.split('.') : []) {
    const key = name === '-1' && Array.isArray(value) ? String(value.length - 1) : name;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? undefined;
}

/** The value at a path within a part of an answer. */
export const at = (path: Path | undefined, json: unknown): unknown => read(path, { json });

/** Their word in a table of words, as ours. An object is none, and not every object can be spelled. */
export function word<T>(table: Readonly<Record<string, T>> | undefined, value: unknown): T | undefined {
  const said = Object(value) === value ? '' : String(value);
  return table && Object.hasOwn(table, said) ? table[said] : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** `&amp;` → `&`, once: what comes out is text, whatever it looks like. */
export const unescape = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (all, decimal?: string, hex?: string, name = '') => {
      const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : (word(ENTITIES, name) ?? all);
    },
  );
