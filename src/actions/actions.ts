import type { TemplateResult } from 'lit';
import type { Verdict } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { Shared } from '../templates/view.js';
import { buttons } from './buttons.js';
import { ask, decide, vote } from './deciding.js';
import { Desk } from './desk.js';
import { editForm } from './edit-form.js';
import { discard, openEdit, save, typed } from './editing.js';
import type { Actions, Doing, Kit } from './kit.js';
import { strings } from '../i18n/action-strings.js';
import { styles } from './styles.js';

/** Vote, edit, delete, moderate: loaded when a thread's backend has any of them. See `Kit` for what it may use. */
export function makeActions(kit: Kit): Actions {
  Object.assign(kit.en, strings);
  const root = kit.host.shadowRoot!;
  kit.addSheet(root, styles);
  return new CommentActions(new Desk(kit), root);
}

class CommentActions implements Actions {
  readonly #desk: Desk;

  constructor(desk: Desk, root: ShadowRoot) {
    this.#desk = desk;
    // On the root, once: never a listener per comment.
    root.addEventListener('click', this.#onClick);
    root.addEventListener('submit', this.#onSubmit);
    root.addEventListener('input', this.#onInput);
    root.addEventListener('keydown', this.#onKeydown as EventListener);
  }

  state(id: CommentId): Doing | undefined {
    return this.#desk.state(id);
  }

  body(comment: Comment, name: string, id: string, shared: Shared): TemplateResult | undefined {
    const doing = this.#desk.state(comment.id);
    return doing?.editing && editForm({ kit: this.#desk.kit, comment, name, id, shared, doing });
  }

  buttons(comment: Comment, name: string, id: string, shared: Shared): TemplateResult | undefined {
    const desk = this.#desk;
    const { kit } = desk;
    const { adapter } = kit.conversation.thread;
    desk.shared = shared;
    if (!adapter || comment.nameless || comment.status === 'deleted') return undefined;
    return buttons({ kit, comment, name, id, shared, doing: desk.state(comment.id) ?? {} }, adapter);
  }

  #commentOf(element: Element | null): Comment | undefined {
    const id = element?.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
    return this.#desk.kit.conversation.thread.state.comments.get(id);
  }

  readonly #onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const comment = this.#commentOf(button);
    if (!button || !comment) return;
    const desk = this.#desk;
    const act = button.dataset['act'];
    switch (act) {
      case 'like':
        void vote(desk, comment, 1);
        break;
      case 'dislike':
        void vote(desk, comment, -1);
        break;
      case 'edit':
        if (!desk.state(comment.id)?.busy) void openEdit(desk, comment);
        break;
      case 'cancel':
        void desk.leave(comment, 'edit');
        break;
      case 'discard':
        discard(desk, comment);
        break;
      case 'remove':
        void ask(desk, comment);
        break;
      case 'keep':
        void desk.leave(comment, 'remove');
        break;
      case 'remove-now':
        void decide(desk, comment, 'remove');
        break;
      default:
        void decide(desk, comment, act as Verdict);
    }
  };

  readonly #onSubmit = (event: Event): void => {
    const form = event.target as Element;
    const comment = this.#commentOf(form.closest('.edit'));
    if (!comment) return;
    event.preventDefault();
    void save(this.#desk, comment);
  };

  readonly #onInput = ({ target }: Event): void => {
    const field = target as HTMLTextAreaElement;
    const comment = this.#commentOf(field.closest('.edit'));
    if (comment) typed(this.#desk, comment, field.value);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const place = (event.target as Element).closest('.edit, .ask');
    const comment = this.#commentOf(place);
    // An input method uses Enter and Escape for itself.
    if (!place || !comment || event.isComposing) return;
    const isForm = place.classList.contains('edit');
    if (event.key === 'Escape') {
      // A dialog around the thread stays open.
      event.stopPropagation();
      void this.#desk.leave(comment, isForm ? 'edit' : 'remove');
    } else if (isForm && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(this.#desk, comment);
    }
  };
}
