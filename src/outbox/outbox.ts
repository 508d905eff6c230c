import type { TemplateResult } from 'lit';
import { strings } from '../i18n/outbox-strings.js';
import type { Comment, CommentId } from '../model/comment.js';
import { echoOf } from '../model/echo.js';
import { toJson } from '../model/json.js';
import type { Held, Outbox, OutboxKit } from './kit.js';

const PREFIX = 'comment-thread:outbox:';

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
  #onItsWay: CommentId | undefined;

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
    const words = id === this.#onItsWay ? 'waiting.sending' : given ? 'waiting' : 'waiting.ask';
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

  /** The thread that is shown. */
  get #place(): string {
    return this.#kit.conversation.drafts.place;
  }

  /** What waits in a thread; another tab may have sent some of it. */
  #entries(place = this.#place): Entry[] {
    try {
      const kept = JSON.parse(this.#kit.load(PREFIX + place) ?? '[]') as Entry[];
      return kept.filter(({ id, text }) => typeof id === 'string' && typeof text === 'string');
    } catch {
      // Somebody else's words.
      return [];
    }
  }

  #write(entries: readonly Entry[], place = this.#place): void {
    this.#kit.save(PREFIX + place, entries.length > 0 ? toJson(entries) : null);
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

  #remove(id: CommentId, place = this.#place): void {
    this.#given.delete(id);
    this.#write(
      this.#entries(place).filter((one) => one.id !== id),
      place,
    );
    if (place === this.#place) this.#kit.forget(id);
  }

  /** There may be a connection again: what was given to this page goes out, one after the other. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    const place = this.#place;
    for (const { id } of this.#entries()) if (place === this.#place) await this.#sendOne(id, place);
    this.#sending = false;
  }

  async #sendOne(id: CommentId, place: string): Promise<void> {
    const { conversation, announce, localizer } = this.#kit;
    const draft = this.#given.get(id);
    // Another tab may have taken it.
    if (!draft || !navigator.onLine || !this.#entries().some((one) => one.id === id)) return;
    this.#onItsWay = id;
    this.#redraw(id);
    try {
      await conversation.send(draft);
      this.#remove(id, place);
      announce(localizer().text('posted'));
    } catch (error) {
      const { code } = error as { code?: string };
      // Nobody answered: it waits on. Whatever else is wrong, its writer can do something about it in the form.
      if (code === 'offline' || place !== this.#place) return;
      await this.#take(id);
      announce(localizer().text(code === 'server' ? 'error.post' : 'waiting.refused'));
    } finally {
      this.#onItsWay = undefined;
      this.#redraw(id);
    }
  }

  /** Back into the form, under the comment that it answers, with the key that it may have been sent with before. */
  async #take(id: CommentId): Promise<void> {
    const { conversation, form, forget } = this.#kit;
    const { parentId = null } = this.#entries().find((one) => one.id === id) ?? {};
    const found = parentId !== null && (await conversation.reveal(parentId));
    const entry = this.#entries().find((one) => one.id === id);
    // Another tab has taken it.
    if (!entry) {
      forget(id);
      return;
    }
    const parent = (found && conversation.thread.state.comments.get(parentId)) || null;
    const { drafts } = conversation;
    // After the words that are there.
    const before = drafts.read(parent).trim();
    drafts.write(parent, before ? `${before}\n\n${entry.text}` : entry.text);
    if (!before) drafts.key(parent, entry.text, id);
    this.#remove(id);
    await conversation.reply(parent && parent.id);
    form.refill();
  }

  #redraw(id: CommentId): void {
    const { conversation, insert } = this.#kit;
    const comment = conversation.thread.state.comments.get(id);
    if (comment?.status === 'waiting') insert(Object.freeze({ ...comment }));
  }

  readonly #onClick = ({ target }: Event): void => {
    const button = (target as Element).closest('[data-wait]');
    const id = button?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id !== undefined && id !== this.#onItsWay) void this.#take(id);
  };
}
