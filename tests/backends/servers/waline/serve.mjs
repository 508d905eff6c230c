// node serve.mjs PORT MODULES FOLDER: Waline as its manual embeds it in a server of one's own, so that it listens on
// this machine only, plus POST /reset. FOLDER may have the waline.sqlite to serve, and first.sqlite to reset from.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { make, restore } from './database.mjs';

const [port, modules, folder] = process.argv.slice(2);
const file = join(folder, 'waline.sqlite');
if (!existsSync(file)) await make(modules, file);
const waline = createRequire(`${modules}/`)('@waline/vercel')({ env: 'production' });

createServer(async (request, response) => {
  if (request.method !== 'POST' || request.url !== '/reset') return waline(request, response);
  try {
    await restore(modules, folder);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(Number(port), '127.0.0.1');
