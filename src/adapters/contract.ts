import type { CommentInput } from '../model/comment.js';
import { revealEmail } from '../model/email.js';
import { CommentError } from '../model/errors.js';
import type { CommentAdapter, CommentPage } from './adapter.js';
import type { Answer } from './http.js';
import { request } from './http.js';
import { Identity, type IdentityOptions } from './identity.js';
import { toError } from './refusal.js';

export interface ContractOptions extends IdentityOptions {
  /** The address that `/comments` stands behind, absolute. */
  readonly src: string;
  readonly credentials?: RequestCredentials | undefined;
}

const NAMES = { text: 'text', name: 'name', email: 'email', url: 'url' };

/** Problem details (RFC 9457). */
function refusal(answer: Answer): CommentError | undefined {
  if (answer.response.ok) return undefined;
  const { code, detail, errors, signInUrl } = (answer.json ?? {}) as Record<string, unknown>;
  return toError(answer, { code, message: detail, errors, signInUrl }, NAMES);
}

/** The REST contract that a backend gets for nothing: `src` alone is enough. Comments have our own names. */
export function contract({ src, credentials, ...who }: ContractOptions): CommentAdapter {
  const identity = new Identity(who);

  async function call(
    query: Readonly<Record<string, string | number | undefined>>,
    signal: AbortSignal,
    key?: string,
    body?: Record<string, unknown>,
  ): Promise<unknown> {
    const url = new URL(src);
    url.hash = '';
    url.pathname = `${url.pathname.replace(/\/$/, '')}/comments`;
    for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, String(value));
    const { json } = await identity.send(
      (secrets) =>
        request({
          method: body ? 'POST' : 'GET',
          url: url.href,
          headers: { ...(key && { 'Idempotency-Key': key }), ...secrets },
          body,
          secret: Object.keys(secrets).length > 0,
          credentials,
          signal,
        }),
      refusal,
    );
    return json;
  }

  return {
    sorts: ['oldest', 'newest', 'replies'],
    async list({ thread, sort, limit, cursor }, { signal }) {
      const page = (await call({ thread, sort, limit, cursor }, signal)) as CommentPage | null | undefined;
      // An empty answer is an empty thread.
      if (page == null || (Array.isArray(page) && page.length === 0)) return { comments: [] };
      // A backend that says "more" and gives nothing would be asked for ever.
      return (page.comments as unknown[] | undefined)?.length ? page : { ...page, next: null };
    },
    create: async ({ thread, parentId, text, name, email, url, key }, { signal }) => {
      const given = { thread, parentId, text, name, email: email && revealEmail(email), url };
      // What the reader left empty is not sent.
      const body = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
      return (await call({}, signal, key, body)) as CommentInput;
    },
  };
}
