import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { startDemo, startSite, type Running } from '../helpers/e2e-servers.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';

const page = (content: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Embed</title><body><main><h1>A page</h1>${content}</main>`;

test.describe('On a page from somewhere else', () => {
  let site: Running & { html: string };
  let stranger: Running & { html: string };
  let demo: Running;

  test.beforeAll(async () => {
    test.slow();
    [site, stranger] = await Promise.all([startSite(), startSite()]);
    demo = await startDemo({ DATA_DIR: 'memory://', CORS_ORIGINS: `null,${site.url}` });
    stranger.html = site.html = page(
      `<script type="module" src="${demo.url}/dist/comment-thread.js"></script>
       <comment-thread src="${demo.url}/api" thread="classic"></comment-thread>`,
    );
  });

  test.afterAll(async () => {
    await Promise.all([demo, site, stranger].map((server) => server.stop()));
  });

  async function readsAndPosts(thread: Thread): Promise<void> {
    await expect(thread.comment('Made these on a camping stove.')).toBeVisible();
    const text = unique('From another place');
    await thread.say({ text });
    await expect(thread.comment(text)).toBeFocused();
    await thread.page.reload();
    await expect(thread.comment(text)).toBeVisible();
  }

  test('of another origin, one tag and one module script read and post', async ({ page }) => {
    await readsAndPosts(await open(page, site.url));
  });

  test('of an origin that is not listed, the thread says that it could not be loaded', async ({ page }) => {
    await page.goto(stranger.url);
    const thread = new Thread(page);
    await expect(thread.host.getByRole('alert')).toContainText('The comments could not be loaded');
  });

  test('opened from disk, the classic script reads and posts', async ({ page: tab }) => {
    const folder = await mkdtemp(join(tmpdir(), 'comment-thread-file-'));
    const file = join(folder, 'page.html');
    await writeFile(
      file,
      page(
        `<script src="${demo.url}/dist/comment-thread.classic.js"></script>
         <comment-thread src="${demo.url}/api" thread="classic"></comment-thread>`,
      ),
    );
    try {
      await readsAndPosts(await open(tab, pathToFileURL(file).href));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('opened from disk with its script beside it, it keeps a notebook without any server', async ({
    page: tab,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'comment-thread-file-'));
    const file = join(folder, 'page.html');
    await writeFile(
      join(folder, 'comment-thread.classic.js'),
      await readFile(join(ROOT, 'dist/comment-thread.classic.js')),
    );
    await writeFile(
      file,
      page(
        `<script src="comment-thread.classic.js"></script>
         <comment-thread adapter="local" thread="notes"></comment-thread>`,
      ),
    );
    try {
      await tab.goto(pathToFileURL(file).href);
      const text = unique('No server at all');
      const thread = new Thread(tab);
      await thread.say({ text });
      await tab.reload();
      await expect(thread.comment(text)).toBeVisible();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test.describe('Loaded twice', () => {
  const POLICY =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types comment-thread";

  /** A page of the demo's own site. Returns what the console says. */
  async function show(tab: Page, scripts: string, policy = ''): Promise<string[]> {
    const said: string[] = [];
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    await tab.route('**/twice.html', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'Content-Security-Policy': policy },
        body: page(`${scripts}<comment-thread src="/api" thread="classic"></comment-thread>`),
      }),
    );
    const thread = await open(tab, '/twice.html');
    await expect(thread.comment('Made these on a camping stove.')).toBeVisible();
    // Scripts run in order: when this one has answered, all have.
    await expect(tab.locator('comment-thread').getByRole('form')).toHaveCount(1);
    await tab.waitForLoadState('load');
    return said;
  }

  const SCRIPTS = `<script type="module" src="/dist/comment-thread.js"></script>
    <script type="module" src="/dist/comment-thread.js?again"></script>
    <script src="/dist/comment-thread.classic.js" defer></script>`;

  test('from several addresses, the script does no harm and says nothing', async ({ page: tab }) => {
    const said = await show(tab, SCRIPTS);
    await new Thread(tab).say({ text: unique('Once is enough') });
    expect(said).toEqual([]);
  });

  test('under a strict policy, no copy asks for what another has', async ({ page: tab }) => {
    const said = await show(tab, SCRIPTS, POLICY);
    await new Thread(tab).say({ text: unique('Once is enough') });
    expect(said).toEqual([]);
  });

  test('in another version, the first one stays and a single warning says so', async ({ page: tab }) => {
    const code = await readFile(join(ROOT, 'dist/comment-thread.js'), 'utf8');
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const other = code.replaceAll(`"${version}"`, '"99.0.0"').replace(/\/\/# sourceMappingURL.*/, '');
    expect(other).not.toBe(code);
    await tab.route('**/other-version.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: other }),
    );
    const said = await show(
      tab,
      `<script type="module" src="/dist/comment-thread.js"></script>
       <script type="module" src="/other-version.js"></script>`,
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(version);
    expect(said[0]).toContain('99.0.0');
    await new Thread(tab).say({ text: unique('The first one works') });
  });
});
