import type { CommentInput, Vote } from '../model/comment.js';
import { toNumber, toText } from '../model/normalize.js';
import type { Part, RestMapping } from './mapping.js';
import { at, unescape, word } from './paths.js';
import { fillText } from './route.js';

/** The signed-in reader, as the backend knows them. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly moderator: boolean;
}

/** Turns Markdown into HTML, which is sanitised like any other; undefined: it is shown as text. */
type ToHtml = (markdown: string) => string | undefined;

/** Their comments → ours. */
export class CommentReader {
  readonly #map: RestMapping;
  readonly #noParent: string;
  readonly #reader: Reader | undefined;
  #toHtml: ToHtml | undefined;

  constructor(map: RestMapping, thread: string, reader: Reader | undefined) {
    this.#map = map;
    this.#noParent = fillText(map.noParent ?? '0', { thread });
    this.#reader = reader;
  }

  /** Nested replies too. Iterative: how deep they go is the backend's choice. */
  async readAll(list: readonly unknown[]): Promise<CommentInput[]> {
    // Only backends that send nothing but Markdown pay for it.
    if (this.#map.comment?.markdown) this.#toHtml ??= (await import('./markdown.js')).toHtml;
    const all = this.#readList(list);
    const stack = [all];
    for (let inputs = stack.pop(); inputs; inputs = stack.pop())
      for (const input of inputs)
        if (Array.isArray(input.replies)) stack.push((input.replies = this.#readList(input.replies)));
    return all;
  }

  /** What is nothing is no comment. */
  #readList(list: readonly unknown[]): CommentInput[] {
    return list.filter((node) => node != null).map(this.#read);
  }

  readonly #read = (node: unknown): CommentInput => {
    const { comment: parts, words = {}, escaped, replies } = this.#map;
    // Without a map of its parts it has our own names.
    if (!parts) return node as CommentInput;
    const part = (name: Part): unknown => at(parts[name], node);
    const line = (value: unknown): string => (escaped ? unescape(toText(value)) : toText(value));
    const parentId = toText(part('parentId'));
    const badge = part('badge');
    const markdown = part('markdown');
    const html = part('html') ?? (markdown === undefined ? undefined : this.#toHtml?.(toText(markdown)));
    const reader = this.#reader;
    const userId = toText(part('userId'));
    const moderator = reader?.moderator ?? false;
    const own =
      moderator || Boolean(part('own')) || (reader && userId !== '' && userId === reader.id) || false;
    return {
      id: part('id') as string,
      parentId: part('parentId') === undefined ? undefined : parentId === this.#noParent ? null : parentId,
      author:
        (part('author') ?? part('url') ?? badge) === undefined
          ? undefined
          : {
              name: line(part('author')),
              url: toText(part('url')),
              avatar: toText(part('avatar')),
              badge: line(words.badge ? word(words.badge, badge) : badge),
            },
      createdAt: this.#date(part('createdAt')),
      editedAt: this.#date(part('editedAt')),
      html: html as string,
      text: (part('text') ?? markdown) as string,
      source: toText(part('source') ?? markdown) || undefined,
      status: word(words.status, part('status')),
      votes: part('up') === undefined ? undefined : this.votes(node),
      can: reader || part('own') !== undefined ? { edit: own, remove: own, moderate: moderator } : undefined,
      replies: at(replies, node) as CommentInput[],
    };
  };

  /** What a node says of votes; what it does not say is absent. */
  votes(node: unknown): { up?: number; down?: number; mine?: Vote } {
    const { comment: parts, words = {} } = this.#map;
    const count = (path: Part): number | undefined => {
      const value = toNumber(at(parts?.[path], node));
      return Number.isNaN(value) ? undefined : value;
    };
    const [up, down] = [count('up'), count('down')];
    const said = at(parts?.mine, node);
    const mine = words.mine
      ? word(words.mine, said)
      : said === true
        ? 1
        : (count('mine') as Vote | undefined);
    return {
      ...(up !== undefined && { up }),
      ...(down !== undefined && { down }),
      ...(mine !== undefined && { mine }),
    };
  }

  #date(value: unknown): string | number | undefined {
    const { zone } = this.#map;
    const local = zone && typeof value === 'string' && /\d:\d\d[\d:.,]*$/.test(value);
    return local ? `${value.replace(' ', 'T')}${zone}` : (value as string);
  }
}
