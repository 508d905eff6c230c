/** The real servers start, answer, forget, and leave nothing behind. SERVERS=waline,json-server runs some of them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startJsonServer } from './servers/json-server.js';
import { processesIn } from './servers/leftovers.js';
import type { Server } from './servers/process.js';
import { startWaline } from './servers/waline.js';
import { startWordpress, type Flavour } from './servers/wordpress.js';

const only = process.env['SERVERS']?.split(',');
const MINUTES = 60_000;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const from = (body: unknown, key: string): unknown => (body as Record<string, unknown>)[key];

async function call(url: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const json = { 'Content-Type': 'application/json', ...headers };
  const options = body ? { method: 'POST', headers: json, body: JSON.stringify(body) } : { headers };
  const response = await fetch(url, options);
  const { status } = response;
  return { status, headers: response.headers, body: await response.json().catch(() => undefined) };
}

for (const flavour of ['sqlite', 'mariadb'] satisfies Flavour[])
  suite(`WordPress with ${flavour}`, { skip: skip(flavour), timeout: 15 * MINUTES }, () => {
    test('lists, creates, switches, signs in and forgets', async () => {
      const site = await startWordpress({ flavour });
      const api = `${site.url}/wp-json/wp/v2/comments`;
      const { small = 0, many = 0, closed = 0 } = site.posts;
      const total = async (post: number) => (await call(`${api}?post=${post}`)).headers.get('x-wp-total');
      let words = 0;
      const write = async (changes: object = {}, headers = {}) => {
        const content = `Words ${++words}`;
        const lena = { author_name: 'Lena', author_email: 'lena@example.test' };
        const { status, body } = await call(api, { post: small, content, ...lena, ...changes }, headers);
        return `${status} ${String(from(body, status < 300 ? 'status' : 'code'))}`;
      };
      try {
        assert.deepEqual([await total(small), await total(many)], ['2', '120']);
        assert.equal(await write(), '201 approved');
        assert.equal(await write({ content: 'holdme' }), '201 hold');
        assert.equal(await write({ post: closed }), '403 rest_comment_closed');
        assert.equal(await total(small), '3');

        await site.set({ moderation: true });
        assert.equal(await write(), '201 hold');
        await site.set({ moderation: false, flood: true });
        assert.equal(await write(), '400 comment_flood');
        await site.set({ flood: false, registration: true });
        assert.equal(await write(), '401 rest_comment_login_required');
        await site.set({ registration: false, anonymous: false });
        assert.equal(await write(), '401 rest_comment_login_required');
        await site.set({ anonymous: true, nameAndEmail: false });
        assert.equal(await write({ author_name: '', author_email: '' }), '201 approved');
        await site.setOpen(small, false);
        assert.equal(await write(), '403 rest_comment_closed');
        await site.set({ avatars: false, permalinks: 'plain' });
        assert.equal((await call(api)).body, undefined, 'no JSON at the pretty address');
        const [one] = (await call(`${site.url}/?rest_route=/wp/v2/comments`)).body as object[];
        assert.ok(one && !('author_avatar_urls' in one));

        await site.reset();
        assert.equal(await total(small), '2');
        assert.equal(await write(), '201 approved');
        for (const role of ['admin', 'subscriber'] as const) {
          const me = { author_name: undefined, author_email: undefined };
          assert.equal(await write(me, { Authorization: site.basic(role) }), '201 approved');
          const { cookie, nonce, userId } = await site.signIn(role);
          assert.equal(await write(me, { Cookie: cookie, 'X-WP-Nonce': nonce }), '201 approved');
          const last = await site.php('return get_comments(["number" => 1, "orderby" => "comment_ID"])[0]');
          assert.equal(from(last, 'user_id'), String(userId));
          const stale = { Cookie: cookie, 'X-WP-Nonce': 'stale' };
          assert.equal(await write(me, stale), '403 rest_cookie_invalid_nonce');
        }
        await assert.rejects(site.php('no_such_function()'), /PHP failed/);
      } finally {
        await stopsCompletely(site);
      }
    });
  });

suite('Waline', { skip: skip('waline'), timeout: 15 * MINUTES }, () => {
  test('lists, creates, restarts with options, signs in and forgets', async () => {
    const waline = await startWaline();
    const api = `${waline.url}/api/comment`;
    const count = async (path: string) =>
      from(from((await call(`${api}?path=${path}`)).body, 'data'), 'count');
    let words = 0;
    const write = async (changes: object = {}, headers = {}) => {
      const lena = { nick: 'Lena', mail: 'lena@example.test' };
      const { body } = await call(
        api,
        { url: '/small/', comment: `Words ${++words}`, ...lena, ...changes },
        headers,
      );
      return String(from(body, 'errno') === 0 ? from(from(body, 'data'), 'status') : from(body, 'errmsg'));
    };
    const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
    try {
      assert.deepEqual([await count('/small/'), await count('/nested/'), await count('/many/')], [2, 7, 120]);
      assert.equal(await write(), 'approved');
      assert.equal(await write({ comment: 'Words 1' }), 'Duplicate Content');
      assert.equal(await count('/small/'), 3);
      await waline.restart({ flood: 60, audit: true });
      assert.equal(await write(), 'Comment too fast!');
      await waline.reset();
      assert.equal(await count('/small/'), 2);
      assert.equal(await write(), 'waiting');
      await waline.restart({ login: true, forbiddenWords: 'binme' });
      assert.equal(await write(), 'Unauthorized');
      assert.equal(await write({}, bearer(waline.users.member.token)), 'approved');
      assert.equal(await write({ comment: 'binme' }, bearer(waline.users.member.token)), 'spam');
      const someone = await waline.register('Someone');
      assert.equal(await write({}, bearer(someone.token)), 'approved');
      const { token } = await waline.signIn(waline.users.admin.email, waline.users.admin.password);
      assert.equal(token, waline.users.admin.token);
      await waline.reset();
      assert.equal(await count('/small/'), 2);
    } finally {
      await stopsCompletely(waline);
    }
  });
});

suite('json-server', { skip: skip('json-server'), timeout: 5 * MINUTES }, () => {
  test('lists, creates and forgets', async () => {
    const server = await startJsonServer();
    const total = async (post: string) =>
      (await call(`${server.url}/comments?postId=${post}&_page=1`)).headers.get('x-total-count');
    try {
      assert.deepEqual([await total('small'), await total('many'), await total('empty')], ['2', '120', '0']);
      assert.equal((await call(`${server.url}/comments`, { postId: 'small', body: 'Hello' })).status, 201);
      assert.equal(await total('small'), '3');
      await server.reset();
      assert.equal(await total('small'), '2');
    } finally {
      await stopsCompletely(server);
    }
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`ends with the process that started it, by ${signal}`, { timeout: MINUTES }, async () => {
      const module = new URL('./servers/json-server.ts', import.meta.url).href;
      const code = `const { url } = await (await import('${module}')).startJsonServer(); console.log(url); setInterval(() => {}, 1000);`;
      const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
      const cwd = fileURLToPath(new URL('../..', import.meta.url));
      const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      const url = said.toString().trim();
      assert.equal((await fetch(url)).status, 200);
      child.kill(signal);
      const [, by] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(by, signal);
      await gone(url);
    });
});

/** Nobody listens at its address any more, its processes have ended, and its folder is no more. */
async function stopsCompletely(server: Server): Promise<void> {
  if (existsSync('/proc')) assert.ok(processesIn(server.folder) > 0);
  await server.stop();
  await assert.rejects(fetch(server.url));
  assert.equal(processesIn(server.folder), 0);
  assert.equal(existsSync(server.folder), false);
}

async function gone(url: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if (
      !(await fetch(url).then(
        () => true,
        () => false,
      ))
    )
      return;
    await sleep(50);
  }
  assert.fail(`${url} still answers`);
}

function skip(name: string): string | false {
  return only && !only.includes(name) ? 'not in SERVERS' : false;
}
