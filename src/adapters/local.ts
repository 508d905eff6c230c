import type { CommentInput, Sort } from '../model/comment.js';
import { CommentError } from '../model/errors.js';
import type { CommentAdapter, CommentDraft } from './adapter.js';

interface Stored {
  readonly id: string;
  readonly parentId: string | null;
  readonly author: { readonly name: string; readonly url?: string | undefined };
  readonly createdAt: number;
  readonly text: string;
  readonly key: string;
}

const place = (thread: string): string => `comment-thread:local:${thread}`;

function open(thread: string): Stored[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(place(thread)) ?? '[]');
    return Array.isArray(list) ? (list as Stored[]) : [];
  } catch (cause) {
    // Unreadable text is no reason to fail: the next comment starts afresh. A blocked storage is.
    if (cause instanceof SyntaxError) return [];
    throw blocked(cause);
  }
}

const blocked = (cause: unknown): CommentError =>
  new CommentError('server', {
    hint: 'adapter="local" needs localStorage, which this page may not use or which is full.',
    cause,
  });

/** To try the element out with no server: the comments stay in this browser. The e-mail address is not kept. */
export function local(): CommentAdapter {
  return {
    sorts: ['oldest', 'newest', 'replies'],
    // eslint-disable-next-line @typescript-eslint/require-await -- throws become rejections
    async list({ thread, sort, limit, cursor }) {
      const all = open(thread);
      const roots = all.filter(({ parentId }) => parentId === null);
      const count = new Map<string, number>();
      for (const { parentId } of all)
        if (parentId !== null) count.set(parentId, (count.get(parentId) ?? 0) + 1);
      roots.sort(ORDER[sort] ?? ((a, b) => (count.get(b.id) ?? 0) - (count.get(a.id) ?? 0)));
      // Replies after all top-level comments: the element puts them where they belong.
      const sorted: Stored[] = [...roots, ...all.filter(({ parentId }) => parentId !== null)];
      const start = Number(cursor ?? 0);
      const end = start + limit;
      return {
        comments: sorted.slice(start, end) satisfies CommentInput[],
        next: end < sorted.length ? String(end) : undefined,
        total: sorted.length,
      };
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- throws become rejections
    async create({ thread, parentId, text, name, url, key }: CommentDraft) {
      const all = open(thread);
      const known = all.find((comment) => comment.key === key);
      if (known) return known;
      const comment: Stored = {
        id: key,
        parentId,
        author: { name: name ?? '', url },
        createdAt: Date.now(),
        text,
        key,
      };
      try {
        localStorage.setItem(place(thread), JSON.stringify([...all, comment]));
      } catch (cause) {
        throw blocked(cause);
      }
      return comment;
    },
  };
}

const ORDER: Partial<Record<Sort, (a: Stored, b: Stored) => number>> = {
  oldest: (a, b) => a.createdAt - b.createdAt,
  newest: (a, b) => b.createdAt - a.createdAt,
};
