import type { Edit } from '../actions/kit.js';
import type { CommentStatus } from '../model/comment.js';
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
  /** What its elements' classes, parts and styles were made of, so that they are touched only for something new. */
  look: string;
  batch: number;
}

/** The look of most comments, with which they are made. */
export const PLAIN = 'published';
/** Of a comment, in em, until the browser has seen it; as in the style sheet. */
const HEIGHT = 8;

export function setLook(
  item: Item,
  status: CommentStatus,
  target: boolean,
  editing?: Pick<Edit, 'beside'>,
): void {
  const look = `${status}${status === 'deleted' ? ' bare' : ''}${target ? ' is-target' : ''}${editing ? ' editing' : ''}${editing?.beside ? ' beside' : ''}`;
  if (look === item.look) return;
  item.look = look;
  item.article.className = look.replace(status, 'comment');
  item.article.setAttribute('part', `comment ${status} ${target ? 'target' : ''}`);
}

/** So many comments are left undrawn as one while they are off screen: one with its few replies. */
export function setBatch(item: Item, count: number): void {
  if (count === item.batch) return;
  const { classList, style } = item.li;
  classList.toggle('batch', count > 0);
  if (count > 1 || item.batch > 1)
    style.containIntrinsicBlockSize = count > 1 ? `auto ${String(count * HEIGHT)}em` : '';
  item.batch = count;
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
    const article = make('article', 'comment published', 'comment');
    article.tabIndex = -1;
    blank.append(article);
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
