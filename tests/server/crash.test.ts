/** The server, or its database, is killed with SIGKILL while two hundred readers post. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { createDatabase, draft, listPath, newThread, type CommentJson, type PageJson } from './harness.js';
import { startPostgres } from './postgres.mjs';
import { endAll, newData, start } from './server-process.js';

const POSTS = 200;
/** After so many answers the blow falls: early, in the middle and late. */
const BLOWS = [1, 60, 120];

after(endAll);

interface Planned {
  thread: string;
  key: string;
  body: string;
  text: string;
}

interface Answered {
  status: number;
  replayed: boolean;
  id: string;
}

/** Two hundred posts with a key each: half of them wait for one thread's lock, the others do not. */
function plan(): Planned[] {
  const shared = newThread();
  const others = [newThread(), newThread(), newThread(), newThread()];
  return Array.from({ length: POSTS }, (_, n) => {
    const comment = draft(n % 2 ? shared : others[n % others.length]!);
    return { thread: comment.thread, key: randomUUID(), body: JSON.stringify(comment), text: comment.text };
  });
}

async function post(url: string, { key, body }: Planned): Promise<Answered> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const response = await fetch(`${url}api/comments`, { method: 'POST', headers, body });
  const replayed = response.headers.get('idempotency-replayed') === 'true';
  const { id = '' } = (await response.json()) as Partial<CommentJson>;
  return { status: response.status, replayed, id };
}

/** Sends all at once and calls `strike` after so many were acknowledged. Only acknowledged posts are in the result. */
async function postUntil(url: string, posts: readonly Planned[], blow: number, strike: () => unknown) {
  const acknowledged = new Map<Planned, string>();
  let struck: Promise<unknown> | undefined;
  await Promise.all(
    posts.map(async (planned) => {
      const { status, id } = await post(url, planned).catch(() => ({ status: 0, id: '' }));
      if (status < 200 || status >= 300) return;
      acknowledged.set(planned, id);
      if (acknowledged.size === blow) struck = Promise.resolve(strike());
    }),
  );
  await struck;
  return acknowledged;
}

/** The id of each text, of all threads of these posts; the same text twice is a failure. */
async function readAll(url: string, posts: readonly Planned[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const thread of new Set(posts.map((planned) => planned.thread))) {
    let found = 0;
    let page: PageJson;
    let cursor: string | null = null;
    do {
      const path = listPath(thread, { limit: 100, ...(cursor !== null && { cursor }) });
      const response = await fetch(`${url}api${path}`);
      assert.equal(response.status, 200);
      page = (await response.json()) as PageJson;
      for (const { html, id } of page.comments) {
        assert.ok(!ids.has(html), `${html} is there twice`);
        ids.set(html, id);
        found++;
      }
      cursor = page.next;
    } while (cursor !== null);
    assert.equal(page.total, found, 'the thread counts other comments than it lists');
  }
  return ids;
}

/** What was acknowledged is there; and sending all of it again adds the rest, and nothing twice. */
async function holds(url: string, posts: readonly Planned[], acknowledged: ReadonlyMap<Planned, string>) {
  const kept = await readAll(url, posts);
  for (const [{ text }, id] of acknowledged)
    assert.equal(kept.get(`<p>${text}</p>`), id, `${text} was acknowledged, and is lost`);

  const again = await Promise.all(posts.map((planned) => post(url, planned)));
  const now = await readAll(url, posts);
  assert.equal(now.size, POSTS);
  again.forEach(({ status, replayed, id }, n) => {
    const html = `<p>${posts[n]!.text}</p>`;
    const before = kept.get(html);
    assert.deepEqual([status, replayed], before ? [200, true] : [201, false]);
    assert.equal(id, before ?? now.get(html));
  });
  return kept.size;
}

describe('The server is killed while two hundred readers post', () => {
  it('keeps what it acknowledged, starts again on the same data, and doubles no repeated post', async (context) => {
    const { env, drop } = await newData();
    const patient = { ...env, RATE_LIMIT: 'off' };
    let server = await start(patient);
    for (const blow of BLOWS) {
      const posts = plan();
      const acknowledged = await postUntil(server.url, posts, blow, () => server.child.kill('SIGKILL'));
      assert.equal(await server.ended, null, 'it ended by itself');
      assert.ok(acknowledged.size >= blow && acknowledged.size < POSTS, `${acknowledged.size} acknowledged`);
      const since = Date.now();
      server = await start(patient);
      const seconds = (Date.now() - since) / 1000;
      const kept = await holds(server.url, posts, acknowledged);
      context.diagnostic(
        `${acknowledged.size} acknowledged, ${kept} kept, started again in ${seconds.toFixed(1)} s`,
      );
    }
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
    await drop();
  });
});

// The tests' own PostgreSQL need not survive anything, so this one has another.
if (process.env['TEST_DATABASE_URL']) {
  describe('PostgreSQL is killed while two hundred readers post', () => {
    it('keeps what was acknowledged, and the server goes on by itself when the database is back', async (context) => {
      const postgres = await startPostgres({ durable: true });
      try {
        const { url: DATABASE_URL } = await createDatabase(postgres.url);
        const server = await start({ DATABASE_URL, RATE_LIMIT: 'off' });
        for (const blow of BLOWS) {
          const posts = plan();
          const processes = await lookout(postgres.url);
          const strike = async () => {
            await postgres.kill(await processes());
          };
          const acknowledged = await postUntil(server.url, posts, blow, strike);
          assert.ok(
            acknowledged.size >= blow && acknowledged.size < POSTS,
            `${acknowledged.size} acknowledged`,
          );
          const health = await fetch(`${server.url}api/health`).catch(() => null);
          assert.equal(health?.status, 503, `the server is gone: ${server.said.err}`);
          const since = Date.now();
          await postgres.restart();
          const seconds = (Date.now() - since) / 1000;
          const kept = await holds(server.url, posts, acknowledged);
          context.diagnostic(
            `${acknowledged.size} acknowledged, ${kept} kept, PostgreSQL again in ${seconds.toFixed(1)} s`,
          );
        }
        server.child.kill('SIGTERM');
        assert.equal(await server.ended, 0, server.said.err);
      } finally {
        await postgres.stop();
      }
    });
  });
}

/** Connects beforehand, so that the blow falls at once. The call gives the processes of the database. */
async function lookout(url: string): Promise<() => Promise<number[]>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return async () => {
    const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
    return rows.map(({ pid }) => pid);
  };
}
