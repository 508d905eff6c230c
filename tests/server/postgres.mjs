// A throw-away PostgreSQL for the tests: its own folder, its own port, gone afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptInstall, canApt } from '../helpers/apt.mjs';

const DEBIAN = '/usr/lib/postgresql';
const PATIENCE_MS = 20_000;

/**
 * Resolves with `{ url, stop, kill, restart }` once the server answers. `durable` makes it write as a server in
 * use does. `kill` ends it and the given processes of it by SIGKILL.
 */
export async function startPostgres({ durable = false } = {}) {
  const bin = findBinaries() ?? installBinaries();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'comment-thread-postgres-'));
  try {
    if (owner) chownSync(folder, owner.uid, owner.gid);
    const data = join(folder, 'data');
    initdb(bin, data, owner);
    const port = await freePort();
    const start = () =>
      launch(bin, ['-D', data, ...settings(port, folder, durable)], { ...owner, cwd: folder });
    let server = await start();
    const stop = async () => {
      // Fast shutdown: ends the connections, then the server.
      await server.end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    };
    const kill = async (backends) => {
      // The server first, else it would restart itself.
      const ended = server.end('SIGKILL');
      for (const pid of backends) killOne(pid);
      await ended;
    };
    const restart = async () => {
      // A process that outlived the kill holds the shared memory for a moment.
      for (let attempt = 1; ; attempt++) {
        try {
          server = await start();
          return;
        } catch (error) {
          if (attempt === 20) throw error;
          await sleep(250);
        }
      }
    };
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop, kill, restart };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Starts the server and waits until it answers. */
async function launch(bin, args, options) {
  const server = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const end = async (signal) => {
    if (server.exitCode === null) server.kill(signal);
    await ended;
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (!log.includes('ready to accept connections')) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await end('SIGINT');
      throw new Error(`PostgreSQL does not start: ${log.trim()}`);
    }
    await sleep(50);
  }
  return { end };
}

function killOne(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its server.
  }
}

/** The newest of Debian's versions, else what is in the PATH. */
function findBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const debian = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  const folders = [...debian, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

function installBinaries() {
  const bin = canApt() && aptInstall(['postgresql']) ? findBinaries() : undefined;
  if (bin) return bin;
  throw new Error('There is no PostgreSQL here: install it, so that initdb and postgres are in the PATH.');
}

/** PostgreSQL refuses to run as root; the package brings a user for it. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  };
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid === undefined || gid === undefined) {
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" to run it.');
  }
  return { uid, gid };
}

function initdb(bin, data, owner) {
  const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const { status, stderr } = spawnSync(join(bin, 'initdb'), args, {
    ...owner,
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`initdb failed: ${stderr.trim()}`);
}

/** Only this machine may connect. By default nothing has to survive a power cut. */
function settings(port, folder, durable) {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: durable ? 'on' : 'off',
    log_timezone: 'UTC',
    lc_messages: 'C',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
