import type { CommentInput } from '../model/comment.js';
import { CommentError } from '../model/errors.js';
import type { CommentAdapter } from './adapter.js';

type Stored = CommentInput & {
  readonly id: string;
  readonly parentId: string | null;
  readonly createdAt: number;
};

/** To try the element out with no server: the comments stay in this browser. The e-mail address is not kept. */
export function local(): CommentAdapter {
  return {
    sorts: ['oldest', 'newest'],
    list: ({ thread, sort, limit, cursor }) =>
      storage(() => {
        // Pages of top-level comments, then of replies: the element puts those where they belong.
        const [roots, replies] = [true, false].map((root) =>
          read(thread).filter(({ parentId }) => !parentId === root),
        );
        if (sort === 'newest') roots!.reverse();
        const all = [...roots!, ...replies!];
        const start = Number(cursor ?? 0);
        const end = start + limit;
        return {
          comments: all.slice(start, end),
          total: all.length,
          next: end < all.length ? String(end) : '',
        };
      }),
    create: ({ thread, parentId, text, name = '', url, key }) =>
      storage(() => {
        const all = read(thread);
        const known = all.find(({ id }) => id === key);
        if (known) return known;
        const comment: Stored = {
          id: key,
          parentId,
          author: { name, ...(url && { url }) },
          createdAt: Date.now(),
          text,
        };
        localStorage.setItem(place(thread), JSON.stringify([...all, comment]));
        return comment;
      }),
  };
}

const place = (thread: string): string => `comment-thread:local:${thread}`;

const read = (thread: string): Stored[] =>
  JSON.parse(localStorage.getItem(place(thread)) ?? '[]') as Stored[];

// eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
async function storage<T>(use: () => T): Promise<T> {
  try {
    return use();
  } catch (cause) {
    throw new CommentError('server', {
      hint: 'adapter="local" needs localStorage: it is blocked, full or unreadable.',
      cause,
    });
  }
}
