/** What the servers are made of: Debian packages, and npm packages in a cache folder outside the project. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { aptInstall, canApt } from '../../helpers/apt.mjs';
import { signalGroup, temporaryFolder, whenThisEnds } from './process.js';

/** Not in tests/.output, which Playwright empties at each start. */
const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'comment-thread-backends');

/**
 * The folder `name` of the cache, filled by `fill` the first time. It is filled elsewhere and then renamed, so an
 * interrupted run leaves no half of it, and of two at once the later one takes what the earlier one made.
 */
export async function cached(name: string, fill: (folder: string) => void | Promise<void>): Promise<string> {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const work = temporaryFolder('unfinished', CACHE);
  try {
    await fill(work.path);
    if (!existsSync(folder)) renameSync(work.path, folder);
  } finally {
    work.remove();
  }
  return folder;
}

/** Changes with any of these files. */
export function fingerprint(files: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}

/** Installs Debian packages unless `there` is already true, and throws a sentence when that does not help. */
export function need(what: string, there: () => boolean, packages: readonly string[]): void {
  if (there()) return;
  if (canApt() && aptInstall(packages) && there()) return;
  throw new Error(
    `${what} is missing: install the Debian packages ${packages.join(' ')} or what equals them.`,
  );
}

export const hasCommands = (...names: readonly string[]): boolean =>
  names.every((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);

/** Runs a command to its end and resolves to what it printed. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { cwd, env } = options;
  const child = spawn(command, args, { cwd, detached: true, env: { ...process.env, ...env } });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  child.stdin.on('error', () => undefined); // it ended without reading
  child.stdin.end(options.input ?? '');
  const forget = whenThisEnds(() => signalGroup(child.pid, 'SIGKILL'));
  const [status] = (await once(child, 'close')) as [number | null];
  forget();
  const [stdout, stderr] = await output;
  if (status === 0) return stdout;
  const said = `${stderr}\n${stdout}`.trim().split('\n').slice(-12).join('\n');
  throw new Error(`${command} ${args.slice(0, 3).join(' ')} failed: ${said}`);
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Unpacks members of an npm package into a folder, without what the package depends on. */
export async function unpackNpm(packed: string, members: readonly string[], folder: string): Promise<void> {
  const said = await npm(['pack', '--json', packed], folder);
  const [file] = /[\w.-]+\.tgz/.exec(said) ?? [];
  if (!file) throw new Error(`npm pack ${packed} named no file.`);
  const paths = members.map((member) => `package/${member}`);
  await run('tar', ['xzf', file, '--strip-components=1', ...paths], { cwd: folder });
  rmSync(join(folder, file));
}

/** Installs one npm package with all it depends on; `version` is exact. */
export async function installNpm(name: string, version: string, folder: string): Promise<void> {
  const manifest = { private: true, dependencies: { [name]: version } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await npm(['install', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

async function npm(args: readonly string[], cwd: string): Promise<string> {
  // What is compiled finds Node's headers beside Node, where it has them, and need not download them.
  const node = dirname(dirname(process.execPath));
  const headers = existsSync(join(node, 'include/node/node.h'));
  return run('npm', args, { cwd, env: headers ? { npm_config_nodedir: node } : {} }).catch(
    (cause: unknown) => {
      throw new Error('npm cannot get what this server needs: is its registry within reach?', { cause });
    },
  );
}
