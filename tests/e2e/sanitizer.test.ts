// The sanitiser is a file of its own: only pages whose comments need it fetch it.
import type { Page } from '@playwright/test';
import { COMMENTS } from '../helpers/e2e-backend.js';
import { backendOfFile, visit } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';
import { gate } from '../helpers/gate.js';

const PLAIN = COMMENTS.map((comment) => ({ ...comment, html: '<p>A <b>plain</b> body</p>' }));

test.describe('The sanitiser', () => {
  const backend = backendOfFile();
  const fetched: string[] = [];

  test.beforeEach(({ page }) => {
    fetched.length = 0;
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  });

  /** Answers with the comments once a file was asked for. */
  async function answerAfter(page: Page, file: string): Promise<void> {
    const { open, opened: asked } = gate();
    await page.route(file, async (route) => {
      open();
      await route.continue();
    });
    await page.route('**/api/comments?*', async (route) => {
      await asked;
      await route.continue();
    });
  }

  test('is not fetched for comments of plain markup', async ({ page }) => {
    backend.answer = () => ({ json: { comments: PLAIN } });
    await (await visit(page, backend)).ready();
    await (await visit(page, backend)).ready();
    expect(fetched).not.toContain('/dist/chunks/purify.js');
  });

  test('is fetched at the same time as the comments where the site has needed it before', async ({
    page,
  }) => {
    await (await visit(page, backend)).ready();
    expect(fetched.indexOf('/dist/chunks/purify.js')).toBeGreaterThan(fetched.indexOf('/api/comments'));
    await answerAfter(page, '**/chunks/purify.js');
    const thread = await (await visit(page, backend)).ready();
    await expect(thread.comment('that were').locator('b')).toHaveText('that were');
  });

  test.describe('that only later comments need', () => {
    const EDITED = '<p>An <b><i>edited</b> text</i></p>';
    const many = (parentId: string | null = null) =>
      Array.from({ length: 400 }, (_, i) => ({
        ...COMMENTS[0],
        id: `n${String(i)}`,
        parentId: i === 350 ? parentId : null,
        html: i % 100 === 50 && i > 100 ? EDITED : `<p>Number ${String(i)}</p>`,
      }));

    /** Keeps the sanitiser back until it is let go. */
    async function hold(page: Page): Promise<() => void> {
      const { open, opened } = gate();
      await page.route('**/chunks/purify.js', async (route) => {
        await opened;
        await route.continue();
      });
      return open;
    }

    test('is not waited for by the others: until it comes, these are text', async ({ page }) => {
      backend.answer = () => ({ json: { comments: many() } });
      const release = await hold(page);
      const thread = await visit(page, backend);
      await expect(thread.articles).toHaveCount(400);
      await expect(thread.articles.nth(250)).toContainText('<b><i>edited</b>');
      await thread.articles.nth(250).getByRole('button', { name: 'Reply' }).click();
      release();
      await expect(thread.articles.locator('b > i')).toHaveText(['edited', 'edited', 'edited']);
      await expect(thread.articles.nth(250)).not.toContainText('<b>');
      expect(fetched.filter((path) => path.includes('purify'))).toHaveLength(1);
      await page.unroute('**/chunks/purify.js');
      await answerAfter(page, '**/chunks/purify.js');
      await visit(page, backend);
      await expect(thread.articles).toHaveCount(400);
    });

    test('is waited for where it answers one of the first, which may be in view', async ({ page }) => {
      backend.answer = () => ({ json: { comments: many('n0') } });
      const release = await hold(page);
      const thread = await visit(page, backend);
      await expect.poll(() => fetched.some((path) => path.includes('purify'))).toBe(true);
      await expect(thread.articles).toHaveCount(0);
      release();
      await expect(thread.articles.nth(1).locator('b > i')).toHaveText('edited');
      expect(await page.evaluate(() => document.querySelector('comment-thread')!.status)).toBe('ready');
    });

    test('and never comes leaves them as text', async ({ page }) => {
      backend.answer = () => ({ json: { comments: many('n0') } });
      await hold(page);
      const thread = await visit(page, backend);
      await expect(thread.articles).toHaveCount(400);
      await expect(thread.articles.nth(1)).toContainText('<b><i>edited</b>');
    });

    test('and fails is asked for once, and again with the next page', async ({ page }) => {
      backend.answer = () => ({ json: { comments: many() } });
      await page.route('**/chunks/purify.js', (route) => route.abort());
      const thread = await visit(page, backend);
      await expect(thread.articles).toHaveCount(400);
      await expect(thread.articles.nth(150)).toContainText('<b><i>edited</b>');
      expect(fetched.filter((path) => path.includes('purify'))).toHaveLength(1);
      await page.unroute('**/chunks/purify.js');
      // Later than the comments.
      await page.route('**/chunks/purify.js', async (route) => {
        await page.waitForTimeout(500);
        await route.continue();
      });
      await page.evaluate(() => document.querySelector('comment-thread')!.reload());
      await expect(thread.articles.locator('b > i')).toHaveCount(3);
    });
  });
});
