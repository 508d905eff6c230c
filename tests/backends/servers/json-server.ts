/** A real json-server for tests, on this machine only. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, installNpm } from './install.js';
import { answering, freePort, launch, temporaryFolder, type Server } from './process.js';

const VERSION = '0.17.4';
const SCRIPT = fileURLToPath(new URL('./json-server/serve.mjs', import.meta.url));

/**
 * `/comments?postId=`: small, nested, many, empty. A comment has id, postId, parentId, name, email, body, createdAt and
 * likes. The server checks nothing.
 */
export type JsonServer = Server;

export async function startJsonServer(): Promise<JsonServer> {
  const home = await cached(`json-server-${VERSION}`, (folder) => installNpm('json-server', VERSION, folder));
  const folder = temporaryFolder('json-server');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [SCRIPT, String(port), join(home, 'node_modules')];
  const server = launch(process.execPath, args, {
    folder: folder.path,
    name: 'json-server',
    // What this process was told to load is not for the server.
    env: { NODE_OPTIONS: '', NODE_ENV: '' },
  });
  const stop = async () => {
    await server.stop();
    folder.remove();
  };
  await answering(`${url}/comments?_limit=1`, server).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const reset = async () => {
    const { status } = await fetch(`${url}/reset`, { method: 'POST' });
    if (status !== 204) throw new Error(`json-server does not reset: ${status}`);
  };
  return { url, folder: folder.path, reset, stop };
}
