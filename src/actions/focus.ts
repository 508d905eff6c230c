import type { Comment } from '../model/comment.js';

/** Where the focus is and where it goes: buttons come and go here, and a lost focus is a reader's lost place. */
export class Focus {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;

  constructor(host: HTMLElement, root: ShadowRoot) {
    this.#host = host;
    this.#root = root;
  }

  /** What is read of a comment, in lines. */
  textOf(comment: Comment): string {
    // WebKit ends a last paragraph with a line break.
    return this.#article(comment)?.querySelector<HTMLElement>('.body')?.innerText.trim() ?? '';
  }

  /** Into the field of the edit form, behind its text when it opens. */
  field(comment: Comment, atEnd = false): void {
    const field = this.#article(comment)?.querySelector('textarea');
    field?.focus();
    if (atEnd) field?.setSelectionRange(field.value.length, field.value.length);
  }

  /** To a button of the comment; to the comment where it has that button no more. */
  button(comment: Comment, act: string): void {
    const article = this.#article(comment);
    const button = article?.querySelector<HTMLElement>(`[data-act="${act}"]`);
    (button ?? article)?.focus();
  }

  /** Whether the reader is still at this comment, or nowhere: a focus elsewhere is not taken away. */
  isFree(comment: Comment): boolean {
    const { activeElement } = this.#root;
    if (activeElement) return Boolean(this.#article(comment)?.contains(activeElement));
    const around = (this.#host.getRootNode() as Document | ShadowRoot).activeElement;
    return !around || around === document.body || around === this.#host;
  }

  /**
   * Notes where a comment stands. The answer goes, when it is gone, to the next one, or to the one before, or to the
   * form; while it is there, to itself.
   */
  from(comment: Comment): () => void {
    const article = this.#article(comment);
    const all = [...this.#root.querySelectorAll<HTMLElement>('article')];
    const seen = all.filter((one) => one === article || one.checkVisibility());
    const at = seen.indexOf(article!);
    return () => {
      if (!this.isFree(comment)) return;
      const next = [article, seen[at + 1], seen[at - 1]].find((one) => one?.isConnected);
      (next ?? this.#host).focus();
    };
  }

  #article({ id }: Comment): HTMLElement | null {
    return this.#root.querySelector(`[data-id="${CSS.escape(id)}"] > article`);
  }
}
