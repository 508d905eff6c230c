import { render } from 'lit';
import type { Row } from '../model/tree.js';
import { article, bodyOf, MANY_REPLIES } from './comment.js';
import { hue, initials, nameOf } from './meta.js';
import type { Shared } from './view.js';

/** Kinds of comments that are kept to be copied. */
const MOST = 30;

/**
 * Most comments show nothing but name, time, text and buttons. Such a one is a copy of one that Lit has drawn, with its
 * values put in by hand: for each `${…}` Lit keeps an object and a marker, together as large as the comment itself.
 */
export class Copies {
  #of: readonly unknown[] = [];
  /** By what there is beside name, time, text and buttons. */
  readonly #models = new Map<string, DocumentFragment>();

  /** The inside of a comment's `<article>`, folded and answered by nobody yet; nothing where there is more to it. */
  make(row: Row, id: string, shared: Shared): DocumentFragment | undefined {
    if (!isPlain(row, shared)) return undefined;
    const { localizer: l, headingLevel } = shared;
    if (l !== this.#of[0] || headingLevel !== this.#of[1]) this.#models.clear();
    this.#of = [l, headingLevel];
    const { comment, replies, total } = row;
    const { author, createdAt } = comment;
    const below = replies.length === 0 ? 0 : total < MANY_REPLIES ? 1 : 2;
    const kind = [below, author.url && 'a', author.badge].join(' ');
    if (!this.#models.has(kind)) {
      // A badge may say anything.
      if (this.#models.size > MOST) this.#models.clear();
      this.#models.set(kind, model(row, id, shared));
    }
    const copy = document.importNode(this.#models.get(kind)!, true);
    const name = nameOf(comment, l);
    // Not by `children`, which is an object that the element keeps.
    const face = copy.firstElementChild!;
    const meta = face.nextElementSibling!;
    const by = meta.firstElementChild!;
    const who = by.firstElementChild!;
    const when = meta.lastElementChild!;
    const link = when.firstElementChild!;
    const time = link.firstElementChild as HTMLTimeElement;
    const actions = copy.lastElementChild!;
    const reply = actions.firstElementChild!;
    const share = reply.nextElementSibling!;
    face.className = hue(name);
    face.textContent = initials(author.name);
    by.id = `a-${id}`;
    if (author.url) who.setAttribute('href', author.url);
    (who.firstElementChild ?? who).textContent = name;
    when.id = `t-${id}`;
    link.setAttribute('href', `#${id}`);
    time.dateTime = new Date(createdAt).toISOString();
    time.textContent = l.ago(createdAt);
    meta.nextElementSibling!.appendChild(bodyOf(comment, l));
    if (below > 0)
      actions.previousElementSibling!.setAttribute('aria-label', l.text('hide', { n: total, name }));
    reply.setAttribute('aria-label', l.text('reply.label', { name }));
    share.setAttribute('aria-label', l.text('link.label', { name }));
    if (below > 1) share.nextElementSibling!.textContent = l.text('skip.replies', { n: total });
    return copy;
  }
}

function isPlain({ comment, replyTo, orphan }: Row, shared: Shared): boolean {
  const { author, createdAt, editedAt, status, nameless } = comment;
  const special = author.avatar && shared.avatars === 'remote';
  const told = editedAt || replyTo || orphan || nameless || status !== 'published' || Number.isNaN(createdAt);
  return !special && !told && shared.canAnswer && !shared.actions;
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
