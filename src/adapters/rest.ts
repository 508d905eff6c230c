import type { CommentInput, Sort, Vote } from '../model/comment.js';
import { echoOf } from '../model/echo.js';
import { revealEmail, type Email } from '../model/email.js';
import { CommentError } from '../model/errors.js';
import { toNumber, toText } from '../model/normalize.js';
import type { CommentAdapter, CommentDraft, CommentPage, ListQuery } from './adapter.js';
import { Client, unlessAborted, type Options } from './client.js';
import { CommentReader } from './comments.js';
import type { RequestMapping, RestMapping } from './mapping.js';
import { asksFor, moveUp, nextOf, positionOf } from './paging.js';
import { isRoot, Parents } from './parents.js';
import { at, read, word } from './paths.js';
import { surroundings } from './route.js';

export interface RestOptions extends Omit<Options, 'map'> {
  readonly mapping: RestMapping;
  /** Opens the sealed address: another copy of this script cannot. */
  readonly reveal?: ((email: Email) => string) | undefined;
}

const VERDICTS = ['approve', 'spam', 'trash'] as const;

/** An adapter made of a mapping, which it shows to those who look for mistakes in it. */
export interface RestAdapter extends CommentAdapter {
  readonly src: string;
  readonly mapping: RestMapping;
}

/** Any REST backend, by a mapping. */
export function rest({ mapping: map, reveal = revealEmail, ...options }: RestOptions): RestAdapter {
  const client = new Client({ ...options, map });
  const { words = {}, items = '', created = '' } = map;
  const sorts = Object.keys(words.sort ?? {}) as Sort[];
  const votes: Partial<Record<string, unknown>> = words.vote ?? { 1: 1, 0: 0 };
  const parents = new Parents();
  /** The thread that is shown, for routes that want it beside a comment's id. */
  let shown = '';
  /** Comments taken away since the last page: those behind them have moved up. */
  let gone = 0;

  const reader = async (thread: string): Promise<CommentReader> =>
    new CommentReader(map, thread, await client.reader());

  async function list(query: ListQuery, signal: AbortSignal): Promise<CommentPage> {
    const { thread, sort, cursor } = query;
    shown = thread;
    const limit = Math.min(query.limit, map.maxLimit ?? query.limit);
    const here = moveUp(map, positionOf(map, cursor), cursor ? gone : 0, limit);
    gone = 0;
    const who = await unlessAborted(client.reader(), signal);
    const link = map.paging === 'link' ? here.cursor : undefined;
    const holes = { thread, sort: words.sort?.[sort], limit, ...here };
    const [answer, info] = await Promise.all([
      client.call((who?.moderator && map.session?.list) || map.list, holes, { signal, link }),
      // What a list does not say of its thread is no reason not to show it.
      cursor || !map.info ? undefined : client.call(map.info, holes, { signal }).catch(() => undefined),
    ]);
    signal.throwIfAborted();
    // An empty answer is an empty thread.
    const found = answer.json == null ? [] : read(items, answer);
    if (!Array.isArray(found)) throw missing(items, answer.json);
    const into = new CommentReader(map, thread, who);
    const comments = await into.readAll(found);
    const came = map.roots === undefined ? found.length : comments.filter(isRoot).length;
    if (!cursor) parents.forget();
    if (map.parents)
      await parents.addTo(comments, async (ids) => {
        const page = await client.call(map.parents!, { thread, ids: ids.join() }, { signal });
        const above = read(items, page);
        return Array.isArray(above) ? into.readAll(above) : [];
      });
    const about = info ?? answer;
    const open = read(map.open, about);
    const total = toNumber(read(map.total, answer));
    return {
      comments,
      next: nextOf(map, answer, here, came, limit),
      total: Number.isNaN(total) ? undefined : total,
      thread: {
        open: open === undefined ? true : (word(words.open, open) ?? Boolean(open)),
        fields: read(map.fields, about) as NonNullable<CommentPage['thread']>['fields'],
        ...(who?.name && { user: { name: who.name } }),
      },
    };
  }

  async function create(draft: CommentDraft, signal: AbortSignal): Promise<CommentInput> {
    const { thread, parentId, rootId, name = '', email, url = '', text } = draft;
    shown = thread;
    const who = await client.reader();
    const headers = who ? {} : await client.prepare(name, signal);
    // The reader's account has a name of its own.
    const fields = who ? {} : { name, email: email && reveal(email), url };
    const holes = {
      thread,
      parent: parentId,
      root: rootId,
      key: draft.key,
      text,
      ...surroundings(),
      ...fields,
    };
    const { json } = await client.call(map.create!, holes, { signal, headers });
    const answer = at(created, json);
    const [input] = await (await reader(thread)).readAll([answer]);
    // What an answer does not say is as it was sent.
    const author = input?.author ?? { name: who?.name ?? name, url };
    if (input && (input.html ?? input.text) !== undefined)
      return { ...input, parentId: input.parentId ?? parentId, author };
    // Some answer with nothing but an id: the comment is in the list.
    const id = toText(input?.id);
    const echo = echoOf({ parentId, text, name, url }, id);
    if (!id) return echo;
    const page = await list(
      { thread, sort: sorts.includes('newest') ? 'newest' : 'oldest', limit: 50 },
      signal,
    ).catch(() => undefined);
    return find(page?.comments ?? [], id) ?? echo;
  }

  /** One comment in the answer to a request about it. */
  async function change(
    action: RequestMapping,
    holes: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<CommentInput | undefined> {
    const { json } = await client.call(action, { thread: shown, ...holes }, { signal });
    const [input] = await (await reader(shown)).readAll([at(created, json)]);
    return toText(input?.id) ? input : undefined;
  }

  const { edit, remove, vote, approve, spam, trash } = map;
  const verdicts = { approve, spam, trash };
  return {
    src: options.src,
    mapping: map,
    sorts,
    // Without a place for the parent a reply would be a comment like any other.
    replies: typeof map.create !== 'object' || !map.create.body || asksFor(map.create, '{parent'),
    list: (query, { signal }) => list(query, signal),
    ...(map.create && { create: (draft, { signal }) => create(draft, signal) }),
    ...(edit && {
      edit: async (id, text, { signal }) => {
        const input = await change(edit, { id, text }, signal);
        return (
          input ??
          Promise.reject(
            new CommentError('server', {
              hint: 'mapping: the answer to "edit" has no comment at "created".',
            }),
          )
        );
      },
    }),
    ...(remove && {
      remove: async (id, { signal }) => {
        const input = await change(remove, { id }, signal);
        if (input?.status === 'deleted') return input;
        gone++;
        return undefined;
      },
    }),
    ...(vote && {
      votes: Object.keys(votes).map((said) => Number(said) as Vote),
      vote: async (id, wanted, { signal, from }) => {
        const said = votes[wanted] === '{from}' ? votes[from] : votes[wanted];
        const { json } = await client.call(vote, { thread: shown, id, vote: said as string }, { signal });
        return { ...(await reader(shown)).votes(at(created, json)), mine: wanted };
      },
    }),
    ...((approve ?? spam ?? trash) && {
      verdicts: VERDICTS.filter((verdict) => verdicts[verdict]),
      moderate: async (id, verdict, { signal }) => {
        const action = verdicts[verdict];
        if (!action) throw new CommentError('forbidden');
        const input = await change(action, { id }, signal);
        if (verdict === 'approve') return input;
        gone++;
        return undefined;
      },
    }),
  };
}

function find(comments: readonly CommentInput[], id: string): CommentInput | undefined {
  const stack = [...comments];
  for (let input = stack.pop(); input; input = stack.pop()) {
    if (toText(input.id) === id) return input;
    if (Array.isArray(input.replies)) for (const reply of input.replies as CommentInput[]) stack.push(reply);
  }
  return undefined;
}

function missing(path: unknown, json: unknown): CommentError {
  const keys =
    typeof json === 'object' && json !== null ? Object.keys(json).slice(0, 8).join(', ') : typeof json;
  return new CommentError('server', {
    hint: `mapping: "items" is "${String(path)}", but there is no array at that path in the answer; it has: ${keys || 'nothing'}.`,
  });
}
