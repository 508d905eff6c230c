import type { CommentId } from '../model/comment.js';

const HASH = /^#comment-(.+)$/;

/** The comment that the page's address names, or undefined. */
export function linkedComment(): CommentId | undefined {
  const [, name] = HASH.exec(location.hash) ?? [];
  try {
    // `#comment-form` is the form.
    return name && name !== 'form' ? decodeURIComponent(name) : undefined;
  } catch {
    return undefined;
  }
}
