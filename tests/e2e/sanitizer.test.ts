// The sanitiser is a file of its own: only pages whose comments need it fetch it.
import type { Page } from '@playwright/test';
import { COMMENTS } from '../helpers/e2e-backend.js';
import { backendOfFile, visit } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';

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
    let release = (): void => undefined;
    const asked = new Promise<void>((resolve) => (release = resolve));
    await page.route(file, async (route) => {
      release();
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
});
