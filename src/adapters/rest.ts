import type { CommentInput, Sort } from '../model/comment.js';
import { revealEmail } from '../model/email.js';
import { CommentError } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import type { ThreadInfo } from '../model/thread-state.js';
import type { CommentAdapter, CommentDraft } from './adapter.js';
import { CONTRACT } from './contract.js';
import { request, type Answer } from './http.js';
import { checkMapping, type CommentPart, type RestMapping } from './mapping.js';
import { expand, read, word, type Variables } from './paths.js';
import { DRAFT, toError } from './refusal.js';

export interface RestOptions {
  /** The address that the routes start from, absolute. */
  readonly src: string;
  /** Default: the contract of the reference backend. */
  readonly mapping?: RestMapping | undefined;
  readonly credentials?: RequestCredentials | undefined;
}

/** Any REST backend, by a mapping. */
export function rest({ src, mapping, credentials }: RestOptions): CommentAdapter {
  if (mapping !== undefined) checkMapping(mapping);
  const map = mapping ?? CONTRACT;
  const { words = {}, comment: parts, create, items = '', next, total } = map;
  const paging = map.paging ?? (next === undefined ? 'none' : 'cursor');

  async function call(
    route: string,
    variables: Variables,
    signal: AbortSignal,
    draft?: CommentDraft,
  ): Promise<Answer> {
    const answer = await request({
      ...expand(route, src, variables),
      headers: { ...map.headers, ...(draft && map.keyHeader && { [map.keyHeader]: draft.key }) },
      body: draft && toBody(draft),
      credentials,
      signal,
    });
    if (!answer.response.ok) throw toError(answer, map);
    return answer;
  }

  const toBody = (draft: CommentDraft): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(map.draft ?? DRAFT)
        .map(
          ([theirs, ours]) =>
            [theirs, ours === 'email' ? draft.email && revealEmail(draft.email) : draft[ours]] as const,
        )
        // What the reader left empty is not sent.
        .filter(([, value]) => value),
    );

  function toInput(node: unknown): CommentInput {
    // Without a map of its parts it has our own names.
    if (!parts) return node as CommentInput;
    const at = (part: CommentPart): never => read(parts[part], node) as never;
    return {
      id: at('id'),
      parentId: at('parentId'),
      author: { name: at('author'), url: at('url'), avatar: at('avatar'), badge: at('badge') },
      createdAt: at('createdAt'),
      editedAt: at('editedAt'),
      html: at('html'),
      text: at('text'),
      status: word(words.status, at('status')),
      replies: read(map.replies, node) as CommentInput[],
    };
  }

  /** Nested replies too. Iterative: how deep they go is the backend's choice. */
  function toInputs(list: readonly unknown[]): CommentInput[] {
    const inputs = list.map(toInput);
    const stack = parts ? [...inputs] : [];
    for (let input = stack.pop(); input; input = stack.pop())
      if (Array.isArray(input.replies)) stack.push(...(input.replies = input.replies.map(toInput)));
    return inputs;
  }

  return {
    sorts: Object.keys(words.sort ?? {}) as Sort[],
    async list({ thread, sort, limit, cursor }, { signal }) {
      const page = Number(cursor ?? 1);
      const position = paging === 'cursor' ? { cursor } : { page, offset: (page - 1) * limit };
      const { json, response } = await call(
        map.list,
        { thread, sort: words.sort?.[sort], limit, ...position },
        signal,
      );
      // An empty answer is an empty thread.
      const list = json == null ? [] : read(items, json);
      if (!Array.isArray(list)) throw missing(items, json);
      const count = read(total, json, response.headers);
      const open = read(map.open, json);
      const more = count === undefined ? list.length >= limit : page * limit < Number(count);
      return {
        comments: toInputs(list),
        // A backend that says "more" and gives nothing would be asked for ever.
        next:
          list.length === 0
            ? ''
            : paging === 'cursor'
              ? toText(read(next, json, response.headers))
              : more && paging !== 'none'
                ? String(page + 1)
                : '',
        total: count as number | undefined,
        thread: {
          open: open === undefined ? true : (word(words.open, open) ?? Boolean(open)),
          fields: read(map.fields, json) as ThreadInfo['fields'],
        },
      };
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
