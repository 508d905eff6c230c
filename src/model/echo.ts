import type { CommentInput } from './comment.js';

/** What was sent, as a comment: shown until the backend shows its own. */
export const echoOf = (
  {
    parentId,
    text,
    name = '',
    url,
  }: Pick<CommentInput, 'parentId' | 'text'> & { name?: string; url?: string },
  id = '',
): CommentInput => ({ id, parentId, text, author: { name, ...(url && { url }) }, createdAt: Date.now() });
