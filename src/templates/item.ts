import { FINDS_FOLDED } from './view.js';

/** The elements of a comment's place in the list. */
export interface Item {
  readonly li: HTMLElement;
  readonly article: HTMLElement;
  /** The list of replies. */
  list?: HTMLElement | undefined;
  /** The place of the form. */
  box?: HTMLElement | undefined;
  /** What the comment was drawn from. */
  from: readonly unknown[];
  /** Lit draws it: no more a copy. */
  lit?: boolean;
}

export function make(tag: string, part: string, name = part): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute('part', part);
  return element;
}

/** What each item begins with, made once. */
let blank: HTMLElement | undefined;
export function makeItem(): HTMLElement {
  if (!blank) {
    blank = make('li', 'item');
    // One by one: pages put an `append` of their own in place of the browser's.
    blank.append(make('span', 'line', 'branch'));
    blank.append(make('article', 'comment'));
  }
  return document.importNode(blank, true);
}

export function makeList(part: string): HTMLElement {
  const list = make('ol', part, 'list');
  // WebKit takes the role from a list without markers.
  list.setAttribute('role', 'list');
  return list;
}

export function fold(list: HTMLElement, folded: boolean): void {
  const hidden = folded && FINDS_FOLDED ? 'until-found' : folded;
  if (list.hidden !== hidden) (list as { hidden: boolean | string }).hidden = hidden;
}
