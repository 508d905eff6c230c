import type { CommentId } from '../model/comment.js';

const HASH = /^#comment-(.+)$/;

/** The comment that the page's address names, or undefined. */
export function linkedComment(): CommentId | undefined {
  const [, name] = HASH.exec(location.hash) ?? [];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
