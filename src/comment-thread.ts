import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { CommentAdapter } from './adapters/adapter.js';
import type { IdentityOptions } from './adapters/identity.js';
import type { RestMapping } from './adapters/mapping.js';
import { part, type Source } from './adapters/resolve.js';
import { provide } from './context/provide.js';
import { lazyActions } from './controllers/actions.js';
import { announce, prepareAnnouncer } from './controllers/announcer.js';
import { refreshTimes } from './controllers/clock.js';
import { choose, follow } from './controllers/clicks.js';
import { Conversation } from './controllers/conversation.js';
import { keep, oneOf, wholeNumber } from './controllers/options.js';
import { everyMinute, onThemeChange, parsed } from './controllers/page.js';
import { schemeOf } from './controllers/scheme.js';
import { adoptSheets } from './controllers/sheets.js';
import { hasFallback, languageOf, sourceOf, threadOfPage } from './controllers/surroundings.js';
import { watchWidth } from './controllers/width.js';
import { Localizer } from './i18n/localize.js';
import type { Strings } from './i18n/strings.js';
import { SORTS, type Comment, type CommentId, type Sort } from './model/comment.js';
import type { CommentError } from './model/errors.js';
import { toLine } from './model/normalize.js';
import { formRules } from './model/rules.js';
import { count, type ThreadState } from './model/thread-state.js';
import { styles } from './styles/styles.js';
import { ThreadList } from './templates/list.js';
import { thread } from './templates/thread.js';
import type { Avatars, Shared } from './templates/view.js';

/** Below this a container is narrow, in CSS pixels as in the style sheet; it indents so many levels of replies. */
const [NARROW, NARROW_DEPTH] = [480, 3];
const SOURCE = ['src', 'adapter', 'mapping', 'credentials', 'headers', 'token'] as const;
const QUERY = ['thread', 'sort', 'pageSize'] as const;

export class CommentThread extends LitElement {
  static override properties = {
    src: {},
    thread: {},
    adapter: {},
    mapping: {},
    credentials: {},
    sort: {},
    pageSize: { attribute: 'page-size' },
    maxDepth: { attribute: 'max-depth' },
    headingLevel: { attribute: 'heading-level' },
    fields: {},
    required: {},
    maxLength: { attribute: 'maxlength' },
    readonly: { type: Boolean },
    debug: { type: Boolean },
    avatars: {},
    theme: {},
    lang: {},
    strings: { attribute: false },
    headers: { attribute: false },
    token: { attribute: false },
  };
  static override styles = styles;

  declare src?: string | null;
  declare thread?: string | null;
  declare adapter?: string | CommentAdapter | null;
  declare mapping?: string | RestMapping | null;
  declare credentials?: string | null;
  declare sort?: string | null;
  declare pageSize?: number | string | null;
  declare maxDepth?: number | string | null;
  declare headingLevel?: number | string | null;
  declare fields?: string | null;
  declare required?: string | null;
  declare maxLength?: number | string | null;
  declare readonly: boolean;
  /** Shows a self-check for developers. */
  declare debug?: boolean;
  declare avatars?: Avatars | null;
  declare theme?: 'auto' | 'light' | 'dark' | null;
  declare strings?: Strings;
  /** Sent with every request to the backend. */
  declare headers?: IdentityOptions['headers'];
  /** Tells a signed-in reader's token; asked again when the backend refuses it. */
  declare token?: IdentityOptions['token'];

  /** One form for the whole thread: it moves, and what is typed in it moves along. */
  readonly #form = document.createElement('comment-thread-form');
  readonly #conversation = new Conversation(this, { form: this.#form, localizer: () => this.#localizer });
  readonly #actions = lazyActions(this, this.#conversation);
  readonly #list = new ThreadList();
  readonly #provide = provide(this);

  #localizer = new Localizer('en', {});
  #source: Source = {};
  #shared: Shared | undefined;
  #fallback = false;
  #slow = 0;
  #narrow = false;
  #stops: (() => void)[] = [];
  #sheets: CSSStyleSheet[] = [];
  #focused: Element | null | undefined;

  constructor() {
    super();
    this.readonly = false;
  }

  /** The comments that are loaded, flat, in the backend's order. */
  get comments(): readonly Comment[] {
    return [...this.#state.comments.values()];
  }

  /** How many comments the thread has, on all its pages. */
  get total(): number {
    return count(this.#state);
  }

  get status(): ThreadState['status'] {
    return this.#state.status;
  }

  /** Why the last load failed. */
  get error(): CommentError | undefined {
    return this.#state.error;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    const update = (): void => {
      this.requestUpdate();
    };
    this.#stops = [
      onThemeChange(update),
      everyMinute(() => {
        refreshTimes(this.shadowRoot, this.#localizer);
      }),
      watchWidth(this, (width) => {
        // A hidden element has no width: it keeps what it had.
        if (!width || width < NARROW === this.#narrow) return;
        this.#narrow = !this.#narrow;
        update();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  adoptedCallback(): void {
    adoptSheets(this.shadowRoot!, this.#sheets);
  }

  /** A page still being parsed has not yet shown this element's children: the mapping may be among them. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await parsed();
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const has = (name: keyof CommentThread): boolean => !this.#shared || changed.has(name);
    this.#focused = this.shadowRoot?.activeElement;
    if (changed.has('debug'))
      void part(() => import('./debug/debug.js')).then(({ inspect }) => {
        inspect(this, this.#conversation.thread, this.debug);
      }, console.error);
    if (has('lang') || has('strings')) this.#localizer = new Localizer(languageOf(this), this.strings ?? {});
    if (SOURCE.some(has)) {
      this.#source = sourceOf(this, SOURCE);
      this.#fallback = hasFallback(this);
    }
    if (SOURCE.some(has) || QUERY.some(has)) this.#open();
    const depth = wholeNumber('max-depth', this.maxDepth, 1, 20, 6);
    const shown = this.#narrow ? Math.min(depth, NARROW_DEPTH) : depth;
    this.#conversation.outline.update(this.#state.comments, shown);
    this.#share();
  }

  protected override updated(): void {
    const { adoptedStyleSheets } = this.shadowRoot!;
    if (adoptedStyleSheets.length > 0) this.#sheets = [...adoptedStyleSheets];
    const { times } = this.#conversation.thread.slowness;
    if (times > this.#slow) announce(this.#localizer.text(times > 1 ? 'loading.still' : 'loading'));
    this.#slow = times;
    // A form that moves with its comment loses the focus on the way.
    const focused = this.#focused as HTMLElement | null | undefined;
    if (focused?.isConnected && this.shadowRoot?.activeElement === null && this.#form.contains(focused))
      focused.focus({ preventScroll: true });
  }

  /** Starts over with the first page. */
  reload(): Promise<void> {
    return this.#conversation.reload();
  }

  /** Loads the next page, if there is one. */
  loadMore(): Promise<void> {
    return this.#conversation.more();
  }

  /** Opens the form under a comment; null takes it home. */
  replyTo(id: CommentId | null): Promise<void> {
    return this.#conversation.reply(id);
  }

  /** Shows a comment, loading pages as needed. Resolves to false when the thread has it not. */
  reveal(id: CommentId): Promise<boolean> {
    return this.#conversation.reveal(id);
  }

  /** Into the form. */
  override focus(options?: FocusOptions): void {
    this.#form.focus(options);
  }

  readonly #onClick = (event: MouseEvent): void => {
    follow(event, this.#conversation, this);
  };

  readonly #onChange = (event: Event): void => {
    choose(event, this, this.#localizer);
  };

  get #state(): ThreadState {
    return this.#conversation.thread.state;
  }

  #open(): void {
    this.#conversation.open({
      source: this.#source,
      thread: this.thread || threadOfPage(),
      sort: this.sort == null ? undefined : oneOf('sort', this.sort as Sort, SORTS, 'oldest'),
      limit: wholeNumber('page-size', this.pageSize, 1, 10_000, 50),
    });
  }

  /** What the templates and the form read: new objects only when something in them is new. */
  #share(): void {
    const conversation = this.#conversation;
    const { outline, drafts } = conversation;
    const { adapter } = conversation.thread;
    const [{ info }, localizer] = [this.#state, this.#localizer];
    const headingLevel = wholeNumber('heading-level', this.headingLevel, 1, 6, 2) + 1;
    const user = toLine(info.user?.name, 245) || undefined;
    const maxLength = wholeNumber('maxlength', this.maxLength, 1, 1e6, 1e6);
    // Who is signed in has given name and address before.
    const shown = user ? '' : this.fields;
    const fields = formRules(info.fields, { fields: shown, required: this.required, maxLength });
    const open = !this.readonly && info.open !== false;
    const canReply = open && typeof adapter?.create === 'function';
    this.#shared = keep(this.#shared, {
      localizer,
      headingLevel,
      canReply,
      canAnswer: canReply && adapter.replies !== false,
      avatars: oneOf('avatars', this.avatars, ['initials', 'remote'], 'initials'),
      actions: this.#actions(adapter),
      waiting: this.#conversation.outbox.notice,
      readonly: this.readonly,
      open,
      maxLength: fields.text!.maxLength,
    });
    this.#provide({
      conversation,
      thread: conversation.key,
      localizer,
      headingLevel,
      fields,
      user,
      drafts,
      parent: this.#state.comments.get(outline.replyingTo ?? '') ?? null,
    });
  }

  protected override render(): TemplateResult {
    const view = { shared: this.#shared!, outline: this.#conversation.outline, form: this.#form };
    this.#list.draw(view);
    const { thread: controller, linkMissing } = this.#conversation;
    return thread({
      state: controller.state,
      view,
      list: this.#list.element,
      scheme: schemeOf(this, oneOf('theme', this.theme, ['auto', 'light', 'dark'], 'auto')),
      headingLevel: this.#shared!.headingLevel - 1,
      sorts: (controller.adapter?.sorts ?? []).filter((name) => SORTS.includes(name)),
      sort: controller.sort,
      slow: controller.slowness.times,
      fallback: this.#fallback,
      linkMissing,
      onClick: this.#onClick,
      onChange: this.#onChange,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'comment-thread': CommentThread;
  }
}
