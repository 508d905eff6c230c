import { html, render } from 'lit';
import type { Comment, CommentId } from '../model/comment.js';
import type { Row, Tree } from '../model/tree.js';
import { article } from './comment.js';
import { Copies } from './copies.js';
import { InSlices, type Steps } from './slices.js';
import { fold, make, makeItem, makeList, PLAIN, setBatch, setLook, type Item } from './item.js';
import { anchor, type Shared, type View } from './view.js';

/** Beyond so many comments, some six windows, the browser may leave those off screen undrawn, so many at a time. */
const MANY = 60;
const BATCH = 40;
/** So many are shown as soon as they are made; the others so many at a time, for each time costs a frame. */
const FIRST = 20;
const CROWD = 200;
/** Milliseconds of a frame that is dear: then fewer and larger crowds. WebKit lays all of a list out for each. */
const DEAR = 100;

/**
 * The nested list of a thread: one item per comment, made once, moved where the tree has it, and drawn anew
 * only when something that it shows has changed. By hand, because a keyed template repeats this work for all
 * comments at each change of one, and costs twice the nodes. A long list comes in slices, from its top.
 */
export class ThreadList {
  readonly element = makeList('list');
  readonly #items = new Map<CommentId, Item>();
  readonly #work = new InSlices();
  readonly #copies = new Copies();
  /** How many this drawing has put into the page. */
  #shown = 0;
  #crowd = CROWD;
  #from: readonly [Shared?, Tree?, number?] = [];
  /** The developer is told once of each. */
  readonly #broken = new WeakSet<Comment>();

  /** When all of it is there. */
  get whole(): Promise<void> {
    return this.#work.done;
  }

  draw(view: View): void {
    const { shared, outline } = view;
    const { tree, version, touched } = outline;
    if (!same([shared, tree, version], this.#from)) {
      if (tree !== this.#from[1])
        for (const id of this.#items.keys()) if (!tree.rows.has(id)) this.#items.delete(id);
      this.#from = [shared, tree, version];
      this.#shown = 0;
      this.#crowd = CROWD;
      this.#work.start(this.#place(tree.roots, this.element, view, tree.rows.size > MANY && !outline.whole));
    } else
      for (const id of touched) {
        const [item, row] = [this.#items.get(id ?? ''), tree.rows.get(id ?? '')];
        if (item && row) this.#draw(item, row, view);
      }
    touched.clear();
  }

  /** Whoever prints or searches waits for no slice. */
  finish(): void {
    this.#work.finish();
  }

  /** One step for each comment. `many`: nothing around these is left undrawn as one. */
  *#place(rows: readonly Row[], list: HTMLElement, view: View, many: boolean): Steps {
    const { tree } = view.outline;
    let last: Element | undefined;
    const crowd = document.createDocumentFragment();
    let waiting = 0;
    const next = (): HTMLElement | null =>
      (last ? last.nextElementSibling : list.firstElementChild) as HTMLElement | null;
    for (const row of rows) {
      const item = this.#item(row);
      const { li } = item;
      this.#draw(item, row, view);
      const isBatch = many && row.total < BATCH;
      setBatch(item, isBatch ? 1 + row.total : 0);
      // What is gone goes first, so that its neighbours need not move.
      for (let at = next(); at && !tree.rows.has(at.dataset['id']!); at = next()) at.remove();
      if (next() || this.#shown++ < FIRST || row.total >= CROWD) {
        list.append(crowd);
        if (next() !== li) list.insertBefore(li, next());
      } else {
        crowd.append(li);
        waiting += 1 + row.total;
      }
      last = li;
      if ((yield) > DEAR) this.#crowd *= 2;
      if (row.replies.length > 0) {
        if (!item.list) {
          item.list = makeList('replies');
          fold(item.list, view.outline.collapsed.has(row.comment.id));
          li.append(item.list);
        }
        yield* this.#place(row.replies, item.list, view, many && !isBatch);
      } else {
        item.list?.remove();
        item.list = undefined;
      }
      if (waiting >= this.#crowd) {
        list.append(crowd);
        waiting = 0;
      }
    }
    list.append(crowd);
    for (let at = next(); at; at = next()) at.remove();
  }

  #item({ comment: { id }, level }: Row): Item {
    let item = this.#items.get(id);
    if (!item) {
      const li = makeItem();
      const article = li.lastChild as HTMLElement;
      const name = anchor(id);
      // Not by `dataset`, which is an object that the element keeps.
      li.setAttribute('data-id', id);
      article.id = name;
      article.setAttribute('aria-labelledby', `a-${name} t-${name}`);
      this.#items.set(id, (item = { li, article, from: [], look: PLAIN, batch: 0 }));
    }
    const { li, article } = item;
    // The stroke from the line of the comment above.
    if (level === 1 && li.firstChild !== article) li.firstChild!.remove();
    else if (level > 1 && li.firstChild === article) li.prepend(make('span', 'line', 'branch'));
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
    const { editing } = doing ?? {};
    const from = [shared, comment, doing, replyTo?.id, author, orphan, total, nested, folded, target, open];
    if (!same(from, item.from)) {
      const before = item.from.slice(0, -2);
      item.from = from;
      const { article: element } = item;
      setLook(item, status, target, editing);
      try {
        const button = !item.lit && before.length > 0 && same(before, from);
        if (button) element.querySelector('[data-do=reply]')!.setAttribute('aria-expanded', String(open));
        else this.#fill(item, row, shared, folded, open);
      } catch (cause) {
        // What breaks one comment, as code of the page may, spares its neighbours.
        item.look = '';
        element.className = 'comment bare';
        if (!item.lit) element.replaceChildren();
        item.lit = true;
        render(html`<p class="gone" id="a-${element.id}">${shared.localizer.text('broken')}</p>`, element);
        if (!this.#broken.has(comment))
          console.error('<comment-thread> A comment cannot be shown.', comment, cause);
        this.#broken.add(comment);
      }
    }
    if (item.list) fold(item.list, folded);
    if (open !== Boolean(item.box)) item.li.classList.toggle('replying', open);
    if (open) {
      if (!item.box) item.article.after((item.box = make('div', '', 'replybox')));
      item.box.classList.toggle('has-replies', nested && !folded);
      if (form.parentNode !== item.box) item.box.append(form);
    } else {
      item.box?.remove();
      item.box = undefined;
    }
  }

  /** Draws what is in a comment; the focus stays where it is, or on the button in the same place. */
  #fill(item: Item, row: Row, shared: Shared, folded: boolean, open: boolean): void {
    const { article: element } = item;
    const root = element.getRootNode() as Partial<ShadowRoot>;
    const focused = root.activeElement as HTMLElement | null | undefined;
    const inside = focused && element.contains(focused);
    const copy = !item.lit && !folded && !open && this.#copies.make(row, element.id, shared);
    if (copy) element.replaceChildren(copy);
    else {
      if (!item.lit) element.replaceChildren();
      item.lit = true;
      render(article(row, element.id, shared, folded, open), element);
    }
    if (!inside || root.activeElement === focused) return;
    const button = focused.isConnected
      ? focused
      : element.querySelector(`[data-do="${focused.dataset['do']!}"]`);
    (button as HTMLElement | null)?.focus({ preventScroll: true });
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, i) => value === b[i]);
