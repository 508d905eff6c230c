import { ContextEvent } from '@lit/context';
import { LitElement, nothing, type TemplateResult } from 'lit';
import { threadContext, type ThreadContext } from './context/thread-context.js';
import { announce } from './controllers/announcer.js';
import { Countdown } from './controllers/countdown.js';
import { recall, remember } from './controllers/identity.js';
import { onConnection } from './controllers/page.js';
import { CommentSubmitEvent } from './events.js';
import { Email } from './model/email.js';
import { CommentError, FIELDS, type Field } from './model/errors.js';
import { toWebsite, validate } from './model/validate.js';
import { form, type Errors, type FormState } from './templates/form.js';
import { counted } from './templates/notices.js';

const FRESH: FormState = { errors: {}, summarised: false, busy: false, wait: 0, restored: false, length: 0 };

/**
 * The reply form. It is one element for a whole thread, moves under the comment that it answers, and renders
 * into the thread's own shadow root, so that labels, autofill and parts need no detour. It gets all it needs
 * by context; on its own it shows nothing.
 *
 * @tagname comment-thread-form
 */
export class CommentForm extends LitElement {
  static override properties = { state: { state: true } };

  declare protected state: FormState;

  #context: ThreadContext | undefined;
  /** The draft to put into the text area at the next update. */
  #draft: string | undefined;
  /** Comments answered since the page was loaded: their drafts need no notice. */
  readonly #typed = new Set<string | undefined>();
  readonly #countdown = new Countdown(this, (wait) => {
    this.#update({ wait });
    if (!wait && this.isConnected) announce(this.#context!.localizer.text('error.flood.over'));
  });
  #stopWatching: (() => void) | undefined;

  constructor() {
    super();
    this.state = FRESH;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Once: a form stays with its thread wherever it moves.
    if (!this.#context) this.dispatchEvent(new ContextEvent(threadContext, this, this.#receive, true));
    this.#stopWatching = onConnection(() => {
      this.requestUpdate();
      // The notice comes where the focus is not.
      if (!navigator.onLine && this.#context) announce(this.#context.localizer.text('offline'));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    const known = recall();
    if (!known) return;
    for (const field of ['name', 'email', 'url'] as const) this.#set(field, known[field]);
    if (this.#consent) this.#consent.checked = true;
  }

  protected override updated(): void {
    if (this.#draft === undefined) return;
    this.#set('text', this.#draft);
    this.#draft = undefined;
  }

  /** Into the text area. */
  override focus(options?: FocusOptions): void {
    this.#field('text')?.focus(options);
  }

  /** Another place, another text: what stood here is in the drafts since it was typed. */
  readonly #receive = (context: ThreadContext): void => {
    const before = this.#context;
    this.#context = context;
    this.requestUpdate();
    if (before?.drafts !== context.drafts) {
      this.#typed.clear();
      this.state = FRESH;
    }
    if (before?.drafts !== context.drafts || before.parent?.id !== context.parent?.id)
      this.#begin(context.drafts.read(context.parent));
  };

  /**
   * Another part of the script has put words into the draft.
   * @internal
   */
  refill(): void {
    if (!this.#context) return;
    const { drafts, parent } = this.#context;
    this.#typed.delete(parent?.id);
    this.#begin(drafts.read(parent));
  }

  #begin(draft: string): void {
    if (draft) this.#context!.conversation.prepare();
    this.#draft = draft;
    const { busy, wait, failure } = this.state;
    const restored = draft !== '' && !this.#typed.has(this.#context!.parent?.id);
    this.state = {
      ...FRESH,
      busy,
      wait,
      failure: wait ? failure : undefined,
      restored,
      length: draft.length,
    };
  }

  #update(state: Partial<FormState>): void {
    this.state = { ...this.state, ...state };
  }

  get #consent(): HTMLInputElement | null {
    return this.querySelector('[name=remember]');
  }

  #field(field: Field): HTMLInputElement | null {
    return this.querySelector(`#f-${field}`);
  }

  #value(field: Field): string {
    return this.#field(field)?.value.trim() ?? '';
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
    switch (validate(field, control.value, rule, field === 'email' && control.validity.typeMismatch)) {
      case 'missing':
        return l.text(`error.${field}`);
      case 'long':
        return l.text('error.long', { field: l.text(`field.${field}`), n: rule.maxLength });
      case 'format':
        return l.text(`error.${field as 'url'}.format`);
      default:
        return undefined;
    }
  }

  /** One wrong field takes the focus itself; two or more are listed, and the list takes it. */
  async #fail(errors: Errors): Promise<void> {
    const summarised = Object.keys(errors).length > 1;
    this.#update({ errors, summarised });
    await this.updateComplete;
    const first = FIELDS.find((field) => errors[field]);
    (summarised ? this.querySelector<HTMLElement>('.summary') : this.#field(first!))?.focus();
  }

  async #post(): Promise<void> {
    const context = this.#context;
    const { busy, wait } = this.state;
    if (!context || busy || wait) return;
    const { localizer: l, parent } = context;
    const errors: Errors = {};
    for (const field of FIELDS) {
      const error = this.#error(field);
      if (error) errors[field] = error;
    }
    this.#update({ errors, failure: undefined });
    if (Object.keys(errors).length > 0) return this.#fail(errors);
    const [text, name, email, url] = FIELDS.map((field) => this.#value(field)) as [
      string,
      string,
      string,
      string,
    ];
    const submission = {
      thread: context.thread,
      parentId: parent?.id ?? null,
      text,
      name,
      url: url && toWebsite(url),
    };
    if (!this.dispatchEvent(new CommentSubmitEvent(submission))) return;
    // The form may stand elsewhere when the answer comes, with another text in it.
    const same = (): boolean => this.#context?.drafts === context.drafts;
    const here = (): boolean => same() && this.#context!.parent?.id === parent?.id;
    this.#update({ busy: true });
    announce(l.text('posting'));
    try {
      const key = context.drafts.key(parent, text);
      const comment = await context.conversation.post({ ...submission, email: new Email(email), key });
      if (this.#consent) remember(this.#consent.checked ? { name, email, url } : undefined);
      context.drafts.write(parent, '');
      // Of another thread the page shows by now, nothing here is about this comment.
      if (!same()) return;
      if (here()) this.#begin('');
      context.conversation.show(comment);
    } catch (error) {
      if (here()) this.#explain(CommentError.from(error));
      else announce(l.text('error.post'));
    } finally {
      if (same()) this.#update({ busy: false });
    }
  }

  #explain(error: CommentError): void {
    const { fields = {}, retryAfter = NaN } = error.details;
    const shown = Object.entries(fields).filter(([field]) => this.#field(field as Field));
    if (error.code === 'invalid' && shown.length > 0) void this.#fail(Object.fromEntries(shown));
    else this.#update({ failure: error });
    if (error.code !== 'rate-limited') return;
    // Said once: a live region that counts down would never be silent.
    announce(this.#context!.localizer.text('error.flood', { n: this.#countdown.start(retryAfter) }));
  }

  /** What a page puts into the slot `form-note` is its own business. */
  readonly #isOurs = ({ target }: Event): boolean => this.contains(target as Node);

  /** @internal */
  readonly onSubmit = (event: Event): void => {
    if (!this.#isOurs(event)) return;
    event.preventDefault();
    void this.#post();
  };

  /** @internal */
  readonly onInput = (event: Event): void => {
    if (!this.#isOurs(event)) return;
    const { name, value } = event.target as HTMLInputElement;
    const { errors } = this.state;
    const field = name as Field;
    if (errors[field] && !this.#error(field)) this.#update({ errors: { ...errors, [field]: undefined } });
    if (field !== 'text') return;
    const { drafts, parent, conversation } = this.#context!;
    drafts.write(parent, value);
    this.#typed.add(parent?.id);
    conversation.prepare();
    this.#update({ length: value.length });
    const left = counted(value.length, this.#context!.fields.text!.maxLength, this.#context!.localizer);
    // While somebody types a screen reader has enough to say.
    if (left) announce(left, 800);
  };

  /** @internal */
  readonly onKeydown = (event: KeyboardEvent): void => {
    // An input method uses Enter and Escape for itself.
    if (event.isComposing || !this.#isOurs(event)) return;
    if (event.key === 'Escape' && this.#context?.parent) {
      event.stopPropagation();
      void this.#context.conversation.cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.onSubmit(event);
  };

  /** @internal */
  readonly onClick = (event: Event): void => {
    if (!this.#isOurs(event)) return;
    // A frame that may not submit forms sends no submit event, but clicks; Enter in a field is a click, too.
    if ((event.target as Element).closest('button')?.type === 'submit') return this.onSubmit(event);
    const { dataset } = (event.target as Element).closest<HTMLElement>('[data-form],[data-field]') ?? this;
    const field = this.#field(dataset['field'] as Field);
    if (field) {
      event.preventDefault();
      field.labels?.[0]?.scrollIntoView({ block: 'nearest' });
      field.focus({ preventScroll: true });
    }
    const context = this.#context!;
    switch (dataset['form']) {
      case 'cancel':
        void context.conversation.cancel();
        break;
      case 'discard':
        context.drafts.write(context.parent, '');
        this.#begin('');
        this.focus();
        break;
    }
  };

  protected override render(): TemplateResult | typeof nothing {
    return this.#context ? form(this.#context, this.state, this) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'comment-thread-form': CommentForm;
  }
}
