import type { CommentInput } from '../model/comment.js';
import { toText } from '../model/normalize.js';

/** How far up the parents of replies are looked for. */
const MAX_LEVELS = 20;

export const isRoot = ({ parentId }: CommentInput): boolean => /^0?$/.test(toText(parentId));

/** Finds the parents of replies that came on another page than these, by their ids, a request a level. */
export class Parents {
  /** Ids that came on this page or one before. */
  readonly #known = new Set<string>();

  forget(): void {
    this.#known.clear();
  }

  /** Adds to a page what its replies hang on. */
  async addTo(
    comments: CommentInput[],
    load: (ids: readonly string[]) => Promise<readonly CommentInput[]>,
  ): Promise<void> {
    let fresh: readonly CommentInput[] = comments;
    for (let level = 0; level < MAX_LEVELS && fresh.length > 0; level++) {
      for (const { id } of fresh) this.#known.add(toText(id));
      const wanted = fresh.filter((input) => !isRoot(input)).map(({ parentId }) => toText(parentId));
      const ids = [...new Set(wanted)].filter((id) => !this.#known.has(id));
      if (ids.length === 0) return;
      // One that is gone is asked for once.
      for (const id of ids) this.#known.add(id);
      try {
        fresh = await load(ids);
      } catch (error) {
        // The same page may be asked for again.
        for (const id of ids) this.#known.delete(id);
        throw error;
      }
      for (const comment of fresh) comments.push(comment);
    }
  }
}
