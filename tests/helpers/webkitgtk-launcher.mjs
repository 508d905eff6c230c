// Runs element tests in WebKitGTK where Playwright's own WebKit is absent, through WebKitWebDriver and, without
// a display, Xvfb (Debian: webkit2gtk-driver, xvfb). Plain WebDriver over fetch; no dependency.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { webkitGtkPage } from './webkitgtk-page.mjs';

const DRIVER = process.env.WEBKIT_DRIVER_PATH || '/usr/bin/WebKitWebDriver';
const XVFB = '/usr/bin/Xvfb';
/** Asked anew each time: the set-up installs it. */
const browser = () =>
  ['x86_64', 'aarch64']
    .map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find((file) => existsSync(file));

export function hasWebKitGtk() {
  return existsSync(DRIVER) && browser() !== undefined && (Boolean(process.env.DISPLAY) || existsSync(XVFB));
}

export function webkitGtkLauncher() {
  let children = [];
  let base, session, active, starting;

  const call = async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value?.error}: ${value?.message}`);
    return value;
  };
  const send = (method, path, body) => call(method, `/session/${session}${path}`, body);
  const page = webkitGtkPage(send);

  const start = (command, args, env) => {
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    children.push(child);
    return child;
  };
  const killAll = () => {
    for (const child of children.reverse()) child.kill();
    children = [];
  };

  const launch = async () => {
    process.once('exit', killAll); // an interrupted run must not leave a browser behind
    const env = { LIBGL_ALWAYS_SOFTWARE: '1' };
    if (!process.env.DISPLAY) env.DISPLAY = await startDisplay(start);
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    start(DRIVER, ['--host=127.0.0.1', `--port=${port}`], env);
    await until(() => call('GET', '/status').then(Boolean, () => false), 'WebKitWebDriver');
    const capabilities = {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: browser(), args: ['--automation'] },
      },
    };
    ({ sessionId: session } = await call('POST', '/session', { capabilities }));
  };

  return {
    name: 'WebKitGTK',
    type: 'playwright', // so that @web/test-runner-commands asks getPage() for sendKeys, sendMouse, setViewport
    concurrency: 1,
    initialize() {},
    isActive: (id) => active === id,
    getPage: () => page,
    getBrowserUrl: () => send('GET', '/url'),
    async startSession(id, url) {
      await (starting ??= launch());
      active = id;
      await page.setViewportSize({ width: 800, height: 600 });
      await send('POST', '/url', { url });
    },
    async stopSession() {
      active = undefined;
      await send('POST', '/url', { url: 'about:blank' });
      return {};
    },
    async stop() {
      // The browser may be gone already; the processes end in any case.
      if (session) await send('DELETE', '').catch(() => {});
      killAll();
      session = starting = undefined;
    },
    startDebugSession() {
      throw new Error('WebKitGTK has no debug session here.');
    },
  };
}

async function startDisplay(start) {
  let number = 90;
  const socket = () => `/tmp/.X11-unix/X${number}`;
  while (existsSync(socket()) || existsSync(`/tmp/.X${number}-lock`)) number++;
  start(XVFB, [`:${number}`, '-screen', '0', '1600x1400x24', '-nolisten', 'tcp']);
  await until(() => existsSync(socket()), 'Xvfb');
  return `:${number}`;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(ready, name) {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await ready()) return;
    await sleep(100);
  }
  throw new Error(`${name} did not start within 20 seconds.`);
}
