// `node tests/helpers/run-node-tests.mjs tests/unit tests/guard`: runs all *.test.ts under these folders with
// node:test. Sets the time zone here because not every shell has `TZ=… command`; Dubai differs from UTC and
// from most developers' own zone, so a test that leans on the machine's zone fails for everyone.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const targets = process.argv.slice(2);
// Node 20 has no globs of its own.
const files = targets.flatMap((target) => {
  if (target.endsWith('.ts')) return [target];
  if (!existsSync(target)) return [];
  const names = readdirSync(target, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(target, name));
});
if (files.length === 0) {
  console.error(`There is no *.test.ts under ${targets.join(', ')}.`);
  process.exit(1);
}

const reporter = new URL('./node-count-reporter.mjs', import.meta.url).href;
const args = [
  ...['--import', 'tsx', '--test'],
  ...['--test-reporter', 'spec', '--test-reporter-destination', 'stdout'],
  ...['--test-reporter', reporter, '--test-reporter-destination', 'stdout'],
  ...files.sort(),
];
const { status } = spawnSync(process.execPath, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, TZ: 'Asia/Dubai' },
});
process.exit(status ?? 1);
