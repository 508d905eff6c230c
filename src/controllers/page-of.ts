import type { CommentPage } from '../adapters/adapter.js';
import type { Comment } from '../model/comment.js';
import { CommentError } from '../model/errors.js';
import { normalizeAll, toNumber } from '../model/normalize.js';
import type { Page } from '../model/thread-state.js';
import { prepareBody, prepareSanitizer } from '../sanitize/body.js';
import { load, save } from './storage.js';

/** Comments of a page that are made ready before it is shown. */
const AHEAD = 100;
/** A thread of this site has needed the sanitiser. */
const SANITIZED = 'comment-thread:sanitizer';

/** Fetches at the same time as the comments what they will need, as far as that is known from an earlier visit. */
export function expectPage(): void {
  if (load(SANITIZED)) void prepareSanitizer();
}

/** Before a comment is shown: what to wait for, if it needs the sanitiser. */
export function prepareOne(comment: Comment): Promise<void> | undefined {
  const sanitizer = prepareBody(comment);
  if (sanitizer) save(SANITIZED, '1');
  return sanitizer;
}

/** The first of them before any is shown, so that they come at once; the others as they are drawn. */
export async function prepare(comments: readonly Comment[]): Promise<void> {
  expectPage();
  for (const comment of comments.slice(0, AHEAD)) {
    const sanitizer = prepareOne(comment);
    if (sanitizer) return sanitizer;
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
