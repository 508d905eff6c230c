/** Starts the reference backend with the demo pages: `npm start`. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApi } from './api.js';
import { readConfig, type Config } from './config.js';
import { openDatabase } from './database.js';
import { createDemo, seed } from './demo.js';
import { stopOnSignal } from './stop.js';
import { errorHandler, refuseBroken } from './transport.js';

const LAST_PORT = 8090;

/** Connections that wait to be taken. Of a crowd that comes at once the system drops more, and they try again later. */
const BACKLOG = 4096;

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const db = await openDatabase({
    dataDir: config.dataDir,
    ...(config.databaseUrl && { url: config.databaseUrl }),
  });
  try {
    await seed(db);
    const api = createApi({
      db,
      corsOrigins: config.corsOrigins,
      rateLimit: config.rateLimit,
      trustProxy: config.trustProxy,
      sharedCache: config.sharedCache,
    });
    const app = createDemo({ db, api, config });
    const listener = getRequestListener(app.fetch, { errorHandler });
    // A missing Host header is for the listener to refuse, which says why.
    const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
      void listener(incoming, outgoing);
    });
    refuseBroken(server);
    const port = await listen(server, config);
    stopOnSignal(server, () => db.destroy());
    console.log(`comment-thread demo: http://${printable(config.host)}:${port}/`);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Nobody asked for 8080 in particular, so the next free port will do; a port that was asked for is kept to. */
async function listen(server: Server, config: Config): Promise<number> {
  for (let port = config.port; ; port++) {
    try {
      return await tryListen(server, port, config.host);
    } catch (error) {
      const refusal = whyNot(error as NodeJS.ErrnoException, port, config);
      if (refusal) throw new Error(refusal, { cause: error });
    }
  }
}

function whyNot(error: NodeJS.ErrnoException, port: number, config: Config): string | null {
  if (error.code !== 'EADDRINUSE') return `Cannot listen on ${config.host}:${port}: ${error.message}.`;
  if (config.portGiven) return `Port ${port} is taken. Choose another with PORT.`;
  if (port < LAST_PORT) return null;
  return `The ports ${config.port} to ${LAST_PORT} are taken. Choose another with PORT.`;
}

function tryListen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** An address to click: a wildcard is none, and IPv6 stands in brackets. */
function printable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
