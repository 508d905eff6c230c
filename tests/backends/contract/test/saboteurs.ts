/** Ways to break an adapter. */
import { revealEmail } from '../../../../src/index.js';
import {
  CommentError,
  type CommentAdapter,
  type CommentInput,
  type CommentPage,
  type ErrorCode,
} from '../package.js';

/** What is bad of it; the rest is as of the good one. */
export type Sabotage = (good: CommentAdapter) => Partial<CommentAdapter>;

export const READ_ONLY = ['many', 'nested'];

/** Lists other comments than the server has. */
export const page =
  (
    thread: string | readonly string[],
    change: (page: CommentPage, limit: number, cursor?: string) => Partial<CommentPage>,
  ): Sabotage =>
  (good) => ({
    list: async (query, options) => {
      const right = await good.list(query, options);
      return [thread].flat().includes(query.thread)
        ? { ...right, ...change(right, query.limit, query.cursor) }
        : right;
    },
  });
export const each = (
  thread: string | readonly string[],
  change: (comment: CommentInput) => unknown,
): Sabotage =>
  page(thread, ({ comments }) => ({
    comments: comments.map((comment) => ({ ...comment, ...(change(comment) as object) })),
  }));
/** Answers with another comment than was stored. */
export const created =
  (change: (comment: CommentInput, root: boolean) => unknown): Sabotage =>
  (good) => ({
    create: async (draft, options) => {
      const right = await good.create!(draft, options);
      return { ...right, ...(change(right, draft.parentId === draft.rootId) as object) };
    },
  });
export const miscoded = (
  code: ErrorCode,
  details?: CommentError['details'],
  wrong: ErrorCode = code,
): Sabotage =>
  thrown((error) => (error.code === code ? new CommentError(wrong, details ?? error.details) : error));
export const thrown =
  (change: (error: CommentError) => unknown): Sabotage =>
  (good) => {
    const told = (error: unknown) => {
      throw error instanceof CommentError ? change(error) : error;
    };
    return {
      list: (query, options) => good.list(query, options).catch(told),
      create: (draft, options) => good.create!(draft, options).catch(told),
    };
  };
/** Tells the address to somebody else besides. */
export const telling =
  (url: (address: string) => string, init?: (address: string) => RequestInit): Sabotage =>
  (good) => ({
    create: async (draft, options) => {
      const address = draft.email ? revealEmail(draft.email) : '';
      await fetch(url(address), init?.(address)).catch(() => undefined);
      return good.create!(draft, options);
    },
  });

const unsaid: Sabotage = () => ({ moderate: () => Promise.resolve(undefined) });
export const only =
  (verdict: string): Sabotage =>
  (good) => ({
    moderate: (id, said, options) =>
      said === verdict ? unsaid(good).moderate!(id, said, options) : good.moderate!(id, said, options),
  });
