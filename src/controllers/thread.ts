import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallOptions, CommentAdapter, CommentDraft, CommentPage } from '../adapters/adapter.js';
import { resolveAdapter } from '../adapters/resolve.js';
import { CommentCreatedEvent, CommentErrorEvent, CommentsLoadedEvent } from '../events.js';
import type { Comment, CommentInput, Sort } from '../model/comment.js';
import { echoOf } from '../model/echo.js';
import { withoutAddress } from '../model/email.js';
import { CommentError } from '../model/errors.js';
import { normalizeOne, toText } from '../model/normalize.js';
import * as transition from '../model/thread-state.js';
import { Ahead } from './ahead.js';
import { expectPage, pageOf, prepare } from './page-of.js';
import { inTime, MAX_WRITE, patiently, Slowness } from './patience.js';
import { placeOf, type ThreadQuery } from './query.js';
import { Receipts } from './receipts.js';
import type { Words } from './words.js';

/** The only caller of an adapter: holds the thread's state and sees that a stale answer loses. */
export class ThreadController implements ReactiveController {
  state: transition.ThreadState = transition.EMPTY;
  adapter: CommentAdapter | undefined;
  readonly slowness = new Slowness(() => {
    this.#host.requestUpdate();
  });
  /** Only the first page is shown. */
  first = true;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #words: Words;
  #query: ThreadQuery | undefined;
  #receipts = new Receipts('');
  #reading: AbortController | undefined;
  #more: Promise<readonly Comment[]> | undefined;
  readonly #ahead = new Ahead();

  constructor(host: ReactiveControllerHost & HTMLElement, words: Words) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  hostDisconnected(): void {
    // Moving is not removing: a moved element is connected again before this runs.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#reading?.abort();
      this.#ahead.drop();
    });
  }

  hostConnected(): void {
    if (this.#reading?.signal.aborted && this.#query) void this.load(this.#query);
  }

  /** What is shown, or on its way. */
  get query(): ThreadQuery | undefined {
    return this.#query;
  }

  get sort(): Sort {
    const wanted = this.#query?.sort;
    const sorts = this.adapter?.sorts ?? [];
    return wanted && (sorts.length === 0 || sorts.includes(wanted)) ? wanted : (sorts[0] ?? 'oldest');
  }

  /** Starts over: the first page of a thread. Another backend or thread drops what is shown at once. */
  async load(query: ThreadQuery): Promise<void> {
    const same = this.#query?.thread === query.thread && this.#query.source === query.source;
    this.#query = query;
    if (!same) {
      this.adapter = undefined;
      this.#receipts = new Receipts(placeOf(query));
    }
    this.first = true;
    this.#ahead.drop();
    this.set(transition.loading(same ? this.state : transition.EMPTY));
    this.slowness.start();
    await this.#read(undefined, (page) => transition.loaded(this.state, page, this.sort === 'newest'));
  }

  /** Resolves to the comments that were not there before; with none when there is no next page or it failed. */
  async loadMore(): Promise<readonly Comment[]> {
    const { next, loadingMore, status } = this.state;
    // Who asks while a page is on its way gets that page.
    if (!loadingMore) this.#more = next && status === 'ready' ? this.#loadMore(next) : undefined;
    return (await this.#more) ?? [];
  }

  /** Asks for the next page before the reader does. */
  prefetch(): void {
    const { next, loadingMore } = this.state;
    if (next && !loadingMore) this.#ahead.ask(next, this.#ask);
  }

  readonly #ask = (cursor: string | undefined, signal: AbortSignal): Promise<CommentPage> => {
    const query = { thread: this.#query!.thread, limit: this.#query!.limit, sort: this.sort, cursor };
    return patiently(async () => this.adapter!.list(query, { signal }), signal);
  };

  async #loadMore(next: string): Promise<readonly Comment[]> {
    const known = this.state.comments;
    this.first = false;
    this.set(transition.loadingMore(this.state));
    const read = this.#read(next, (page) => transition.loadedMore(this.state, page));
    return (await read).filter(({ id }) => !known.has(id));
  }

  /** Posts a comment and puts it into the thread. Throws `CommentError`. */
  async create(draft: CommentDraft): Promise<Comment> {
    if (!this.adapter?.create) throw new CommentError('closed');
    return this.act(
      async (adapter, options) => {
        const answer = (await (async () => adapter.create!(draft, options))().catch((cause: unknown) => {
          throw withoutAddress(CommentError.from(cause), draft.email);
        })) as CommentInput | null | undefined;
        // Who says nothing has taken it.
        const comment = normalizeOne(answer ?? echoOf(draft));
        if (comment) return new CommentCreatedEvent(comment);
        throw new CommentError('server', { hint: 'create() must resolve to the comment as stored.' });
      },
      (state, comment) => transition.inserted(state, comment, this.sort === 'newest'),
    );
  }

  /**
   * Has the backend do what the reader wants done to a comment, shows it if the element still shows the same thread,
   * and tells the page by the event that `ask` resolves to. Throws `CommentError`.
   */
  async act<Fact extends Event & { readonly comment: Comment }>(
    ask: (adapter: CommentAdapter, options: CallOptions) => Promise<Fact>,
    change: (state: transition.ThreadState, comment: Comment) => transition.ThreadState,
  ): Promise<Comment> {
    const receipts = this.#receipts;
    this.#ahead.drop();
    try {
      // Not aborted when the element goes: the reader pressed the button.
      const fact = await inTime(ask(this.adapter!, { signal: new AbortController().signal }), MAX_WRITE);
      const { comment } = fact;
      await prepare([comment]);
      if (receipts === this.#receipts) this.set(change(this.state, comment));
      receipts.settle(comment, fact instanceof CommentCreatedEvent);
      this.#host.dispatchEvent(fact);
      return comment;
    } catch (cause) {
      const error = CommentError.from(cause);
      this.report(error);
      throw error;
    }
  }

  async #read(
    cursor: string | undefined,
    next: (page: transition.Page) => transition.ThreadState,
  ): Promise<readonly Comment[]> {
    const query = this.#query!;
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    expectPage();
    try {
      const adapter = this.adapter ?? (await resolveAdapter(query.source, signal));
      signal.throwIfAborted();
      this.adapter = adapter;
      // What the adapter can do is known: the host may fetch the buttons for it meanwhile.
      this.#host.requestUpdate();
      if (!query.thread)
        throw new CommentError('server', { hint: 'Set thread="…": this page has no address to name it by.' });
      const ask = (): Promise<CommentPage> => this.#ask(cursor, signal);
      const answer = await (this.#ahead.take(cursor)?.catch(ask) ?? ask());
      signal.throwIfAborted();
      const [page] = await Promise.all([pageOf(answer), this.#words.ready]);
      signal.throwIfAborted();
      const { comments, info } = page;
      this.#receipts.drop(comments);
      this.state = { ...this.state, own: this.#receipts.ownOf(toText(info?.user?.name), this.state.own) };
      await prepare([...this.state.own.values()]);
      signal.throwIfAborted();
      this.set(next(page));
      this.#ahead.holds();
      this.#host.dispatchEvent(new CommentsLoadedEvent(comments.length, transition.count(this.state)));
      return comments;
    } catch (cause) {
      if (signal.aborted) return [];
      const error = CommentError.from(cause);
      this.set(transition.failed(this.state, error));
      this.report(error);
      return [];
    }
  }

  set(state: transition.ThreadState): void {
    if (state.status !== 'loading') this.slowness.stop();
    this.state = state;
    this.#host.requestUpdate();
  }

  /** The developer reads it in the console, the page in an event; the reader gets a sentence of ours. */
  report(error: CommentError): void {
    if (error.details.hint && navigator.onLine) console.error(`<comment-thread> ${error.details.hint}`);
    this.#host.dispatchEvent(new CommentErrorEvent(error));
  }
}
