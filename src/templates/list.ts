import { html, render } from 'lit';
import type { Comment, CommentId } from '../model/comment.js';
import type { Row } from '../model/tree.js';
import { article } from './comment.js';
import { anchor, type View } from './view.js';

/** Beyond so many comments the browser may leave those off screen undrawn. WebKit does not find text in them. */
const MANY = 200;

interface Item {
  readonly li: HTMLElement;
  readonly article: HTMLElement;
  /** The list of replies. */
  list?: HTMLElement | undefined;
  /** The place of the form. */
  box?: HTMLElement | undefined;
  /** What the comment was drawn from. */
  from: readonly unknown[];
}

function make(tag: string, part: string, name = part): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute('part', part);
  return element;
}

function makeList(part: string): HTMLElement {
  const list = make('ol', part, 'list');
  // WebKit takes the role from a list without markers.
  list.setAttribute('role', 'list');
  return list;
}

/**
 * The nested list of a thread: one item per comment, made once, moved where the tree has it, and drawn anew
 * only when something that it shows has changed. By hand, because a keyed template repeats this work for all
 * comments at each change of one, and costs twice the nodes.
 */
export class ThreadList {
  readonly element = makeList('list');
  readonly #items = new Map<CommentId, Item>();
  #from: readonly unknown[] = [];
  /** The developer is told once of each. */
  readonly #broken = new WeakSet<Comment>();

  draw(view: View): void {
    const { shared, outline } = view;
    const from = [shared, outline.tree, outline.version];
    if (same(from, this.#from)) return;
    this.#from = from;
    const { roots, rows } = outline.tree;
    this.element.classList.toggle('many', rows.size > MANY);
    this.#place(roots, this.element, view);
    for (const id of this.#items.keys()) if (!rows.has(id)) this.#items.delete(id);
  }

  #place(rows: readonly Row[], list: HTMLElement, view: View): void {
    const { tree, collapsed } = view.outline;
    let next = list.firstElementChild as HTMLElement | null;
    const drop = (): void => {
      const gone = next!;
      next = gone.nextElementSibling as HTMLElement | null;
      gone.remove();
    };
    const items = rows.map((row) => this.#item(row));
    for (const { li } of items) {
      // What is gone goes first, so that its neighbours need not move.
      while (next && !tree.rows.has(next.dataset['id']!)) drop();
      if (next === li) next = next.nextElementSibling as HTMLElement | null;
      else list.insertBefore(li, next);
    }
    while (next) drop();
    // The lists inside last: they may take in what was dropped here.
    items.forEach((item, i) => {
      const row = rows[i]!;
      this.#draw(item, row, view);
      if (row.replies.length > 0) {
        if (!item.list) item.li.append((item.list = makeList('replies')));
        item.list.hidden = collapsed.has(row.comment.id);
        this.#place(row.replies, item.list, view);
      } else {
        item.list?.remove();
        item.list = undefined;
      }
    });
  }

  #item({ comment: { id }, level }: Row): Item {
    let item = this.#items.get(id);
    if (!item) {
      item = { li: make('li', 'item'), article: document.createElement('article'), from: [] };
      item.li.dataset['id'] = id;
      item.article.tabIndex = -1;
      item.article.id = anchor(id);
      item.li.append(item.article);
      this.#items.set(id, item);
    }
    const { li } = item;
    // The stroke from the line of the comment above.
    if (level === 1) li.querySelector(':scope > .branch')?.remove();
    else if (li.firstChild === item.article) li.prepend(make('span', 'line', 'branch'));
    return item;
  }

  #draw(item: Item, row: Row, { shared, outline, form }: View): void {
    const { comment, replyTo, orphan, total, replies } = row;
    const { id, status } = comment;
    const folded = outline.collapsed.has(id);
    const open = outline.replyingTo === id && shared.canAnswer;
    const target = outline.target === id;
    const nested = replies.length > 0;
    // Of whom it answers only the name shows: a vote for that one is no news here.
    const { author } = replyTo ?? {};
    const doing = shared.actions?.state(id);
    const from = [shared, comment, doing, replyTo?.id, author, orphan, total, nested, folded, open, target];
    if (!same(from, item.from)) {
      item.from = from;
      const { article: element } = item;
      element.className = `comment ${status === 'deleted' ? 'bare' : ''} ${target ? 'is-target' : ''}`;
      element.setAttribute('part', `comment ${status} ${target ? 'target' : ''}`);
      element.setAttribute('aria-labelledby', `a-${element.id} t-${element.id}`);
      try {
        render(article(row, element.id, shared, folded, open), element);
      } catch (cause) {
        // What breaks one comment, as code of the page may, spares its neighbours.
        element.className = 'comment bare';
        render(html`<p class="gone" id="a-${element.id}">${shared.localizer.text('broken')}</p>`, element);
        if (!this.#broken.has(comment))
          console.error('<comment-thread> A comment cannot be shown.', comment, cause);
        this.#broken.add(comment);
      }
    }
    if (open) {
      if (!item.box) item.article.after((item.box = make('div', '', 'replybox')));
      item.box.classList.toggle('has-replies', nested && !folded);
      if (form.parentNode !== item.box) item.box.append(form);
    } else {
      item.box?.remove();
      item.box = undefined;
    }
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, i) => value === b[i]);
