/** A real Waline on SQLite for tests, on this machine only. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, fingerprint, hasCommands, installNpm, need } from './install.js';
import { answering, freePort, launch, temporaryFolder, type Running, type Server } from './process.js';

const VERSION = '1.39.3';
const SERVE = fileURLToPath(new URL('./waline/serve.mjs', import.meta.url));
const DATABASE = fileURLToPath(new URL('./waline/database.mjs', import.meta.url));

export interface WalineOptions {
  /** Seconds that one address must wait after a comment. First: 0, no limit; Waline's own choice is 60. */
  readonly flood?: number;
  /** Holds every comment for a moderator. */
  readonly audit?: boolean;
  /** Comments with one of these words count as spam; with commas between them. */
  readonly forbiddenWords?: string;
  /** Only who is signed in may write. */
  readonly login?: boolean;
  /** Only these hosts may ask; with commas between them. */
  readonly secureDomains?: string;
}

export interface WalineUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** For `Authorization: Bearer`. Those of `users` outlive `restart` and `reset`. */
  readonly token: string;
}

/** Paths with comments: /small/, /nested/, /many/ (120), /html/ (of three one is held, one spam). */
export interface Waline extends Server {
  readonly users: { readonly admin: WalineUser; readonly member: WalineUser };
  /** Starts it again at the same address with other options, which replace the old ones; the data stay. */
  restart(options?: WalineOptions): Promise<void>;
  /** A new user, signed in. */
  register(name: string): Promise<WalineUser>;
  signIn(email: string, password: string): Promise<{ id: number; token: string }>;
}

export async function startWaline(options: WalineOptions = {}): Promise<Waline> {
  const modules = await install();
  const first = await firstState(modules);
  const folder = temporaryFolder('waline');
  for (const name of ['first.sqlite', 'waline.sqlite'])
    copyFileSync(join(first, 'waline.sqlite'), join(folder.path, name));
  const users = JSON.parse(readFileSync(join(first, 'users.json'), 'utf8')) as Waline['users'];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let server: Running | undefined;
  const restart = async (changed: WalineOptions = {}) => {
    await server?.stop();
    server = await serve(modules, folder.path, port, changed);
  };
  const stop = async () => {
    await server?.stop();
    folder.remove();
  };
  await restart(options).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const reset = async () => {
    const response = await fetch(`${url}/reset`, { method: 'POST' });
    if (response.status !== 204) throw new Error(`Waline does not reset: ${await response.text()}`);
  };
  return {
    url,
    folder: folder.path,
    users,
    restart,
    register: (name) => register(url, name),
    signIn: (email, password) => signIn(url, email, password),
    reset,
    stop,
  };
}

async function install(): Promise<string> {
  const folder = await cached(`waline-${VERSION}`, (into) => {
    const tools = ['g++', 'make', 'python3'];
    need('A C++ compiler', () => hasCommands(...tools), tools);
    console.log('Compiling SQLite for Waline, once: a minute or two.');
    return installNpm('@waline/vercel', VERSION, into);
  });
  return join(folder, 'node_modules');
}

/** The filled database and its two users. The first one who registers is the administrator. */
function firstState(modules: string): Promise<string> {
  const mark = fingerprint([DATABASE, fileURLToPath(import.meta.url)], VERSION);
  return cached(`waline-${mark}`, async (folder) => {
    const port = await freePort();
    const server = await serve(modules, folder, port, {});
    try {
      const url = `http://127.0.0.1:${port}`;
      const users = { admin: await register(url, 'Admin'), member: await register(url, 'Uma') };
      writeFileSync(join(folder, 'users.json'), JSON.stringify(users));
    } finally {
      await server.stop();
    }
  });
}

async function serve(
  modules: string,
  folder: string,
  port: number,
  options: WalineOptions,
): Promise<Running> {
  const url = `http://127.0.0.1:${port}`;
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const server = launch(process.execPath, [SERVE, String(port), modules, folder], {
    folder,
    name: 'waline',
    env: {
      NODE_OPTIONS: '',
      TMPDIR: temporary,
      TZ: 'UTC',
      SQLITE_PATH: folder,
      SQLITE_DB: 'waline',
      JWT_TOKEN: 'test only',
      SITE_NAME: 'Test',
      SITE_URL: url,
      AKISMET_KEY: 'false',
      // Waline asks this address at each request and answers 500 if it cannot.
      OAUTH_URL: 'data:application/json,{"services":[]}',
      IPQPS: String(options.flood ?? 0),
      COMMENT_AUDIT: options.audit ? 'true' : '',
      FORBIDDEN_WORDS: options.forbiddenWords ?? '',
      LOGIN: options.login ? 'force' : '',
      SECURE_DOMAINS: options.secureDomains ?? '',
    },
  });
  await answering(`${url}/api/comment?path=/small/`, server);
  return server;
}

async function register(url: string, name: string): Promise<WalineUser> {
  const email = `${name.toLowerCase()}@example.test`;
  const password = `${name} only for tests`;
  await send(`${url}/api/user`, { display_name: name, email, password, url: '' });
  return { name, email, password, ...(await signIn(url, email, password)) };
}

async function signIn(url: string, email: string, password: string): Promise<{ id: number; token: string }> {
  const { objectId, token } = await send(`${url}/api/token`, { email, password, code: '' });
  return { id: objectId, token };
}

interface Answer {
  readonly errno: number;
  readonly errmsg: unknown;
  readonly data: { readonly objectId: number; readonly token: string };
}

async function send(url: string, body: object): Promise<Answer['data']> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  const answer = response.ok ? (JSON.parse(text) as Answer) : undefined;
  if (answer?.errno !== 0) throw new Error(`Waline refuses ${url}: ${response.status} ${text}`);
  return answer.data;
}
