import type { CommentInput } from '../model/comment.js';
import type { CommentAdapter } from './adapter.js';

/** To try the element out with no server: the comments stay in this browser, the e-mail address is not kept. */
export function local(): CommentAdapter {
  return {
    sorts: ['oldest', 'newest'],
    list: ({ thread, sort }) =>
      storage(thread, (all) => ({ comments: sort === 'newest' ? all.reverse() : all, total: all.length })),
    create: ({ thread, parentId, text, name = '', url, key: id }) =>
      storage(thread, (all, save) => {
        const known = all.find((comment) => comment.id === id);
        if (known) return known;
        const comment = { id, parentId, author: { name, ...(url && { url }) }, createdAt: Date.now(), text };
        save([...all, comment]);
        return comment;
      }),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
async function storage<T>(
  thread: string,
  use: (all: CommentInput[], save: (all: CommentInput[]) => void) => T,
): Promise<T> {
  const place = `comment-thread:local:${thread}`;
  try {
    return use(JSON.parse(localStorage.getItem(place) ?? '[]') as CommentInput[], (all) => {
      localStorage.setItem(place, JSON.stringify(all));
    });
  } catch (cause) {
    // A plain error: this file is loaded by itself and shares nothing with the element.
    throw new Error('adapter="local" needs localStorage: it is blocked, full or unreadable.', { cause });
  }
}
