import type { CommentPage } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../model/comment.js';
import { CommentError } from '../model/errors.js';
import { normalizeAll, toNumber } from '../model/normalize.js';
import type { Page } from '../model/thread-state.js';
import { prepareBody, prepareSanitizer } from '../sanitize/body.js';
import { load, save } from './storage.js';

/** So many of a page's comments, and of the replies to its first ones, are made ready before it is shown. */
const AHEAD = 100;
const FIRST = 20;
/** Milliseconds that they are text rather than not there. */
const PATIENCE = 5000;
/** A thread of this site has needed the sanitiser. */
const SANITIZED = 'comment-thread:sanitizer';

/** Fetches at the same time as the comments what they will need, as far as that is known from an earlier visit. */
export function expectPage(): void {
  if (load(SANITIZED)) void prepareSanitizer();
}

/** Before a comment is shown: when the sanitiser will be there, if this one needs it. Until then it is text. */
export function prepareOne(comment: Comment): Promise<void> | undefined {
  const sanitizer = prepareBody(comment);
  if (sanitizer) save(SANITIZED, '1');
  return sanitizer;
}

/**
 * Those that may be in view before any is shown, so that no words change before a reader's eyes: the first ones, and
 * what hangs on these, wherever it stands. The others as they are drawn.
 */
export async function prepare(comments: readonly Comment[]): Promise<void> {
  const first = new Set<CommentId | null>(comments.slice(0, FIRST).map(({ id }) => id));
  let ahead = 0;
  let below = 0;
  for (const comment of comments) {
    const hangs = first.has(comment.parentId);
    if (hangs) first.add(comment.id);
    if (ahead++ >= AHEAD && (!hangs || below++ >= AHEAD)) continue;
    try {
      const sanitizer = prepareOne(comment);
      if (sanitizer) {
        await Promise.race([sanitizer, new Promise((go) => setTimeout(go, PATIENCE))]);
        return;
      }
    } catch {
      // Code of the page may break it: that is said in its place.
    }
  }
}

/** What an adapter resolved to, ready to be shown. Without types it may have resolved to anything. */
export async function pageOf(answer: CommentPage): Promise<Page> {
  if (!Array.isArray((answer as unknown as CommentPage | null)?.comments))
    throw new CommentError('server', {
      hint: 'list() must resolve to {comments: […]}; other APIs need a mapping.',
    });
  const comments = await normalizeAll(answer.comments);
  await prepare(comments);
  const total = toNumber(answer.total);
  return {
    comments,
    next: answer.next ?? undefined,
    total: Number.isFinite(total) ? total : undefined,
    info: answer.thread,
  };
}
