import type { TemplateResult } from 'lit';
import { strings } from '../i18n/outbox-strings.js';
import type { Comment, CommentId } from '../model/comment.js';
import { echoOf } from '../model/echo.js';
import { Entries, type Entry } from './entries.js';
import type { Held, Outbox, OutboxKit } from './kit.js';

/** A comment that this page knows as a whole: pressing "Post" was the order to send it, as this reader, to this backend. */
interface Given {
  readonly draft: Held;
  readonly source: unknown;
}

/** Comments written without a connection: loaded while the reader types, for then it is too late. See `OutboxKit`. */
export function makeOutbox(kit: OutboxKit): Outbox {
  Object.assign(kit.en, strings);
  return new Waiting(kit);
}

class Waiting implements Outbox {
  readonly #kit: OutboxKit;
  readonly #given = new Map<CommentId, Given>();
  /** On their way into the form: they are not sent any more. */
  readonly #taken = new Set<CommentId>();
  #onItsWay: CommentId | undefined;
  #sending = false;

  constructor(kit: OutboxKit) {
    this.#kit = kit;
    kit.host.shadowRoot!.addEventListener('click', this.#onClick);
    kit.host.addEventListener('comments-loaded', () => void this.#send());
    let stop: (() => void) | undefined;
    kit.host.addController({
      hostConnected: () => {
        stop = kit.onConnection(() => void this.#send());
      },
      hostDisconnected: () => stop?.(),
    });
  }

  show(): void {
    for (const entry of this.#entries.all()) if ((entry.user || '') === this.#user) this.#put(entry);
    void this.#send();
  }

  hold(draft: Held): Comment {
    const { key: id, parentId, text } = draft;
    const entry = { id, parentId, text, createdAt: Date.now(), user: this.#user };
    this.#given.set(id, { draft, source: this.#source });
    this.#entries.add(entry);
    return this.#put(entry);
  }

  notice({ id }: Comment, canReply: boolean): TemplateResult {
    const { html, nothing, icon, localizer } = this.#kit;
    const l = localizer();
    const given = this.#given.has(id);
    const words = id === this.#onItsWay ? 'waiting.sending' : given ? 'waiting' : 'waiting.ask';
    const button = given ? 'waiting.edit' : 'waiting.post';
    return html`<div class="notice warning slim" part="notice waiting">
      ${icon}
      <div class="row">
        <p>${l.text(words)}</p>
        ${
          canReply
            ? html`<button
                type="button"
                class="act"
                part="action"
                data-wait
                aria-label=${l.text(`${button}.label`)}
              >
                ${l.text(button)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  get #entries(): Entries {
    return new Entries(this.#kit, this.#kit.conversation.drafts.place);
  }

  get #source(): unknown {
    return this.#kit.conversation.thread.query?.source;
  }

  get #user(): string {
    return this.#kit.conversation.thread.state.info.user?.name ?? '';
  }

  /** Into the thread, as its writer sees it. */
  #put({ id, parentId, text, createdAt }: Entry): Comment {
    const { insert, normalizeOne, localizer, name } = this.#kit;
    const { draft } = this.#given.get(id) ?? {};
    const author = draft?.name || this.#user || name() || localizer().text('waiting.you');
    const echo = echoOf({ parentId, text, name: author, ...(draft?.url && { url: draft.url }) }, id);
    const comment = normalizeOne({ ...echo, createdAt } as never)!;
    const waiting: Comment = Object.freeze({ ...comment, can: {}, status: 'waiting' });
    insert(waiting);
    return waiting;
  }

  /** There may be a connection again: what was given to this page goes out, one after the other. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      // The page may show another thread by then.
      for (let place; place !== this.#kit.conversation.drafts;) {
        place = this.#kit.conversation.drafts;
        for (const { id } of this.#entries.all())
          if (place === this.#kit.conversation.drafts) await this.#sendOne(id);
      }
    } finally {
      this.#sending = false;
    }
  }

  /** Once: what came of a request that nobody answered is not known, so the reader is asked before the next one. */
  async #sendOne(id: CommentId): Promise<void> {
    const { conversation, announce, localizer, forget, host } = this.#kit;
    const { thread, drafts } = conversation;
    const entries = this.#entries;
    const given = this.#given.get(id);
    if (!given || this.#taken.has(id) || !navigator.onLine || !host.isConnected) return;
    if (!thread.adapter || thread.state.status === 'loading') return;
    const entry = entries.find(id);
    // Another reader, or another backend, by now.
    const same = given.source === this.#source && entry?.user === this.#user;
    if (!entry || !same) {
      // Another tab may have taken it.
      if (!entry) forget(id);
      this.#given.delete(id);
      this.#redraw(id);
      return;
    }
    this.#onItsWay = id;
    this.#redraw(id);
    try {
      const comment = await conversation.send(given.draft);
      this.#given.delete(id);
      entries.remove(id);
      if (drafts !== conversation.drafts) return;
      const focused = host.shadowRoot!.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'] === id;
      forget(id);
      if (focused) conversation.show(comment);
      else announce(localizer().text(comment.status === 'pending' ? 'pending' : 'posted'));
    } catch {
      this.#given.delete(id);
      announce(localizer().text('waiting.failed'));
    } finally {
      this.#onItsWay = undefined;
      this.#redraw(id);
    }
  }

  /** Back into the form, under the comment that it answers, with the key that it may have been sent with before. */
  async #take(id: CommentId): Promise<void> {
    const { conversation, form, forget } = this.#kit;
    // A closed thread has no form.
    if (!form.isConnected || id === this.#onItsWay) return;
    this.#taken.add(id);
    const entries = this.#entries;
    const { drafts } = conversation;
    try {
      const { parentId = null } = entries.find(id) ?? {};
      const found = parentId !== null && (await conversation.finder.reveal(parentId));
      if (drafts !== conversation.drafts) return;
      const entry = entries.find(id);
      forget(id);
      // Another tab has taken it.
      if (!entry) return;
      const parent = (found && conversation.thread.state.comments.get(parentId)) || null;
      // After the words that are there.
      const before = drafts.read(parent).trim();
      drafts.write(parent, before ? `${before}\n\n${entry.text}` : entry.text);
      if (!before) drafts.key(parent, entry.text, id);
      this.#given.delete(id);
      entries.remove(id);
      await conversation.reply(parent && parent.id);
      form.refill();
    } finally {
      this.#taken.delete(id);
    }
  }

  #redraw(id: CommentId): void {
    const { conversation, insert } = this.#kit;
    const comment = conversation.thread.state.comments.get(id);
    if (comment?.status === 'waiting') insert(Object.freeze({ ...comment }));
  }

  readonly #onClick = ({ target }: Event): void => {
    const button = (target as Element).closest('[data-wait]');
    const id = button?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id !== undefined) void this.#take(id);
  };
}
