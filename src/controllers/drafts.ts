import type { CommentId } from '../model/comment.js';
import { load, save } from './storage.js';

/** What a reader has typed and not posted, the text alone, one per thread and parent. */
export class Drafts {
  readonly #prefix: string;

  /** @param place What tells this thread from all others of the site: its backend and its key. */
  constructor(place: string) {
    this.#prefix = `comment-thread:draft:${place}:`;
  }

  read(parentId: CommentId | null): string {
    return load(this.#prefix + (parentId ?? '')) ?? '';
  }

  write(parentId: CommentId | null, text: string): void {
    save(this.#prefix + (parentId ?? ''), text.trim() ? text : null);
  }
}
