import type { Drafts } from '../controllers/drafts.js';
import type { Localizer } from '../i18n/localize.js';
import type { StringKey } from '../i18n/strings.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { CommentError } from '../model/errors.js';
import type { Shared } from '../templates/view.js';
import { explain } from './failure.js';
import { Focus } from './focus.js';
import type { Doing, Kit } from './kit.js';
import { Verbs } from './verbs.js';

/** What is under way with which comment, and the tools that all actions need for it. */
export class Desk {
  readonly kit: Kit;
  readonly verbs: Verbs;
  readonly focus: Focus;
  /** As it was drawn last. */
  shared!: Shared;
  readonly #doing = new Map<CommentId, Doing>();
  #place: Drafts | undefined;

  constructor(kit: Kit) {
    this.kit = kit;
    this.verbs = new Verbs(kit);
    this.focus = new Focus(kit.host, kit.host.shadowRoot!);
  }

  get l(): Localizer {
    return this.shared.localizer;
  }

  /** Stands for the thread that is shown: another one has another. */
  get place(): Drafts {
    return this.kit.conversation.drafts;
  }

  state(id: CommentId): Doing | undefined {
    // What was under way in the thread before has its drafts.
    if (this.place !== this.#place) this.#doing.clear();
    this.#place = this.place;
    return this.#doing.get(id);
  }

  /** Changes what is under way, if its thread is still shown; resolves when it is drawn. */
  async set({ id }: Comment, change: Doing, place = this.place): Promise<void> {
    if (place !== this.place) return;
    const now = { ...this.state(id), ...change };
    if (Object.values(now).some(Boolean)) this.#doing.set(id, now);
    else this.#doing.delete(id);
    const { host, conversation } = this.kit;
    conversation.outline.touched.add(id);
    host.requestUpdate();
    await host.updateComplete;
  }

  /** Has the backend do something, one thing at a time for each comment. Resolves to nothing when that failed. */
  async run(
    comment: Comment,
    busy: NonNullable<Doing['busy']>,
    job: () => Promise<Comment>,
    otherwise: StringKey,
  ): Promise<Comment | undefined> {
    const { place } = this;
    void this.set(comment, { busy, failure: undefined });
    try {
      return await job();
    } catch (error) {
      this.fail(comment, error, otherwise, place);
      return undefined;
    } finally {
      void this.set(comment, { busy: undefined }, place);
    }
  }

  /** Shows and says why something failed. */
  fail(comment: Comment, error: unknown, otherwise: StringKey, place: Drafts): void {
    const failure = explain(error as CommentError, (key) => this.l.text(key), otherwise);
    this.kit.announce(failure.text);
    void this.set(comment, { failure }, place);
  }

  /** Closes what is open; the focus goes back to the button that opened it, the text stays in the drafts. */
  async leave(comment: Comment, act: 'edit' | 'remove'): Promise<void> {
    await this.set(comment, { editing: undefined, asking: undefined, failure: undefined });
    this.focus.button(comment, act);
  }
}
