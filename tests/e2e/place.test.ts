// A reader who reloads a page, or comes back to it, is where they were: what is off screen has sizes only once it was drawn.
import type { Page } from '@playwright/test';
import { backendOfFile, visit } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';
import { sideways, type Thread } from '../helpers/e2e-thread.js';

const COUNT = 150;

test.describe('A comment with many replies', () => {
  const backend = backendOfFile();

  for (const dir of ['ltr', 'rtl'])
    test(`(${dir}) does not scroll a narrow page sideways, and its lines are where they belong`, async ({
      page,
    }) => {
      const comments = Array.from({ length: 100 }, (_, i) => ({
        id: `c${String(i)}`,
        parentId: i ? 'c0' : null,
        author: { name: `Number ${String(i)}` },
        createdAt: '2026-01-02T03:04:05Z',
        html: '<p>Words.</p>',
      }));
      backend.answer = () => ({ json: { comments, total: 100 } });
      await page.setViewportSize({ width: 360, height: 700 });
      const thread = await visit(page, backend, { body: `<script>document.dir = '${dir}'</script>` });
      await expect(thread.articles).toHaveCount(100);
      expect(await sideways(page)).toBe(0);
      // What is left undrawn off screen is cut where its box ends.
      const cut = await thread.articles.nth(3).evaluate((article) => {
        const item = article.parentElement!.getBoundingClientRect();
        const stroke = getComputedStyle(article.parentElement!.querySelector('.branch')!, '::before');
        const branch = article.parentElement!.querySelector('.branch')!.getBoundingClientRect();
        const start = parseFloat(stroke.insetInlineStart);
        return document.dir === 'rtl' ? branch.right - start - item.right : item.left - (branch.left + start);
      });
      expect(cut).toBeLessThanOrEqual(0);
    });
});

test.describe('A reader far down in a long thread', () => {
  const backend = backendOfFile();
  test.beforeEach(() => {
    const comments = Array.from({ length: COUNT }, (_, i) => ({
      id: String(i),
      parentId: i % 3 ? String(i - (i % 3)) : null,
      author: { name: `Number ${String(i)}` },
      createdAt: '2026-01-02T03:04:05Z',
      html: `<p>${'Words and words. '.repeat(i % 5 ? 2 : 80)}</p>`,
    }));
    backend.answer = () => ({ json: { comments, total: COUNT } });
  });

  const far = (thread: Thread) => thread.articles.nth(COUNT - 20);
  const top = (thread: Thread): Promise<number> =>
    far(thread).evaluate((article) => article.getBoundingClientRect().top);
  async function goFar(page: Page): Promise<[Thread, number]> {
    const thread = await visit(page, backend, { body: '<h1>Article</h1><p>Words.</p>'.repeat(5) });
    await expect(thread.articles).toHaveCount(COUNT);
    await far(thread).evaluate((article) => {
      article.scrollIntoView({ block: 'center' });
    });
    await page.waitForTimeout(500);
    return [thread, await top(thread)];
  }
  const expectPlace = (thread: Thread, before: number) =>
    expect.poll(async () => Math.abs((await top(thread)) - before), { timeout: 10_000 }).toBeLessThan(8);

  test('is there after a reload', async ({ page }) => {
    const [thread, before] = await goFar(page);
    await page.reload();
    await expect(thread.articles).toHaveCount(COUNT);
    await expectPlace(thread, before);
  });

  test('is there after a way to another page and back', async ({ page }) => {
    const [thread, before] = await goFar(page);
    backend.pages.set('/other.html', '<!doctype html><title>Other</title><p>Other');
    await page.goto(`${backend.url}/other.html`);
    await page.goBack();
    await expect(thread.articles).toHaveCount(COUNT);
    await expectPlace(thread, before);
  });

  for (const [where, before, after] of [
    ['in a <details> that is closed by then', '<details><summary>Comments</summary>', '</details>'],
    ['in a box that scrolls', '<div style="height: 400px; overflow: auto">', '</div>'],
  ] as const)
    test(`${where} is not moved on the page`, async ({ page }) => {
      const tall = '<div style="height: 900px">Tall</div>';
      const body = `<h1>Article</h1>${tall}${before}<comment-thread src="/api" thread="t"></comment-thread>${after}${tall}${tall}`;
      await visit(page, backend, { body, thread: '' });
      // Of a closed one there are none by their roles.
      const articles = page.locator('article');
      await expect(articles).toHaveCount(COUNT);
      await page.evaluate(() => {
        const details = document.querySelector('details');
        if (details) details.open = true;
        document.querySelector('div[style*=overflow]')?.scrollTo(0, 3000);
        scrollTo(0, 700);
      });
      await page.waitForTimeout(500);
      await page.reload();
      await expect(articles).toHaveCount(COUNT);
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => scrollY)).toBe(700);
    });

  test('is not moved from where they have scrolled to meanwhile', async ({ page }) => {
    const [thread] = await goFar(page);
    let answer = (): void => undefined;
    await page.route('**/api/comments?*', async (route) => {
      await new Promise<void>((resolve) => (answer = resolve));
      await route.continue();
    });
    await page.reload();
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    answer();
    await expect(thread.articles).toHaveCount(COUNT);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});
