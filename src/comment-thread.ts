import { html, type PropertyValues, type TemplateResult } from 'lit';
import { provide } from './context/provide.js';
import { lazyActions } from './controllers/actions.js';
import { prepareAnnouncer } from './controllers/announcer.js';
import { refreshTimes } from './controllers/clock.js';
import { choose, follow } from './controllers/clicks.js';
import { Conversation } from './controllers/conversation.js';
import { fetchExtras } from './controllers/extras.js';
import { hasEarlyProperties, keep, oneOf, wholeNumber } from './controllers/options.js';
import { everyMinute, onLanguageChange, onReadAll, onThemeChange, parsed } from './controllers/page.js';
import { placeOf, type ThreadQuery } from './controllers/query.js';
import { Room } from './controllers/room.js';
import { Scheme } from './controllers/scheme.js';
import { Sheets } from './controllers/sheets.js';
import { hasDirection, hasFallback, sourceOf, threadOfPage } from './controllers/surroundings.js';
import { watchSize } from './controllers/size.js';
import { Words } from './controllers/words.js';
import type { Localizer } from './i18n/localize.js';
import { breathe } from './model/breathe.js';
import { SORTS, type Comment, type CommentId, type Sort } from './model/comment.js';
import type { CommentError } from './model/errors.js';
import { toLine } from './model/normalize.js';
import { formRules } from './model/rules.js';
import { count, type ThreadState } from './model/thread-state.js';
import { styles } from './styles/styles.js';
import { ThreadList } from './templates/list.js';
import { thread } from './templates/thread.js';
import type { Shared } from './templates/view.js';
import { ThreadOptions } from './thread-options.js';

/** Below this a container is narrow, in CSS pixels as in the style sheet; it indents so many levels of replies. */
const [NARROW, NARROW_DEPTH] = [480, 3];
const SOURCE = ['src', 'adapter', 'mapping', 'credentials', 'headers', 'token'] as const;
const QUERY = ['thread', 'sort', 'pageSize'] as const;
const WORDS = ['lang', 'strings', 'stringsSrc'] as const;

/** @tagname comment-thread */
export class CommentThread extends ThreadOptions {
  static override styles = styles;

  /** One form for the whole thread: it moves, and what is typed in it moves along. */
  readonly #form = document.createElement('comment-thread-form');
  readonly #words = new Words(this, () => {
    this.requestUpdate();
  });
  readonly #list = new ThreadList();
  readonly #conversation = new Conversation(this, { form: this.#form, words: this.#words, list: this.#list });
  readonly #actions = lazyActions(this, this.#conversation, this.#words);
  readonly #sheets = new Sheets();
  readonly #scheme = new Scheme();
  readonly #room = new Room(this);
  readonly #provide = provide(this);

  #query: ThreadQuery | undefined;
  #shared: Shared | undefined;
  #fallback = false;
  #narrow = false;
  #stops: (() => void)[] = [];

  /** The comments that are loaded, flat, in the backend's order. */
  get comments(): readonly Comment[] {
    return [...this.#state.comments.values()];
  }

  /** How many comments the thread has, on all its pages. */
  get total(): number {
    return count(this.#state);
  }

  /** `idle`, `loading`, `ready`, `error`. */
  get status(): ThreadState['status'] {
    return this.#state.status;
  }

  /** Why the last load failed: a `CommentError`. */
  get error(): CommentError | undefined {
    return this.#state.error;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before anything is drawn: a frame without room would move what stands below.
    if (!this.hasUpdated) this.#room.reserve(placeOf({ source: this, thread: this.#thread }));
    prepareAnnouncer();
    this.#scheme.forget();
    this.#stops = [
      onThemeChange(() => {
        this.#scheme.forget();
        this.requestUpdate();
      }),
      onLanguageChange(() => {
        this.#words.follow();
      }),
      onReadAll(() => void this.#conversation.finder.readAll()),
      everyMinute(() => {
        refreshTimes(this.shadowRoot, this.#words.current);
      }),
      watchSize(this, (width, height) => {
        if (this.status === 'ready') this.#room.note(height);
        // A hidden element has no width: it keeps what it had.
        if (!width || width < NARROW === this.#narrow) return;
        this.#narrow = !this.#narrow;
        this.requestUpdate();
      }),
    ];
    if (this.hasUpdated) this.#words.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#sheets.adopt(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    // Lit's sheets are of the script's document, and this one has come into another.
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheets = styles.map(({ styleSheet }) => styleSheet!);
    this.#sheets.adopt(root, sheets);
    return root;
  }

  /** A page still being parsed has not yet shown this element's children: the mapping may be among them. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#query) {
      await parsed();
      // The comments are on their way while the place for them is drawn, in a task of its own.
      if (!hasEarlyProperties(this)) {
        this.#words.update();
        this.#open();
      }
      await breathe();
    }
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const has = (names: readonly (keyof CommentThread)[]): boolean =>
      !this.#query || names.some((name) => changed.has(name));
    fetchExtras(this, changed, this.#conversation.thread, this.#words);
    if (has(WORDS)) this.#words.update();
    if (has([...SOURCE, ...QUERY])) this.#open();
    const depth = wholeNumber('max-depth', this.maxDepth, 1, 20, 6);
    const shown = this.#narrow ? Math.min(depth, NARROW_DEPTH) : depth;
    this.#conversation.outline.update(this.#state.comments, shown);
    const { localizer } = this.#words;
    if (localizer) this.#share(localizer);
  }

  protected override updated(): void {
    this.#sheets.apply(this.shadowRoot!, this.unstyled);
    if (/^(ready|error)$/.test(this.status))
      void this.#list.whole.then(() => {
        this.#room.release();
        this.#scheme.forget();
      });
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
    return this.#conversation.finder.reveal(id);
  }

  /** Into the form. */
  override focus(options?: FocusOptions): void {
    this.#form.focus(options);
  }

  readonly #onClick = (event: MouseEvent): void => {
    follow(event, this.#conversation, this);
  };

  readonly #onChange = (event: Event): void => {
    choose(event, this, this.#words.current);
  };

  /** Of the title. */
  get #headingLevel(): number {
    return wholeNumber('heading-level', this.headingLevel, 1, 6, 2);
  }

  get #state(): ThreadState {
    return this.#conversation.thread.state;
  }

  get #thread(): string {
    return this.thread || threadOfPage();
  }

  #open(): void {
    this.#fallback = hasFallback(this);
    const query = {
      source: keep(this.#query?.source, sourceOf(this, SOURCE)),
      thread: this.#thread,
      sort: this.sort == null ? undefined : oneOf('sort', this.sort as Sort, SORTS, 'oldest'),
      limit: wholeNumber('page-size', this.pageSize, 1, 10_000, 50),
    };
    if (keep(this.#query, query) === this.#query) return;
    this.#query = query;
    this.#conversation.open(query);
    if (this.#state.comments.size === 0) this.#room.reserve(placeOf(query));
  }

  /** What the templates and the form read: new objects only when something in them is new. */
  #share(localizer: Localizer): void {
    const conversation = this.#conversation;
    const { outline, drafts } = conversation;
    const { adapter } = conversation.thread;
    const { info } = this.#state;
    const headingLevel = this.#headingLevel + 1;
    const headings = oneOf('comment-headings', this.commentHeadings, ['on', 'off'], 'on') === 'on';
    const user = toLine(info.user?.name, 245) || undefined;
    const maxLength = wholeNumber('maxlength', this.maxLength, 1, 1e6, 1e6);
    // Who is signed in has given name and address before.
    const shown = user ? '' : this.fields;
    const fields = formRules(info.fields, { fields: shown, required: this.required, maxLength });
    const open = !this.readonly && info.open !== false;
    const canReply = open && typeof adapter?.create === 'function';
    this.#shared = keep(this.#shared, {
      localizer,
      headingLevel: headings ? headingLevel : 0,
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
    // Nobody waits for words longer than for comments.
    if (!this.#shared) return html`<slot></slot>`;
    const view = { shared: this.#shared, outline: this.#conversation.outline, form: this.#form };
    // Before anything is drawn: after it the browser would have to style all of that to answer.
    const wanted = oneOf('theme', this.theme, ['auto', 'light', 'dark'], 'auto');
    const scheme = this.#scheme.of(this, wanted, this.status);
    this.#list.draw(view);
    const { thread: controller, finder } = this.#conversation;
    return thread({
      state: controller.state,
      view,
      list: this.#list.element,
      dir: hasDirection(this) ? undefined : this.#shared.localizer.text('dir'),
      scheme,
      headingLevel: this.#headingLevel,
      sorts: (controller.adapter?.sorts ?? []).filter((name) => SORTS.includes(name)),
      sort: controller.sort,
      slow: controller.slowness.times,
      fallback: this.#fallback,
      linkMissing: finder.missing,
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
