// What a comment may have a reader's browser ask for: nothing, unless the owner of the page wants the pictures.
import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';
import { Witness } from '../helpers/witness.js';
import loads from '../fixtures/remote-loads.json' with { type: 'json' };

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
/** `_` is where it is asked for, so that each can be told from the others. */
const BODIES = loads.map((html, n) => html.replaceAll('URL', `https://tracker.example/${String(n)}`));
const avatar = (n: number): string => `https://avatars.example/${String(n)}.png?of=somebody`;
const MANY = Array.from({ length: 200 }, (_, n) => ({
  id: `c${String(n)}`,
  parentId: n % 3 ? `c${String(n - (n % 3))}` : null,
  author: { name: `Reader ${String(n)}`, avatar: avatar(n) },
  createdAt: '2024-03-01T10:00:00Z',
  html: `<p>Comment ${String(n)} <em>of many</em></p>`,
}));

/** A page without a policy, which would stop what the thread does not. */
async function show(
  page: Page,
  comments: readonly object[],
  { attributes = '', policy = '' } = {},
): Promise<{ thread: Thread; witness: Witness; elsewhere: () => string[] }> {
  const witness = await Witness.call(page.context());
  await page.route(/^https:\/\/\w+\.example\//, (route) =>
    route.fulfill({ contentType: 'image/gif', body: PIXEL }),
  );
  await page.route(/\/comments\?/, (route) => route.fulfill({ json: { comments, next: null } }));
  await page.route('**/free.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: policy ? { 'Content-Security-Policy': policy } : {},
      body: `<!doctype html><html lang="en"><title>Free</title><body>
        <script type="module" src="/dist/comment-thread.js"></script>
        <comment-thread src="/api" thread="free" page-size="200" ${attributes}></comment-thread>`,
    }),
  );
  await page.goto('/free.html');
  const thread = await new Thread(page).ready();
  await expect(thread.articles).toHaveCount(comments.length);
  await page.waitForLoadState('networkidle');
  const here = new URL(page.url()).origin;
  const elsewhere = (): string[] =>
    witness.requests.map((request) => request.url()).filter((url) => new URL(url).origin !== here);
  return { thread, witness, elsewhere };
}

async function scrollThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 600) {
    await page.evaluate((top) => {
      scrollTo(0, top);
    }, top);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

test.describe('Two hundred comments with pictures of their writers', () => {
  test.slow();

  test('ask for none of them, and nothing is hashed', async ({ page }) => {
    const { thread, witness, elsewhere } = await show(page, MANY);
    await scrollThrough(page);
    await page.waitForLoadState('networkidle');
    expect(elsewhere()).toEqual([]);
    await expect(thread.host.locator('img')).toHaveCount(0);
    await expect(thread.host.locator('#comment-c7 > [part~=avatar]')).toHaveText('R7');
    expect(witness.of('hash')).toEqual([]);
  });

  test('are asked for where the owner wants that, those that come into view, and tell no page', async ({
    page,
  }) => {
    const { thread, witness, elsewhere } = await show(page, MANY, { attributes: 'avatars="remote"' });
    const first = new Set(elsewhere());
    expect(first.size).toBeGreaterThan(0);
    expect(first.size).toBeLessThan(MANY.length / 2);
    await scrollThrough(page);
    const all = MANY.map((_, n) => avatar(n));
    await expect.poll(() => new Set(elsewhere()).size).toBe(MANY.length);
    expect([...new Set(elsewhere())].sort()).toEqual(all.sort());
    for (const request of witness.requests)
      if (request.url().includes('avatars.example')) {
        const headers = await request.allHeaders();
        expect(headers).not.toHaveProperty('referer');
        expect(headers).not.toHaveProperty('cookie');
      }
    const attributes = await thread.host
      .locator('img')
      .evaluateAll((all) =>
        all.map((img) => `${img.getAttribute('referrerpolicy')!} ${img.getAttribute('loading')!}`),
      );
    expect([...new Set(attributes)]).toEqual(['no-referrer lazy']);
    expect(witness.of('hash')).toEqual([]);
  });
});

test.describe('Bodies that would load from elsewhere', () => {
  const comments = BODIES.map((html, n) => ({
    id: String(n + 1),
    author: { name: `Sender ${String(n)}` },
    createdAt: '2024-03-01T10:00:00Z',
    html,
  }));
  const TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
  // A policy that forbids no load, only our way to the sanitiser.
  const WAYS = { 'by our sanitiser': '', "by the browser's own, or as text": TYPES };

  for (const [way, policy] of Object.entries(WAYS))
    test(`ask for nothing, drawn ${way}`, async ({ page, faults }) => {
      const { elsewhere } = await show(page, comments, { policy });
      await scrollThrough(page);
      await page.waitForLoadState('networkidle');
      expect(elsewhere()).toEqual([]);
      // The page refuses our policy, and says so.
      if (policy) faults.length = 0;
    });

  test('ask for nothing where the sanitiser cannot be had', async ({ page }) => {
    await page.route(/purify/, (route) => route.abort());
    const { elsewhere } = await show(page, comments);
    await scrollThrough(page);
    await page.waitForLoadState('networkidle');
    expect(elsewhere()).toEqual([]);
  });

  test('would do so, most of them, if they were put into a page as they are', async ({ page, faults }) => {
    const { elsewhere } = await show(page, comments.slice(0, 1));
    await page.evaluate(
      (bodies) => {
        for (const html of bodies) document.body.appendChild(document.createElement('div')).innerHTML = html;
      },
      // That one leaves the page.
      BODIES.filter((html) => !html.includes('http-equiv')),
    );
    const asked = () => new Set(elsewhere().map((url) => new URL(url).pathname)).size;
    await expect.poll(asked).toBeGreaterThan(BODIES.length / 2);
    faults.length = 0;
  });
});
