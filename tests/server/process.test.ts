/** The server as an operator meets it: a process with an environment, signals and a folder. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { draft, newThread, type PageJson } from './harness.js';
import { endAll, newData, run, start as startServer, type Env } from './server-process.js';

let env: Env;
let drop: () => Promise<void> | void;

before(async () => {
  ({ env, drop } = await newData());
});
after(async () => {
  endAll();
  await drop();
});

const start = (more: Env = {}) => startServer({ ...env, ...more });

/** A start that must fail, and what it says. */
async function fail(more: Env): Promise<string> {
  const { said, ended } = run({ PORT: '0', ...env, ...more });
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
