/** One check's workplace: an adapter, its server, and verbs whose failures are sentences. */
import type { CheckName } from './names.js';
import { Email, type CommentAdapter, type CommentDraft, type CommentInput, type Sort } from './package.js';
import { walk, type Walk, type WalkOptions } from './pages.js';
import type { Attempt, Subject, Words } from './subject.js';
import { fail, isObject, notOffered, show } from './verdict.js';
import { freshWords } from './words.js';

const PATIENCE = 30_000;
/** More pages than any thread of a test has. */
const MOST_PAGES = 200;

export class Bench {
  /** What is worth telling though it is no failure. */
  readonly notes: string[] = [];
  readonly subject: Subject;
  readonly adapter: CommentAdapter;
  readonly #check: CheckName;
  readonly #walks: Map<string, Promise<Walk>>;
  #posts = 0;

  constructor(
    subject: Subject,
    adapter: CommentAdapter,
    check: CheckName,
    walks: Map<string, Promise<Walk>>,
  ) {
    this.subject = subject;
    this.adapter = adapter;
    this.#check = check;
    this.#walks = walks;
  }

  /** The order that a thread is shown in when nobody chooses one. */
  get sort(): Sort {
    return this.adapter.sorts?.[0] ?? 'oldest';
  }

  get open(): string {
    return this.subject.threads.open ?? notOffered('The subject has no threads.open.');
  }

  /** One page, or a failure. */
  async list(
    thread: string,
    options: WalkOptions & { cursor?: string | undefined } = {},
    adapter = this.adapter,
  ) {
    const { sort = this.sort, limit = 100, cursor } = options;
    const call = `list({thread: ${show(thread)}, limit: ${limit}${cursor === undefined ? '' : `, cursor: "${cursor}"`}})`;
    const page = await this.answer(call, (signal) =>
      adapter.list({ thread, sort, limit, cursor }, { signal }),
    );
    if (!isObject(page) || !Array.isArray(page.comments))
      fail(`${call} resolved to ${show(page)}; {comments: […]} is expected.`);
    return page;
  }

  /** All pages. */
  walk(thread: string, options: WalkOptions = {}, adapter = this.adapter): Promise<Walk> {
    return walk((cursor) => this.list(thread, { ...options, cursor }, adapter), options.most ?? MOST_PAGES);
  }

  /** All pages of a thread that no check writes to; they are turned once for all checks. */
  read(thread: string, options: WalkOptions = {}): Promise<Walk> {
    const { sort = this.sort, limit } = options;
    const key = JSON.stringify([thread, sort, limit]);
    const known = this.#walks.get(key) ?? this.walk(thread, { ...options, sort });
    this.#walks.set(key, known);
    return known;
  }

  /** A comment in a thread, by its id. */
  async find(thread: string, id: unknown, adapter = this.adapter): Promise<CommentInput | undefined> {
    const { comments } = await this.walk(thread, {}, adapter);
    return comments.find((comment) => comment.id === String(id))?.input;
  }

  /** What this check's next post says. */
  words(usual: Partial<Words> = {}): Words {
    return { ...freshWords(), ...usual, ...this.subject.draft?.(this.#check, this.#posts++) };
  }

  /** Posts what must be taken. */
  async post(attempt: Attempt = {}): Promise<CommentInput> {
    const draft = this.draft(attempt);
    const { adapter = this.adapter } = attempt;
    if (!adapter.create) notOffered('The adapter has no create().');
    const comment = await this.answer('create()', (signal) => adapter.create!(draft, { signal }));
    if (!isObject(comment)) fail(`create() resolved to ${show(comment)}; the comment as stored is expected.`);
    return comment;
  }

  draft(attempt: Attempt = {}): CommentDraft {
    const { thread = this.open, parentId = null, rootId = parentId, key = crypto.randomUUID() } = attempt;
    const { text, name, email, url } = { ...this.words(), ...attempt };
    const sealed = email === undefined ? undefined : new Email(email);
    return { thread, parentId, rootId, text, name, email: sealed, url, key };
  }

  /** What the adapter resolves to; that it throws or takes for ever is a failure. */
  async answer<T>(call: string, use: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const end = await this.end(call, use);
    return 'answer' in end
      ? end.answer
      : fail(`${call} threw ${show(end.error)}; an answer is expected.`, end.error);
  }

  /** What the adapter throws; an answer is a failure. */
  async error(call: string, use: (signal: AbortSignal) => Promise<unknown>): Promise<unknown> {
    const end = await this.end(call, use);
    return 'error' in end
      ? end.error
      : fail(`${call} resolved to ${show(end.answer)}; a CommentError is expected.`);
  }

  /** How a call ends; that it does not is a failure. */
  async end<T>(
    call: string,
    use: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ answer: T } | { error: unknown }> {
    const { patience = PATIENCE } = this.subject;
    const giveUp = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patience);
    });
    const ended = (async () => {
      try {
        // An adapter may as well throw at once as reject.
        return { answer: await use(giveUp.signal) };
      } catch (error) {
        return { error };
      }
    })();
    const end = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (end !== 'late') return end;
    giveUp.abort();
    return fail(`${call} gave no answer within ${patience} ms.`);
  }
}

/** What a check does with it. */
export type Run = (bench: Bench) => Promise<void>;
