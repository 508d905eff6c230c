/** The server as a process of its own, on data of its own. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase } from './harness.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY = /comment-thread demo: (http:\S+)\n$/;

const running = new Set<ChildProcess>();

export type Env = Record<string, string>;

/** A folder for PGlite, or a new database of the server that TEST_DATABASE_URL names. */
export async function newData(): Promise<{ env: Env; drop: () => Promise<void> | void }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server) {
    const { url, drop } = await createDatabase(server);
    return { env: { DATABASE_URL: url }, drop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'comment-thread-'));
  return {
    env: { DATA_DIR: join(folder, 'made', 'pglite') },
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Running {
  url: string;
  child: ChildProcess;
  /** Exit code; null after a signal. */
  ended: Promise<number | null>;
  /** What it printed so far. */
  said: { out: string; err: string };
}

/** Starts it; it may fail. */
export function run(env: Env): Omit<Running, 'url'> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PORT|HOST|DATA_DIR|DATABASE_URL|RATE_LIMIT)$/.test(name),
    ),
  );
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: ROOT,
    env: { ...clean, ...env },
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

/** Starts it on a free port and waits until it answers. */
export async function start(env: Env): Promise<Running> {
  const started = run({ PORT: '0', ...env });
  const { child, said } = started;
  const deadline = Date.now() + 120_000;
  for (;;) {
    const url = READY.exec(said.out)?.[1];
    if (url) return { url, ...started };
    const ended = child.exitCode !== null || child.signalCode !== null;
    assert.ok(!ended && Date.now() < deadline, `it does not start: ${said.out}${said.err}`);
    await sleep(50);
  }
}

/** A failed test leaves its server running. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
