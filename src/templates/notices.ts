import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../i18n/localize.js';
import type { StringKey } from '../i18n/strings.js';
import type { CommentError, ErrorCode, ErrorDetails } from '../model/errors.js';
import { toUrl } from '../model/normalize.js';
import { bubbleIcon, cloudIcon, lockIcon, offlineIcon } from './icons.js';

/** Grey shapes in place of the comments, after a while with words; what is said aloud is in the live region. */
export const skeleton = (l: Localizer, still: boolean): TemplateResult =>
  html`<div class="skeleton" part="skeleton" aria-hidden="true">
    ${[0, 1, 2].map(() => html`<div class="sk"><i></i><i></i><i></i><i></i></div>`)}
    ${still ? html`<p class="note">${l.text('loading.still')}</p>` : nothing}
  </div>`;

export const empty = (l: Localizer): TemplateResult =>
  html`<slot name="empty"
    ><div class="state" part="empty">
      ${bubbleIcon}
      <p class="lead">${l.text('empty')}</p>
      <p class="sub">${l.text('empty.hint')}</p>
    </div></slot
  >`;

/** Leads to where the reader signs in; the page may do that in its own way. */
export const signIn = ({ signInUrl }: ErrorDetails, words: string): TemplateResult =>
  html`<a class="btn small" part="button" href=${toUrl(signInUrl) ?? '#'} data-do="sign-in">${words}</a>`;

/** What there is to say when trying again may not help. */
const LOAD_ERRORS: Readonly<Partial<Record<ErrorCode, StringKey>>> = {
  forbidden: 'load.error.forbidden',
  'not-found': 'load.error.not-found',
  closed: 'load.error.not-found',
};

export const loadError = (l: Localizer, { code, details }: CommentError): TemplateResult =>
  html`<slot name="error"
    ><div class="state" part="error" role="alert">
      ${cloudIcon}
      <p class="lead">${l.text('load.error')}</p>
      ${
        code === 'sign-in'
          ? signIn(details, l.text('sign-in.read'))
          : html`<p class="sub">
                ${l.text(LOAD_ERRORS[code] ?? 'load.error.hint')}
              </p>
              <button type="button" class="btn" data-do="retry">${l.text('retry')}</button>`
      }
    </div></slot
  >`;

export const closed = (l: Localizer): TemplateResult =>
  html`<slot name="closed"><p class="notice" part="notice closed">${lockIcon}<span>${l.text('closed')}</span></p></slot>`;

export const offline = (l: Localizer): TemplateResult =>
  html`<p class="notice" part="notice offline">${offlineIcon}<span>${l.text('offline')}</span></p>`;

export const linkMissing = (l: Localizer): TemplateResult =>
  html`<p class="notice warning missing" part="notice warning" tabindex="-1">${l.text('link.missing')}</p>`;

/** The button for the next page, with what went wrong the last time. */
export const more = (l: Localizer, busy: boolean, failed: boolean): TemplateResult =>
  html`<div class="more" part="more">
    ${failed ? html`<p class="note" role="alert">${l.text('load.error.more')}</p>` : nothing}
    <button type="button" class="btn" part="button" data-do="more" aria-disabled=${busy ? 'true' : nothing}>
      ${busy ? html`<span class="spin" aria-hidden="true"></span>${l.text('loading')}` : l.text(failed ? 'retry' : 'load.more')}
    </button>
    <p class="paper">${l.text('print.more')}</p>
  </div>`;

/** The part of the limit from which on the counter shows. */
const COUNT_FROM = 0.75;

/** How much may still be typed into the comment; nothing while there is much room. */
export const counted = (length: number, limit: number, l: Localizer): string =>
  length < limit * COUNT_FROM
    ? ''
    : l.text(length > limit ? 'over' : 'left', { n: Math.abs(limit - length) });

export function counter(length: number, limit: number, l: Localizer): TemplateResult | typeof nothing {
  const text = counted(length, limit, l);
  return text
    ? html`<span class="counter ${length > limit ? 'over' : ''}" part="counter">${text}</span>`
    : nothing;
}
