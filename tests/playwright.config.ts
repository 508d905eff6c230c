// End-to-end tests: the built bundle on the demo pages, with the reference backend behind them.
// BROWSERS=chromium,firefox names the engines (default: chromium).
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { launchOptions, wantedEngines } from './helpers/browsers.mjs';
import { requireBuild, ROOT } from './helpers/project.js';

const DEVICE = { chromium: 'Desktop Chrome', firefox: 'Desktop Firefox', webkit: 'Desktop Safari' } as const;

// Workers load this file again and inherit the environment: the first load checks and decides for all.
if (!process.env['E2E_PORT']) requireBuild();
const dataDir = (process.env['E2E_DATA_DIR'] ??= temporaryFolder());
const port = (process.env['E2E_PORT'] ??= String(await freePort()));

const projects = wantedEngines().flatMap((name) => {
  const options = launchOptions(name);
  if (options) return [{ name, use: { ...devices[DEVICE[name]], launchOptions: options } }];
  // Playwright cannot drive a system's WebKitGTK; there the element tests cover WebKit.
  if (name === 'webkit') return [];
  throw new Error(`There is no ${name} here: node tests/helpers/setup.mjs ${name}`);
});

export default defineConfig({
  testMatch: ['e2e/*.test.ts', 'long/*.test.ts'],
  outputDir: '.output',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  // A page of a thousand comments on a machine that builds at the same time; a right page needs far less.
  timeout: 90_000,
  reporter: [[process.env['CI'] ? 'list' : 'line'], ['./helpers/e2e-count-reporter.ts']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    screenshot: 'only-on-failure',
  },
  projects,
  webServer: {
    command: 'node --import tsx demo/server/main.ts',
    cwd: ROOT,
    url: `http://127.0.0.1:${port}/`,
    env: { PORT: port, DATA_DIR: dataDir, DATABASE_URL: '', RATE_LIMIT: 'off' },
    // An embedded database takes its time to create its folder on a busy machine.
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3_000 },
  },
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comment-thread-e2e-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
