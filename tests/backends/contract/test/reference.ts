/** The reference backend in this process, as a subject. Its words are new each time, so nothing is reset. */
import { createApi, type ApiOptions } from '../../../../demo/server/api.js';
import { plant } from '../../../../demo/server/seeds.js';
import type { Seed } from '../../../../demo/server/seeds/seed.js';
import { contract } from '../../../../src/adapters/contract.js';
import { rest, type CommentAdapter, type RestMapping } from '../../../../src/index.js';
import { openBackend } from '../../../server/harness.js';
import type { Subject } from '../../contract.js';
import { random } from '../words.js';

export interface Reference {
  /** Takes the place of the network. */
  readonly fetch: typeof fetch;
  readonly close: () => Promise<void>;
}

const MANY = 120;
const ROOTS = 70;
const seed = (id: string, ago: number, to?: string): Seed => ({
  id,
  name: id,
  ago,
  text: `${id} says something.`,
  ...(to !== undefined && { to }),
});

export async function openReference(options: Partial<ApiOptions> = {}): Promise<Reference> {
  const backend = await openBackend();
  const { db } = backend;
  const many = Array.from({ length: MANY }, (_, i) =>
    seed(`Reader ${i}`, MANY - i, i < ROOTS ? undefined : `Reader ${(i * 7) % ROOTS}`),
  );
  await plant(db, 'many', many);
  await plant(db, 'nested', [
    seed('Ann', 9),
    seed('Bob', 8, 'Ann'),
    seed('Cem', 7, 'Bob'),
    seed('Dana', 6),
    seed('Eve', 5, 'Ann'),
  ]);
  await plant(db, 'empty', []);
  await plant(db, 'closed', [seed('Ann', 9)], { open: false });
  await plant(db, 'held', [], { moderation: 'all' });

  const fast = createApi({ db, ...options });
  const slow = createApi({ db, rateLimit: { posts: 1, seconds: 60 }, trustProxy: true });
  return {
    close: () => backend.close(),
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const reader = /^https:\/\/slow-(\d+)/.exec(request.url)?.[1];
      if (reader) request.headers.set('x-forwarded-for', `198.51.100.${reader}`);
      const response = await (reader ? slow : fast).request(request);
      request.signal.throwIfAborted();
      return response;
    },
  };
}

/** The contract in the words of a mapping. */
const MAPPING: RestMapping = {
  list: 'GET /comments?thread={thread}&sort={sort}&limit={limit}&cursor={cursor}',
  create: { route: 'POST /comments', headers: { 'Idempotency-Key': '{key}' } },
  items: 'comments',
  total: 'total',
  next: 'next',
  open: 'thread.open',
  fields: 'thread.fields',
  words: { sort: { oldest: 'oldest', newest: 'newest', replies: 'replies' } },
  errors: { message: 'detail', fields: 'errors', signInUrl: 'signInUrl' },
};

/** By the adapter that `src` alone gives, and by a mapping. */
export const references: Record<string, Subject> = {
  'src alone': reference((src) => contract({ src })),
  'a mapping': reference((src) => rest({ src, mapping: MAPPING })),
};

/** Readers who post too fast: each by an address of its own. */
let hasty = 0;

export function reference(reach: (src: string) => CommentAdapter): Subject {
  const adapter = (host = 'reference.example') => reach(`https://${host}/`);
  return {
    adapter: () => adapter(),
    threads: {
      open: 'open',
      many: { key: 'many', comments: MANY },
      nested: { key: 'nested', parents: { Ann: null, Bob: 'Ann', Cem: 'Bob', Dana: null, Eve: 'Ann' } },
      empty: 'empty',
      closed: 'closed',
    },
    idempotent: true,
    held: () => ({ thread: 'held' }),
    refusals: {
      invalid: () => [
        { text: ' ', fields: ['text'] },
        { name: ' ', fields: ['name'] },
        { email: 'nobody', fields: ['email'] },
        { url: 'ftp://x.example', fields: ['url'] },
        { text: '', name: 'n'.repeat(300), fields: ['text', 'name'] },
      ],
      'rate-limited': async (post) => {
        const slow = adapter(`slow-${++hasty}.example`);
        await post({ adapter: slow });
        return { adapter: slow, details: ['retryAfter', 'message'] };
      },
      duplicate: async (post) => {
        const words = { text: `The very same, ${random()}.`, name: 'Twin' };
        await post(words);
        return { ...words, details: ['message'] };
      },
      'not-found': () => ({ parentId: '999999999' }),
    },
  };
}
