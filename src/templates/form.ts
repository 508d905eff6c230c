import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadContext } from '../context/thread-context.js';
import type { Localizer } from '../i18n/localize.js';
import { FIELDS, type CommentError, type Field } from '../model/errors.js';
import { toUrl } from '../model/normalize.js';
import { alertIcon, penIcon } from './icons.js';
import { nameOf } from './comment.js';
import { offline } from './notices.js';

export interface FormData {
  readonly context: ThreadContext;
  readonly errors: Readonly<Partial<Record<Field, string>>>;
  /** The errors are listed above the fields. */
  readonly summarised: boolean;
  /** Why the last attempt failed, apart from the fields. */
  readonly failure: CommentError | undefined;
  readonly busy: boolean;
  /** Seconds until the backend takes comments again. */
  readonly wait: number;
  readonly restored: boolean;
  readonly offline: boolean;
  /** Characters typed. */
  readonly length: number;
  readonly onSubmit: (event: Event) => void;
  readonly onInput: (event: Event) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onClick: (event: Event) => void;
}

/** What a browser needs to fill a field in and to offer the right keyboard. */
const ATTRIBUTES = {
  name: { type: 'text', autocomplete: 'name', dir: 'auto' },
  email: { type: 'email', autocomplete: 'email', dir: 'ltr' },
  url: { type: 'url', autocomplete: 'url', dir: 'ltr' },
} as const;
/** The part of the limit from which on the counter shows. */
const COUNT_FROM = 0.75;

export function form(data: FormData): TemplateResult {
  const { context, errors, busy } = data;
  const { localizer: l, fields } = context;
  const wrong = FIELDS.filter((field) => errors[field]);
  const [before, after] = l.around('note.required', 'mark');
  const some = Object.values(fields).some((rule) => rule.required);
  return html`<form class="form" part="form" id="comment-form" novalidate aria-labelledby="form-title" @submit=${data.onSubmit} @input=${data.onInput} @keydown=${data.onKey} @click=${data.onClick}>
    ${heading(context)}
    <p class="note" part="note">
      ${fields.email ? html`<span id="email-note">${l.text('note.email')}</span>` : nothing}
      ${some ? html`<span>${before}<span class="req">*</span>${after}</span>` : nothing}
    </p>
    <slot name="form-note"></slot>
    ${data.offline ? offline(l) : nothing} ${data.restored ? restored(l) : nothing}
    ${
      wrong.length > 1
        ? html`<div class="summary" part="summary" tabindex="-1" role="group" aria-labelledby="summary-title">
          <p id="summary-title">${l.text('error.title')}</p>
          <ul>
            ${wrong.map((name) => html`<li><a href="#f-${name}" data-field=${name}>${errors[name]}</a></li>`)}
          </ul>
        </div>`
        : nothing
    }
    <div class="field" part="field">
      ${label('text', data)}<textarea
        class="input"
        part="input"
        id="f-text"
        name="text"
        dir="auto"
        rows="4"
        ?required=${fields.text?.required}
        ?readonly=${busy}
        aria-invalid=${errors.text ? 'true' : nothing}
        aria-describedby=${describedBy('text', data) || nothing}
      ></textarea>
    </div>
    <div class="fields">
      ${(['name', 'email', 'url'] as const).map((name) => (fields[name] ? input(name, data) : nothing))}
    </div>
    ${
      fields.name || fields.email || fields.url
        ? html`<label class="check" part="remember"
          ><input type="checkbox" name="remember" /><span>${l.text('remember')}</span></label
        >`
        : nothing
    }
    ${failure(data)}
    <div class="form-foot">
      <button
        class="btn primary"
        part="submit"
        type="submit"
        aria-disabled=${busy || data.wait > 0 ? 'true' : nothing}
      >
        ${busy ? html`<span class="spin" aria-hidden="true"></span>${l.text('posting')}` : l.text('submit')}
      </button>
      ${counter(data)}
    </div>
  </form>`;
}

function heading({ localizer: l, parent, headingLevel }: ThreadContext): TemplateResult {
  const [before, after] = parent ? l.around('form.reply', 'name') : [l.text('form.new'), ''];
  return html`<div class="form-head">
    <div class="form-title" part="form-title" id="form-title" role="heading" aria-level=${headingLevel + 1}>
      ${before}${parent ? html`<bdi>${nameOf(parent, { localizer: l })}</bdi>` : nothing}${after}
    </div>
    ${
      parent
        ? html`<button type="button" class="act" part="cancel" data-form="cancel">${l.text('cancel')}</button>`
        : nothing
    }
  </div>`;
}

function label(name: Field, { context, errors }: FormData): TemplateResult {
  const { localizer: l, fields } = context;
  return html`<label class="label" part="label" for="f-${name}"
      >${l.text(`field.${name}`)}
      ${
        fields[name]?.required
          ? html`<span class="req" aria-hidden="true">*</span>`
          : html`<span class="opt">${l.text('optional')}</span>`
      }</label
    >${
      errors[name]
        ? html`<p class="error" part="error" id="e-${name}">
          ${alertIcon}<span><span class="sr">${l.text('error')} </span>${errors[name]}</span>
        </p>`
        : nothing
    }`;
}

const describedBy = (name: Field, { errors }: FormData): string =>
  [name === 'email' && 'email-note', errors[name] && `e-${name}`].filter(Boolean).join(' ');

function input(name: keyof typeof ATTRIBUTES, data: FormData): TemplateResult {
  const { type, autocomplete, dir } = ATTRIBUTES[name];
  const rule = data.context.fields[name]!;
  return html`<div class=${name === 'url' ? 'field wide' : 'field'} part="field">
    ${label(name, data)}<input
      class="input"
      part="input"
      id="f-${name}"
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      dir=${dir}
      maxlength=${rule.maxLength}
      ?required=${rule.required}
      autocapitalize=${name === 'name' ? nothing : 'none'}
      spellcheck="false"
      aria-invalid=${data.errors[name] ? 'true' : nothing}
      aria-describedby=${describedBy(name, data) || nothing}
    />
  </div>`;
}

const restored = (l: Localizer): TemplateResult =>
  html`<div class="notice" part="notice draft">
    ${penIcon}
    <div class="row">
      <p>${l.text('draft')}</p>
      <button type="button" class="act" data-form="discard">${l.text('draft.discard')}</button>
    </div>
  </div>`;

/** Why it was not posted, and the way on. The button "Post Comment" tries again by itself. */
function failure({ context, failure: error, wait }: FormData): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const l = context.localizer;
  const { code, details } = error;
  return html`<div class="notice danger" part="notice danger" role="alert">
    ${alertIcon}
    <div class="row">
      ${
        code === 'rate-limited' && wait > 0
          ? // The countdown is for the eye; the alert says it once.
            html`<p aria-hidden="true">${l.text('error.flood', { n: wait })}</p>
            <span class="sr">${l.text('error.flood', { n: Math.ceil(details.retryAfter ?? wait) })}</span>`
          : html`<p>${sentence(error, l)}</p>`
      }
      ${
        code === 'sign-in'
          ? html`<a class="btn small" part="button" href=${toUrl(details.signInUrl) ?? '#'} data-form="sign-in">${l.text('sign-in')}</a>`
          : code === 'server' || code === 'offline'
            ? html`<button type="submit" class="btn small" part="button">${l.text('retry')}</button>`
            : nothing
      }
    </div>
  </div>`;
}

function sentence({ code, details }: CommentError, l: Localizer): string {
  const { message } = details;
  switch (code) {
    case 'rate-limited':
      return l.text('error.flood.over');
    case 'duplicate':
    case 'closed':
    case 'sign-in':
      return l.text(`error.${code}`);
    case 'invalid':
    case 'forbidden':
    case 'not-found':
      return message ?? l.text('error.refused');
    case 'offline':
    case 'server':
      return l.text('error.post');
  }
}

function counter({ context, length }: FormData): TemplateResult | typeof nothing {
  const limit = context.fields.text?.maxLength ?? Infinity;
  if (length < limit * COUNT_FROM) return nothing;
  const over = length > limit;
  return html`<span class=${over ? 'counter over' : 'counter'} part="counter"
    >${context.localizer.text(over ? 'over' : 'left', { n: Math.abs(limit - length) })}</span
  >`;
}
