import type { CommentId } from '../model/comment.js';
import { withoutSecrets } from '../model/url.js';
import { anchor } from '../templates/view.js';

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

/** The comment's address on this page, to the clipboard; into the address bar, and false, where that is refused. */
export async function copyLink(id: CommentId): Promise<boolean> {
  // It is made to be handed on.
  const url = withoutSecrets(location.href);
  url.hash = anchor(id);
  try {
    await navigator.clipboard.writeText(url.href);
    return true;
  } catch {
    location.hash = url.hash;
    return false;
  }
}
