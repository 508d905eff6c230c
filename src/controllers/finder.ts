import type { ReactiveControllerHost } from 'lit';
import type { Comment, CommentId } from '../model/comment.js';
import { anchor, FINDS_FOLDED } from '../templates/view.js';
import { announce } from './announcer.js';
import type { Conversation, Parts } from './conversation.js';
import { linkedComment } from './permalink.js';

/** So many pages are read at most: a backend may give more without end. */
const MAX_PAGES = 200;

/** Takes the reader to a comment, wherever it is: folded, or on a later page. */
export class Finder {
  /** The page's address names a comment that is not there. */
  missing = false;
  /** The last comment asked for: of two searches the later one counts. */
  #search = {};
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #conversation: Conversation;
  readonly #parts: Parts;

  constructor(host: ReactiveControllerHost & HTMLElement, conversation: Conversation, parts: Parts) {
    this.#host = host;
    this.#conversation = conversation;
    this.#parts = parts;
  }

  /** Loads pages as needed, and points at the comment. Resolves to false when the thread has it not. */
  async reveal(id: CommentId): Promise<boolean> {
    const { thread, outline } = this.#conversation;
    const find = (): Comment | undefined => thread.state.comments.get(id);
    const search = (this.#search = {});
    await this.#load(() => find() !== undefined);
    if (search !== this.#search) return false;
    const found = find();
    // Where there are several threads, the comment may be in another one.
    const alone = document.getElementsByTagName('comment-thread').length < 2;
    this.missing = !found && alone && linkedComment() === id;
    outline.aim(found ? id : null);
    const { current: l } = this.#parts.words;
    if (found) {
      if (found.status === 'pending') announce(l.text(found.can.moderate ? 'pending.other' : 'pending'));
      await this.goTo(id, 'start');
      return true;
    }
    await this.drawn();
    if (this.missing) {
      announce(l.text('link.missing'));
      this.#host.shadowRoot?.querySelector<HTMLElement>('.missing')?.focus();
    }
    return false;
  }

  /** To the comment that the page's address names. */
  follow(): void {
    const { thread, outline } = this.#conversation;
    const id = linkedComment();
    if (id === undefined) {
      this.missing = false;
      outline.aim(null);
      this.#host.requestUpdate();
    } else if (thread.state.status === 'ready') void this.reveal(id);
  }

  /** The reader is about to search in the page, or to print it: all of it has to be there. */
  async readAll(): Promise<void> {
    this.#parts.list.finish();
    // Elsewhere the browser finds what is folded, and unfolds it.
    if (!FINDS_FOLDED) this.#conversation.outline.openAll();
    await this.#load(() => false);
    await this.drawn();
    this.#parts.list.finish();
  }

  /** Past the replies to a comment: to the next one, or to the form. */
  skip(id: CommentId): void {
    let item = this.article(id)?.closest('li');
    while (item && !item.nextElementSibling) item = item.parentElement!.closest('li');
    const next = item?.nextElementSibling?.querySelector<HTMLElement>('article');
    (next ?? this.#parts.form).focus();
  }

  async goTo(id: CommentId, block: ScrollLogicalPosition): Promise<void> {
    await this.settled();
    this.#conversation.outline.unfold(id);
    await this.drawn();
    const article = this.article(id);
    article?.scrollIntoView({ block });
    article?.focus({ preventScroll: true });
  }

  async drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  /** All comments have their places. */
  async settled(): Promise<void> {
    await this.drawn();
    await this.#parts.list.whole;
  }

  article(id: CommentId): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.getElementById(anchor(id));
  }

  async #load(enough: () => boolean): Promise<void> {
    const { thread } = this.#conversation;
    for (let pages = 0; !enough() && pages < MAX_PAGES; pages++)
      if ((await thread.loadMore()).length === 0) break;
  }
}
