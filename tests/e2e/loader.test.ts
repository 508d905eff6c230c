// The small script that fetches the element when a reader comes near it.
import type { Page } from '@playwright/test';
import { COMMENTS } from '../helpers/e2e-backend.js';
import { backendOfFile, visit, type Host } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';
import { gate } from '../helpers/gate.js';
import type { Thread } from '../helpers/e2e-thread.js';

const LOADER = '<script async src="/dist/loader.js"></script>';
const FAR = '<h1>Article</h1><div style="height: 5000px"></div>';
const MANY = Array.from({ length: 40 }, (_, i) => ({ ...COMMENTS[0]!, id: `m${String(i)}` }));

test.describe('The loader', () => {
  const backend = backendOfFile();
  const lists = (): string[] => backend.seen.map(({ path }) => path);

  /** What the page has fetched. */
  async function opened(page: Page, host: Host, query?: string): Promise<[Thread, string[]]> {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    return [await visit(page, backend, { script: LOADER, ...host }, query), fetched];
  }

  test('fetches nothing else until a reader comes near', async ({ page }) => {
    const [thread, fetched] = await opened(page, { body: FAR });
    await page.waitForLoadState('networkidle');
    expect(fetched.filter((path) => path !== '/favicon.ico')).toEqual(['/host.html', '/dist/loader.js']);
    await page.mouse.wheel(0, 4000);
    await expect(thread.articles).toHaveCount(2);
    expect(fetched).toContain('/dist/comment-thread.js');
  });

  test('asks for the comments while the script is on its way, and once', async ({ page }) => {
    const { open, opened: asked } = gate();
    backend.answer = () => {
      open();
      return undefined;
    };
    await page.route('**/comment-thread.js', async (route) => {
      await asked;
      await route.continue();
    });
    const [thread] = await opened(page, {});
    await expect(thread.articles).toHaveCount(2);
    expect(lists()).toEqual(['/api/comments?thread=t&sort=oldest&limit=50']);
  });

  test('does not stop at a thread whose address is none', async ({ page }) => {
    const bad = '<comment-thread src="https://[bad" thread="t"></comment-thread>';
    const [thread] = await opened(page, {
      body: bad,
      thread: '<comment-thread id="good" src="/api" thread="t"></comment-thread>',
    });
    await expect(page.locator('#good article')).toHaveCount(2);
    await expect(thread.host.first().getByRole('alert')).toBeVisible();
  });

  for (const [what, attributes, path] of [
    [
      'order and size',
      'src="/api" thread="t" sort="newest" page-size="7"',
      '/api/comments?thread=t&sort=newest&limit=7',
    ],
    [
      'an address with a query and a slash',
      'src="/api/?k=1#x" thread="a b"',
      '/api/comments?k=1&thread=a+b&',
    ],
    ['a thread named by its page', 'src="/api"', '/api/comments?thread=http'],
    [
      'a mapping',
      'src="/api" thread="t" mapping=\'{"list": "GET /all?of={thread}", "items": "comments", "comment": {"id": "id", "text": "html"}}\'',
      '/api/all?of=t',
    ],
  ] as const)
    test(`asks once for ${what}`, async ({ page }) => {
      const [thread] = await opened(page, { thread: `<comment-thread ${attributes}></comment-thread>` });
      await expect(thread.articles).toHaveCount(2);
      expect(lists().length).toBe(1);
      expect(lists()[0]).toContain(path);
    });

  test('asks again by the element when its own request failed', async ({ page }) => {
    await page.route('**/api/**', (route) => route.abort(), { times: 1 });
    const [thread] = await opened(page, {});
    await expect(thread.articles).toHaveCount(2);
  });

  test('fetches at once what the address points at', async ({ page }) => {
    const [thread] = await opened(page, { body: FAR }, '#comment-2');
    await expect(thread.articles.nth(1)).toBeFocused();
  });

  test('sees a thread that comes later', async ({ page }) => {
    const [thread] = await opened(page, { thread: '<main></main>' });
    await page.evaluate(() => {
      const element = document.createElement('comment-thread');
      element.setAttribute('src', '/api');
      document.querySelector('main')!.append(element);
    });
    await expect(thread.articles).toHaveCount(2);
  });

  test('says what is missing, and tries again with the connection', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.route('**/comment-thread.js', (route) => route.abort(), { times: 1 });
    const [thread] = await opened(page, {});
    await expect.poll(() => said.join()).toContain('comment-thread.js must stand beside loader.js.');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(thread.articles).toHaveCount(2);
  });

  test('keeps what stands below a thread where it is', async ({ page }) => {
    backend.answer = () => ({ json: { comments: MANY } });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        shifts.push(...list.getEntries().map((entry) => JSON.stringify(entry)));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The page is seen before the thread has come.
    await page.route('**/api/**', async (route) => {
      await page.waitForTimeout(500);
      await route.continue();
    });
    const [thread] = await opened(page, {
      // In the way of the page, so that it is there before the first frame.
      head: '<script src="/dist/loader.js"></script>',
      script: '',
      body: '<h1>Article</h1><p>Words</p>',
      after: '<footer>Below</footer>',
    });
    await expect(thread.articles).toHaveCount(40);
    await expect(page.getByText('Below')).not.toBeInViewport();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as { shifts?: string[] }).shifts)).toEqual([]);
  });
});
