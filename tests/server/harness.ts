/** A backend to talk to in verbs. Every answer is held against the OpenAPI document and kept for privacy.ts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { createApi, type ApiOptions } from '../../demo/server/api.js';
import type { CommentJson, PageJson, ProblemJson } from '../../demo/server/contract.js';
import { openDatabase, type Schema } from '../../demo/server/database.js';
import { contractCheck, type Answer, type Check, type OpenApi } from './contract-check.js';

export type { CommentJson, PageJson, ProblemJson };

export interface Draft {
  thread: string;
  parentId?: string | null;
  text: string;
  name: string;
  email: string;
  url?: string | null;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as it is. */
  body?: BodyInit;
}

/** What every answer of the whole run said, and what none of them may say. */
export const recorded: { request: string; answer: Answer }[] = [];
export const secrets = new Set<string>();

export interface Backend {
  db: Kysely<Schema>;
  /** Another server process on the same database. */
  api(options?: Partial<ApiOptions>): Api;
  close(): Promise<void>;
}

/** On PGlite in memory, or in a new database of the server that TEST_DATABASE_URL names. */
export async function openBackend(): Promise<Backend> {
  const server = process.env['TEST_DATABASE_URL'];
  const fresh = server ? await createDatabase(server) : undefined;
  const db = await openDatabase(fresh ? { url: fresh.url } : { dataDir: 'memory://' });
  const document = await createApi({ db }).request('/openapi.json');
  const check = contractCheck((await document.json()) as OpenApi);
  return {
    db,
    api: (options = {}) => new Api(createApi({ db, ...options }), check),
    close: async () => {
      await db.destroy();
      await fresh?.drop();
    },
  };
}

export async function createDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `comment_thread_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

/** A thread that no other test writes to. */
export const newThread = (): string => `https://example.org/${randomUUID()}`;

let people = 0;

/** A complete comment by somebody new. */
export function draft(thread: string, changes: Partial<Draft> = {}): Draft {
  people++;
  const email = `reader-${people}@mail-${people}.example`;
  return {
    thread,
    parentId: null,
    text: `Comment ${people}`,
    name: `Reader ${people}`,
    email,
    url: '',
    ...changes,
  };
}

export class Api {
  /** The cookie jar of this browser. */
  cookie: string | null = null;
  readonly #app: ReturnType<typeof createApi>;
  readonly #check: Check;

  constructor(app: ReturnType<typeof createApi>, check: Check) {
    this.#app = app;
    this.#check = check;
  }

  /** Fails when the answer is not as documented. */
  async send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    const response = await this.#app.request(path, {
      method,
      headers: { ...(this.cookie && { Cookie: this.cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    const answer = { status: response.status, headers: response.headers, body: await response.text() };
    recorded.push({ request: `${method} ${path}`, answer });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? null;
    const faults = this.#check(method, new URL(path, 'http://x').pathname, answer);
    assert.deepEqual(faults, [], `${method} ${path} → ${answer.status} ${answer.body}`);
    return answer;
  }

  post(comment: object, headers: Record<string, string> = {}): Promise<Answer> {
    if ('email' in comment && typeof comment.email === 'string' && /.@./.test(comment.email))
      secrets.add(comment.email.trim());
    return this.send('/comments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(comment),
    });
  }

  /** Posts what must be accepted. */
  async say(comment: Draft, headers: Record<string, string> = {}): Promise<CommentJson> {
    const answer = await this.post(comment, headers);
    assert.equal(answer.status, 201, answer.body);
    return JSON.parse(answer.body) as CommentJson;
  }

  /** Posts what must be refused. */
  async refused(comment: object, headers: Record<string, string> = {}): Promise<ProblemJson> {
    const answer = await this.post(comment, headers);
    assert.ok(answer.status >= 400, answer.body);
    return problem(answer);
  }

  async list(thread: string, query: Record<string, string | number> = {}): Promise<PageJson> {
    const answer = await this.send(listPath(thread, query));
    assert.equal(answer.status, 200, answer.body);
    return JSON.parse(answer.body) as PageJson;
  }

  /** Turns pages to the end; `between` runs after each. */
  async walk(
    thread: string,
    query: Record<string, string | number>,
    between?: (page: PageJson) => Promise<unknown>,
  ): Promise<CommentJson[]> {
    const comments: CommentJson[] = [];
    for (let cursor: string | null = '', pages = 0; cursor !== null; pages++) {
      assert.ok(pages < 1000, 'the pages do not end');
      const page: PageJson = await this.list(thread, { ...query, ...(cursor && { cursor }) });
      comments.push(...page.comments);
      cursor = page.next;
      if (cursor !== null) await between?.(page);
    }
    return comments;
  }
}

export function listPath(thread: string, query: Record<string, string | number> = {}): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return `/comments?${new URLSearchParams([['thread', thread], ...words]).toString()}`;
}

export const problem = (answer: Answer): ProblemJson => JSON.parse(answer.body) as ProblemJson;

/** `#/email: format` */
export const faults = ({ errors = [] }: ProblemJson): string[] =>
  errors.map(({ pointer, code }) => `${pointer}: ${code}`).sort();
