/** The server as an operator meets it: a process with an environment, signals and a folder. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase, draft, newThread, type PageJson } from './harness.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY = /comment-thread demo: (http:\S+)\n$/;

let env: Record<string, string>;
let cleanUp: () => Promise<void> | void;
const running = new Set<ChildProcess>();

before(async () => {
  const server = process.env['TEST_DATABASE_URL'];
  if (server) {
    const { url, drop } = await createDatabase(server);
    env = { DATABASE_URL: url };
    cleanUp = drop;
  } else {
    const folder = mkdtempSync(join(tmpdir(), 'comment-thread-'));
    env = { DATA_DIR: join(folder, 'made', 'pglite') };
    cleanUp = () => {
      rmSync(folder, { recursive: true, force: true });
    };
  }
});
after(async () => {
  // A failed test leaves its server running.
  for (const child of running) child.kill('SIGKILL');
  await cleanUp();
});

interface Running {
  url: string;
  child: ChildProcess;
  /** Exit code. */
  ended: Promise<number | null>;
}

function run(more: Record<string, string> = {}) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PORT|HOST|DATA_DIR|DATABASE_URL|RATE_LIMIT)$/.test(name),
    ),
  );
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: ROOT,
    env: { ...clean, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.err += String(text)));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  running.add(child);
  void ended.then(() => running.delete(child));
  return { child, said, ended };
}

async function start(more: Record<string, string> = {}): Promise<Running> {
  const { child, said, ended } = run({ PORT: '0', ...more });
  const deadline = Date.now() + 120_000;
  for (;;) {
    const url = READY.exec(said.out)?.[1];
    if (url) return { url, child, ended };
    assert.ok(child.exitCode === null && Date.now() < deadline, `it does not start: ${said.out}${said.err}`);
    await sleep(50);
  }
}

/** A start that must fail, and what it says. */
async function fail(more: Record<string, string>): Promise<string> {
  const { said, ended } = run({ PORT: '0', ...more });
  assert.equal(await ended, 1, said.out);
  assert.doesNotMatch(said.err, /^ +at /m, 'a stack is no sentence');
  return said.err.trim();
}

const post = (url: string, thread: string) =>
  fetch(`${url}api/comments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(draft(thread)),
  });

const count = async (url: string, thread: string) => {
  const response = await fetch(`${url}api/comments?thread=${encodeURIComponent(thread)}`);
  return ((await response.json()) as PageJson).total;
};

describe('The operator', () => {
  it('stops the server, and finds every comment after the next start, also one that was on its way', async () => {
    const thread = newThread();
    const first = await start();
    assert.equal((await post(first.url, thread)).status, 201);
    assert.equal(await count(first.url, thread), 1);

    const slow = slowPost(first.url, thread);
    await slow.halfWay;
    first.child.kill('SIGTERM');
    await sleep(300);
    await assert.rejects(fetch(first.url), 'a stopping server must take no new connection');
    slow.finish();
    assert.equal(await slow.status, 201);
    assert.equal(await first.ended, 0);

    const second = await start();
    assert.equal(await count(second.url, thread), 2);
    if (!env['DATABASE_URL']) {
      const refusal = await fail({});
      assert.match(refusal, /^Cannot use the data folder .* is in use by process \d+\./);
      assert.equal(refusal.split('\n').length, 1);
    }
    const { port } = new URL(second.url);
    assert.equal(
      await fail({ PORT: port, DATA_DIR: 'memory://' }),
      `Port ${port} is taken. Choose another with PORT.`,
    );
    second.child.kill('SIGINT');
    assert.equal(await second.ended, 0);
  });

  it('kills it twice, and it is gone at once, without harm to the data', async () => {
    const thread = newThread();
    const first = await start();
    assert.equal((await post(first.url, thread)).status, 201);
    const stuck = slowPost(first.url, thread);
    stuck.status.catch(() => {});
    await stuck.halfWay;
    first.child.kill('SIGINT');
    await sleep(200);
    const before = Date.now();
    first.child.kill('SIGINT');
    assert.equal(await first.ended, 1);
    assert.ok(Date.now() - before < 4000, 'it waited for the open request');
    const second = await start();
    assert.equal(await count(second.url, thread), 1);
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0);
  });

  it('reads one sentence when the server cannot start', async () => {
    assert.equal(
      await fail({ PORT: 'eighty' }),
      'PORT must be a whole number from 0 to 65535, not "eighty".',
    );
    const nobody = await closedPort();
    const url = `postgres://me:password@127.0.0.1:${nobody}/x`;
    const refusal = await fail({ DATABASE_URL: url });
    assert.match(refusal, new RegExp(`^Cannot open PostgreSQL at 127\\.0\\.0\\.1:${nobody}: .*ECONNREFUSED`));
    assert.doesNotMatch(refusal, /password/);
    const file = fileURLToPath(import.meta.url);
    const unusable = await fail({ DATABASE_URL: '', DATA_DIR: join(file, 'x', 'y') });
    assert.match(unusable, /^Cannot use the data folder .*ENOTDIR/);
  });
});

/** A post whose second half comes when `finish` is called. */
function slowPost(url: string, thread: string) {
  const body = JSON.stringify(draft(thread));
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  const sent = request(`${url}api/comments`, { method: 'POST', headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.once('response', (response) => resolve(response.resume().statusCode));
    sent.once('error', reject);
  });
  sent.write(body.slice(0, 20));
  return { status, halfWay: sleep(300), finish: () => sent.end(body.slice(20)) };
}

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
