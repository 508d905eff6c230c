// The page on which an owner picks a backend, and the self-check on real networks.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { startSite } from '../helpers/e2e-servers.js';
import { expect, test } from '../helpers/e2e-test.js';
import { sideways, Thread } from '../helpers/e2e-thread.js';
import { serve } from '../helpers/loopback.js';
import { ROOT } from '../helpers/project.js';

const PAGE = '/pages/backends.html';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const COMMENTS = {
  comments: [{ id: 1, author: { name: 'Ann' }, createdAt: '2024-03-01T10:00:00Z', html: '<p>Hi</p>' }],
  total: 1,
};

const check = (page: Page): Locator => page.locator('comment-thread [part~=self-check]');
const status = (page: Page): Locator => check(page).getByRole('status');
const findings = (page: Page): Locator => check(page).getByRole('listitem');
const snippet = (page: Page): Locator => page.locator('#snippet');
const address = (page: Page): Locator => page.getByRole('textbox', { name: 'Address' });
const mapping = (page: Page): Locator => page.getByRole('textbox', { name: 'Mapping' });
const show = (page: Page): Promise<void> => page.getByRole('button', { name: 'Show the thread' }).click();
const query = (parameters: Record<string, string>): string =>
  `${PAGE}?${new URLSearchParams(parameters).toString()}`;

async function openPage(page: Page, path = PAGE): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('radio').first()).toBeVisible();
}

test.describe('An owner who picks a backend', () => {
  test('sees a live thread and its check at once', async ({ page }) => {
    await openPage(page);
    const thread = await new Thread(page).ready();
    await expect(thread.comment('Do they have to move')).toBeVisible();
    await expect(status(page)).toHaveText('All is well');
    await expect(findings(page).filter({ hasText: '3 comments came' })).toHaveCount(1);
    await expect(snippet(page)).toHaveText(
      '<script type="module" src="comment-thread.js"></script>\n<comment-thread src="/api" thread="backends"></comment-thread>',
    );
  });

  test('does it by keyboard, and reads what the server needs', async ({ page }) => {
    await openPage(page);
    await page.getByRole('radio', { name: 'Reference' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'WordPress' })).toBeChecked();
    await expect(page.locator('#needs')).toContainText("add_filter( 'rest_allow_anonymous_comments'");
    await expect(page.getByText('Fill in the address of your backend')).toBeVisible();
    await expect(page.locator('comment-thread')).toHaveCount(0);
    await expect(address(page)).toHaveAccessibleDescription(/plain permalinks/);
    await expect(snippet(page)).toContainText('adapter="wordpress" src="https://blog.example/"');
    await expect(page).toHaveURL(/backend=wordpress/);
  });

  test('reads of each what it needs, gets its tag, and is told whether a change to it is right', async ({
    page,
  }) => {
    await openPage(page);
    for (const name of ['Waline', 'Twikoo', 'Isso', 'Remark42', 'Artalk', 'json-server', 'Mastodon']) {
      await page.getByRole('radio', { name }).check();
      await expect(page.locator('#needs')).not.toBeEmpty();
      await expect(snippet(page)).toContainText(`adapter="${name.toLowerCase()}"`);
      await expect(address(page)).toHaveAttribute('placeholder', /^https?:\/\//);
      const changes = page.getByRole('textbox', { name: 'Changes to the preset' });
      await changes.fill('{"zone": "+02:00"}');
      await expect(page.getByText('The mapping is right.')).toBeVisible();
      await changes.fill('{"zome": "+02:00"}');
      await expect(changes).toHaveAttribute('aria-invalid', 'true');
      await expect(changes).toHaveAccessibleDescription(/"zome"/);
    }
  });

  test('writes a mapping and is told at once what is wrong with it', async ({ page }) => {
    await openPage(page, query({ backend: 'own' }));
    const thread = await new Thread(page).ready();
    await expect(thread.comment('*Ten lines* of mapping')).toBeVisible();
    await expect(page.getByText('The mapping is right.')).toBeVisible();
    const good = await mapping(page).inputValue();
    await mapping(page).fill('{"list": ');
    await expect(mapping(page)).toHaveAccessibleDescription(/It is not JSON/);
    await mapping(page).fill(good.replace('"items"', '"itens"'));
    await expect(mapping(page)).toHaveAccessibleDescription(/"itens".*"items"/);
    await expect(mapping(page)).toHaveAttribute('aria-invalid', 'true');
    await mapping(page).fill(good.replace('data.items', 'data.rows'));
    await expect(page.getByText('The mapping is right.')).toBeVisible();
    await show(page);
    await expect(findings(page).filter({ hasText: 'it has data.items' })).toContainText(
      'Write "items": "data.items"',
    );
    await mapping(page).fill(good);
    await show(page);
    await expect(status(page)).toHaveText('All is well');
  });

  test('pastes the tag into a page, and there is the thread', async ({ page }) => {
    await openPage(page, query({ backend: 'own' }));
    const tag = (await snippet(page).textContent()) ?? '';
    expect(tag).toContain('<script type="application/json" slot="mapping">');
    await page.route('**/pasted', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en">${tag.replace('"comment-thread.js"', '"/dist/comment-thread.js"')}`,
      }),
    );
    await page.goto('/pasted');
    const thread = await new Thread(page).ready();
    await expect(thread.comment('*Ten lines* of mapping')).toBeVisible();
    await expect(check(page)).toHaveCount(0);
  });

  test('gets a tag that no quote and no bracket can break', async ({ page }) => {
    const odd = '"><img src=x onerror=alert(1)>';
    await openPage(
      page,
      query({ backend: 'own', thread: odd, mapping: '{"list": "GET /</script><b>{thread}"}' }),
    );
    await expect(snippet(page)).toContainText('thread="&quot;>&lt;img');
    const tag = (await snippet(page).textContent()) ?? '';
    expect(tag.match(/<\/script>/g)).toHaveLength(2);
    expect(tag).toContain('\\u003c/script>');
  });

  test('shares the address of the page, without a token in it', async ({ page }) => {
    await openPage(
      page,
      query({
        backend: 'own',
        src: 'http://ann:pass-word@127.0.0.1:1/api?site=blog&token=tell-no-one',
        thread: 'x',
        theme: 'dark',
        mapping: '{"list":"GET /c","headers":{"X-Key":"tell-no-one"}}',
      }),
    );
    await expect(page).not.toHaveURL(/tell-no-one|pass-word/);
    await expect(page).toHaveURL(/backend=own/);
    await expect(page).toHaveURL(/site%3Dblog/);
    await expect(page).toHaveURL(/theme=dark/);
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Your own' })).toBeChecked();
    await expect(mapping(page)).toHaveValue(/"list": "GET \/c"/);
  });

  for (const [theme, width] of [
    ['light', 1200],
    ['dark', 320],
  ] as const)
    test(`meets no barrier, ${theme} at ${String(width)} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const parts = { id: 'uid', text: 'words' };
      const broken = JSON.stringify({
        list: 'GET /posts/{thread}/remarks',
        items: 'data.items',
        comment: parts,
      });
      await openPage(page, query({ theme, backend: 'own', mapping: broken }));
      await expect(status(page)).toContainText('2 warnings');
      const path = join(ROOT, `tests/.output/screens/backends-${theme}-${String(width)}.png`);
      await page.screenshot({ path, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      expect(await sideways(page)).toBe(0);
    });
});

test.describe('The self-check on a real network', () => {
  test('tells no server, no CORS header and a server that is well apart', async ({ page, baseURL }) => {
    // A port that was free a moment ago.
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    closed.close();
    await openPage(
      page,
      query({ backend: 'reference', src: `http://127.0.0.1:${String(port)}`, thread: 't' }),
    );
    await expect(findings(page).first()).toContainText(
      `Error: No server answers at http://127.0.0.1:${String(port)}.`,
    );

    let headers: Record<string, string> = {};
    await using server = await serve(() => ({ headers, body: COMMENTS }));
    await address(page).fill(server.url);
    await show(page);
    await expect(findings(page).first()).toContainText(
      `Error: A server answers at ${server.url}, but it does not allow this page to read the answer`,
    );
    await expect(findings(page).first()).toContainText(`Access-Control-Allow-Origin: ${baseURL!}`);
    headers = { 'access-control-allow-origin': baseURL! };
    await check(page).getByRole('button', { name: 'Run again' }).click();
    await expect(findings(page).filter({ hasText: '1 comment came' })).toHaveCount(1);
    await show(page);
    await expect(status(page)).toHaveText('All is well');
  });

  test('tells what of CORS is missing for a reader who is signed in', async ({ page, baseURL }) => {
    const origin = { 'access-control-allow-origin': baseURL! };
    // It answers OPTIONS without naming a header.
    await using server = await serve(() => ({ headers: origin, body: COMMENTS }));
    await openPage(page, query({ backend: 'wordpress' }));
    await page.evaluate((src) => {
      const thread = Object.assign(document.createElement('comment-thread'), { src, token: () => 'abcdef' });
      thread.setAttribute('thread', 't');
      thread.setAttribute('debug', '');
      document.querySelector('#stage')!.append(thread);
    }, server.url);
    await expect(findings(page).first()).toContainText(
      'refuses GET with Authorization beforehand (the CORS preflight)',
    );
  });

  test('finds a redirect that posting would not follow', async ({ page }) => {
    const cors = { 'access-control-allow-origin': '*' };
    await using server = await serve(({ url }) =>
      url.startsWith('/old/')
        ? { status: 308, headers: { ...cors, location: url.replace('/old/', '/new/api/') } }
        : { headers: cors, body: { comments: [], total: 0, next: null } },
    );
    await openPage(page, query({ backend: 'reference', src: `${server.url}/old`, thread: 't' }));
    await expect(findings(page).first()).toContainText('Warning: The backend redirects from');
    await expect(findings(page).first()).toContainText(`Write src="${server.url}/new/api".`);
  });

  test('names the directive of a policy that blocks the backend', async ({ page, faults }) => {
    await page.goto('/pages/two.html');
    await new Thread(page, page.locator('comment-thread').first()).ready();
    await page
      .locator('comment-thread')
      .first()
      .evaluate((thread) => {
        thread.setAttribute('src', 'http://backend.example/api');
        thread.setAttribute('debug', '');
      });
    await expect(findings(page).first()).toContainText(
      "Add the origin to its directive: connect-src 'self' http://backend.example.",
    );
    faults.length = 0;
  });

  test('names the Trusted Types policy without which nothing is drawn in a browser that has no sanitiser', async ({
    page,
    baseURL,
    faults,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'setHTML'));
    const site = await startSite();
    const policy = "require-trusted-types-for 'script'; trusted-types other";
    site.html = `<!doctype html><html lang="en"><title>t</title>
      <meta http-equiv="Content-Security-Policy" content="${policy}">
      <script type="module" src="${baseURL!}/dist/comment-thread.js?ver=3"></script>
      <comment-thread src="${baseURL!}/api" thread="backends" debug></comment-thread>`;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    try {
      await page.goto(site.url);
      await expect(findings(page).filter({ hasText: 'could not draw itself' })).toContainText(
        'trusted-types comment-thread',
      );
      // The element, and what asks after it: nobody tries for ever.
      expect(asked.filter((url) => url.includes('/comments?')).length).toBeLessThan(9);
      faults.length = 0;
    } finally {
      await site.stop();
    }
  });

  test('is loaded once, beside a script with a version in its address', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) =>
      asked.push(new URL(request.url()).pathname + new URL(request.url()).search),
    );
    await page.route('**/pasted', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><script type="module" src="/dist/comment-thread.js?ver=3"></script>
          <comment-thread src="/api" thread="backends" debug></comment-thread>`,
      }),
    );
    await page.goto('/pasted');
    await expect(status(page)).toHaveText('All is well');
    expect(asked.filter((path) => path.startsWith('/dist/')).sort()).toEqual([
      '/dist/chunks/debug.js',
      '/dist/comment-thread.js?ver=3',
    ]);
  });
});
