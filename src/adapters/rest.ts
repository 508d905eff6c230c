import type { CommentInput, Sort } from '../model/comment.js';
import { revealEmail } from '../model/email.js';
import { CommentError } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import type { ThreadInfo } from '../model/thread-state.js';
import type { CommentAdapter, CommentDraft, CommentPage, ListQuery } from './adapter.js';
import { CONTRACT, DRAFT } from './contract.js';
import { request, type Answer } from './http.js';
import { checkMapping, type RestMapping } from './mapping.js';
import { expand, read, word, type Variables } from './paths.js';
import { toError } from './refusal.js';

export interface RestOptions {
  /** The address that the routes start from, absolute. */
  readonly src: string;
  /** Default: the contract of the reference backend. */
  readonly mapping?: RestMapping | undefined;
  readonly credentials?: RequestCredentials | undefined;
}

/** Any REST backend, by a mapping. */
export function rest({ src, mapping: given, credentials }: RestOptions): CommentAdapter {
  if (given !== undefined) checkMapping(given);
  const map = given ?? CONTRACT;
  const { words = {}, comment: paths } = map;
  const paging = map.paging ?? (map.next === undefined ? 'none' : 'cursor');

  async function call(
    route: string,
    variables: Variables,
    signal: AbortSignal,
    draft?: CommentDraft,
  ): Promise<Answer> {
    const key = draft && map.keyHeader && { [map.keyHeader]: draft.key };
    const answer = await request({
      ...expand(route, src, variables),
      headers: { ...map.headers, ...key },
      body: draft && toBody(draft),
      credentials,
      signal,
    });
    if (!answer.ok) throw toError(answer, map);
    return answer;
  }

  const toBody = (draft: CommentDraft): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(map.draft ?? DRAFT).flatMap(([theirs, ours]) => {
        const value = ours === 'email' ? draft.email && revealEmail(draft.email) : draft[ours];
        return value === undefined || value === '' || value === null ? [] : [[theirs, value]];
      }),
    );

  function toInput(node: unknown): CommentInput {
    const at = (part: keyof typeof paths): never => read(paths[part], node) as never;
    const replies = read(map.replies, node);
    return {
      id: at('id'),
      parentId: at('parentId'),
      author: { name: at('author'), url: at('url'), avatar: at('avatar'), badge: at('badge') },
      createdAt: at('createdAt'),
      editedAt: at('editedAt'),
      html: at('html'),
      text: at('text'),
      status: word(words.status, at('status')),
      // One level; `normalize` would not see the foreign names below it.
      ...(Array.isArray(replies) && { replies }),
    };
  }

  /** A nested answer, however deep, in our names. Iterative: the depth is the backend's choice. */
  function toInputs(list: readonly unknown[]): CommentInput[] {
    const inputs = list.map(toInput);
    const stack = [...inputs];
    for (let input = stack.pop(); input; input = stack.pop())
      if (input.replies) stack.push(...(input.replies = input.replies.map(toInput)));
    return inputs;
  }

  function toPage({ json, headers }: Answer, { cursor, limit }: ListQuery): CommentPage {
    // An empty answer is an empty thread.
    const items = json === undefined || json === null ? [] : read(map.items ?? '', json);
    if (!Array.isArray(items)) throw missing(map.items ?? '', json);
    const total = read(map.total, json, headers);
    const open = read(map.open, json, headers);
    const page = Number(cursor ?? 1);
    const more = total === undefined ? items.length >= limit : page * limit < Number(total);
    const next =
      paging === 'cursor'
        ? toText(read(map.next, json, headers))
        : more && paging !== 'none'
          ? String(page + 1)
          : '';
    return {
      comments: toInputs(items),
      next: items.length > 0 ? next : '',
      total: total === undefined ? undefined : Number(total),
      thread: {
        open: open === undefined ? true : (word(words.open, open) ?? Boolean(open)),
        fields: read(map.fields, json) as ThreadInfo['fields'],
      },
    };
  }

  const { create } = map;
  return {
    sorts: Object.keys(words.sort ?? {}) as Sort[],
    async list(query, { signal }) {
      const { thread, sort, limit, cursor } = query;
      const page = Number(cursor ?? 1);
      const position = paging === 'cursor' ? { cursor } : { page, offset: (page - 1) * limit };
      return toPage(
        await call(map.list, { thread, sort: words.sort?.[sort], limit, ...position }, signal),
        query,
      );
    },
    ...(create && {
      async create(draft, { signal }) {
        const { json } = await call(create, { thread: draft.thread, parent: draft.parentId }, signal, draft);
        return toInput(read(map.created ?? '', json));
      },
    }),
  };
}

function missing(path: string, json: unknown): CommentError {
  const keys =
    typeof json === 'object' && json !== null ? Object.keys(json).slice(0, 8).join(', ') : typeof json;
  return new CommentError('server', {
    hint: `mapping: "items" is "${path}", but there is no array at that path in the answer; it has: ${keys || 'nothing'}.`,
  });
}
