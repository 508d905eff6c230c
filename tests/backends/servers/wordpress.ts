/** A real WordPress for tests, on this machine only. */
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './install.js';
import { resetMariadb, startMariadb } from './mariadb.js';
import { answering, freePort, launch, temporaryFolder, type Server } from './process.js';
import { environment, prepare, SITE, type Facts, type Flavour, type User } from './wordpress-parts.js';

export type { Facts, Flavour, User };
export type Role = keyof Facts['users'];

export interface Settings {
  /** Holds every comment for a moderator. First: false. */
  readonly moderation?: boolean;
  /** One comment in 15 seconds from one address. First: false. */
  readonly flood?: boolean;
  /** Only who is signed in may write. First: false. */
  readonly registration?: boolean;
  /** Name and e-mail must be there. First: true. */
  readonly nameAndEmail?: boolean;
  /** First: true. */
  readonly avatars?: boolean;
  /** A plugin allows comments without signing in; WordPress alone refuses them over REST. First: true. */
  readonly anonymous?: boolean;
  /** `plain`: no `/wp-json/`, only `/?rest_route=`. First: pretty. */
  readonly permalinks?: 'pretty' | 'plain';
}

export interface SignedIn {
  readonly userId: number;
  /** For the header `Cookie`, and for `X-WP-Nonce`. */
  readonly cookie: string;
  readonly nonce: string;
  /** The same cookies one by one, for a browser. */
  readonly cookies: readonly { readonly name: string; readonly value: string; readonly path: string }[];
}

export interface WordPress extends Server {
  readonly flavour: Flavour;
  readonly version: string;
  /** Post ids of: small, nested, many, empty, closed, password, draft, html. */
  readonly posts: Readonly<Record<string, number>>;
  readonly users: Facts['users'];
  /** A folder for the tests' own .html, .js, .css and .json files, served at the top of the site. */
  readonly publicFolder: string;
  /** Switches settings while it runs; `reset` brings the first ones back. */
  set(settings: Settings): Promise<void>;
  /** Opens or closes a post for comments. */
  setOpen(post: number, open: boolean): Promise<void>;
  /** For the header `Authorization`, with an application password that outlives `reset`. */
  basic(role: Role): string;
  /** Through the login form; the nonce is WordPress' own for REST. */
  signIn(role: Role): Promise<SignedIn>;
  /** Runs PHP inside the site. What the code returns comes back through JSON. */
  php(code: string): Promise<unknown>;
}

export async function startWordpress({ flavour = 'sqlite' }: { flavour?: Flavour } = {}): Promise<WordPress> {
  const { root, first, facts } = await prepare(flavour);
  const folder = temporaryFolder('wordpress');
  const data = folder.path;
  await run('cp', ['-a', `${first}/.`, data]);
  if (flavour === 'sqlite') await copyFile(join(first, 'wordpress.sqlite'), join(data, 'first.sqlite'));
  const database = flavour === 'mariadb' ? await startMariadb(data) : undefined;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const key = randomUUID();
  const headers = { 'X-Test-Key': key };
  const www = join(root, 'www');
  const options = ['memory_limit=512M', 'display_errors=0', 'log_errors=1', 'opcache.enable_cli=1'];
  const listen = ['-S', `127.0.0.1:${port}`, '-t', www, join(SITE, 'router.php')];
  const server = launch('php', [...options.flatMap((option) => ['-d', option]), ...listen], {
    folder: data,
    name: 'php',
    env: { ...environment(data, url), WP_TEST_KEY: key, PHP_CLI_SERVER_WORKERS: '4' },
  });
  const stop = async () => {
    await server.stop();
    await database?.stop();
    folder.remove();
  };
  await answering(`${url}/wp-json/wp/v2/comments?per_page=1`, server).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const evaluate = async (code: string): Promise<unknown> => {
    const response = await fetch(url, { method: 'POST', headers, body: `${code};` });
    if (!response.ok) throw new Error(`PHP failed: ${server.log()}`);
    return ((await response.json()) as { result: unknown }).result;
  };

  return {
    flavour,
    url,
    folder: data,
    version: facts.version,
    posts: facts.posts,
    users: facts.users,
    publicFolder: join(data, 'public'),
    async set(settings) {
      await evaluate(changes(settings));
    },
    async setOpen(post, open) {
      await evaluate(`wp_update_post(['ID' => ${post}, 'comment_status' => '${open ? 'open' : 'closed'}'])`);
    },
    basic(role) {
      const { login, applicationPassword } = facts.users[role];
      return `Basic ${Buffer.from(`${login}:${applicationPassword}`).toString('base64')}`;
    },
    signIn: (role) => signIn(url, facts.users[role]),
    php: evaluate,
    async reset() {
      if (database) return resetMariadb(data);
      const response = await fetch(`${url}/reset`, { method: 'POST', headers });
      if (response.status !== 204) throw new Error(`WordPress does not reset: ${server.log()}`);
    },
    stop,
  };
}

function changes(settings: Settings): string {
  const { permalinks } = settings;
  const switches = {
    comment_moderation: settings.moderation,
    test_flood: settings.flood,
    comment_registration: settings.registration,
    require_name_email: settings.nameAndEmail,
    show_avatars: settings.avatars,
    test_anonymous: settings.anonymous,
  };
  const lines = Object.entries(switches)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `update_option('${name}', ${value ? 1 : 0});`);
  if (permalinks) {
    const structure = permalinks === 'plain' ? '' : '/%postname%/';
    lines.push(`update_option('permalink_structure', '${structure}'); delete_option('rewrite_rules');`);
  }
  return lines.join('\n');
}

async function signIn(url: string, { id, login, password }: User): Promise<SignedIn> {
  const form = await fetch(`${url}/wp-login.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    body: new URLSearchParams({ log: login, pwd: password, testcookie: '1' }),
  });
  await form.arrayBuffer();
  const cookies = form.headers.getSetCookie().flatMap((line) => {
    const [, name = '', value = '', path = '/'] = /^([^=]+)=([^;]*).*?path=([^;]+)/i.exec(line) ?? [];
    return name.startsWith('wordpress_') && value.trim() !== '' ? [{ name, value, path }] : [];
  });
  const cookie = cookies
    .filter(({ name }) => name.startsWith('wordpress_logged_in_'))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const answer = await fetch(`${url}/wp-admin/admin-ajax.php?action=rest-nonce`, {
    headers: { Cookie: cookie },
  });
  const nonce = (await answer.text()).trim();
  if (!/^[0-9a-f]{10}$/.test(nonce))
    throw new Error(`WordPress does not let ${login} in: ${form.status} ${nonce}`);
  return { userId: id, cookie, nonce, cookies };
}
