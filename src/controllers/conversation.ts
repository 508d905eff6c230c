import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Comment, CommentId } from '../model/comment.js';
import type { Held } from '../outbox/kit.js';
import { announce } from './announcer.js';
import { tellDates } from './clock.js';
import { Drafts } from './drafts.js';
import { Finder } from './finder.js';
import { whenNear } from './near.js';
import { LazyOutbox } from './outbox.js';
import { Outline } from './outline.js';
import { onHash, onPrint, onReturn } from './page.js';
import { copyLink } from './permalink.js';
import { placeOf, type ThreadQuery } from './query.js';
import { refresh } from './refresh.js';
import { ThreadController } from './thread.js';
import type { Words } from './words.js';

type Host = ReactiveControllerHost & HTMLElement;

export interface Parts {
  readonly form: HTMLElement & Pick<ReactiveControllerHost, 'updateComplete'> & { refill(): void };
  readonly words: Words;
  readonly list: { readonly whole: Promise<void>; finish(): void };
}

/** What a reader does in a thread: opens it, answers, follows links, asks for more; and where the focus goes. */
export class Conversation implements ReactiveController {
  readonly thread: ThreadController;
  readonly outbox: LazyOutbox;
  readonly outline = new Outline();
  readonly finder: Finder;
  drafts = new Drafts('');
  readonly #host: Host;
  readonly #parts: Parts;
  #query: ThreadQuery | undefined;
  #slow = 0;
  #focused: Element | null | undefined;
  #stops: (() => void)[] = [];

  constructor(host: Host, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
    this.thread = new ThreadController(host, parts.words);
    this.finder = new Finder(host, this, parts);
    this.outbox = new LazyOutbox(host, this, parts);
    host.addController(this);
  }

  /** The backend's key of the thread that is shown; the page's address may have changed since. */
  get key(): string {
    return this.#query?.thread ?? '';
  }

  hostConnected(): void {
    this.#stops = [
      onHash(() => {
        this.finder.follow();
      }),
      onReturn(() => void refresh(this)),
      // On paper "yesterday" says nothing.
      onPrint(() => {
        this.#parts.list.finish();
        this.tellDates(this.#host.shadowRoot);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot!;
    const more = root.querySelector('.more');
    if (more)
      whenNear(more, () => {
        this.thread.prefetch();
      });
    const { times } = this.thread.slowness;
    if (times > this.#slow) announce(this.#parts.words.current.text(times > 1 ? 'loading.still' : 'loading'));
    this.#slow = times;
    // A form that moves with its comment loses the focus on the way.
    const focused = this.#focused as HTMLElement | null | undefined;
    if (focused?.isConnected && root.activeElement === null && this.#parts.form.contains(focused))
      focused.focus({ preventScroll: true });
  }

  /** Shows a thread from its first page. */
  open(query: ThreadQuery): void {
    const before = this.#query;
    this.#query = query;
    if (before?.thread === query.thread && before.source === query.source) {
      void this.thread.load(query);
      return;
    }
    this.drafts = new Drafts(placeOf(query));
    this.outline.reset();
    this.finder.missing = false;
    void this.reload();
  }

  /** Starts over, and follows the page's address once the comments are there. */
  async reload(): Promise<void> {
    const query = this.#query;
    if (!query) return;
    await this.thread.load(query);
    if (query !== this.#query) return;
    void this.outbox.show(this.drafts.place);
    if (this.thread.state.status === 'ready') this.finder.follow();
  }

  /** The button that asked for it is gone meanwhile: what took its place gets the focus, unless the reader has moved on. */
  async retry(): Promise<void> {
    await this.reload();
    await this.finder.settled();
    // Not `:focus`, which nothing matches in a window that is not in front.
    if ((document.activeElement ?? document.body) === document.body)
      this.#host.shadowRoot!.querySelector<HTMLElement>('.state .btn, article, textarea')?.focus();
  }

  /** Loads the next page and takes the focus to the first new comment. */
  async more(): Promise<void> {
    const [first, ...rest] = await this.thread.loadMore();
    if (!first) return;
    announce(this.#parts.words.current.text('load.done', { n: rest.length + 1 }));
    await this.finder.settled();
    this.finder.article(first.id)?.focus();
  }

  /** Opens the form under a comment and goes into it; null takes it home. */
  async reply(id: CommentId | null): Promise<void> {
    const { form } = this.#parts;
    this.outline.reply(id !== null && this.thread.state.comments.has(id) ? id : null);
    await this.finder.drawn();
    if (!form.isConnected) return;
    await form.updateComplete;
    form.focus();
  }

  /** The form goes home, the focus back to the button that opened it. */
  async cancel(): Promise<void> {
    const id = this.outline.replyingTo;
    if (id === null) return;
    this.outline.reply(null);
    await this.finder.drawn();
    this.finder.article(id)?.querySelector<HTMLElement>('[data-do="reply"]')?.focus();
  }

  /** Fetches what will be needed when the connection is lost. */
  prepare(): void {
    void this.outbox.prepare();
  }

  /** Sends a comment; without a connection it is kept until there is one. */
  async post(draft: Held): Promise<Comment> {
    const comment = await this.outbox.post(draft);
    // The text is safe: the form may go.
    if (this.outline.replyingTo === draft.parentId) this.outline.reply(null);
    return comment;
  }

  send(draft: Held): Promise<Comment> {
    return this.thread.create({ ...draft, rootId: this.outline.rootOf(draft.parentId) });
  }

  /** Takes its writer to a new comment and says what became of it. */
  show({ id, status }: Comment): void {
    announce(
      this.#parts.words.current.text(status === 'pending' || status === 'waiting' ? status : 'posted'),
    );
    void this.finder.goTo(id, 'nearest');
  }

  toggle(id: CommentId): void {
    this.outline.toggle(id);
    this.#host.requestUpdate();
  }

  tellDates(around: ParentNode | null): void {
    tellDates(around, this.#parts.words.current);
  }

  async copyLink(id: CommentId): Promise<void> {
    if (await copyLink(id)) announce(this.#parts.words.current.text('link.done'));
  }
}
