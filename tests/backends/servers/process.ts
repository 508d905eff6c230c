/** Servers as groups of processes on this machine: they start, answer, and end with the process that started them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What every real server here offers. */
export interface Server {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** Where its data are, and where each of its processes runs. */
  readonly folder: string;
  /** Brings back the first state. Whoever has signed in since must do it again. */
  reset(): Promise<void>;
  /** Ends every process of it and removes its data. */
  stop(): Promise<void>;
}

export interface Running {
  readonly pid: number;
  readonly ended: () => boolean;
  /** The last lines that it printed. */
  readonly log: () => string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const GRACE_MS = 5_000;
const atEnd = new Set<() => unknown>();

/** Starts a command in a process group of its own, so that its workers can be ended with it. */
export function launch(
  command: string,
  args: readonly string[],
  { folder, name, env = {} }: { folder: string; name: string; env?: Record<string, string> },
): Running {
  const logFile = join(folder, `${name}.log`);
  const output = openSync(logFile, 'w');
  const child = spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
  });
  closeSync(output);
  child.on('error', () => undefined); // there is no such command: see below
  child.unref();
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started.`);
  const kill = () => signalGroup(pid, 'SIGKILL');
  const forget = whenThisEnds(kill);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    ended,
    log: () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n'),
    async stop() {
      child.ref(); // or this process could end while it waits
      const exit = ended() ? undefined : once(child, 'exit');
      signalGroup(pid, 'SIGTERM');
      await Promise.race([exit, sleep(GRACE_MS, undefined, { ref: false })]);
      kill();
      await exit;
      for (let tries = 0; signalGroup(pid, 0) && tries < 100; tries++) await sleep(20);
      forget();
    },
  };
}

/** False when nobody is left in the process group. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** A folder for one run, gone when it is removed or when this process ends. */
export function temporaryFolder(name: string, parent = tmpdir()): { path: string; remove: () => void } {
  const path = mkdtempSync(join(parent, `comment-thread-${name}-`));
  const clear = () => rmSync(path, { recursive: true, force: true });
  const forget = whenThisEnds(clear);
  const remove = () => {
    clear();
    forget();
  };
  return { path, remove };
}

/** Resolves once the address answers with anything but a server error. */
export async function answering(url: string, server: Running): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const status = await fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status > 0 && status < 500) return;
    if (server.ended() || Date.now() > deadline) {
      const log = server.log();
      await server.stop();
      throw new Error(`The server at ${url} does not start (status ${status}): ${log}`);
    }
    await sleep(50);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Also at Ctrl+C and when it is told to end. Returns how to call that off. */
export function whenThisEnds(act: () => unknown): () => void {
  if (!watching) watch();
  atEnd.add(act);
  return () => atEnd.delete(act);
}

let watching = false;

function watch(): void {
  watching = true;
  const actAll = () => [...atEnd].reverse().forEach((act) => act());
  process.on('exit', actAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const handle = () => {
      actAll();
      // Nobody else wants to live on: end as if this had not been listening.
      if (process.listenerCount(signal) > 1) return;
      process.off(signal, handle);
      process.kill(process.pid, signal);
    };
    process.on(signal, handle);
  }
}
