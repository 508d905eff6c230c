import { ALLOWED, DIRECTED } from './allow-list.js';
import { setAddress } from './link.js';

/** One tag with attributes in double quotes, a piece of text, or one of five characters that HTML has to spell. */
const TOKEN = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>\0\r]*")*)>|([^<&\0\r]+)|&(amp|lt|gt|quot|#0?39);/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;
const SPELLED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const BLOCKS = /^(p|ul|ol|blockquote|pre)$/;
/** Where a block may begin. */
const HOLDERS = /^(|li|blockquote)$/;
const MAX_DEPTH = 30;

/**
 * Most comments are a few paragraphs, written by a program: each tag is allowed, stands where it may and is closed.
 * Of these a tree is built from names of the allow-list and text, with nothing parsed that could run; it is the tree
 * that a parser and a sanitiser come to, in a tenth of their time. Nothing for all other HTML: that is theirs.
 */
export function buildSimple(html: string): DocumentFragment | undefined {
  // A parser drops white space in front.
  if (!/^\S/.test(html)) return undefined;
  const root = document.createDocumentFragment();
  const open: [name: string, node: Node][] = [['', root]];
  let text = '';
  const flush = (): void => {
    if (text) open.at(-1)![1].appendChild(document.createTextNode(text));
    text = '';
  };
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < html.length;) {
    const [, slash, name, attributes, words, entity] = TOKEN.exec(html) ?? [undefined];
    if (words ?? entity) {
      text += words ?? SPELLED[entity!] ?? "'";
      continue;
    }
    const [holder, node] = open.at(-1)!;
    if (name === undefined || !Object.hasOwn(ALLOWED, name)) return undefined;
    if (slash) {
      if (name !== holder || name === 'br' || attributes) return undefined;
      flush();
      open.pop();
      continue;
    }
    const fits =
      name === 'li'
        ? /^[uo]l$/.test(holder)
        : BLOCKS.test(name)
          ? HOLDERS.test(holder) && !open.some(([one]) => one === 'p')
          : !/^[uo]l$/.test(holder) && !open.some(([one]) => one === name);
    // A parser drops the first line break in a `pre`.
    if (!fits || open.length > MAX_DEPTH || (name === 'pre' && html[TOKEN.lastIndex] === '\n'))
      return undefined;
    flush();
    const given = (attributes ? [...attributes.matchAll(ATTRIBUTE)] : []).filter(([, key = '']) =>
      ALLOWED[name]!.includes(key),
    );
    // Which of two counts, and what else is spelled, is a matter for the parser.
    if (given.length > 1 || given.some(([, , value = '']) => /&(?!amp;)/.test(value))) return undefined;
    const element = document.createElement(name);
    for (const [, key = '', value = ''] of given) {
      const said = value.replaceAll('&amp;', '&');
      if (key === 'href') setAddress(element as HTMLAnchorElement, said);
      else element.setAttribute(key, said);
    }
    if (DIRECTED.includes(name)) element.dir = 'auto';
    node.appendChild(element);
    if (name !== 'br') open.push([name, element]);
  }
  flush();
  return open.length === 1 ? root : undefined;
}
