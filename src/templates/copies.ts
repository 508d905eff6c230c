import { render } from 'lit';
import type { Row } from '../model/tree.js';
import { article, bodyOf, MANY_REPLIES } from './comment.js';
import { hue, initials, nameOf } from './meta.js';
import type { Shared } from './view.js';

/**
 * Most comments show nothing but name, time, text and buttons. Such a one is a copy of one that Lit has drawn, with its
 * values put in by hand: for each `${…}` Lit keeps an object and a marker, together as large as the comment itself.
 */
export class Copies {
  #of: readonly unknown[] = [];
  /** Without replies, and with. */
  #models: DocumentFragment[] = [];

  /** The inside of a comment's `<article>`, folded and answered by nobody yet; nothing where there is more to it. */
  make(row: Row, id: string, shared: Shared): DocumentFragment | undefined {
    if (!isPlain(row, shared)) return undefined;
    const { localizer: l, headingLevel } = shared;
    if (l !== this.#of[0] || headingLevel !== this.#of[1]) this.#models = [];
    this.#of = [l, headingLevel];
    const { comment, replies, total } = row;
    const { author, createdAt } = comment;
    const copy = document.importNode(
      (this.#models[Number(replies.length > 0)] ??= model(row, id, shared)),
      true,
    );
    const name = nameOf(comment, l);
    const [face, meta, text, , toggle] = copy.children as unknown as HTMLElement[];
    const [by, when] = meta!.children;
    const link = when!.firstElementChild!;
    const time = link.firstElementChild as HTMLTimeElement;
    const [reply, share] = copy.lastElementChild!.children;
    face!.className = hue(name);
    face!.textContent = initials(author.name);
    by!.id = `a-${id}`;
    by!.firstElementChild!.textContent = name;
    when!.id = `t-${id}`;
    link.setAttribute('href', `#${id}`);
    time.dateTime = new Date(createdAt).toISOString();
    time.textContent = l.ago(createdAt);
    text!.appendChild(bodyOf(comment, l));
    if (replies.length > 0) toggle!.setAttribute('aria-label', l.text('hide', { n: total, name }));
    reply!.setAttribute('aria-label', l.text('reply.label', { name }));
    share!.setAttribute('aria-label', l.text('link.label', { name }));
    return copy;
  }
}

function isPlain({ comment, replyTo, orphan, total }: Row, shared: Shared): boolean {
  const { author, createdAt, editedAt, status, nameless } = comment;
  const special = author.url || author.badge || (author.avatar && shared.avatars === 'remote');
  const told = editedAt || replyTo || orphan || nameless || status !== 'published' || Number.isNaN(createdAt);
  return !special && !told && total < MANY_REPLIES && shared.canAnswer && !shared.actions;
}

function model(row: Row, id: string, shared: Shared): DocumentFragment {
  const place = document.createElement('div');
  render(article(row, id, shared, false, false), place);
  place.querySelector('.text')!.replaceChildren();
  const markers = document.createNodeIterator(place, NodeFilter.SHOW_COMMENT);
  for (let marker = markers.nextNode(); marker; marker = markers.nextNode()) (marker as Comment).remove();
  const fragment = document.createDocumentFragment();
  while (place.firstChild) fragment.appendChild(place.firstChild);
  return fragment;
}
