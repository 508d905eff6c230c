import type { CommentStatus, Sort } from '../model/comment.js';
import type { ErrorCode, Field } from '../model/errors.js';
import type { CommentMapping, Path } from './comment-mapping.js';

export type { CommentMapping, Part, Path } from './comment-mapping.js';

/**
 * Method and path, behind `src`: `"GET /comments?post={thread}&page={page}"`. Each action has holes of its own;
 * `{src.site}` is the parameter `site` in the query of `src`, in all of them. A pair of the query whose hole is
 * empty is left out.
 * @pattern ^(GET|POST|PUT|PATCH|DELETE)( (?!\S*[\/=][:<]\w)([\/?]\S*)?)?$
 */
export type Route = string;

/**
 * What a body holds, as JSON with holes: `{"post": "{thread}", "type": "comment"}`. A key whose value is one empty
 * hole is left out. `{parent:number}` is sent as a number, `{text:html}` as HTML, plain text escaped.
 */
export type Body = { readonly [key: string]: BodyValue };
type BodyValue = string | number | boolean | null | Body | readonly BodyValue[];

/** A request: its route, or all that is to be said of it. */
export type RequestMapping = Route | DetailedRequest;

export interface DetailedRequest {
  /** Method and path, as of a request that has no more to say. */
  readonly route: Route;
  /** What is sent, as JSON. Default of `create`: our own names (thread parentId text name email url); else nothing. */
  readonly body?: Body;
  /** Sends the body as a form does (`application/x-www-form-urlencoded`): across origins it needs no preflight. */
  readonly form?: boolean;
  /** Besides those of the whole mapping; `{key}` in `create` is the idempotency key. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a REST backend calls things, as plain JSON. `list` alone makes a thread that can be read; each further request
 * switches its control on. What this cannot say is written as an adapter.
 */
export interface RestMapping {
  /** For editors that complete it. */
  readonly $schema?: string;

  /** Holes: thread sort limit page offset cursor visitor. */
  readonly list: RequestMapping;
  /** Brings comments by their ids, where replies come on other pages than their parents. Holes: ids thread. */
  readonly parents?: RequestMapping;
  /** What the list does not say of the thread: `open` and `fields` are read from its answer. Hole: thread. */
  readonly info?: RequestMapping;
  /**
   * Holes: thread parent root visitor; in the body text name email url besides, and page (its address), title and
   * now; in headers key.
   */
  readonly create?: RequestMapping;
  /** Holes: id thread text visitor. */
  readonly edit?: RequestMapping;
  /** Holes: id thread visitor. */
  readonly remove?: RequestMapping;
  /** Holes: id thread vote visitor. */
  readonly vote?: RequestMapping;
  /** A moderator lets a held comment be seen. Holes: id thread. */
  readonly approve?: RequestMapping;
  /** A moderator says that it is spam. Holes: id thread. */
  readonly spam?: RequestMapping;
  /** A moderator takes it away. Holes: id thread. */
  readonly trash?: RequestMapping;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The header that carries the reader's token. Default: `"Authorization: Bearer {token}"`.
   * @pattern ^[\w-]+:.*\{token\}
   */
  readonly token?: string;
  /** Who the reader with a token is. */
  readonly session?: SessionMapping;
  /** Where readers sign in; `{page}` is the address to come back to. */
  readonly signIn?: string;
  /** Cookies, where the attribute says nothing. Default: `same-origin`. */
  readonly credentials?: 'omit' | 'same-origin' | 'include';

  /** How `list` gets to the next page. Default: `cursor` when `next` is mapped, else `none`. */
  readonly paging?: 'page' | 'offset' | 'cursor' | 'link' | 'none';
  /**
   * The number of the first page. Default: 1.
   * @asType integer
   * @minimum 0
   */
  readonly firstPage?: number;
  /**
   * The most comments per page that the backend gives.
   * @asType integer
   * @minimum 1
   */
  readonly maxLimit?: number;
  /** The next cursor, or for `link` the next address (default: the `Link` header's `rel="next"`); nothing on the last page. */
  readonly next?: Path;
  /** Whether there are more, where neither `next` nor a count tells it. */
  readonly more?: Path;
  /** How many pages there are. */
  readonly pages?: Path;
  /** How many top-level comments there are, where pages count only those and bring their replies along. */
  readonly roots?: Path;

  /** The array of comments. Default: the answer itself. */
  readonly items?: Path;
  /** How many comments the thread has. */
  readonly total?: Path;
  /** Whether the thread takes comments. */
  readonly open?: Path;
  /** Rules of the fields: `{text: {required, maxLength}, …}`. */
  readonly fields?: Path;
  /** Where a comment's parts are in it. Default: it has our own names, those of `CommentInput`. */
  readonly comment?: CommentMapping;
  /** What a top-level comment has for its parent, as `"root"` or `"{thread}"`. Default: nothing, or 0. */
  readonly noParent?: string;
  /** The array of nested replies in a comment. */
  readonly replies?: Path;
  /** The comment in the answer to `create`, `edit` and the verdicts. Default: the answer itself. */
  readonly created?: Path;
  /** Names and messages come HTML-escaped, as WordPress does: `&amp;` is `&`. */
  readonly escaped?: boolean;
  /**
   * The zone of dates that name none, as `"+02:00"`. Default: UTC.
   * @pattern ^[+-](0\d|1[0-4]):[0-5]\d$
   */
  readonly zone?: string;

  /** Words: what stands for what. */
  readonly words?: {
    /** Our order → their word, the default order first. Only these are offered. */
    readonly sort?: Readonly<Partial<Record<Sort, string>>>;
    /** Their word → ours; any other word is `published`. */
    readonly status?: Readonly<Record<string, Exclude<CommentStatus, 'waiting'>>>;
    /** Their word → open or not. */
    readonly open?: Readonly<Record<string, boolean>>;
    /** Their word → `author`, `moderator`, or what the badge says; any other word has none. Default: as it is. */
    readonly badge?: Readonly<Record<string, string>>;
    /** Their word → this reader's vote. Default: a number or `true`. */
    readonly mine?: Readonly<Record<string, -1 | 0 | 1>>;
    /** Vote → their word; only these are offered. `"0": "{from}"` sends the vote again that is taken back. */
    readonly vote?: Readonly<Partial<Record<'1' | '-1' | '0', string | boolean | number>>>;
    /** Their word → a moderator or not. */
    readonly moderator?: Readonly<Record<string, boolean>>;
  };
  /** What a refusal says, and what it means. */
  readonly errors?: {
    /** The sentence for the reader. Default: `"message"`. */
    readonly message?: Path;
    /** Their word or number for what is wrong. Default: `"code"`. */
    readonly code?: Path;
    /** `{field: sentence}` or `[{pointer: "#/field", detail: sentence}]`, in their names of the fields. */
    readonly fields?: Path;
    /** Where to sign in. Default: `signIn`. */
    readonly signInUrl?: Path;
    /** Codes that mean success; an answer with another one is a failure, whatever its HTTP status says. */
    readonly success?: readonly (string | number)[];
    /** Their code → ours. Without an entry the HTTP status decides. */
    readonly codes?: Readonly<Record<string, Refusal>>;
    /** Words in their message → ours, where one code stands for many things. */
    readonly messages?: Readonly<Record<string, Refusal>>;
  };
}

/** A code of ours, with the field that is wrong where only the code tells it: `invalid:text`. */
export type Refusal = ErrorCode | `invalid:${Field}`;

export interface SessionMapping {
  /** Asked once, when the page gives a `token`. */
  readonly route: Route;
  /** The reader's id: whose comments have the same `userId` may be edited and removed. */
  readonly id?: Path;
  /** The reader's name, shown instead of the fields for name and address. */
  readonly name?: Path;
  /** Whether the reader moderates: all comments may be edited, removed and judged. */
  readonly moderator?: Path;
  /** What a moderator reads instead of `list`, held comments among it. */
  readonly list?: RequestMapping;
}
