import type { Comment, CommentId } from '../model/comment.js';
import { normalize } from '../model/normalize.js';
import { load, save } from './storage.js';

/** Days that a comment is remembered as held: after that, nobody will approve it. */
const DAYS = 30;

/**
 * Held comments that their writer may still see: most backends do not show them, not even to who wrote them. Kept in
 * this browser until the backend lists them, as published or as held. There is no address in a comment.
 */
export class Receipts {
  readonly #key: string;

  /** @param place What tells this thread from all others of the site: its backend and its key. */
  constructor(place: string) {
    this.#key = `comment-thread:held:${place}`;
  }

  read(): ReadonlyMap<CommentId, Comment> {
    let kept: unknown;
    try {
      kept = JSON.parse(load(this.#key) ?? '[]');
    } catch {
      // Somebody else's words.
    }
    const since = Date.now() - DAYS * 86_400_000;
    const held = normalize(kept).filter(({ createdAt }) => !(createdAt <= since));
    return new Map(held.map((comment) => [comment.id, comment]));
  }

  /** What has become of a comment: one that was kept, or is `fresh`, is kept as it is now while it is held. */
  settle(comment: Comment, fresh: boolean): void {
    const held = new Map(this.read());
    const known = held.delete(comment.id);
    const keep = (fresh || known) && comment.status === 'pending' && !comment.nameless;
    if (keep) held.set(comment.id, comment);
    if (known || keep) this.#write(held);
  }

  /** These came from the backend: it shows them itself. */
  drop(listed: readonly Comment[]): void {
    const held = new Map(this.read());
    for (const { id } of listed) held.delete(id);
    this.#write(held);
  }

  #write(held: ReadonlyMap<CommentId, Comment>): void {
    const plain = [...held.values()].map(({ body, can: _, ...comment }) => ({ ...comment, ...body }));
    save(this.#key, held.size ? JSON.stringify(plain) : null);
  }
}
