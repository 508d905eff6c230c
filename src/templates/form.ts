import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadContext } from '../context/thread-context.js';
import type { Localizer } from '../i18n/localize.js';
import { FIELDS, type CommentError, type Field } from '../model/errors.js';
import { alertIcon, penIcon } from './icons.js';
import { nameOf } from './meta.js';
import { counter, offline, signIn } from './notices.js';

export type Errors = Partial<Record<Field, string>>;

export interface FormState {
  readonly errors: Readonly<Errors>;
  /** The last attempt had two or more errors: they are listed above the fields until all are mended. */
  readonly summarised: boolean;
  /** Why the last attempt failed, apart from the fields. */
  readonly failure?: CommentError | undefined;
  /** A comment is on its way. */
  readonly busy: boolean;
  /** Seconds until the backend takes comments again. */
  readonly wait: number;
  /** The text was typed in an earlier visit. */
  readonly restored: boolean;
  /** Characters typed. */
  readonly length: number;
}

interface Handlers {
  readonly onSubmit: (event: Event) => void;
  readonly onInput: (event: Event) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onClick: (event: Event) => void;
}

export function form(context: ThreadContext, state: FormState, on: Handlers): TemplateResult {
  const { localizer: l, fields, parent, headingLevel, user } = context;
  const { errors, busy, failure } = state;
  const wrong = FIELDS.filter((name) => errors[name]);
  const [before, after] = l.around('note.required', 'mark');
  const [asBefore, asAfter] = l.around('as', 'name');
  const [title, rest] = parent ? l.around('form.reply', 'name') : [l.text('form.new')];
  return html`<form
    class="form"
    part="form"
    novalidate
    aria-labelledby="form-title"
    @submit=${on.onSubmit}
    @input=${on.onInput}
    @keydown=${on.onKeydown}
    @click=${on.onClick}
  >
    <div class="form-head">
      <div class="form-title" part="form-title" id="form-title" role="heading" aria-level=${headingLevel}>
        ${title}${parent ? html`<bdi>${nameOf(parent, l)}</bdi>${rest}` : nothing}
      </div>
      ${
        parent
          ? html`<button type="button" class="act" part="cancel" data-form="cancel">${l.text('cancel')}</button>`
          : nothing
      }
    </div>
    <p class="note" part="note">
      ${user === undefined ? nothing : html`<span>${asBefore}<bdi>${user}</bdi>${asAfter}</span>`}
      ${fields.email ? html`<span id="email-note">${l.text('note.email')}</span>` : nothing}
      <span>${before}<span class="req">*</span>${after}</span>
    </p>
    <slot name="form-note"></slot>
    ${navigator.onLine ? nothing : offline(l)}
    ${
      state.restored
        ? html`<div class="notice" part="notice draft">
          ${penIcon}
          <div class="row">
            <p>${l.text('draft')}</p>
            <button type="button" class="act" data-form="discard">${l.text('draft.discard')}</button>
          </div>
        </div>`
        : nothing
    }
    ${
      state.summarised && wrong.length > 0
        ? html`<div class="summary" part="summary" tabindex="-1" role="group" aria-labelledby="summary-title">
          <p id="summary-title">${l.text('error.title')}</p>
          <ul>
            ${wrong.map((name) => html`<li><a href="#f-${name}" data-field=${name}>${errors[name]}</a></li>`)}
          </ul>
        </div>`
        : nothing
    }
    ${field('text', context, state)}
    <div class="fields">${FIELDS.slice(1).map((name) => field(name, context, state))}</div>
    ${
      fields.name || fields.email || fields.url
        ? html`<label class="check" part="remember"
          ><input type="checkbox" name="remember" /><span>${l.text('remember')}</span></label
        >`
        : nothing
    }
    ${failure ? problem(failure, l, state.wait) : nothing}
    <div class="form-foot">
      <button class="btn primary" part="submit" aria-disabled=${busy || state.wait ? 'true' : nothing}>
        ${busy ? html`<span class="spin"></span>${l.text('posting')}` : l.text('submit')}
      </button>
      ${counter(state.length, fields.text!.maxLength, l)}
    </div>
  </form>`;
}

function field(
  name: Field,
  context: ThreadContext,
  { errors, busy }: FormState,
): TemplateResult | typeof nothing {
  const l = context.localizer;
  const rule = context.fields[name];
  if (!rule) return nothing;
  const error = errors[name];
  const { required, maxLength } = rule;
  const invalid = error ? 'true' : nothing;
  // The note first, then what is wrong.
  const described =
    [name === 'email' && 'email-note', error && `e-${name}`].filter(Boolean).join(' ') || nothing;
  return html`<div class="field" part="field">
    <label class="label" part="label" for="f-${name}"
      >${
        // The space is in one piece with the word: browsers leave a lone one out of the name.
        `${l.text(`field.${name}`)} `
      }${
        required
          ? html`<span class="req" aria-hidden="true">*</span>`
          : html`<span class="opt">${l.text('optional')}</span>`
      }</label
    >
    ${
      error
        ? html`<p class="error" part="error" id="e-${name}">
          ${alertIcon}<span><span class="sr">${l.text('error')} </span>${error}</span>
        </p>`
        : nothing
    }
    ${
      name === 'text'
        ? html`<textarea
          class="input"
          part="input"
          id="f-text"
          name="text"
          dir="auto"
          required
          ?readonly=${busy}
          aria-invalid=${invalid}
          aria-describedby=${described}
        ></textarea>`
        : html`<input
          class="input"
          part="input"
          id="f-${name}"
          name=${name}
          type=${name === 'name' ? 'text' : name}
          autocomplete=${name}
          dir=${name === 'name' ? 'auto' : 'ltr'}
          maxlength=${maxLength}
          ?required=${required}
          aria-invalid=${invalid}
          aria-describedby=${described}
        />`
    }
  </div>`;
}

/** Why it was not posted, and the way on. */
function problem({ code, details }: CommentError, l: Localizer, wait: number): TemplateResult {
  const known = code === 'duplicate' || code === 'sign-in';
  const again = code === 'server' || code === 'offline';
  const flood = code === 'rate-limited';
  const sentence = known
    ? l.text(`error.${code}`)
    : code === 'closed'
      ? l.text(code)
      : again
        ? l.text('error.post')
        : flood
          ? l.text(wait ? 'error.flood' : 'error.flood.over', { n: wait })
          : (details.message ?? l.text('error.refused'));
  return html`<div class="notice danger" part="notice danger" role=${flood ? nothing : 'alert'}>
    ${alertIcon}
    <div class="row">
      <p>${sentence}</p>
      ${
        code === 'sign-in'
          ? signIn(details, l.text('sign-in'))
          : again
            ? html`<button class="btn small" part="button">${l.text('retry')}</button>`
            : nothing
      }
    </div>
  </div>`;
}
