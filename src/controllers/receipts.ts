import type { Comment, CommentId } from '../model/comment.js';
import { toJson } from '../model/json.js';
import { normalize, toText } from '../model/normalize.js';
import { load, save } from './storage.js';

/** Days that a comment is remembered as held: after that, nobody will approve it. */
const DAYS = 30;

/** A comment, and the name of the account that wrote it. */
type Kept = [comment: Comment, user: string];

/**
 * Held comments that their writer may still see: most backends do not show them, not even to who wrote them. Kept in
 * this browser until the backend lists them, as published or as held. There is no address in a comment.
 */
export class Receipts {
  readonly #key: string;
  /** The account, empty for a guest; undefined until the backend has answered. */
  #user: string | undefined;

  /** @param place What tells this thread from all others of the site: its backend and its key. */
  constructor(place: string) {
    this.#key = `comment-thread:held:${place}`;
  }

  /**
   * What this reader wrote: as shown so far, unless another account is signed in by now. What that one wrote in
   * this browser is not theirs to see.
   */
  ownOf(user: string, shown: ReadonlyMap<CommentId, Comment>): ReadonlyMap<CommentId, Comment> {
    if (user === this.#user) return shown;
    const kept = this.#kept().flatMap(([comment, by]) =>
      by === user ? [[comment.id, comment] as const] : [],
    );
    const own = new Map([...kept, ...(this.#user === undefined ? shown : [])]);
    this.#user = user;
    return own;
  }

  /** What has become of a comment: one that was kept, or is `fresh`, is kept as it is now while it is held. */
  settle(comment: Comment, fresh: boolean): void {
    const kept = this.#kept();
    const others = kept.filter(([{ id }]) => id !== comment.id);
    const known = others.length < kept.length;
    const keep = (fresh || known) && comment.status === 'pending' && !comment.nameless;
    if (known || keep) this.#write(keep ? [...others, [comment, this.#user ?? '']] : others);
  }

  /** These came from the backend: it shows them itself. */
  drop(listed: readonly Comment[]): void {
    const ids = new Set(listed.map(({ id }) => id));
    const kept = this.#kept();
    const left = kept.filter(([{ id }]) => !ids.has(id));
    if (left.length < kept.length) this.#write(left);
  }

  #kept(): Kept[] {
    const text = load(this.#key);
    const kept = text ? this.#read(text) : [];
    // Too old, or somebody else's words.
    if (text && kept.length === 0) this.#write(kept);
    return kept;
  }

  #read(text: string): Kept[] {
    const since = Date.now() - DAYS * 86_400_000;
    try {
      return (JSON.parse(text) as { user?: unknown }[]).flatMap((raw) =>
        normalize([raw]).flatMap((comment): Kept[] =>
          comment.createdAt > since ? [[comment, toText(raw.user)]] : [],
        ),
      );
    } catch {
      return [];
    }
  }

  #write(kept: readonly Kept[]): void {
    const plain = kept.map(([{ body, can: _, ...comment }, user]) => ({ ...comment, ...body, user }));
    save(this.#key, kept.length ? toJson(plain) : null);
  }
}
