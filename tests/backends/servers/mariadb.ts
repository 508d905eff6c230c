/** A MariaDB of one run's own: its folder, its socket, no port. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './install.js';
import { launch, type Running } from './process.js';

const PATIENCE_MS = 60_000;

/** Small files: the folder is copied for each run. Nothing has to survive a power cut. */
const SETTINGS = [
  '--innodb-log-file-size=4M',
  '--innodb-buffer-pool-size=32M',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-use-native-aio=0',
  '--skip-name-resolve',
];

// It refuses to run as root unless it is told to.
const owner = process.getuid?.() === 0 ? ['--user=root'] : [];

export async function makeDatabase(folder: string): Promise<void> {
  const place = `--datadir=${join(folder, 'mysql')}`;
  const root = '--auth-root-authentication-method=normal';
  await run('mariadb-install-db', ['--no-defaults', place, root, '--skip-test-db', ...owner, ...SETTINGS]);
}

export async function startMariadb(folder: string): Promise<Running> {
  const socket = join(folder, 'mysql.sock');
  const paths = [`--datadir=${join(folder, 'mysql')}`, `--socket=${socket}`];
  const pid = `--pid-file=${join(folder, 'mysql.pid')}`;
  const args = ['--no-defaults', ...paths, pid, '--skip-networking', ...owner, ...SETTINGS];
  const server = launch('mariadbd', args, { folder, name: 'mariadb' });
  const deadline = Date.now() + PATIENCE_MS;
  while (!(existsSync(socket) && (await connects(socket)))) {
    if (server.ended() || Date.now() > deadline) {
      const log = server.log();
      await server.stop();
      throw new Error(`MariaDB does not start: ${log}`);
    }
    await sleep(20);
  }
  await sql(folder, 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4');
  return server;
}

/** Copies all tables to a second database, and writes down how to bring them back. */
export async function keepFirstState(folder: string): Promise<void> {
  const tables = (await sql(folder, 'SHOW TABLES FROM wordpress')).trim().split('\n');
  const copy = tables.map(
    (table) =>
      `CREATE TABLE first.${table} LIKE wordpress.${table}; INSERT INTO first.${table} SELECT * FROM wordpress.${table};`,
  );
  await sql(folder, `CREATE DATABASE first CHARACTER SET utf8mb4; ${copy.join('')}`);
  const restore = tables.map(
    (table) => `DELETE FROM wordpress.${table}; INSERT INTO wordpress.${table} SELECT * FROM first.${table};`,
  );
  const numbers = 'ALTER TABLE wordpress.wp_comments AUTO_INCREMENT=1;';
  writeFileSync(join(folder, 'reset.sql'), `START TRANSACTION; ${restore.join('\n')} COMMIT; ${numbers}`);
}

export async function resetMariadb(folder: string): Promise<void> {
  await sql(folder, readFileSync(join(folder, 'reset.sql'), 'utf8'));
}

function sql(folder: string, statements: string): Promise<string> {
  const args = ['--no-defaults', '-uroot', '-N', `--socket=${join(folder, 'mysql.sock')}`];
  return run('mariadb', args, { input: statements });
}

function connects(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    const done = (is: boolean) => {
      connection.destroy();
      resolve(is);
    };
    connection.once('connect', () => done(true)).once('error', () => done(false));
  });
}
