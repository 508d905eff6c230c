import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../i18n/localize.js';
import type { Comment } from '../model/comment.js';
import type { Row } from '../model/tree.js';
import { REL } from '../sanitize/allow-list.js';
import { arrowIcon } from './icons.js';
import { anchor, type Shared } from './view.js';

/** As in the style sheet. */
const HUES = 8;

export const nameOf = ({ author }: Comment, l: Localizer): string => author.name || l.text('anonymous');

const badge = (name: string, l: Localizer): string =>
  name === 'author' || name === 'moderator' ? l.text(`badge.${name}`) : name;

/** A class for the hue, for a style attribute falls under CSP. */
export function hue(name: string): string {
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + letter.codePointAt(0)!) % 9973;
  return `avatar h${String(hue % HUES)}`;
}

/** Drawn from the name: no request leaves the page. */
export const initials = (name: string): string =>
  // The second one is dear to compile.
  (name.match(/^[ -~]*$/.test(name) ? /[a-z\d]\S*/gi : /[\p{L}\p{N}]\S*/gu) ?? [])
    .slice(0, 2)
    .map((word) => word.match(/./u)![0])
    .join('');

export const avatar = ({ author }: Comment, name: string, { avatars }: Shared): TemplateResult =>
  html`<span class=${hue(name)} part="avatar" aria-hidden="true"
    >${
      avatars === 'remote' && author.avatar
        ? html`<img src=${author.avatar} alt="" loading="lazy" referrerpolicy="no-referrer" />`
        : initials(author.name)
    }</span
  >`;

/** Who wrote it, and when. */
export function meta(row: Row, name: string, id: string, live: boolean, shared: Shared): TemplateResult {
  const { localizer: l, headingLevel } = shared;
  const { author, createdAt, editedAt } = row.comment;
  const known = !Number.isNaN(createdAt);
  const time = known
    ? html`<time datetime=${new Date(createdAt).toISOString()} .textContent=${l.ago(createdAt)}></time>`
    : nothing;
  return html`<span class="author" part="author" id="a-${id}" role=${headingLevel ? 'heading' : nothing} aria-level=${headingLevel || nothing}
      >${author.url ? html`<a href=${author.url} rel=${REL}><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}</span
    >${author.badge ? html`<span class="badge" part="badge">${badge(author.badge, l)}</span>` : nothing}
    <span class="when" id="t-${id}"
      >${
        known
          ? live
            ? html`<a class="time" part="time" href="#${id}" data-do="permalink">${time}</a>`
            : html`<span class="time" part="time">${time}</span>`
          : nothing
      }${known && editedAt ? edited(editedAt, l) : nothing}</span
    >${origin(row, l)}`;
}

/** The space is for screen readers, in one piece with the word: browsers leave a lone one out of the name. */
const edited = (at: number, l: Localizer): TemplateResult =>
  html`<span class="edited" part="edited" title=${l.text('edited.title', { date: l.date(at) })}
    >${` ${l.text('edited')}`}</span
  >`;

/** What the comment answers, where its place does not show it. */
function origin({ replyTo, orphan }: Row, l: Localizer): TemplateResult | typeof nothing {
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
