import type { TemplateResult } from 'lit';
import type { Verdict } from '../adapters/adapter.js';
import type { Drafts } from '../controllers/drafts.js';
import type { Localizer } from '../i18n/localize.js';
import type { StringKey } from '../i18n/strings.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { CommentError } from '../model/errors.js';
import type { Shared } from '../templates/view.js';
import { buttons } from './buttons.js';
import { editForm } from './edit-form.js';
import { explain, signIn } from './failure.js';
import { Focus } from './focus.js';
import type { Actions, Doing, Edit, Kit, Scene } from './kit.js';
import { strings } from './strings.js';
import { adopt } from './styles.js';
import { NO_VOTES, Verbs, votesOf } from './verbs.js';

/** From which part of the limit on the counter of the field shows, and counts. As in the reply form. */
const COUNT_FROM = 0.75;

/** Vote, edit, delete, moderate: loaded when a thread's backend has any of them. See `Kit` for what it may use. */
export function makeActions(kit: Kit): Actions {
  Object.assign(kit.en, strings);
  return new CommentActions(kit);
}

class CommentActions implements Actions {
  readonly #kit: Kit;
  readonly #verbs: Verbs;
  readonly #focus: Focus;
  #doing = new Map<CommentId, Doing>();
  /** The thread that they belong to. */
  #place: Drafts | undefined;
  #shared!: Shared;

  constructor(kit: Kit) {
    this.#kit = kit;
    this.#verbs = new Verbs(kit);
    const root = kit.host.shadowRoot!;
    this.#focus = new Focus(kit.host, root);
    adopt(root);
    root.addEventListener('click', this.#onClick);
    root.addEventListener('submit', this.#onSubmit);
    root.addEventListener('input', this.#onInput);
    root.addEventListener('keydown', this.#onKeydown as EventListener);
  }

  state(id: CommentId): Doing | undefined {
    const { drafts } = this.#kit.conversation;
    // Another thread: what was under way in the one before has its drafts.
    if (drafts !== this.#place) this.#doing.clear();
    this.#place = drafts;
    return this.#doing.get(id);
  }

  body(comment: Comment, id: string, shared: Shared): TemplateResult | undefined {
    return this.state(comment.id)?.editing && editForm(this.#scene(comment, id, shared));
  }

  buttons(comment: Comment, id: string, shared: Shared): TemplateResult | undefined {
    const { adapter } = this.#kit.conversation.thread;
    this.#shared = shared;
    return adapter && !comment.nameless && comment.status !== 'deleted'
      ? buttons(this.#scene(comment, id, shared), adapter)
      : undefined;
  }

  #scene(comment: Comment, id: string, shared: Shared): Scene {
    const name = this.#kit.nameOf(comment, shared.localizer);
    return { kit: this.#kit, comment, name, id, shared, doing: this.state(comment.id) ?? {} };
  }

  get #l(): Localizer {
    return this.#shared.localizer;
  }

  /** Resolves when it is drawn. */
  async #set({ id }: Comment, change: Doing, place = this.#place): Promise<void> {
    if (place !== this.#kit.conversation.drafts) return;
    const now = { ...this.state(id), ...change };
    if (Object.values(now).some(Boolean)) this.#doing.set(id, now);
    else this.#doing.delete(id);
    const { host, conversation } = this.#kit;
    conversation.outline.version++;
    host.requestUpdate();
    await host.updateComplete;
  }

  #fail(comment: Comment, error: unknown, otherwise: StringKey, place: Drafts | undefined): void {
    const failure = explain(error as CommentError, (key) => this.#l.text(key), otherwise);
    this.#kit.announce(failure.text);
    void this.#set(comment, { failure }, place);
  }

  async #open(comment: Comment): Promise<void> {
    if (!this.state(comment.id)?.editing) {
      // What the backend does not hand out is taken from what is seen.
      const source = comment.source ?? this.#focus.textOf(comment);
      const draft = this.#kit.conversation.drafts.read(comment, 'edit');
      const restored = draft !== '' && draft !== source;
      const beside = this.#kit.conversation.outline.replyingTo === comment.id;
      const editing = { source, text: draft || source, restored, beside };
      await this.#set(comment, { editing, asking: false, failure: undefined });
    }
    this.#focus.field(comment, true);
  }

  /** The form goes, its text stays in the drafts. */
  async #close(comment: Comment): Promise<void> {
    await this.#set(comment, { editing: undefined, asking: undefined, failure: undefined });
  }

  async #complain(comment: Comment, editing: Edit, error: string): Promise<void> {
    await this.#set(comment, { editing: { ...editing, error }, failure: undefined });
    this.#focus.field(comment);
  }

  #wrong(text: string): string | undefined {
    const n = this.#shared.maxLength;
    const l = this.#l;
    if (!text.trim()) return l.text('error.text');
    return text.trim().length > n ? l.text('error.long', { field: l.text('field.text'), n }) : undefined;
  }

  async #save(comment: Comment): Promise<void> {
    const { editing, busy } = this.state(comment.id) ?? {};
    if (!editing || busy) return;
    const error = this.#wrong(editing.text);
    if (error) return this.#complain(comment, editing, error);
    const place = this.#place!;
    const text = editing.text.trim();
    if (text !== editing.source.trim()) {
      this.#kit.announce(this.#l.text('edit.saving'));
      const now = await this.#run(comment, 'edit', () => this.#verbs.edit(comment, text), 'edit.failed');
      if (!now) return;
      const done = comment.can.moderate ? 'edit.done.other' : 'edit.done';
      this.#kit.announce(this.#l.text(now.status === 'pending' && !comment.can.moderate ? 'pending' : done));
    }
    place.write(comment, '', 'edit');
    const free = this.#focus.isFree(comment);
    await this.#set(comment, { editing: undefined }, place);
    if (free) this.#focus.button(comment, 'edit');
  }

  /** Has the backend do something, one thing at a time for each comment. */
  async #run(
    comment: Comment,
    busy: NonNullable<Doing['busy']>,
    job: () => Promise<Comment>,
    otherwise: StringKey,
  ): Promise<Comment | undefined> {
    const place = this.#place;
    void this.#set(comment, { busy, failure: undefined });
    try {
      return await job();
    } catch (error) {
      this.#fail(comment, error, otherwise, place);
      const wrong = (error as CommentError).details.fields?.text;
      const { editing } = this.state(comment.id) ?? {};
      if (wrong && editing) await this.#complain(comment, editing, wrong);
      return undefined;
    } finally {
      void this.#set(comment, { busy: undefined }, place);
    }
  }

  async #decide(comment: Comment, verdict: Verdict | 'remove'): Promise<void> {
    if (this.state(comment.id)?.busy) return;
    const { conversation, announce } = this.#kit;
    const { outline } = conversation;
    const place = this.#place;
    const goBack = this.#focus.from(comment);
    const deleted = verdict === 'remove';
    if (deleted) announce(this.#l.text('remove.busy'));
    const job = (): Promise<Comment> =>
      deleted ? this.#verbs.remove(comment) : this.#verbs.moderate(comment, verdict);
    const now = await this.#run(comment, verdict, job, deleted ? 'remove.failed' : 'moderate.failed');
    if (!now) return;
    announce(this.#l.text(`${verdict}.done`));
    if (place !== conversation.drafts) return;
    const gone = now.status === 'deleted';
    // Nobody can answer what is not there; what was typed stays in the drafts.
    if (gone && outline.replyingTo === comment.id) outline.reply(null);
    await this.#set(comment, { asking: undefined, ...(gone && { editing: undefined }) });
    goBack();
  }

  async #vote(comment: Comment, vote: 1 | -1): Promise<void> {
    const { adapter } = this.#kit.conversation.thread;
    const wish = (comment.votes ?? NO_VOTES).mine === vote ? 0 : vote;
    if (!adapter || !votesOf(adapter).includes(wish)) return;
    const place = this.#place;
    if (this.state(comment.id)?.failure) void this.#set(comment, { failure: undefined });
    try {
      await this.#verbs.vote(comment.id, wish);
    } catch (error) {
      this.#fail(comment, error, 'vote.failed', place);
    }
  }

  #commentOf(element: Element): Comment | undefined {
    const id = element.closest<HTMLElement>('[data-id]')?.dataset['id'];
    return this.#kit.conversation.thread.state.comments.get(id ?? '');
  }

  readonly #onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const comment = button && this.#commentOf(button);
    if (!comment) return;
    const { asking, busy, editing } = this.state(comment.id) ?? {};
    const act = button.dataset['act'];
    switch (act) {
      case 'like':
      case 'dislike':
        void this.#vote(comment, act === 'like' ? 1 : -1);
        break;
      case 'edit':
        if (!busy) void this.#open(comment);
        break;
      case 'cancel':
        void this.#leave(comment, 'edit');
        break;
      case 'discard':
        this.#kit.conversation.drafts.write(comment, '', 'edit');
        if (editing)
          void this.#set(comment, { editing: { ...editing, text: editing.source, restored: false, error: undefined } });
        this.#focus.field(comment);
        break;
      case 'remove':
        if (asking) void this.#leave(comment, 'remove');
        else if (!busy)
          void this.#set(comment, { asking: true, failure: undefined }).then(() =>
            this.#focus.button(comment, 'keep'),
          );
        break;
      case 'keep':
        void this.#leave(comment, 'remove');
        break;
      case 'remove-now':
        void this.#decide(comment, 'remove');
        break;
      case 'sign-in':
        signIn(this.#kit, button, event);
        break;
      default:
        void this.#decide(comment, act as Verdict);
    }
  };

  /** Closes what is open, and the focus goes back to the button that opened it. */
  async #leave(comment: Comment, act: 'edit' | 'remove'): Promise<void> {
    await this.#close(comment);
    this.#focus.button(comment, act);
  }

  readonly #onSubmit = (event: Event): void => {
    const form = event.target as HTMLElement;
    if (!form.classList.contains('edit')) return;
    event.preventDefault();
    const comment = this.#commentOf(form);
    if (comment) void this.#save(comment);
  };

  readonly #onInput = ({ target }: Event): void => {
    const field = target as HTMLTextAreaElement;
    const comment = field.closest('.edit') && this.#commentOf(field);
    const { editing } = (comment && this.state(comment.id)) ?? {};
    if (!comment || !editing) return;
    const before = editing.text.length;
    const text = (editing.text = field.value);
    this.#kit.conversation.drafts.write(comment, text === editing.source ? '' : text, 'edit');
    const mended = editing.error && !this.#wrong(text);
    if (mended || Math.max(before, text.length) >= this.#shared.maxLength * COUNT_FROM)
      void this.#set(comment, { editing: { ...editing, error: mended ? undefined : editing.error } });
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const place = (event.target as Element).closest('.edit, .ask');
    const comment = place && this.#commentOf(place);
    // An input method uses Enter and Escape for itself.
    if (!comment || event.isComposing) return;
    const isForm = place.classList.contains('edit');
    if (event.key === 'Escape') {
      event.stopPropagation();
      void this.#leave(comment, isForm ? 'edit' : 'remove');
    } else if (isForm && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.#save(comment);
    }
  };
}
