/** WordPress itself and a filled database, made once and kept in the cache. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, fingerprint, hasCommands, need, run, unpackNpm } from './install.js';
import { keepFirstState, makeDatabase, startMariadb } from './mariadb.js';

/** `sqlite`: WordPress 6.6 from npm. `mariadb`: WordPress 6.1 as Debian 12 has it. */
export type Flavour = 'sqlite' | 'mariadb';

export const SITE = fileURLToPath(new URL('./wordpress/', import.meta.url));

const BUILDS = '@wp-playground/wordpress-builds@0.9.19';
const SQLITE_DRIVER = '@wp-playground/cli@3.1.56';
const DEBIAN = '/usr/share/wordpress';

export interface User {
  readonly id: number;
  readonly login: string;
  readonly password: string;
  readonly applicationPassword: string;
}

export interface Facts {
  readonly version: string;
  /** Post ids by slug. */
  readonly posts: Readonly<Record<string, number>>;
  readonly users: { readonly admin: User; readonly subscriber: User };
}

export interface Parts {
  /** WordPress as it comes; shared by all runs, which do not write to it. */
  readonly root: string;
  /** What a run copies: `wp-content` and the database. */
  readonly first: string;
  readonly facts: Facts;
}

/** What PHP must be told in the environment. `data` is the run's own folder. */
export const environment = (data: string, url: string): Record<string, string> => ({
  WP_CONFIG: join(SITE, 'wp-config.php'),
  WP_DATA: data,
  WP_SOCKET: join(data, 'mysql.sock'),
  WP_URL: url,
});

export async function prepare(flavour: Flavour): Promise<Parts> {
  await needPhp(flavour);
  const root = await cached(`wordpress-${flavour}`, flavour === 'sqlite' ? unpackFromNpm : copyFromDebian);
  const files = readdirSync(SITE).map((file) => join(SITE, file));
  const mark = fingerprint(files, BUILDS + SQLITE_DRIVER);
  const first = await cached(`wordpress-${flavour}-${mark}`, async (folder) => {
    fillContent(root, folder);
    if (flavour === 'mariadb') await makeDatabase(folder);
    const database = flavour === 'mariadb' ? await startMariadb(folder) : undefined;
    try {
      const env = environment(folder, 'http://127.0.0.1');
      const script = ['-d', 'memory_limit=512M', join(SITE, 'install.php'), join(root, 'www')];
      const printed = await run('php', script, { env });
      writeFileSync(join(folder, 'facts.json'), printed.trim().split('\n').at(-1) ?? '');
      if (database) await keepFirstState(folder);
    } finally {
      await database?.stop();
    }
  });
  const facts = JSON.parse(readFileSync(join(first, 'facts.json'), 'utf8')) as Facts;
  return { root, first, facts };
}

async function needPhp(flavour: Flavour): Promise<void> {
  const hasPhp = (...modules: string[]) => {
    const { status, stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' });
    const loaded = status === 0 ? stdout.split('\n') : [];
    return modules.every((module) => loaded.includes(module));
  };
  const packages = ['php-cli', 'php-mbstring', 'php-xml'];
  if (flavour === 'sqlite') {
    const there = () => hasPhp('mbstring', 'xml', 'pdo_sqlite') && hasCommands('unzip');
    need('PHP with SQLite', there, [...packages, 'php-sqlite3', 'unzip']);
    return;
  }
  need('PHP', () => hasPhp('mbstring', 'xml'), packages);
  const version = await run('php', ['-r', 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;']);
  // Debian's package wants a web server and a PHP for it: these two bring no service that would be started.
  const wordpress = ['wordpress', 'micro-httpd', 'php', `php${version}-cgi`, 'php-mysql'];
  const mariadb = ['mariadb-server-core', 'mariadb-client-core'];
  const there = () =>
    existsSync(DEBIAN) && hasPhp('mysqli') && hasCommands('mariadbd', 'mariadb', 'mariadb-install-db');
  need('WordPress with MariaDB', there, [...wordpress, ...mariadb]);
}

async function unpackFromNpm(folder: string): Promise<void> {
  await unpackNpm(BUILDS, ['src/wordpress/wp-beta.zip'], folder);
  await unpackNpm(SQLITE_DRIVER, ['sqlite-database-integration.zip'], folder);
  await run('unzip', ['-q', 'src/wordpress/wp-beta.zip', '-d', 'www'], { cwd: folder });
  await run('unzip', ['-q', 'sqlite-database-integration.zip', '-d', 'driver'], { cwd: folder });
  const [driver = ''] = readdirSync(join(folder, 'driver'));
  renameSync(join(folder, 'driver', driver), join(folder, 'sqlite'));
  for (const name of ['src', 'driver', 'sqlite-database-integration.zip'])
    rmSync(join(folder, name), { recursive: true });
  writeConfig(folder);
}

/** A real copy: PHP resolves links, and would find the system's own configuration behind them. */
async function copyFromDebian(folder: string): Promise<void> {
  await run('cp', ['-rL', DEBIAN, join(folder, 'www')]);
  writeConfig(folder);
}

function writeConfig(folder: string): void {
  const file = join(folder, 'www/wp-config.php');
  rmSync(file, { force: true });
  writeFileSync(file, "<?php require getenv('WP_CONFIG');\n");
}

function fillContent(root: string, folder: string): void {
  const content = join(folder, 'wp-content');
  mkdirSync(join(content, 'mu-plugins'), { recursive: true });
  mkdirSync(join(content, 'uploads'));
  mkdirSync(join(folder, 'public'));
  copyFileSync(join(SITE, 'mu-plugin.php'), join(content, 'mu-plugins/tests.php'));
  const themes = join(root, 'www/wp-content/themes');
  if (existsSync(themes)) symlinkSync(themes, join(content, 'themes'));
  const driver = join(root, 'sqlite');
  if (!existsSync(driver)) return;
  const start = readFileSync(join(driver, 'db.copy'), 'utf8')
    .replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', driver)
    .replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php');
  writeFileSync(join(content, 'db.php'), start);
}
