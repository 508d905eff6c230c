/** Adapters for the server in memory: one that calls it, and one that goes through `fetch` as any other does. */
import type { Subject } from '../../contract.js';
import { revealEmail } from '../../../../src/index.js';
import { CommentError, type CommentAdapter, type CommentPage } from '../package.js';
import { MANY, MemoryServer } from './memory-server.js';

type Method = 'list' | 'create' | 'edit' | 'remove' | 'vote' | 'moderate';
type Send = (method: Method, token: string | undefined, asked: object, signal: AbortSignal) => Promise<never>;

const HOST = 'https://memory.example/';

function answer(server: MemoryServer, method: Method, token: string | undefined, asked: object): unknown {
  return (server[method] as (token: string | undefined, asked: object) => unknown).call(server, token, asked);
}

/** Without a network. */
export const direct =
  (server: MemoryServer): Send =>
  async (method, token, asked, signal) => {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    return structuredClone(answer(server, method, token, asked)) as never;
  };

export const overTheNetwork: Send = async (method, token, asked, signal) => {
  let response: Response;
  try {
    const body = JSON.stringify({ token, asked });
    response = await fetch(`${HOST}${method}`, { method: 'POST', body, signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw new CommentError('offline', { cause });
  }
  const json = (await response.json().catch(() => ({ error: { code: 'server' } }))) as {
    error?: Pick<CommentError, 'code' | 'details'>;
    answer?: unknown;
  };
  if (json.error) throw new CommentError(json.error.code, json.error.details);
  return json.answer as never;
};

/** Answers what `overTheNetwork` asks. */
export const networkOf =
  (server: MemoryServer): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { token, asked } = (await request.json()) as { token?: string; asked: object };
    try {
      const method = request.url.slice(HOST.length) as Method;
      return Response.json({ answer: answer(server, method, token, asked) });
    } catch (error) {
      if (!(error instanceof CommentError)) throw error;
      return Response.json({ error: { code: error.code, details: error.details } }, { status: 400 });
    }
  };

export function memoryAdapter(send: Send, token?: string): CommentAdapter {
  return {
    sorts: ['oldest', 'newest', 'replies'],
    votes: [1, -1, 0],
    list: (query, { signal }): Promise<CommentPage> => send('list', token, query, signal),
    create: ({ email, ...draft }, { signal }) =>
      send('create', token, { ...draft, email: email && revealEmail(email) }, signal),
    edit: (id, text, { signal }) => send('edit', token, { id, text }, signal),
    remove: (id, { signal }) => send('remove', token, { id }, signal),
    vote: (id, vote, { signal }) => send('vote', token, { id, vote }, signal),
    moderate: (id, verdict, { signal }) => send('moderate', token, { id, verdict }, signal),
  };
}

/** All that the server can do. `change` sabotages every adapter. */
export function memorySubject(
  server: MemoryServer,
  send: Send,
  change: (good: CommentAdapter) => CommentAdapter = (good) => good,
): Subject {
  const adapter = (token?: string) => change(memoryAdapter(send, token));
  return {
    adapter: () => adapter(),
    reset: () => server.reset(),
    threads: {
      open: 'open',
      many: { key: 'many', comments: MANY },
      nested: { key: 'nested', parents: { Ann: null, Bob: 'Ann', Cem: 'Bob', Dana: null } },
      empty: 'empty',
      closed: 'closed',
    },
    idempotent: true,
    held: () => ({ thread: 'held' }),
    member: () => adapter('member'),
    moderator: () => adapter('moderator'),
    refusals: {
      invalid: () => [
        { text: ' ', fields: ['text'] },
        { email: 'nobody', fields: ['email'] },
      ],
      'rate-limited': async (post) => {
        await post({ thread: 'slow' });
        return { thread: 'slow', details: ['retryAfter'] };
      },
      duplicate: async (post) => {
        const { text = '' } = await post();
        return { text };
      },
      'sign-in': () => ({ thread: 'members', details: ['signInUrl'] }),
      forbidden: () => ({ thread: 'staff', adapter: adapter('member') }),
      'not-found': () => ({ parentId: 'gone' }),
    },
    patience: 2000,
  };
}
