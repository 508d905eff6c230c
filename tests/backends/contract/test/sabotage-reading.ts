/** For every check that reads, adapters that break what it looks at and nothing else. */
import { CommentError } from '../package.js';
import type { CheckName } from '../names.js';
import { READ_ONLY, each, page, type Sabotage } from './saboteurs.js';

export const READING: Record<
  CheckName<'listing' | 'paging' | 'sorting' | 'nesting' | 'aborting'>,
  readonly Sabotage[]
> = {
  'a page is well formed': [
    page('nested', () => ({ total: '4' as never })),
    page('open', () => ({ thread: { open: 'yes' as never } })),
    page('open', () => ({ thread: { open: false } })),
    page('nested', () => ({ next: 0 as never })),
  ],
  'every comment is well formed': [
    each(READ_ONLY, () => ({ createdAt: 0 })),
    each('nested', () => ({ createdAt: 'yesterday' })),
    each('nested', () => ({ createdAt: 1_700_000_000_000_000 })),
    each('nested', () => ({ text: undefined })),
    each('nested', () => ({ html: { rendered: 'x' } })),
    each('nested', () => ({ status: 'approved' })),
    each('many', () => ({ author: { name: 7 } })),
    each('many', () => ({ can: { edit: 1 } })),
    each('many', () => ({ votes: { up: '3' } })),
    each('many', () => ({ editedAt: 'x' })),
  ],
  'every comment has its date': [each('many', () => ({ createdAt: null }))],
  'an unknown thread is empty or not found': [
    (good) => ({
      list: async (query, options) => {
        if (query.thread.startsWith('no-such')) throw new CommentError('forbidden');
        return good.list(query, options);
      },
    }),
    (good) => ({
      list: (query, options) =>
        good.list({ ...query, thread: query.thread.startsWith('no-such') ? 'many' : query.thread }, options),
    }),
  ],
  'an empty thread is empty': [page('empty', () => ({ total: 3 })), page('empty', () => ({ next: '0' }))],

  'the pages come to an end': [
    page('many', ({ next }) => ({ next: next ?? '9999' })),
    page('many', ({ next }, _, cursor) => ({ next: next ?? String(Number(cursor) + 1000) })),
  ],
  'the pages lose no comment': [
    page('many', ({ comments }) => ({ comments: comments.filter(({ author }) => author !== 'Reader 39') })),
  ],
  'the pages repeat no comment': [
    page('many', ({ comments }, limit, cursor) => ({
      comments: cursor && limit === 5 ? [...comments, comments[0]!] : comments,
    })),
  ],
  'any page size brings the same comments': [
    page('many', ({ next }, limit) => ({ next: limit > 50 ? null : next })),
    (good) => ({
      list: async (query, options) => {
        if (query.limit > 100) throw new CommentError('invalid');
        return good.list(query, options);
      },
    }),
  ],
  'the total is plausible': [
    page('many', () => ({ total: 1000 })),
    page('many', () => ({ total: 5 })),
    page('many', ({ next }) => ({ total: next ? 60 : 59 })),
  ],

  'every order brings the same comments': [
    (good) => ({
      list: async (query, options) => {
        const right = await good.list(query, options);
        return query.sort === 'replies' ? { ...right, comments: right.comments.slice(1) } : right;
      },
    }),
  ],
  'oldest goes from the oldest to the newest': [
    (good) => ({
      list: async (query, options) => {
        const right = await good.list(query, options);
        return query.sort === 'oldest' ? { ...right, comments: [...right.comments].reverse() } : right;
      },
    }),
  ],
  'newest goes from the newest to the oldest': [
    (good) => ({ list: (query, options) => good.list({ ...query, sort: 'oldest' }, options) }),
  ],

  'replies have their parents': [
    page('nested', ({ comments }) => ({
      comments: comments.map((comment) =>
        comment.author === 'Cem'
          ? { ...comment, parentId: comments.find(({ author }) => author === 'Ann')!.id }
          : comment,
      ),
    })),
    each('nested', ({ author }) => (author === 'Dana' ? { parentId: '61' } : {})),
    each('nested', ({ author }) => (author === 'Dana' ? { author: 'Anonymous' } : {})),
  ],
  'no reply comes without its parent': [
    each('many', ({ parentId }) => ({ parentId: parentId && `comment-${parentId}` })),
  ],
  'no comment answers itself, directly or in a circle': [
    each('many', ({ id, parentId }) => ({ parentId: parentId && id })),
    page('many', ({ comments }) => ({
      // A parent that answers its own reply.
      comments: comments.map((comment) => ({
        ...comment,
        parentId: comments.find(({ parentId }) => parentId === comment.id)?.id ?? comment.parentId,
      })),
    })),
  ],

  'a list that is aborted beforehand rejects': [
    (good) => ({
      list: (query, { signal }) =>
        good.list(query, { signal: signal.aborted ? new AbortController().signal : signal }),
    }),
    (good) => ({
      list: async (query, options) => {
        if (options.signal.aborted) throw new CommentError('offline');
        return good.list(query, options);
      },
    }),
  ],
  'a list that is aborted on its way rejects at once': [
    (good) => ({
      list: (query, { signal }) =>
        good.list(query, { signal: signal.aborted ? signal : new AbortController().signal }),
    }),
    (good) => ({
      list: async (query, { signal }) => {
        const early = signal.aborted;
        return good.list(query, { signal }).catch((error: unknown) => {
          throw signal.aborted && !early ? new CommentError('offline') : error;
        });
      },
    }),
  ],
  'an abort leaves no unhandled rejection': [
    (good) => ({
      list: (query, options) => {
        const call = good.list(query, options);
        // The copy that nobody waits for.
        void call.then(() => undefined);
        return call;
      },
    }),
  ],
};
