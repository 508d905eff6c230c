import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localizer } from '../i18n/localize.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { Held } from '../outbox/kit.js';
import { anchor } from '../templates/view.js';
import { announce } from './announcer.js';
import { Drafts } from './drafts.js';
import { LazyOutbox } from './outbox.js';
import { Outline } from './outline.js';
import { onHash, onReturn } from './page.js';
import { copyLink, linkedComment } from './permalink.js';
import { placeOf, type ThreadQuery } from './query.js';
import { refresh } from './refresh.js';
import { ThreadController } from './thread.js';

/** Where a permalink is looked for: so many pages, then it counts as missing. */
const MAX_PAGES = 200;

type Host = ReactiveControllerHost & HTMLElement;

export interface Parts {
  readonly form: HTMLElement & Pick<ReactiveControllerHost, 'updateComplete'> & { refill(): void };
  readonly localizer: () => Localizer;
}

/** What a reader does in a thread: opens it, answers, follows links, asks for more; and where the focus goes. */
export class Conversation implements ReactiveController {
  readonly thread: ThreadController;
  readonly outbox: LazyOutbox;
  readonly outline = new Outline();
  drafts = new Drafts('');
  /** The page's address names a comment that is not there. */
  linkMissing = false;
  /** The last comment asked for: of two searches the later one counts. */
  #search = {};
  readonly #host: Host;
  readonly #parts: Parts;
  #query: ThreadQuery | undefined;
  #stops: (() => void)[] = [];

  constructor(host: Host, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
    this.thread = new ThreadController(host);
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
        this.follow();
      }),
      onReturn(() => void refresh(this)),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
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
    this.linkMissing = false;
    void this.reload();
  }

  /** Starts over, and follows the page's address once the comments are there. */
  async reload(): Promise<void> {
    const query = this.#query;
    if (!query) return;
    await this.thread.load(query);
    if (query !== this.#query) return;
    void this.outbox.show(this.drafts.place);
    if (this.thread.state.status === 'ready') this.follow();
  }

  /** Loads the next page and takes the focus to the first new comment. */
  async more(): Promise<void> {
    const [first, ...rest] = await this.thread.loadMore();
    if (!first) return;
    announce(this.#parts.localizer().text('load.done', { n: rest.length + 1 }));
    await this.#host.updateComplete;
    this.#article(first.id)?.focus();
  }

  /** Opens the form under a comment and goes into it; null takes it home. */
  async reply(id: CommentId | null): Promise<void> {
    const { form } = this.#parts;
    this.outline.reply(id !== null && this.thread.state.comments.has(id) ? id : null);
    await this.#drawn();
    if (!form.isConnected) return;
    await form.updateComplete;
    form.focus();
  }

  /** The form goes home, the focus back to the button that opened it. */
  async cancel(): Promise<void> {
    const id = this.outline.replyingTo;
    if (id === null) return;
    this.outline.reply(null);
    await this.#drawn();
    this.#article(id)?.querySelector<HTMLElement>('[data-do="reply"]')?.focus();
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
    announce(this.#parts.localizer().text(status === 'pending' || status === 'waiting' ? status : 'posted'));
    void this.#goTo(id, 'nearest');
  }

  /** Shows a comment, loading pages as needed, and points at it. Resolves to false when the thread has it not. */
  async reveal(id: CommentId): Promise<boolean> {
    const { thread } = this;
    const search = (this.#search = {});
    for (let pages = 0; !thread.state.comments.has(id) && pages < MAX_PAGES; pages++)
      if ((await thread.loadMore()).length === 0) break;
    if (search !== this.#search) return false;
    const found = thread.state.comments.has(id);
    // Where there are several threads, the comment may be in another one.
    const alone = document.getElementsByTagName('comment-thread').length < 2;
    this.linkMissing = !found && alone && linkedComment() === id;
    if (this.linkMissing) announce(this.#parts.localizer().text('link.missing'));
    this.outline.aim(found ? id : null);
    if (found) await this.#goTo(id, 'start');
    else await this.#drawn();
    return found;
  }

  toggle(id: CommentId): void {
    this.outline.toggle(id);
    this.#host.requestUpdate();
  }

  async copyLink(id: CommentId): Promise<void> {
    if (await copyLink(id)) announce(this.#parts.localizer().text('link.done'));
  }

  /** To the comment that the page's address names. */
  follow(): void {
    const id = linkedComment();
    if (id === undefined) {
      this.linkMissing = false;
      this.outline.aim(null);
      this.#host.requestUpdate();
    } else if (this.thread.state.status === 'ready') void this.reveal(id);
  }

  async #goTo(id: CommentId, block: ScrollLogicalPosition): Promise<void> {
    await this.#drawn();
    this.outline.unfold(id);
    await this.#drawn();
    const article = this.#article(id);
    article?.scrollIntoView({ block });
    article?.focus({ preventScroll: true });
  }

  async #drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #article(id: CommentId): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.getElementById(anchor(id));
  }
}
