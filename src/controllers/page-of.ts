import type { CommentPage } from '../adapters/adapter.js';
import type { Comment } from '../model/comment.js';
import { CommentError } from '../model/errors.js';
import { normalizeAll, toNumber } from '../model/normalize.js';
import type { Page } from '../model/thread-state.js';
import { prepareBodies, prepareSanitizer } from '../sanitize/body.js';
import { load, save } from './storage.js';

/** A thread of this site has needed the sanitiser. */
const SANITIZED = 'comment-thread:sanitizer';

/** Fetches at the same time as the comments what they will need, as far as that is known from an earlier visit. */
export function expectPage(): void {
  if (load(SANITIZED)) void prepareSanitizer();
}

/** Before they are shown. */
export async function prepare(comments: readonly Comment[]): Promise<void> {
  if (await prepareBodies(comments)) save(SANITIZED, '1');
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
