import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Comment } from '../model/comment.js';
import type { Row } from '../model/tree.js';
import { renderBody } from '../sanitize/body.js';
import { REL } from '../sanitize/allow-list.js';
import { arrowIcon, clockIcon } from './icons.js';
import { anchor, type Shared, type View } from './view.js';

/** Bodies by comment: a body is sanitised once, and moves with its comment. */
const bodies = new WeakMap<Comment, HTMLElement>();
const HUES = 12;

export const nameOf = ({ author }: Comment, { localizer }: Pick<Shared, 'localizer'>): string =>
  author.name || localizer.text('anonymous');

export function commentList(rows: readonly Row[], view: View): TemplateResult {
  return html`${repeat(
    rows,
    (row) => row.comment.id,
    (row) =>
      row.level > 1
        ? item(row, view)
        : guard([row, view.shared, view.outline.touched.get(row)], () => item(row, view)),
  )}`;
}

function item(row: Row, view: View): TemplateResult {
  const { comment, replies } = row;
  const { id } = comment;
  const { collapsed, replyingTo, target: aim } = view.outline;
  const folded = collapsed.has(id);
  const open = replyingTo === id;
  const target = aim === id;
  return html`<li class="item" part="item" data-id=${id}>
    ${row.level > 1 ? html`<span class="branch" part="line" aria-hidden="true"></span>` : nothing}
    ${guard([comment, row.replyTo, row.orphan, row.total, folded, open, target, view.shared], () =>
      comment.status === 'deleted'
        ? deleted(row, view, folded, target)
        : article(row, view, folded, open, target),
    )}
    ${open ? html`<div class=${replies.length > 0 && !folded ? 'replybox has-replies' : 'replybox'}>${view.form}</div>` : nothing}
    ${
      replies.length > 0
        ? html`<ol class="list" part="replies" role="list" ?hidden=${folded}>
          ${commentList(replies, view)}
        </ol>`
        : nothing
    }
  </li>`;
}

const partsOf = (comment: Comment, target: boolean): string =>
  `comment${comment.status === 'published' ? '' : ` ${comment.status}`}${target ? ' target' : ''}`;

function article(row: Row, view: View, folded: boolean, open: boolean, target: boolean): TemplateResult {
  const { comment, replies } = row;
  const { author, status } = comment;
  const { shared } = view;
  const { localizer: l, headingLevel } = shared;
  const name = nameOf(comment, shared);
  const id = anchor(comment.id);
  return html`<article
    class=${target ? 'comment is-target' : 'comment'}
    part=${partsOf(comment, target)}
    id=${id}
    tabindex="-1"
    aria-labelledby="a-${id} t-${id}"
  >
    ${avatar(comment, name, shared)}
    <div class="meta" part="meta">
      <span class="author" part="author" id="a-${id}" role="heading" aria-level=${headingLevel}
        >${
          author.url
            ? html`<a href=${author.url} rel=${REL}><bdi>${name}</bdi></a>`
            : html`<bdi>${name}</bdi>`
        }</span
      >${author.badge ? html`<span class="badge" part="badge">${badge(author.badge, shared)}</span>` : nothing}
      <span class="when" id="t-${id}">${time(comment, id, shared)}</span>${origin(row, shared)}
    </div>
    ${replies.length > 0 && !folded ? html`<span class="stem" part="line"></span>` : nothing}
    <div class="text">
      ${
        status === 'pending'
          ? html`<p class="notice warning slim" part="notice">
            ${clockIcon}<span>${l.text('pending')} ${l.text('pending.hint')}</span>
          </p>`
          : nothing
      }${bodyOf(comment)}
    </div>
    ${toggle(row, shared, folded, name)}
    <div class="actions" part="actions">
      ${
        shared.canReply && status === 'published' && !comment.nameless
          ? html`<button
            type="button"
            class="act"
            part="action reply"
            data-do="reply"
            aria-label=${l.text('reply.label', { name })}
            aria-expanded=${open ? 'true' : nothing}
          >
            ${l.text('reply')}
          </button>`
          : nothing
      }${
        status === 'published' && !comment.nameless
          ? html`<button
            type="button"
            class="act"
            part="action link"
            data-do="link"
            aria-label=${l.text('link.label', { name })}
          >
            ${l.text('link')}
          </button>`
          : nothing
      }${folded ? html`<span class="note">${l.text('hidden', { n: row.total })}</span>` : nothing}
    </div>
  </article>`;
}

/** A deleted comment stays as a place for its replies. */
function deleted(row: Row, { shared }: View, folded: boolean, target: boolean): TemplateResult {
  const { comment } = row;
  const l = shared.localizer;
  return html`<article
    class=${target ? 'comment bare is-target' : 'comment bare'}
    part=${partsOf(comment, target)}
    id=${anchor(comment.id)}
    tabindex="-1"
    aria-label=${l.text('deleted')}
  >
    <p class="gone">${l.text('deleted')}${folded ? ` ${l.text('hidden', { n: row.total })}` : ''}</p>
    ${toggle(row, shared, folded, l.text('anonymous'))}
  </article>`;
}

function bodyOf(comment: Comment): HTMLElement {
  let body = bodies.get(comment);
  if (!body) bodies.set(comment, (body = renderBody(comment)));
  return body;
}

/** Drawn from the name: no request leaves the page. A class for the hue, for a style attribute falls under CSP. */
function avatar({ author }: Comment, name: string, { avatars }: Shared): TemplateResult | typeof nothing {
  if (avatars === 'none') return nothing;
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + letter.codePointAt(0)!) % 9973;
  const initials = author.name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('');
  return html`<span class="avatar h${hue % HUES}" part="avatar" aria-hidden="true"
    >${
      avatars === 'remote' && author.avatar
        ? html`<img src=${author.avatar} alt="" loading="lazy" referrerpolicy="no-referrer" />`
        : initials
    }</span
  >`;
}

const badge = (name: string, { localizer }: Shared): string =>
  name === 'author' || name === 'moderator' ? localizer.text(`badge.${name}`) : name;

/** The time is the permalink. */
function time(comment: Comment, id: string, { localizer: l }: Shared): TemplateResult | typeof nothing {
  const { createdAt, editedAt } = comment;
  if (Number.isNaN(createdAt)) return nothing;
  const stamp = html`<time datetime=${new Date(createdAt).toISOString()} title=${l.date(createdAt)}
    >${l.ago(createdAt)}</time
  >`;
  return html`${
    comment.nameless || comment.status === 'pending'
      ? html`<span class="time" part="time">${stamp}</span>`
      : html`<a class="time" part="time" href="#${id}" data-do="permalink">${stamp}</a>`
  }${
    editedAt
      ? html`<span class="edited" part="edited" title=${l.text('edited.title', { date: l.date(editedAt) })}
        >${l.text('edited')}</span
      >`
      : nothing
  }`;
}

/** What the comment answers, where its place does not show it. */
function origin({ replyTo, orphan }: Row, shared: Shared): TemplateResult | typeof nothing {
  const l = shared.localizer;
  if (orphan) return html`<span class="to" part="replying">${arrowIcon}${l.text('orphan')}</span>`;
  if (!replyTo) return nothing;
  const [before, after] = l.around('replying', 'name');
  return html`<span class="to" part="replying"
    >${arrowIcon}${before}<a href="#${anchor(replyTo.id)}" data-do="parent"><bdi>${nameOf(replyTo, shared)}</bdi></a
    >${after}</span
  >`;
}

function toggle(
  row: Row,
  { localizer: l }: Shared,
  folded: boolean,
  name: string,
): TemplateResult | typeof nothing {
  if (row.replies.length === 0) return nothing;
  return html`<button
    type="button"
    class="toggle"
    part="toggle"
    data-do="toggle"
    aria-expanded=${folded ? 'false' : 'true'}
    aria-label=${l.text(folded ? 'show' : 'hide', { n: row.total, name })}
  ></button>`;
}
