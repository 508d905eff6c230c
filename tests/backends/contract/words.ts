/** What the checks post, and what a reader sees of it. */
import type { CommentInput } from './package.js';
import type { Words } from './subject.js';

export const random = (): string => crypto.randomUUID().slice(0, 8);

/** A comment by somebody new. */
export function freshWords(): Words {
  const mark = random();
  return {
    text: `A comment of the contract kit, number ${mark}.`,
    name: 'Ada Kit',
    // In small letters, as services that hash addresses write them.
    email: `ada-${mark}@mail.example`,
    url: 'https://ada.example/',
  };
}

/** What escaping, stripping, Markdown and encodings get wrong; nothing that they may change on purpose. */
export const awkwardText = (): string =>
  [
    `First line: "double" and 'single' quotes, fish & chips, number ${random()}.`,
    'Second line: <b>bold</b>, 1 < 2, 🧶 👩‍👩‍👧, Ünïcödé, שלום, مرحبا.',
  ].join('\n');
export const AWKWARD_NAME = "Zoë O'Neil & Söhne";

const BLOCKS = /<\/?(?:address|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|td|tr|ul)\b[^>]*>/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** The text of a piece of HTML: enough for a comparison, not for a page. */
const strip = (html: string): string =>
  html
    // Some servers turn emoji into pictures.
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(BLOCKS, ' ')
    .replace(/<[a-z/!][^>]*>/gi, '');

const decode = (html: string): string =>
  html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(parseInt(decimal ?? hex!, decimal ? 10 : 16))
      : (NAMED[name] ?? all),
  );

/** White space and the shape of quotes may change. */
const squash = (text: string): string =>
  text.normalize().replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'").replace(/\s+/g, ' ').trim();

export const visible = ({ html, text }: CommentInput): string =>
  squash(typeof html === 'string' ? decode(strip(html)) : (text ?? ''));

/** Whether a comment shows what was typed. A server may take the tags in it for tags. */
export const saysThat = (comment: CommentInput, typed: string): boolean =>
  [squash(typed), squash(strip(typed))].includes(visible(comment));
