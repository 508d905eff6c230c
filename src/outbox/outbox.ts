import type { TemplateResult } from 'lit';
import { strings } from '../i18n/outbox-strings.js';
import type { Comment, CommentId } from '../model/comment.js';
import { echoOf } from '../model/echo.js';
import type { Held, Outbox, OutboxKit } from './kit.js';

/** What is kept of a comment in this browser: no name and no address, for those need the reader's consent. */
interface Entry {
  readonly id: string;
  readonly parentId: CommentId | null;
  readonly text: string;
  readonly createdAt: number;
}

/** Comments written without a connection: loaded while the reader types, for then it is too late. See `OutboxKit`. */
export function makeOutbox(kit: OutboxKit): Outbox {
  Object.assign(kit.en, strings);
  return new Waiting(kit);
}

class Waiting implements Outbox {
  readonly #kit: OutboxKit;
  /** Given to this page, which knows the whole comment: pressing "Post" was the order to send it. */
  readonly #given = new Map<CommentId, Held>();
  #sending = false;

  constructor(kit: OutboxKit) {
    this.#kit = kit;
    kit.host.shadowRoot!.addEventListener('click', this.#onClick);
    let stop: (() => void) | undefined;
    kit.host.addController({
      hostConnected: () => {
        stop = kit.onConnection(() => void this.#send());
      },
      hostDisconnected: () => stop?.(),
    });
  }

  show(): void {
    for (const entry of this.#entries()) this.#put(entry);
    void this.#send();
  }

  hold(draft: Held): Comment {
    const { key: id, parentId, text } = draft;
    const entry = { id, parentId, text, createdAt: Date.now() };
    this.#given.set(id, draft);
    this.#write([...this.#entries().filter((one) => one.id !== id), entry]);
    return this.#put(entry);
  }

  notice({ id }: Comment): TemplateResult {
    const { html, icon, localizer } = this.#kit;
    const l = localizer();
    const given = this.#given.has(id);
    const words = given ? (navigator.onLine ? 'waiting.sending' : 'waiting') : 'waiting.ask';
    const button = given ? 'waiting.edit' : 'waiting.post';
    return html`<div class="notice warning slim" part="notice waiting">
      ${icon}
      <div class="row">
        <p>${l.text(words)}</p>
        <button type="button" class="act" part="action" data-wait aria-label=${l.text(`${button}.label`)}>
          ${l.text(button)}
        </button>
      </div>
    </div>`;
  }

  get #key(): string {
    return `comment-thread:outbox:${this.#kit.conversation.drafts.place}`;
  }

  /** What waits in this thread; another tab may have sent some of it. */
  #entries(): Entry[] {
    try {
      const kept = JSON.parse(this.#kit.load(this.#key) ?? '[]') as Entry[];
      return kept.filter(({ id, text }) => typeof id === 'string' && typeof text === 'string');
    } catch {
      // Somebody else's words.
      return [];
    }
  }

  #write(entries: readonly Entry[]): void {
    this.#kit.save(this.#key, entries.length > 0 ? JSON.stringify(entries) : null);
  }

  /** Into the thread, as its writer sees it. */
  #put({ id, parentId, text, createdAt }: Entry): Comment {
    const { insert, normalizeOne, localizer, name } = this.#kit;
    const draft = this.#given.get(id);
    const author = draft?.name ?? (name() || localizer().text('waiting.you'));
    const echo = echoOf({ parentId, text, name: author, ...(draft?.url && { url: draft.url }) }, id);
    const comment = normalizeOne({ ...echo, createdAt } as never)!;
    const waiting: Comment = Object.freeze({ ...comment, can: {}, status: 'waiting' });
    insert(waiting);
    return waiting;
  }

  /** Out of the outbox. False when it was not there any more: another tab has taken it. */
  #remove(id: CommentId): boolean {
    const entries = this.#entries();
    const left = entries.filter((one) => one.id !== id);
    this.#given.delete(id);
    this.#write(left);
    this.#kit.forget(id);
    return left.length < entries.length;
  }

  /** There may be a connection again: what was given to this page goes out, one after the other. */
  async #send(): Promise<void> {
    const { conversation, announce, localizer, host } = this.#kit;
    // The words at each comment speak of the connection.
    this.#redraw();
    if (this.#sending) return;
    this.#sending = true;
    const { drafts } = conversation;
    for (const { id } of this.#entries()) {
      const draft = this.#given.get(id);
      if (!draft || !navigator.onLine || drafts !== conversation.drafts) continue;
      try {
        await conversation.send(draft);
        if (drafts === conversation.drafts) this.#remove(id);
        announce(localizer().text('posted'));
      } catch (error) {
        const { code } = error as { code?: string };
        // Nobody answered: it waits on. Whatever else is wrong, the reader can mend it in the form.
        if (code === 'offline' || code === 'server' || drafts !== conversation.drafts) continue;
        await this.#take(id);
        announce(localizer().text('waiting.refused'));
      }
    }
    this.#sending = false;
    host.requestUpdate();
  }

  /** Back into the form, under the comment that it answers, with the key that it may have been sent with before. */
  async #take(id: CommentId): Promise<void> {
    const { conversation, form } = this.#kit;
    const entry = this.#entries().find((one) => one.id === id);
    if (!this.#remove(id) || !entry) return;
    const { parentId, text } = entry;
    const parent =
      parentId !== null && (await conversation.reveal(parentId))
        ? conversation.thread.state.comments.get(parentId)!
        : null;
    const { drafts } = conversation;
    // After the words that are there.
    const before = drafts.read(parent).trim();
    drafts.write(parent, before ? `${before}\n\n${text}` : text);
    if (!before) drafts.key(parent, id);
    await conversation.reply(parent && parent.id);
    form.refill();
  }

  #redraw(): void {
    const { conversation, host, insert } = this.#kit;
    for (const { id } of this.#entries()) {
      const comment = conversation.thread.state.comments.get(id);
      if (comment) insert(Object.freeze({ ...comment }));
    }
    host.requestUpdate();
  }

  readonly #onClick = ({ target }: Event): void => {
    const button = (target as Element).closest('[data-wait]');
    const id = button?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id !== undefined && !this.#sending) void this.#take(id);
  };
}
