/** What no widget would send, byte by byte, to the real process: refused in its own words, and nothing of it stored. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { openDatabase, type Schema } from '../../demo/server/database.js';
import { seed } from '../../demo/server/seeds.js';
import { contractCheck, type Answer, type Check, type OpenApi } from './contract-check.js';
import { flood, type Wave } from './flood.js';
import { draft, faults, listPath, newThread, problem, type CommentJson, type PageJson } from './harness.js';
import { exchange, head, post, utf8 } from './raw-http.js';
import { endAll, newData, start, type Env, type Running } from './server-process.js';

interface Corpus {
  bodies: [what: string, body: string, status: number][];
  values: unknown[];
  unknown: string[];
  sql: string[];
  queries: string[];
  oddHeaders: [string, string][];
  badHeaders: [string, string, number][];
  types: string[];
  keys: string[];
  methods: string[];
  nonsense: string[];
}
const file = new URL('../fixtures/bad-requests.json', import.meta.url);
const corpus = JSON.parse(readFileSync(file, 'utf8')) as Corpus;

const FIELDS = ['thread', 'parentId', 'text', 'name', 'email', 'url'] as const;
const TEN_MB = 10 * 1024 * 1024;

let env: Env;
let drop: () => Promise<void> | void;
let server: Running;
let check: Check;
let untouched: number[];
/** What the tests here store on purpose. */
let [comments, threads] = [0, 0];

before(async () => {
  ({ env, drop } = await newData());
  untouched = await look(async (db) => {
    await seed(db);
    return counts(db);
  });
  server = await start({ ...env, RATE_LIMIT: 'off' });
  const document = await exchange(server.url, [head('GET', '/api/openapi.json')]);
  check = contractCheck(JSON.parse(document.body) as OpenApi);
});
after(async () => {
  endAll();
  await server.ended;
  await drop();
});

const ask = (...parts: (string | Uint8Array)[]) => exchange(server.url, parts);
const get = (path: string, headers: [string, string][] = []) => ask(head('GET', `/api${path}`, headers));

/** It is a refusal, with a body that says why, as documented. */
function refused(answer: Answer, what: string, ...statuses: number[]): void {
  assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status} ${answer.body}`);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json', what);
  const { status, code, detail } = problem(answer);
  assert.equal(status, answer.status, what);
  assert.ok(code.length > 0 && detail.length > 0, what);
  if (statuses.length > 0) assert.ok(statuses.includes(answer.status), `${what}: ${answer.status}`);
}

/** The site adds one header of its own to what the API documents. */
function documented(method: string, answer: Answer): void {
  const headers = new Headers(answer.headers);
  headers.delete('x-content-type-options');
  assert.deepEqual(check(method, '/comments', { ...answer, headers }), []);
}

/** What is in the database while no server uses it. */
async function look<T>(at: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = env;
  const db = await openDatabase({ ...(url && { url }), ...(dataDir && { dataDir }) });
  return at(db).finally(() => db.destroy());
}

const count = async (db: Kysely<Schema>, table: keyof Schema) =>
  Number((await db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);

const counts = (db: Kysely<Schema>) =>
  Promise.all([count(db, 'comments'), count(db, 'threads'), count(db, 'rate_limits')]);

describe('Garbage is refused with a reason', () => {
  it('when the body is no JSON, or is in another encoding', async () => {
    for (const [what, text, status] of corpus.bodies) {
      const body = text === 'KEY' ? `{"${'k'.repeat(200_000)}":1}` : text;
      const answer = await ask(...post(body));
      refused(answer, what, status);
      documented('POST', answer);
    }
    for (const type of corpus.types) {
      const answer = await ask(...post(utf8(draft(newThread())), [['Content-Type', type]]));
      refused(answer, type, 415);
      documented('POST', answer);
    }
  });

  it('when the body is nested a hundred thousand times', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"text":', '}'],
    ] as const) {
      const depth = Math.floor(200_000 / (open.length + close.length));
      refused(await ask(...post(open.repeat(depth) + '1' + close.repeat(depth))), open, 400, 422);
      refused(await ask(...post(open.repeat(depth))), `${open}, never closed`, 400);
    }
  });

  it('when ten megabytes come, announced or in pieces', async () => {
    const piece = Buffer.alloc(64 * 1024, 'x');
    const pieces = function* (frame: boolean) {
      for (let sent = 0; sent < TEN_MB; sent += piece.length) {
        if (frame) yield `${piece.length.toString(16)}\r\n`;
        yield piece;
        if (frame) yield '\r\n';
      }
      if (frame) yield '0\r\n\r\n';
    };
    const json = ['Content-Type', 'application/json'] as const;
    const announced = head('POST', '/api/comments', [json, ['Content-Length', String(TEN_MB)]]);
    const chunked = head('POST', '/api/comments', [json, ['Transfer-Encoding', 'chunked']]);
    refused(await ask(announced), 'announced, and not sent', 413);
    refused(await ask(announced, ...pieces(false)), 'announced', 413);
    refused(await ask(chunked, ...pieces(true)), 'in pieces', 413);
  });

  it('when a field is of another type, or not one of ours', async () => {
    for (const field of FIELDS) {
      for (const value of corpus.values) {
        const what = `${field}: ${JSON.stringify(value)}`;
        const answer = await ask(...post(utf8({ ...draft(newThread()), [field]: value })));
        refused(answer, what, 422);
        assert.deepEqual(faults(problem(answer)), [`#/${field}: format`], what);
        documented('POST', answer);
      }
    }
    for (const name of corpus.unknown) {
      const body = JSON.stringify(draft(newThread())).replace('{', `{${JSON.stringify(name)}:"x",`);
      const answer = await ask(...post(Buffer.from(body)));
      refused(answer, name, 422);
      documented('POST', answer);
    }
  });

  it('when a parameter, a cursor or a key is made up', async () => {
    const made = corpus.sql.map(encodeURIComponent);
    const queries = [
      ...corpus.queries,
      ...['sort', 'limit', 'cursor'].flatMap((name) => made.map((value) => `thread=a&${name}=${value}`)),
    ];
    for (const query of queries) {
      const answer = await get(`/comments?${query}`);
      refused(answer, query, 400);
      documented('GET', answer);
    }
    for (const key of [...corpus.keys, 'k'.repeat(256)]) {
      const answer = await ask(...post(utf8(draft(newThread())), [['Idempotency-Key', key]]));
      refused(answer, key, 400);
    }
    for (const parentId of corpus.sql) {
      refused(await ask(...post(utf8(draft(newThread(), { parentId })))), parentId, 404);
    }
  });

  it('when the address is too long', async () => {
    refused(await get(`/comments?thread=${'a'.repeat(14_000)}`), 'too long for a thread', 400);
    refused(await get(`/comments?thread=${'a'.repeat(1_000_000)}`), 'too long for anybody', 431);
    refused(await get(`/${'a/'.repeat(7000)}`), 'a deep path', 404);
  });

  it('when the method is none of ours', async () => {
    for (const method of corpus.methods) {
      for (const path of ['/comments', '/health', '/openapi.json']) {
        const answer = await ask(head(method, `/api${path}`));
        refused(answer, `${method} ${path}`, 405);
        assert.match(answer.headers.get('allow') ?? '', /GET, HEAD/);
      }
      if (method !== 'CONNECT') refused(await ask(head(method, '/api/nothing')), method, 404);
    }
  });

  it('when a header is broken; one that is merely odd does no harm', async () => {
    for (const [name, value, status] of corpus.badHeaders) {
      const header: [string, string] = [name, value === 'LONG' ? 'x'.repeat(100_000) : value];
      refused(await ask(head('POST', '/api/comments', [header])), `${name}: ${value}`, status);
    }
    for (const header of corpus.oddHeaders) {
      const answer = await get(listPath(newThread()), [header]);
      assert.equal(answer.status, 200, header.join(': '));
      documented('GET', answer);
      refused(await ask(...post('{', [header])), header.join(': '), 400);
    }
  });

  it('when it is no HTTP at all', async () => {
    for (const bytes of corpus.nonsense) refused(await ask(bytes), JSON.stringify(bytes));
  });

  it('and who hangs up half-way leaves nothing in the log', async () => {
    const before = server.said.err;
    const begun = head('POST', '/api/comments', [
      ['Content-Type', 'application/json'],
      ['Content-Length', '1000'],
    ]);
    for (let n = 0; n < 20; n++) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      await new Promise((resolve) => socket.write(`${begun}{"text":`, resolve));
      await sleep(10);
      socket.destroy();
    }
    assert.equal((await get('/health')).status, 200);
    assert.equal(server.said.err, before);
  });
});

describe('What looks like SQL', () => {
  it('is stored as it was typed, in every field, and as the name of a thread', async () => {
    for (const [n, text] of corpus.sql.entries()) {
      const thread = `sql ${n} ${text}`;
      const key = ['Idempotency-Key', `${n}';--`] as const;
      const body = utf8(draft(thread, { text, name: text }));
      const first = await ask(...post(body, [key]));
      assert.equal(first.status, 201, `${text}: ${first.body}`);
      const again = await ask(...post(body, [key]));
      assert.equal(again.status, 200);
      const page = JSON.parse((await get(listPath(thread))).body) as PageJson;
      assert.deepEqual(page.comments, [JSON.parse(first.body) as CommentJson]);
      assert.equal(page.comments[0]?.author.name, text);
      comments++;
      threads++;
    }
  });
});

describe('A flood of garbage', () => {
  it('keeps no reader from reading and posting, and the process goes on', async (context) => {
    const { pid } = server.child;
    const result = await flood(server.url, garbage(), 3000, 50);
    for (const { answer, what } of result.answers) refused(answer, what);
    assert.ok(result.posted > 0, 'nobody posted during the flood');
    const thread = newThread();
    assert.equal((await ask(...post(utf8(draft(thread))))).status, 201);
    assert.equal((JSON.parse((await get(listPath(thread))).body) as PageJson).total, 1);
    assert.deepEqual([server.child.pid, server.child.exitCode, server.said.err], [pid, null, '']);
    context.diagnostic(`${Math.round(result.perSecond)} requests a second, ${result.posted} posts meanwhile`);
    comments += result.posted + 1;
    threads += 2;
  });
});

describe('After all that', () => {
  it('nothing is in the database but what was posted rightly', async () => {
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
    const wanted = [comments, threads, 0].map((more, n) => untouched[n]! + more);
    assert.deepEqual(await look(counts), wanted);
    const typed = await look((db) =>
      db.selectFrom('comments').select('text').where('name', 'in', corpus.sql).orderBy('id').execute(),
    );
    assert.deepEqual(
      typed.map(({ text }) => text),
      corpus.sql,
    );
  });
});

/** One of each kind. */
function garbage(): Wave[] {
  const path = '/api/comments';
  const method = 'POST';
  return [
    ...corpus.bodies.map(([what, body]) => ({ what, method, path, body: Buffer.from(body, 'latin1') })),
    ...corpus.values.map((text) => ({ what: JSON.stringify(text), method, path, body: utf8({ text }) })),
    ...corpus.queries.map((query) => ({ what: query, method: 'GET', path: `${path}?${query}` })),
    ...corpus.methods.map((name) => ({ what: name, bytes: [head(name, path)] })),
    ...corpus.nonsense.map((bytes) => ({ what: bytes, bytes: [bytes] })),
    { what: 'long', bytes: [head('GET', `${path}?thread=${'a'.repeat(20_000)}`)] },
    { what: 'large', bytes: post(Buffer.alloc(300 * 1024, 'x')) },
  ];
}
