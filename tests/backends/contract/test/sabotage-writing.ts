/** For every check that writes, adapters that break what it looks at and nothing else. */
import { revealEmail } from '../../../../src/index.js';
import { CommentError } from '../package.js';
import type { CheckName } from '../names.js';
import { created, each, miscoded, only, page, telling, thrown, type Sabotage } from './saboteurs.js';
import type { READING } from './sabotage-reading.js';

export const WRITING: Record<Exclude<CheckName, keyof typeof READING>, readonly Sabotage[]> = {
  'a new comment comes back as it was written': [
    created((_, root) => (root ? { createdAt: 'just now' } : {})),
    created(({ parentId }) => ({ parentId: parentId ?? 'post-1' })),
  ],
  'a new comment is in the list once': [
    page('open', ({ comments }) => ({ comments: [...comments, ...comments.slice(-1)] })),
  ],
  'awkward words survive': [
    created(({ text }) => ({ text: text!.replace(/&/g, '&amp;') })),
    created(({ text }) => ({ text: text!.replace(/\n/g, '') })),
    created(({ text }) => ({ html: `<p>${text!}</p>`.replace(/<b>.*<\/b>/, '') })),
    created(({ text }) => ({ text: text!.replace(/\p{Extended_Pictographic}/gu, '?') })),
  ],
  'an awkward name survives': [
    created(({ author }) => ({ author: (author as string).replace('&', '&amp;') })),
    created(() => ({ author: 'Ada Kit' })),
  ],
  'a held comment is told as pending': [created(() => ({ status: 'published' }))],

  'a reply stands under its parent': [
    created(({ parentId }, first) => ({ parentId: first ? null : parentId })),
  ],
  'a reply to a reply stands in its place': [
    (good) => ({
      create: async (draft, options) => {
        const right = await good.create!(draft, options);
        return { ...right, parentId: draft.rootId };
      },
    }),
  ],
  'a repeated key makes one comment': [
    (good) => ({
      create: (draft, options) => good.create!({ ...draft, key: crypto.randomUUID() }, options),
    }),
  ],

  'refuses as invalid': [
    miscoded('invalid', {}),
    miscoded('invalid', { fields: { text: 'Wrong.' } }),
    miscoded('invalid', { fields: { text: 'Wrong.', email: 'Wrong.', comment: 'Wrong.' } as never }),
    miscoded('invalid', { fields: { text: ['Wrong.'], email: ['Wrong.'] } as never }),
    miscoded('invalid', undefined, 'server'),
  ],
  'refuses as rate-limited': [
    miscoded('rate-limited', {}),
    miscoded('rate-limited', { retryAfter: '30' as never }),
    miscoded('rate-limited', undefined, 'invalid'),
  ],
  'refuses as closed': [miscoded('closed', undefined, 'forbidden')],
  'refuses as duplicate': [
    miscoded('duplicate', undefined, 'invalid'),
    thrown((error) =>
      error.code === 'duplicate' ? Object.assign(new Error('x'), { code: 'duplicate' }) : error,
    ),
  ],
  'refuses as sign-in': [miscoded('sign-in', {}), miscoded('sign-in', undefined, 'forbidden')],
  'refuses as forbidden': [miscoded('forbidden', undefined, 'server')],
  'refuses as not-found': [miscoded('not-found', undefined, 'invalid')],
  'a server that cannot be reached is told as offline': [
    thrown((error) => (error.code === 'offline' ? error.details.cause : error)),
    (good) => ({
      list: (query, options) =>
        good.list(query, options).catch((error: unknown) => {
          if (error instanceof CommentError && error.code === 'offline') return { comments: [] };
          throw error;
        }),
    }),
  ],
  'a broken answer is told as server': [
    miscoded('server', undefined, 'invalid'),
    thrown((error) => (error.code === 'server' ? new SyntaxError('Unexpected token <') : error)),
  ],

  'the address leaves once, in a body': [
    telling((address) => `https://memory.example/seen?mail=${encodeURIComponent(address)}`),
    telling((address) => `https://memory.example/seen/${btoa(address)}`),
    telling(
      () => 'https://memory.example/seen',
      (address) => ({ headers: { 'x-from': address } }),
    ),
    telling(
      () => 'https://memory.example/seen',
      (address) => ({ method: 'POST', body: new URLSearchParams({ address }) }),
    ),
    (good) => ({
      create: async (draft, options) => {
        const body = new FormData();
        body.set('mail', draft.email ? revealEmail(draft.email) : '');
        await fetch(new Request('https://memory.example/seen', { method: 'POST', body })).catch(
          () => undefined,
        );
        return good.create!(draft, options);
      },
    }),
  ],
  'the address is in no answer': [
    (good) => ({
      create: async (draft, options) =>
        Object.defineProperty(await good.create!(draft, options), 'writer', {
          value: revealEmail(draft.email!),
        }),
    }),
    (good) => ({
      create: async (draft, options) => Object.assign(await good.create!(draft, options), { draft }),
    }),
  ],
  'the address is in no error': [
    (good) => ({
      create: (draft, options) =>
        good.create!(draft, options).catch((error: unknown) => {
          const { code, details } = error as CommentError;
          throw new CommentError(code, { ...details, cause: { sent: { mail: revealEmail(draft.email!) } } });
        }),
    }),
  ],
  'no comment has a field for an address': [
    each('many', () => ({ author_email: 'ann@x.example' })),
    each('nested', ({ author }) => ({ author: { name: author, mailMd5: '0cc175b9' } })),
  ],

  'an edit changes the words': [
    () => ({ edit: (id, text) => Promise.resolve({ id, text }) }),
    (good) => ({
      edit: async (id, text, options) => ({
        ...(await good.edit!(id, text, options)),
        text: 'What was said before',
      }),
    }),
    each('open', () => ({ text: 'What was said before' })),
  ],
  'what is removed is gone': [
    () => ({ remove: () => Promise.resolve(undefined) }),
    (good) => ({
      remove: async (id, options) => ({
        ...(await good.remove!(id, options))!,
        status: 'published' as const,
      }),
    }),
  ],
  'a like counts': [
    (good) => ({
      vote: (id, vote, options) => (vote === 1 ? Promise.resolve({ up: 0 }) : good.vote!(id, vote, options)),
    }),
  ],
  'a dislike counts': [
    (good) => ({ vote: (id, vote, options) => good.vote!(id, vote === -1 ? 1 : vote, options) }),
  ],
  'a vote can be taken back': [
    (good) => ({
      vote: (id, vote, options) => (vote === 0 ? Promise.resolve({}) : good.vote!(id, vote, options)),
    }),
  ],
  'a moderator sees what is held': [
    page('held', ({ comments }) => ({ comments: comments.filter(({ status }) => status !== 'pending') })),
    each('held', () => ({ can: {} })),
  ],
  'approve publishes': [only('approve')],
  'spam is no longer shown': [only('spam')],
  'trash is no longer shown': [only('trash')],
};
