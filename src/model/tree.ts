import type { Comment, CommentId } from './comment.js';

/** One comment in its place on the page. */
export interface Row {
  readonly comment: Comment;
  /** 1 for a top-level comment, at most the depth cap. */
  readonly level: number;
  /** The rows of the list inside this one. */
  readonly replies: Row[];
  /** The parent, where the indent does not show it: beyond the cap. */
  readonly replyTo?: Comment;
  /** It answers a comment that is not here: deleted, or on another page. */
  readonly orphan: boolean;
  /** How many rows lie inside this one. */
  total: number;
}

export interface Tree {
  readonly roots: readonly Row[];
  readonly rows: ReadonlyMap<CommentId, Row>;
  /** The row whose list holds this one. */
  readonly outer: ReadonlyMap<Row, Row>;
}

/**
 * Comments in the backend's order → rows to draw. Top-level comments keep that order; replies read downwards
 * in time, whichever page they came on. Every comment is in the tree exactly once, whatever its parents say:
 * orphans stand at the top, a circle is opened at its oldest comment. Iterative throughout.
 */
export function buildTree(comments: ReadonlyMap<CommentId, Comment>, maxDepth: number): Tree {
  const children = new Map<CommentId, Comment[]>();
  const starts: Comment[] = [];
  for (const comment of comments.values()) {
    const { parentId } = comment;
    if (parentId === null || !comments.has(parentId)) {
      starts.push(comment);
      continue;
    }
    const siblings = children.get(parentId);
    if (siblings) siblings.push(comment);
    else children.set(parentId, [comment]);
  }
  for (const siblings of children.values()) siblings.sort(byTime);

  const roots: Row[] = [];
  const rows = new Map<CommentId, Row>();
  const outer = new Map<Row, Row>();
  const grow = (start: Comment): void => {
    const stack: [Comment, Row | undefined][] = [[start, undefined]];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [comment, parent] = next;
      if (rows.has(comment.id)) continue;
      const flat = parent !== undefined && parent.level >= maxDepth;
      const holder = flat ? outer.get(parent) : parent;
      const row: Row = {
        comment,
        level: holder ? holder.level + 1 : 1,
        replies: [],
        ...(flat && { replyTo: parent.comment }),
        orphan: !parent && comment.parentId !== null,
        total: 0,
      };
      rows.set(comment.id, row);
      if (holder) outer.set(row, holder);
      (holder?.replies ?? roots).push(row);
      const replies = children.get(comment.id) ?? [];
      for (let i = replies.length - 1; i >= 0; i--) stack.push([replies[i]!, row]);
    }
  };
  starts.forEach(grow);
  // What no start reached hangs on a circle.
  if (rows.size < comments.size)
    for (const comment of comments.values())
      if (!rows.has(comment.id)) grow(oldestOfCircle(comment, comments));

  // Children come after their parents in `rows`, so counting backwards adds each row up once.
  for (const row of [...rows.values()].reverse()) {
    const holder = outer.get(row);
    if (holder) holder.total += row.total + 1;
  }
  return { roots, rows, outer };
}

/** Unknown dates keep their place. */
const byTime = (a: Comment, b: Comment): number => a.createdAt - b.createdAt || 0;

function oldestOfCircle(start: Comment, comments: ReadonlyMap<CommentId, Comment>): Comment {
  const parentOf = (comment: Comment): Comment => comments.get(comment.parentId!)!;
  const path = new Set<Comment>();
  let comment = start;
  for (; !path.has(comment); comment = parentOf(comment)) path.add(comment);
  let oldest = comment;
  for (let other = parentOf(comment); other !== comment; other = parentOf(other))
    if (other.createdAt < oldest.createdAt) oldest = other;
  return oldest;
}
