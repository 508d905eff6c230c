import type { Comment, CommentId } from '../model/comment.js';
import { buildTree, type Row, type Tree } from '../model/tree.js';

/**
 * What of the thread is open, folded or pointed at. It counts what has changed inside each top-level comment,
 * so that opening a form in one leaves all others alone.
 */
export class Outline {
  tree: Tree = buildTree(new Map(), 1);
  collapsed: ReadonlySet<CommentId> = new Set();
  replyingTo: CommentId | null = null;
  target: CommentId | null = null;
  readonly touched = new WeakMap<Row, number>();
  #comments: ReadonlyMap<CommentId, Comment> | undefined;
  #depth = 0;

  /** Builds the tree anew if the comments or the depth are others than before. */
  update(comments: ReadonlyMap<CommentId, Comment>, depth: number): void {
    if (comments === this.#comments && depth === this.#depth) return;
    this.#comments = comments;
    this.#depth = depth;
    this.tree = buildTree(comments, depth);
    // Its draft waits until the comment is there again.
    if (this.replyingTo !== null && !this.tree.rows.has(this.replyingTo)) this.replyingTo = null;
  }

  /** Another thread: nothing is open. */
  reset(): void {
    this.collapsed = new Set();
    this.replyingTo = this.target = null;
  }

  reply(id: CommentId | null): void {
    this.#touch(this.replyingTo);
    this.replyingTo = id;
    this.#touch(id);
  }

  aim(id: CommentId | null): void {
    this.#touch(this.target);
    this.target = id;
    this.#touch(id);
  }

  toggle(id: CommentId): void {
    const collapsed = new Set(this.collapsed);
    if (!collapsed.delete(id)) collapsed.add(id);
    this.collapsed = collapsed;
    this.#touch(id);
  }

  /** Opens all that hides a comment. */
  unfold(id: CommentId): void {
    for (let row = this.#outer(id); row; row = this.tree.outer.get(row))
      if (this.collapsed.has(row.comment.id)) this.toggle(row.comment.id);
  }

  #outer(id: CommentId): Row | undefined {
    const row = this.tree.rows.get(id);
    return row && this.tree.outer.get(row);
  }

  #touch(id: CommentId | null): void {
    let row = id === null ? undefined : this.tree.rows.get(id);
    if (!row) return;
    for (let outer = this.tree.outer.get(row); outer; outer = this.tree.outer.get(row)) row = outer;
    this.touched.set(row, (this.touched.get(row) ?? 0) + 1);
  }
}
