import type { Comment } from '../model/comment.js';
import { load, save } from './storage.js';

/** An answer to the comment, or another text for the comment itself. */
type Mode = 'draft' | 'edit';

/** What a reader has typed and not posted, the text alone, one per thread and comment that is answered or edited. */
export class Drafts {
  readonly #thread: string;

  /** @param place What tells this thread from all others of the site: its backend and its key. */
  constructor(place: string) {
    this.#thread = place;
  }

  read(comment: Comment | null, mode?: Mode): string {
    return load(this.#place(comment, mode)) ?? '';
  }

  write(comment: Comment | null, text: string, mode?: Mode): void {
    save(this.#place(comment, mode), text.trim() ? text : null);
  }

  #place(comment: Comment | null, mode: Mode = 'draft'): string {
    return `comment-thread:${mode}:${this.#thread}:${comment?.id ?? ''}`;
  }
}
