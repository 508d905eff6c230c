import type { Comment, CommentId } from '../model/comment.js';
import { buildTree, type Tree } from '../model/tree.js';

/** What of the thread is open, folded or pointed at. */
export class Outline {
  tree: Tree = buildTree(new Map(), 1);
  readonly collapsed = new Set<CommentId>();
  replyingTo: CommentId | null = null;
  target: CommentId | null = null;
  /** What is off screen is drawn as well. */
  whole = false;
  /** Counts what changes all comments at once. */
  version = 0;
  /** Comments that show something new since they were drawn. */
  readonly touched = new Set<CommentId | null>();
  #comments: ReadonlyMap<CommentId, Comment> | undefined;
  #depth = 0;

  /** Builds the tree anew if the comments or the depth are others than before. */
  update(comments: ReadonlyMap<CommentId, Comment>, depth: number): void {
    if (comments === this.#comments && depth === this.#depth) return;
    this.#comments = comments;
    this.#depth = depth;
    this.tree = buildTree(comments, depth);
    // Its draft waits until the comment is there again.
    if (this.replyingTo !== null && !this.tree.rows.has(this.replyingTo)) this.reply(null);
  }

  reply(id: CommentId | null): void {
    this.touched.add(this.replyingTo).add(id);
    this.replyingTo = id;
  }

  aim(id: CommentId | null): void {
    this.touched.add(this.target).add(id);
    this.target = id;
  }

  toggle(id: CommentId): void {
    const { rows, outer } = this.tree;
    if (!this.collapsed.delete(id)) {
      this.collapsed.add(id);
      // A form that is folded away could not be found: it goes home, its text stays.
      const open = rows.get(this.replyingTo ?? '');
      for (let row = open && outer.get(open); row; row = outer.get(row))
        if (row.comment.id === id) this.reply(null);
    }
    this.touched.add(id);
  }

  /** Opens all that hides a comment. */
  unfold(id: CommentId): void {
    const { rows, outer } = this.tree;
    for (let row = rows.get(id); row; row = outer.get(row))
      if (row.comment.id !== id && this.collapsed.has(row.comment.id)) this.toggle(row.comment.id);
  }

  /** Opens all there is, and has all of it drawn. */
  openAll(): void {
    this.whole = true;
    this.collapsed.clear();
    this.version++;
  }

  /** The top-level comment above a comment, as far up as is known, or the comment itself. */
  rootOf(id: CommentId | null): CommentId | null {
    const { rows, outer } = this.tree;
    let root = id;
    for (let row = rows.get(id ?? ''); row; row = rows.get(row.replyTo?.id ?? '') ?? outer.get(row))
      root = row.comment.parentId ?? row.comment.id;
    return root;
  }

  /** Another thread: nothing is open. */
  reset(): void {
    this.collapsed.clear();
    this.version++;
    this.reply(null);
    this.aim(null);
  }
}
