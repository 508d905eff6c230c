import { CommentError } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import { uuid } from '../model/uuid.js';
import type { Reader } from './comments.js';
import { request, type Answer } from './http.js';
import { Identity, type IdentityOptions } from './identity.js';
import type { DetailedRequest, RequestMapping, RestMapping, SessionMapping } from './mapping.js';
import type { Preset } from './preset.js';
import { at, word } from './paths.js';
import { asksFor } from './paging.js';
import { refusalOf } from './mapped-refusal.js';
import { expand, fieldNames, fillBody, fillText, type Holes } from './route.js';

/** What `create` sends when a mapping does not say otherwise: our own names. */
const BODY = {
  thread: '{thread}',
  parentId: '{parent}',
  text: '{text}',
  name: '{name}',
  email: '{email}',
  url: '{url}',
};

export interface Options extends IdentityOptions {
  /** The address that the routes start from, absolute. */
  readonly src: string;
  readonly map: RestMapping;
  /** Default: what the mapping says, else `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  readonly prepare?: Preset['prepare'];
}

interface CallDetails {
  readonly signal: AbortSignal;
  readonly headers?: Record<string, string> | undefined;
  /** Instead of the route's address. */
  readonly link?: string | undefined;
}

/** Sends the requests of a mapping, as the reader that the page says. */
export class Client {
  readonly #options: Options;
  readonly #identity: Identity;
  #reader: Promise<Reader | undefined> | undefined;
  #guest: string | undefined;
  /** The secrets that the reader was asked for with. */
  #askedAs: string | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#identity = new Identity(options, options.map.token);
  }

  /** Resolves to an answer that is no refusal; a refused token is renewed once. */
  async call(action: RequestMapping, holes: Holes, { signal, headers, link }: CallDetails): Promise<Answer> {
    const { src, map, credentials = map.credentials } = this.#options;
    const detailed: DetailedRequest = typeof action === 'string' ? { route: action } : action;
    const body = detailed.body ?? (action === map.create ? BODY : undefined);
    const all: Record<string, Holes[string]> = { visitor: this.#visitor(action), ...holes };
    for (const [name, value] of new URL(src).searchParams) all[`src.${name}`] = value;
    const own: Record<string, string> = {};
    for (const [name, value] of Object.entries(detailed.headers ?? {})) own[name] = fillText(value, all);
    return this.#identity.send(
      (secrets) => {
        // A guest's list may have been redirected; a token goes where the owner said.
        if (link && Object.keys(secrets).length > 0 && new URL(link).origin !== new URL(src).origin)
          throw new CommentError('server', { hint: `The next page is on another server, ${link}.` });
        return request({
          ...expand(detailed.route, src, all),
          ...(link && { url: link }),
          headers: { ...map.headers, ...own, ...headers, ...secrets },
          body: body && fillBody(body, all),
          form: detailed.form,
          secret: Object.keys(secrets).length > 0,
          credentials,
          signal,
        });
      },
      (answer) => refusalOf(answer, map, fieldNames(body ?? {})),
    );
  }

  /** Who the reader is, where the page gave a token and the backend tells. */
  async reader(): Promise<Reader | undefined> {
    const { session } = this.#options.map;
    if (!session || !this.#identity.given) return undefined;
    const before = await this.#secrets();
    // No token, no request: a guest, who may sign in later.
    if (before === '{}') return undefined;
    if (before !== this.#askedAs) {
      this.#askedAs = before;
      this.#reader = this.#ask(session).catch(() => {
        this.#askedAs = undefined;
        return undefined;
      });
    }
    return this.#reader;
  }

  async #ask(session: SessionMapping): Promise<Reader> {
    const { words } = this.#options.map;
    // Not with the signal of one list: others wait for it, too.
    const { json } = await this.call(session.route, {}, { signal: new AbortController().signal });
    // The token may have been renewed on the way; another one later may be another reader.
    this.#askedAs = await this.#secrets();
    const moderator = at(session.moderator, json);
    return {
      id: toText(at(session.id, json)),
      name: toText(at(session.name, json)),
      moderator: words?.moderator ? (word(words.moderator, moderator) ?? false) : Boolean(moderator),
    };
  }

  async #secrets(): Promise<string> {
    return JSON.stringify(await this.#identity.headers().catch(() => ({})));
  }

  /** Headers that make a guest known to the backend. */
  async prepare(name: string, signal: AbortSignal): Promise<Record<string, string>> {
    return (await this.#options.prepare?.((route) => this.call(route, { name }, { signal }))) ?? {};
  }

  /** A random id that this browser keeps for a backend which knows its guests by one. */
  #visitor(action: RequestMapping): string | undefined {
    if (!asksFor(action, '{visitor}')) return undefined;
    const place = `comment-thread:visitor:${new URL(this.#options.src).origin}`;
    try {
      this.#guest ??= localStorage.getItem(place) ?? uuid();
      localStorage.setItem(place, this.#guest);
    } catch {
      // Storage is blocked: known as long as the page is open.
      this.#guest ??= uuid();
    }
    return this.#guest;
  }
}

/** Several lists may wait for one answer: each gives up by itself. */
export const unlessAborted = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    answer.then(resolve, reject);
  });
