import type { CommentPage } from '../adapters/adapter.js';
import { CommentError } from '../model/errors.js';
import { normalizeAll, toNumber } from '../model/normalize.js';
import type { Page } from '../model/thread-state.js';
import { prepareBodies } from '../sanitize/body.js';

/** What an adapter resolved to, ready to be shown. Without types it may have resolved to anything. */
export async function pageOf(answer: CommentPage): Promise<Page> {
  if (!Array.isArray((answer as unknown as CommentPage | null)?.comments))
    throw new CommentError('server', {
      hint: 'list() must resolve to {comments: […]}; other APIs need a mapping.',
    });
  const comments = await normalizeAll(answer.comments);
  await prepareBodies(comments);
  const total = toNumber(answer.total);
  return {
    comments,
    next: answer.next ?? undefined,
    total: Number.isFinite(total) ? total : undefined,
    info: answer.thread,
  };
}
