import { toTime } from '../model/normalize.js';
import type { Part } from '../adapters/mapping.js';

/** What a path of a mapping leads to: the kinds that the self-check can look for. */
export type Wanted =
  Part | 'items' | 'total' | 'pages' | 'roots' | 'next' | 'more' | 'open' | 'fields' | 'replies';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
const isKey = (value: unknown): boolean => isText(value) || typeof value === 'number';
const isWord = (value: unknown): boolean => isKey(value) || typeof value === 'boolean';
const isDate = (value: unknown): boolean =>
  (typeof value === 'number' ? value > 1e8 : isText(value)) && !Number.isNaN(toTime(value));
const isAddress = (value: unknown): boolean => typeof value === 'string' && /^(https?:)?\/\//.test(value);
const isList = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);

/** What the value must be, and what such a thing is mostly called: the best name first. */
const SHAPES: Readonly<Record<Wanted, readonly [fits: (value: unknown) => boolean, ...names: RegExp[]]>> = {
  items: [isList, /comment|remark/i, /item|result|list|row|post/i, /data/i, /./],
  replies: [isList, /repl|child|answer/i],
  total: [isNumber, /total/i, /count/i],
  pages: [isNumber, /pages/i],
  roots: [isNumber, /roots?/i],
  next: [isKey, /next/i, /cursor|after/i],
  more: [isWord, /more/i],
  open: [isWord, /open/i, /status|closed|locked|read_?only/i],
  fields: [isObject, /fields/i],
  id: [isKey, /^(u?u?id|_id)$/i, /id$/i, /^no$/i],
  parentId: [isKey, /parent/i, /repl(y|ies)_?to|answer/i, /^pid$/i],
  author: [isText, /name|nick/i, /author|user|who/i],
  url: [isAddress, /url|link|site|web|home/i],
  avatar: [isAddress, /avatar|picture|photo|gravatar/i],
  badge: [isWord, /badge|role|label/i],
  createdAt: [isDate, /creat|publish|insert|posted/i, /date|time|when/i, /at$/i],
  editedAt: [isDate, /edit|modif|updat/i],
  html: [isText, /html|rendered/i, /content|body|text|message|comment|words/i],
  text: [isText, /text|body|content|message|comment|words|said/i],
  markdown: [isText, /markdown|source|raw/i, /text|body|content|message|comment/i],
  source: [isText, /raw|orig|source|markdown/i],
  status: [isWord, /status|state|approved/i],
  up: [isNumber, /up|like|score|vote|point/i],
  down: [isNumber, /down|dislike/i],
  mine: [isWord, /mine|liked|voted|my_?vote/i],
  userId: [isKey, /user_?id|author_?id/i],
  own: [isWord, /own|mine|editable/i],
};
/** What has such a name is something else. */
const NEVER: Partial<Record<Wanted, RegExp>> = {
  author: /mail|avatar|url|link|role|id$/i,
  createdAt: /edit|modif|updat|delet/i,
  html: /type|format|id$|url/i,
  text: /type|format|id$|url/i,
};
/** Deeper than this no mapping reaches. */
const DEPTH = 4;

/** All paths of an answer to values of a kind, nearest the top first. Arrays are not gone into. */
function* pathsIn(json: unknown, wanted: Wanted): Generator<string> {
  let level: [string, unknown][] = [['', json]];
  for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
    const below: [string, unknown][] = [];
    for (const [path, value] of level)
      if (isObject(value) && !Array.isArray(value))
        for (const [key, inner] of Object.entries(value)) {
          const to = path ? `${path}.${key}` : key;
          if (SHAPES[wanted][0](inner)) yield to;
          below.push([to, inner]);
        }
    level = below;
  }
}

/** The path that was meant, by its kind and its name: `who.name` for `author`. Never one to an e-mail address. */
export function nearest(json: unknown, wanted: Wanted, written = ''): string | undefined {
  const [fits, ...names] = SHAPES[wanted];
  const plain = (text = ''): string => text.replace(/[_-]/g, '').toLowerCase();
  const last = (path: string): string => path.split('.').at(-1) ?? '';
  const rank = (path: string): number => {
    if (/mail/i.test(path) || NEVER[wanted]?.test(last(path))) return -1;
    if (written && plain(last(path)) === plain(last(written))) return 100;
    const place = names.findIndex((name) => name.test(last(path)));
    if (place >= 0) return 50 - place;
    return names.some((name) => name.test(path)) ? 1 : -1;
  };
  if (wanted === 'items' && Array.isArray(json) && fits(json)) return '';
  const ranked = [...pathsIn(json, wanted)].map((path) => ({ path, rank: rank(path) }));
  // Of equals the first, which is nearest the top.
  return ranked.filter((one) => one.rank > 0).sort((a, b) => b.rank - a.rank)[0]?.path;
}

/** The keys of an answer, for a sentence. */
export function keysOf(json: unknown): string {
  if (Array.isArray(json)) return `an array of ${String(json.length)}`;
  if (!isObject(json)) return json === undefined ? 'nothing' : `a ${json === null ? 'null' : typeof json}`;
  const keys = Object.keys(json);
  return keys.length > 0
    ? keys
        .slice(0, 12)
        .map((key) => `\`${key}\``)
        .join(', ')
    : 'an empty object';
}
