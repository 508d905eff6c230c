// `npm run test:backends`: real comment servers and recorded ones, the contract kit on each, a reader in a page for
// each, and the reference backend's own tests on PostgreSQL. Prints the table of backends, which the README must
// show; `-- --write` writes it there. BACKENDS=name,name runs some of them and leaves the README alone.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { startPostgres } from '../server/postgres.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUNNER = join(ROOT, 'tests/helpers/run-node-tests.mjs');
const RESULTS = join(ROOT, 'tests/.output/backends.json');
const README = join(ROOT, 'README.md');
const [OPEN, CLOSE] = [
  '<!-- backends: written by npm run test:backends -- --write -->\n',
  '<!-- /backends -->',
];
/** In the environment of all that this run starts, so that what is left behind can be found. */
const MARK = `COMMENT_THREAD_RUN=${randomUUID()}`;

const write = process.argv.includes('--write');
const some = process.env.BACKENDS;

function must(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** @returns {Promise<boolean>} Whether the tests passed. */
async function run(target, env = {}) {
  const [name, value] = MARK.split('=');
  const tests = spawn(process.execPath, [RUNNER, target], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, [name]: value, ...env },
  });
  return (await new Promise((resolve) => tests.once('exit', resolve))) === 0;
}

const outcomes = () => {
  const found = JSON.parse(readFileSync(RESULTS, 'utf8'));
  rmSync(RESULTS);
  return found;
};

must(process.execPath, 'tests/helpers/setup.mjs', 'chromium');
must('npm', 'run', 'build');
rmSync(RESULTS, { force: true });
// Ctrl+C reaches the tests as well; waiting for them lets `finally` clear away the server.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

let passed = await run('tests/backends');
const found = outcomes();
if (!some) {
  const { url, stop } = await startPostgres();
  try {
    const onPostgres = { TEST_DATABASE_URL: url };
    passed =
      (await run('tests/backends/backends.test.ts', { ...onPostgres, BACKENDS: 'reference' })) && passed;
    found.push(...outcomes());
    passed = (await run('tests/server', onPostgres)) && passed;
  } finally {
    await stop();
  }
}

const { table } = await tsImport('./table.ts', import.meta.url);
const rows = table(found);
console.log(`\n${rows}\n`);
const left = processesLeft();
if (left.length > 0) console.error(`These processes were left behind: ${left.join('; ')}`);
if (!some && passed) passed = compare(rows);
process.exitCode = passed && left.length === 0 ? 0 : 1;

/** On Linux; elsewhere nobody looks. */
function processesLeft() {
  try {
    return readdirSync('/proc').flatMap((pid) => {
      try {
        if (!/^\d+$/.test(pid) || !readFileSync(`/proc/${pid}/environ`, 'utf8').includes(MARK)) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        // A process that has ended and waits for its parent has no command.
        return command ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

function compare(rows) {
  const text = readFileSync(README, 'utf8');
  const start = text.indexOf(OPEN) + OPEN.length;
  const end = text.indexOf(CLOSE);
  const wanted = `\n${rows}\n\n`;
  if (text.slice(start, end) === wanted) return true;
  if (!write) {
    console.error('The table in the README is another one: npm run test:backends -- --write');
    return false;
  }
  writeFileSync(README, text.slice(0, start) + wanted + text.slice(end));
  return true;
}
