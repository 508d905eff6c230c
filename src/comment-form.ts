import { ContextConsumer } from '@lit/context';
import { LitElement, nothing, type TemplateResult } from 'lit';
import { threadContext, type ThreadContext } from './context/thread-context.js';
import { announce } from './controllers/announcer.js';
import { recall, remember } from './controllers/identity.js';
import { everySecond, onConnection } from './controllers/page.js';
import { CommentSignInEvent, CommentSubmitEvent } from './events.js';
import { Email } from './model/email.js';
import { CommentError, FIELDS, type Field } from './model/errors.js';
import { toWebsite, validate } from './model/validate.js';
import { form } from './templates/form.js';

/** Seconds to wait when a backend does not say, and the most that a reader is made to. */
const WAIT = 30;
const MAX_WAIT = 300;

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

  readonly #consumer = new ContextConsumer(this, {
    context: threadContext,
    subscribe: true,
    callback: (context) => {
      this.#receive(context);
    },
  });

  declare private errors: Partial<Record<Field, string>>;
  declare private summarised: boolean;
  declare private failure: CommentError | undefined;
  declare private busy: boolean;
  declare private wait: number;
  declare private restored: boolean;
  declare private length: number;
  #context: ThreadContext | undefined;
  /** The draft to put into the text area once it is there. */
  #draft: string | undefined;
  /** Places typed into since the page was loaded: their text needs no notice. */
  readonly #typed = new Set<string>();
  /** One key for an attempt and all its retries; another text is another attempt. */
  #key: string | undefined;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.errors = {};
    this.summarised = this.busy = this.restored = false;
    this.wait = this.length = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onConnection(() => {
        this.requestUpdate();
      }),
    ];
    if (this.wait) this.#count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    if (!this.#text) return;
    if (!this.hasUpdatedFields) this.#fillIn();
    if (this.#draft === undefined) return;
    this.#text.value = this.#draft;
    this.#draft = undefined;
  }

  /** Whether a comment is on its way. */
  get posting(): boolean {
    return this.busy;
  }

  /** Into the text area. */
  override focus(options?: FocusOptions): void {
    this.#text?.focus(options);
  }
}
