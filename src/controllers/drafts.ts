import type { Comment } from '../model/comment.js';
import { load, save } from './storage.js';

/** What a reader has typed and not posted, the text alone, one per thread and parent. */
export class Drafts {
  readonly #prefix: string;

  /** @param place What tells this thread from all others of the site: its backend and its key. */
  constructor(place: string) {
    this.#prefix = `comment-thread:draft:${place}:`;
  }

  read(parent: Comment | null): string {
    return load(this.#place(parent)) ?? '';
  }

  write(parent: Comment | null, text: string): void {
    save(this.#place(parent), text.trim() ? text : null);
  }

  #place(parent: Comment | null): string {
    return this.#prefix + (parent?.id ?? '');
  }
}
