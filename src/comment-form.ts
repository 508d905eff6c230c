import { ContextConsumer } from '@lit/context';
import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { threadContext, type ThreadContext } from './context/thread-context.js';
import { announce } from './controllers/announcer.js';
import { recall, remember } from './controllers/identity.js';
import { everySecond, onConnection } from './controllers/page.js';
import { CommentSignInEvent, CommentSubmitEvent } from './events.js';
import { Email } from './model/email.js';
import { CommentError, FIELDS, type Field } from './model/errors.js';
import { uuid } from './model/uuid.js';
import { toWebsite, validate } from './model/validate.js';
import { form } from './templates/form.js';

/** Seconds to wait when a backend does not say, and the most that a reader is made to. */
const WAIT = 30;
const MAX_WAIT = 300;

type Errors = Partial<Record<Field, string>>;

/**
 * The reply form. It is one element for a whole thread, moves under the comment that it answers, and renders
 * into the thread's own shadow root, so that labels, autofill and parts need no detour. It gets all it needs
 * by context; on its own it shows nothing.
 */
export class CommentForm extends LitElement {
  static override properties = {
    errors: { state: true },
    summarised: { state: true },
    failure: { state: true },
    busy: { state: true },
    wait: { state: true },
    restored: { state: true },
    length: { state: true },
  };

  declare protected errors: Errors;
  /** The last attempt had two or more errors: they are listed above the fields until all are mended. */
  declare protected summarised: boolean;
  declare protected failure: CommentError | undefined;
  declare protected busy: boolean;
  declare protected wait: number;
  declare protected restored: boolean;
  declare protected length: number;

  #context: ThreadContext | undefined;
  /** The draft to put into the text area at the next update. */
  #draft: string | undefined;
  /** Places typed into since the page was loaded: their text needs no notice. */
  readonly #typed = new Set<string>();
  /** One key for an attempt and all its retries; another text is another attempt. */
  #key: string | undefined;
  #stopWatching: (() => void) | undefined;
  #stopClock: (() => void) | undefined;

  constructor() {
    super();
    this.errors = {};
    this.summarised = this.busy = this.restored = false;
    this.wait = this.length = 0;
    new ContextConsumer(this, {
      context: threadContext,
      subscribe: true,
      callback: (context) => {
        this.#receive(context);
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = onConnection(() => {
      this.requestUpdate();
    });
    if (this.wait) this.#stopClock ??= everySecond(this.#tick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#stopClock?.();
    this.#stopClock = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    const text = this.#text;
    if (!text) return;
    if (this.#draft !== undefined) {
      text.value = this.#draft;
      this.#draft = undefined;
    }
    if (changed.has('errors') && Object.keys(this.errors).length > 0) this.#showErrors(changed);
  }

  protected override firstUpdated(): void {
    const known = recall();
    if (!known) return;
    for (const field of ['name', 'email', 'url'] as const) this.#set(field, known[field]);
    if (this.#consent) this.#consent.checked = true;
  }

  /** Into the text area. */
  override focus(options?: FocusOptions): void {
    this.#text?.focus(options);
  }

  /** Called by the thread with each change of what it gives. */
  #receive(context: ThreadContext): void {
    const before = this.#context;
    this.#context = context;
    this.requestUpdate();
    if (before?.drafts === context.drafts && before.parent?.id === context.parent?.id) return;
    // Another place, another text. What stood here is in the drafts since it was typed.
    const draft = context.drafts.read(context.parent?.id ?? null);
    this.#draft = draft;
    this.#key = undefined;
    this.length = draft.length;
    this.restored = draft !== '' && !this.#typed.has(this.#place);
    this.errors = {};
    this.summarised = false;
    if (!this.wait) this.failure = undefined;
  }

  get #place(): string {
    return `${this.#context?.thread ?? ''} ${this.#context?.parent?.id ?? ''}`;
  }

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  get #consent(): HTMLInputElement | null {
    return this.querySelector('[name="remember"]');
  }

  #field(field: Field): HTMLInputElement | HTMLTextAreaElement | null {
    return this.querySelector(`#f-${field}`);
  }

  #value(field: Field): string {
    const value = this.#field(field)?.value ?? '';
    return field === 'text' ? value : value.trim();
  }

  #set(field: Field, value: string): void {
    const control = this.#field(field);
    if (control) control.value = value;
  }

  #error(field: Field): string | undefined {
    const { localizer: l, fields } = this.#context!;
    const control = this.#field(field);
    const rule = fields[field];
    if (!control || !rule) return undefined;
    const badFormat = field === 'email' && control.validity.typeMismatch;
    switch (validate(field, control.value, rule, badFormat)) {
      case 'missing':
        return l.text(`error.${field}`);
      case 'long':
        return l.text('error.long', { field: l.text(`field.${field}`), n: rule.maxLength });
      case 'format':
        return l.text(field === 'email' ? 'error.email.format' : 'error.url.format');
      default:
        return undefined;
    }
  }

  /** One wrong field takes the focus itself; two or more are listed, and the list takes it. */
  #showErrors(changed: PropertyValues): void {
    if (!changed.has('summarised') && !this.#fresh) return;
    this.#fresh = false;
    const first = FIELDS.find((field) => this.errors[field]);
    const target = this.summarised
      ? this.querySelector<HTMLElement>('.summary')
      : first && this.#field(first);
    target?.focus();
  }

  /** The errors are those of an attempt just made, not what is left of them while the reader mends. */
  #fresh = false;

  #fail(errors: Errors): void {
    this.errors = errors;
    this.summarised = Object.keys(errors).length > 1;
    this.#fresh = true;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#post();
  };

  async #post(): Promise<void> {
    const context = this.#context;
    if (!context || this.busy || this.wait > 0) return;
    const { localizer: l, drafts, parent, thread } = context;
    const errors: Errors = {};
    for (const field of FIELDS) {
      const error = this.#error(field);
      if (error) errors[field] = error;
    }
    this.failure = undefined;
    this.#fail(errors);
    if (Object.keys(errors).length > 0) return;
    if (!navigator.onLine) {
      announce(l.text('offline'));
      return;
    }
    const parentId = parent?.id ?? null;
    const submission = {
      thread,
      parentId,
      text: this.#value('text'),
      name: this.#value('name'),
      url: this.#value('url') && toWebsite(this.#value('url')),
    };
    if (!this.dispatchEvent(new CommentSubmitEvent(submission))) return;
    const email = new Email(this.#value('email'));
    this.busy = true;
    announce(l.text('posting'));
    try {
      const comment = await context.conversation.post({ ...submission, email, key: (this.#key ??= uuid()) });
      this.#keepIdentity();
      drafts.write(parentId, '');
      this.#key = undefined;
      this.restored = false;
      if (this.#context?.drafts === drafts && this.#context.parent === parent) {
        this.#set('text', '');
        this.length = 0;
      }
      context.conversation.show(comment);
    } catch (error) {
      this.#explain(CommentError.from(error));
    } finally {
      this.busy = false;
    }
  }

  #keepIdentity(): void {
    if (!this.#consent) return;
    const [name, email, url] = [this.#value('name'), this.#value('email'), this.#value('url')];
    remember(this.#consent.checked ? { name, email, url } : undefined);
  }

  #explain(error: CommentError): void {
    const { fields = {}, retryAfter } = error.details;
    const shown = Object.entries(fields).filter(([field]) => this.#field(field as Field));
    if (error.code === 'invalid' && shown.length > 0) {
      this.#fail(Object.fromEntries(shown));
      return;
    }
    this.failure = error;
    if (error.code !== 'rate-limited') return;
    this.wait = Math.ceil(Math.min(Math.max(retryAfter ?? WAIT, 1), MAX_WAIT));
    this.#stopClock ??= everySecond(this.#tick);
  }

  readonly #tick = (): void => {
    this.wait--;
    if (this.wait > 0) return;
    this.#stopClock?.();
    this.#stopClock = undefined;
    announce(this.#context!.localizer.text('error.flood.over'));
  };

  readonly #onInput = ({ target }: Event): void => {
    const field = (target as HTMLInputElement).name as Field;
    if (this.errors[field] && !this.#error(field)) this.errors = { ...this.errors, [field]: undefined };
    if (field !== 'text') return;
    const text = this.#value('text');
    const { drafts, parent } = this.#context!;
    drafts.write(parent?.id ?? null, text);
    this.#typed.add(this.#place);
    this.#key = undefined;
    this.length = text.length;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // An input method uses Enter and Escape for itself.
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.#context?.parent) {
      event.stopPropagation();
      void this.#context.conversation.cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.#post();
    }
  };

  readonly #onClick = (event: Event): void => {
    const target = event.target as Element;
    const field = target.closest<HTMLElement>('[data-field]')?.dataset['field'] as Field | undefined;
    if (field) {
      event.preventDefault();
      this.querySelector(`[for="f-${field}"]`)?.scrollIntoView({ block: 'nearest' });
      this.#field(field)?.focus({ preventScroll: true });
      return;
    }
    switch (target.closest<HTMLElement>('[data-form]')?.dataset['form']) {
      case 'cancel':
        void this.#context?.conversation.cancel();
        break;
      case 'discard':
        this.#set('text', '');
        this.#context?.drafts.write(this.#context.parent?.id ?? null, '');
        this.length = 0;
        this.restored = false;
        this.focus();
        break;
      case 'sign-in': {
        const url = this.failure?.details.signInUrl;
        if (!this.dispatchEvent(new CommentSignInEvent(url)) || !url) event.preventDefault();
      }
    }
  };

  protected override render(): TemplateResult | typeof nothing {
    const context = this.#context;
    if (!context) return nothing;
    return form({
      context,
      errors: this.errors,
      summarised: this.summarised,
      failure: this.failure,
      busy: this.busy,
      wait: this.wait,
      restored: this.restored,
      offline: !navigator.onLine,
      length: this.length,
      onSubmit: this.#submit,
      onInput: this.#onInput,
      onKey: this.#onKey,
      onClick: this.#onClick,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'comment-thread-form': CommentForm;
  }
}
