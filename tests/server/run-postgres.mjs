// Runs the server tests on PostgreSQL: `node tests/server/run-postgres.mjs`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres.mjs';

const runner = fileURLToPath(new URL('../helpers/run-node-tests.mjs', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

const { url, stop } = await startPostgres();
try {
  const tests = spawn(process.execPath, [runner, 'tests/server'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  // Ctrl+C reaches the tests as well; waiting for them lets `finally` clear away the server.
  const ignore = () => {};
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, ignore);
  process.exitCode = await new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)));
} finally {
  await stop();
}
