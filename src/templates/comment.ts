import { html, nothing, type TemplateResult } from 'lit';
import { prepareOne } from '../controllers/page-of.js';
import type { Localizer } from '../i18n/localize.js';
import { breathe } from '../model/breathe.js';
import type { Comment } from '../model/comment.js';
import type { Row } from '../model/tree.js';
import { fillBody, renderBody } from '../sanitize/body.js';
import { clockIcon } from './icons.js';
import { avatar, meta, nameOf } from './meta.js';
import type { Shared } from './view.js';

/** Drawn bodies: a body is sanitised once, moves with its comment, and stays when that gets a vote. */
const bodies = new WeakMap<Comment['body'], HTMLElement>();
/** From so many on there is a link past the replies of a comment. */
export const MANY_REPLIES = 5;

type Part = TemplateResult | typeof nothing;

/**
 * The inside of a comment's `<article>`, whose id is `id`. Words are set as properties, and what few comments have
 * shares a place with its neighbours: each `${…}` between tags is a node in every comment.
 */
export function article(row: Row, id: string, shared: Shared, folded: boolean, open: boolean): Part {
  const { comment, replies, total } = row;
  const { localizer: l, actions } = shared;
  const name = nameOf(comment, l);
  const toggle =
    replies.length > 0
      ? html`<span class="stem" part="line" ?hidden=${folded}></span
          ><button
            type="button"
            class="toggle"
            part="toggle"
            data-do="toggle"
            aria-expanded=${!folded}
            aria-label=${l.text(folded ? 'show' : 'hide', { n: total, name })}
          ></button>`
      : nothing;
  const more = [
    actions?.buttons(comment, name, id, shared),
    folded ? html`<span class="note">${l.text('hidden', { n: total })}</span>` : undefined,
    total >= MANY_REPLIES && !folded
      ? html`<a class="skip act" href="#" data-do="skip-replies">${l.text('skip.replies', { n: total })}</a>`
      : undefined,
  ].filter(Boolean);
  const rest = more.length > 0 ? more : nothing;
  // A deleted comment stays as a place for its replies.
  if (comment.status === 'deleted')
    return html`<p class="gone" id="a-${id}">${l.text('deleted')}</p>
      ${toggle}
      <div class="actions" part="actions">${rest}</div>`;
  const live = comment.status === 'published' && !comment.nameless;
  const body = actions?.body(comment, name, id, shared) ?? bodyOf(comment, l);
  const said = notice(comment, shared);
  return html`${avatar(comment, name, shared)}
    <div class="meta" part="meta">${meta(row, name, id, live, shared)}</div>
    <div class="text">${said ? [said, body] : body}</div>
    ${toggle}
    <div class="actions" part="actions">${live ? buttons(name, open, shared) : nothing}${rest}</div>`;
}

function notice(comment: Comment, { localizer: l, waiting, canReply }: Shared): TemplateResult | undefined {
  if (comment.status === 'waiting') return waiting(comment, canReply);
  if (comment.status !== 'pending') return undefined;
  return html`<p class="notice warning slim" part="notice">
    ${clockIcon}<span
      >${comment.can.moderate ? l.text('pending.other') : `${l.text('pending')} ${l.text('pending.hint')}`}</span
    >
  </p>`;
}

const buttons = (name: string, open: boolean, { localizer: l, canAnswer }: Shared): TemplateResult =>
  html`${
    canAnswer
      ? html`<button
          type="button"
          class="act"
          part="action reply"
          data-do="reply"
          aria-label=${l.text('reply.label', { name })}
          aria-expanded=${open}
          .textContent=${l.text('reply')}
        ></button>`
      : nothing
  }<button
      type="button"
      class="act"
      part="action link"
      data-do="link"
      aria-label=${l.text('link.label', { name })}
      .textContent=${l.text('link')}
    ></button>`;

function makeBody(comment: Comment): HTMLElement {
  const sanitizer = prepareOne(comment);
  const body = renderBody(comment);
  bodies.set(comment.body, body);
  void sanitizer?.then(breathe).then(() => {
    fillBody(body, comment);
  });
  return body;
}

export function bodyOf(comment: Comment, l: Localizer): HTMLElement {
  const body = bodies.get(comment.body) ?? makeBody(comment);
  const more = body.querySelector('summary');
  if (more) more.textContent = l.text('show.all');
  return body;
}
