/** The elements that a comment's body may hold, each with its attributes. All else goes, its text stays. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  abbr: ['title'],
  b: [],
  blockquote: [],
  br: [],
  cite: [],
  code: [],
  del: [],
  em: [],
  i: [],
  li: [],
  ol: [],
  p: [],
  pre: [],
  q: [],
  s: [],
  strong: [],
  sub: [],
  sup: [],
  ul: [],
};

/** May be written from the right in a page that is written from the left. */
export const DIRECTED: readonly string[] = ['p', 'li', 'blockquote'];

/** The links of readers: no vote for search engines, no handle on this page. */
export const REL = 'nofollow ugc noopener noreferrer';
