// Servers that a test starts for itself: the demo with settings of its own, and sites that embed the widget.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { ROOT } from './project.js';

export interface Running {
  /** Without a slash at its end. */
  url: string;
  stop: () => Promise<void>;
}

/** `npm start` on a free port. `DATA_DIR: 'memory://'` leaves nothing behind. */
export async function startDemo(env: Record<string, string>): Promise<Running> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATABASE_URL: '', RATE_LIMIT: 'off', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const address = /http:\/\/\S+(?=\/)/.exec(line)?.[0];
      if (address) resolve(address);
    });
    server.once('exit', (code) => {
      reject(new Error(`The demo stopped before it was ready, with code ${String(code)}.`));
    });
  });
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      if (code !== 0) throw new Error(`The demo ended with code ${String(code)} when it was asked to stop.`);
    },
  };
}

/** A page of such a site, with a thread of the demo's backend in it. */
export const embedding = (demo: string, attributes: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Embed</title><body><main><h1>A page</h1>
    <script type="module" src="${demo}/dist/comment-thread.js"></script>
    <comment-thread src="${demo}/api" ${attributes}></comment-thread></main>`;

/** A site on a port of its own that shows one page; its text may be set later, when other ports are known. */
export async function startSite(): Promise<Running & { html: string }> {
  const site = { html: '', url: '', stop: () => Promise.resolve() };
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] === '/')
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(site.html);
    else response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site.stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return site;
}
