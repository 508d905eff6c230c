import type { Comment } from '../model/comment.js';
import { uuid } from '../model/uuid.js';
import { load, save } from './storage.js';

/** An answer to the comment, or another text for the comment itself. */
type Mode = 'draft' | 'edit' | 'key';

/** What a reader has typed and not posted, the text alone, one per thread and comment that is answered or edited. */
export class Drafts {
  /** What tells this thread from all others of the site: its backend and its key. */
  readonly place: string;

  constructor(place: string) {
    this.place = place;
  }

  read(comment: Comment | null, mode?: Mode): string {
    return load(this.#place(comment, mode)) ?? '';
  }

  write(comment: Comment | null, text: string, mode?: Mode): void {
    const kept = text.trim() ? text : null;
    save(this.#place(comment, mode), kept);
    if (kept === null && mode !== 'edit') save(this.#place(comment, 'key'), null);
  }

  /**
   * One key for an attempt to post a text and all its retries, also after a reload: a backend can tell that it is the
   * same. `key`: one that it had before it was a draft.
   */
  key(comment: Comment | null, text: string, key?: string): string {
    const place = this.#place(comment, 'key');
    const [id, ...said] = load(place)?.split('\n') ?? [];
    key ??= id && said.join('\n') === text ? id : uuid();
    save(place, `${key}\n${text}`);
    return key;
  }

  #place(comment: Comment | null, mode: Mode = 'draft'): string {
    return `comment-thread:${mode}:${this.place}:${comment?.id ?? ''}`;
  }
}
