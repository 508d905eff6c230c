import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../i18n/localize.js';
import type { Comment } from '../model/comment.js';
import type { Row } from '../model/tree.js';
import { REL } from '../sanitize/allow-list.js';
import { renderBody } from '../sanitize/body.js';
import { arrowIcon, clockIcon } from './icons.js';
import { anchor, type Shared } from './view.js';

/** Drawn bodies: a body is sanitised once, moves with its comment, and stays when that gets a vote. */
const bodies = new WeakMap<Comment['body'], HTMLElement>();
/** As in the style sheet. */
const HUES = 8;

type Part = TemplateResult | typeof nothing;

export const nameOf = ({ author }: Comment, l: Localizer): string => author.name || l.text('anonymous');

/** The inside of a comment's `<article>`, whose id is `id`. */
export function article(row: Row, id: string, shared: Shared, folded: boolean, open: boolean): Part {
  const { comment, replies, total } = row;
  const { author, status, can } = comment;
  const { localizer: l, headingLevel, canAnswer, actions } = shared;
  const name = nameOf(comment, l);
  const nested = replies.length > 0;
  const live = status === 'published' && !comment.nameless;
  // A deleted comment stays as a place for its replies.
  return html`${
    status === 'deleted'
      ? html`<p class="gone" id="a-${id}">${l.text('deleted')}</p>`
      : html`${avatar(comment, name, shared)}
          <div class="meta" part="meta">
            <span class="author" part="author" id="a-${id}" role="heading" aria-level=${headingLevel}
              >${link(author.url, name)}</span
            >${author.badge ? html`<span class="badge" part="badge">${badge(author.badge, l)}</span>` : nothing}
            <span class="when" id="t-${id}">${time(comment, live && id, l)}</span>${origin(row, l)}
          </div>
          ${nested && !folded ? html`<span class="stem" part="line"></span>` : nothing}
          <div class="text">
            ${
              status === 'pending'
                ? html`<p class="notice warning slim" part="notice">
                  ${clockIcon}<span
                    >${can.moderate ? l.text('pending.other') : `${l.text('pending')} ${l.text('pending.hint')}`}</span
                  >
                </p>`
                : nothing
            }${status === 'waiting' ? shared.waiting(comment, shared.canReply) : nothing}${actions?.body(comment, name, id, shared) ?? bodyOf(comment, l)}
          </div>`
  }${
    nested
      ? html`<button
          type="button"
          class="toggle"
          part="toggle"
          data-do="toggle"
          aria-expanded=${!folded}
          aria-label=${l.text(folded ? 'show' : 'hide', { n: total, name })}
        ></button>`
      : nothing
  }
    <div class="actions" part="actions">
      ${
        live && canAnswer
          ? html`<button
            type="button"
            class="act"
            part="action reply"
            data-do="reply"
            aria-label=${l.text('reply.label', { name })}
            aria-expanded=${open}
          >
            ${l.text('reply')}
          </button>`
          : nothing
      }${
        live
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
      }${actions?.buttons(comment, name, id, shared)}${folded ? html`<span class="note">${l.text('hidden', { n: total })}</span>` : nothing}
    </div>`;
}

function bodyOf(comment: Comment, l: Localizer): HTMLElement {
  let body = bodies.get(comment.body);
  if (!body) bodies.set(comment.body, (body = renderBody(comment)));
  const more = body.querySelector('summary');
  if (more) more.textContent = l.text('show.all');
  return body;
}

const link = (url: string | undefined, name: string): TemplateResult =>
  url ? html`<a href=${url} rel=${REL}><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`;

const badge = (name: string, l: Localizer): string =>
  name === 'author' || name === 'moderator' ? l.text(`badge.${name}`) : name;

/** Drawn from the name: no request leaves the page. A class for the hue, for a style attribute falls under CSP. */
function avatar({ author }: Comment, name: string, { avatars }: Shared): TemplateResult {
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + letter.codePointAt(0)!) % 9973;
  const words = author.name.match(/[\p{L}\p{N}]\S*/gu) ?? [];
  const initials = words.slice(0, 2).map((word) => word.match(/./u)![0]);
  return html`<span class="avatar h${hue % HUES}" part="avatar" aria-hidden="true"
    >${
      avatars === 'remote' && author.avatar
        ? html`<img src=${author.avatar} alt="" loading="lazy" referrerpolicy="no-referrer" />`
        : html`<span>${initials}</span>`
    }</span
  >`;
}

/** The time is the permalink, of a comment that can be linked. */
function time({ createdAt, editedAt }: Comment, id: string | false, l: Localizer): Part {
  if (Number.isNaN(createdAt)) return nothing;
  const stamp = html`<time datetime=${new Date(createdAt).toISOString()} title=${l.date(createdAt)}
    >${l.ago(createdAt)}</time
  >`;
  return html`${
    id
      ? html`<a class="time" part="time" href="#${id}" data-do="permalink">${stamp}</a>`
      : html`<span class="time" part="time">${stamp}</span>`
  }${
    editedAt
      ? html`<span class="edited" part="edited" title=${l.text('edited.title', { date: l.date(editedAt) })}
        >${l.text('edited')}</span
      >`
      : nothing
  }`;
}

/** What the comment answers, where its place does not show it. */
function origin({ replyTo, orphan }: Row, l: Localizer): Part {
  if (!replyTo && !orphan) return nothing;
  const [before, after] = l.around(orphan ? 'orphan' : 'replying', 'name');
  return html`<span class="to" part="replying"
    >${arrowIcon}${before}${
      replyTo
        ? html`<a href="#${anchor(replyTo.id)}" data-do="permalink"><bdi>${nameOf(replyTo, l)}</bdi></a>`
        : nothing
    }${after}</span
  >`;
}
