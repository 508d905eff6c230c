// Other clients come from npm into a folder of the bench, in the versions that tests/bench/package.json names.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../helpers/project.js';
import type { Contender } from './contenders/contender.js';
import { artalk } from './contenders/artalk.js';
import { twikoo } from './contenders/twikoo.js';
import { waline } from './contenders/waline.js';

const HERE = join(ROOT, 'tests/bench');
export const CLIENTS = join(HERE, 'node_modules');
const BY_PACKAGE: Readonly<Record<string, (version: string) => Contender>> = {
  '@waline/client': waline,
  artalk,
  twikoo,
};

const json = (path: string): Record<string, unknown> =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {};

/** Those that are there, and the packages that could not be had. */
export function installClients(): { clients: Contender[]; absent: string[] } {
  const wanted = Object.entries(json(join(HERE, 'package.json'))['dependencies'] as Record<string, string>);
  const missing = (): string[] =>
    wanted
      .filter(([name, version]) => json(join(CLIENTS, name, 'package.json'))['version'] !== version)
      .map(([name]) => name);
  if (missing().length)
    spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: HERE,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  const absent = missing();
  if (absent.length) console.warn(`npm gave no ${absent.join(', ')}: the bench goes on without.`);
  const there = wanted.filter(([name]) => !absent.includes(name));
  return { clients: there.map(([name, version]) => BY_PACKAGE[name]!(version)), absent };
}
