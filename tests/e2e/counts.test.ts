// A page that lists articles, each with the number of its comments.
import type { Page } from '@playwright/test';
import { backendOfFile } from '../helpers/e2e-host.js';
import { expect, test, unique } from '../helpers/e2e-test.js';

const SCRIPT = '<script async src="/dist/counts.js"></script>';

test.describe('A list of articles', () => {
  const backend = backendOfFile();
  const counts = { wall: 1, 'a b&c': 1234, empty: 0 };
  const show = (list: string): void => {
    backend.pages.set('/list.html', `<!doctype html><html lang="en"><title>Articles</title>${SCRIPT}${list}`);
  };
  /** Opens the page and waits for what the backend says, and a moment in which it could be shown. */
  async function answered(page: Page): Promise<void> {
    const asked = page.waitForResponse('**/api/counts?*');
    await page.goto(`${backend.url}/list.html`);
    await asked;
    await page.waitForTimeout(200);
  }

  test('asks for all numbers at once and says them in the words of the page', async ({ page }) => {
    backend.answer = () => ({ json: { counts } });
    const words = 'one="{n} comment" other="{n} comments" zero="No comments"';
    show(`<a href="/wall">Wall</a> <comment-count src="/api" thread="wall" ${words}>Comments</comment-count>
      <comment-count src="/api" thread="a b&amp;c" ${words}></comment-count>
      <comment-count src="/api" thread="empty" ${words}></comment-count>
      <comment-count src="/api" thread="empty">some</comment-count>
      <comment-count src="/api" thread="wall">some</comment-count>
      <comment-count lang="de" src="/api" thread="a b&amp;c">some</comment-count>
      <comment-count src="/api" thread="unknown">Comments</comment-count>`);
    await page.goto(`${backend.url}/list.html`);
    await expect(page.locator('comment-count')).toHaveText([
      ...['1 comment', '1,234 comments', 'No comments'],
      ...['0', '1', '1.234', 'Comments'],
    ]);
    expect(backend.seen.map(({ path }) => path)).toEqual([
      '/api/counts?thread=wall&thread=a+b%26c&thread=empty&thread=unknown',
    ]);
  });

  test('may name a thread by the link to its page, and grow', async ({ page }) => {
    const key = `${backend.url}/post?p=1`;
    backend.answer = () => ({ json: { counts: { [key]: 3, ...counts } } });
    show('<a href="/post?p=1#comments">Post (<comment-count src="/api">…</comment-count>)</a>');
    await page.goto(`${backend.url}/list.html`);
    await expect(page.getByRole('link')).toHaveText('Post (3)');
    await page.evaluate(() => {
      const more = document.createElement('comment-count');
      more.setAttribute('src', '/api');
      more.setAttribute('thread', 'wall');
      document.body.append(more);
    });
    await expect(page.locator('comment-count').last()).toHaveText('1');
    await page
      .locator('comment-count')
      .last()
      .evaluate((one) => {
        one.setAttribute('thread', 'empty');
      });
    await expect(page.locator('comment-count').last()).toHaveText('0');
  });

  test('takes what a framework sets one by one, and forgets an answer to what it no longer asks', async ({
    page,
  }) => {
    let slow: (() => void) | undefined;
    backend.answer = () => ({ json: { counts } });
    await page.route('**/api/counts?thread=wall', async (route) => {
      await new Promise<void>((resolve) => (slow = resolve));
      await route.continue();
    });
    show('');
    await page.goto(`${backend.url}/list.html`);
    await page.waitForFunction(() => customElements.get('comment-count'));
    await page.evaluate(() => {
      const one = document.createElement('comment-count');
      one.textContent = 'Comments';
      document.body.append(one);
      // A property without a setter would throw.
      Object.assign(one, { thread: 'x', src: 'y' });
      one.setAttribute('src', '/api');
      one.setAttribute('thread', 'wall');
    });
    const one = page.locator('comment-count');
    await expect.poll(() => slow).toBeDefined();
    await one.evaluate((count) => {
      count.setAttribute('thread', 'empty');
    });
    await expect(one).toHaveText('0');
    slow!();
    await page.waitForTimeout(200);
    await expect(one).toHaveText('0');
    await one.evaluate((count) => {
      count.setAttribute('thread', 'unknown');
    });
    await expect(one).toHaveText('Comments');
  });

  test('counts in a language as it is written anywhere, and in the own one of the browser where it is none', async ({
    page,
  }) => {
    backend.answer = () => ({ json: { counts: { ...counts, below: -1 } } });
    const one = '<comment-count src="/api" thread="a b&amp;c">some</comment-count>';
    show(`<p lang="de_DE">${one}</p><p lang="x y">${one}</p><p lang="">${one}</p>
      <comment-count src="/api" thread="below">Comments</comment-count>`);
    await page.goto(`${backend.url}/list.html`);
    await expect(page.locator('comment-count')).toHaveText(['1.234', '1,234', '1,234', 'Comments']);
  });

  test('leaves alone what stands in it where the number is not known', async ({ page }) => {
    backend.answer = () => ({ json: { counts } });
    show('<comment-count src="/api" thread="unknown"><b>Discuss</b> this</comment-count>');
    await answered(page);
    await expect(page.locator('comment-count b')).toHaveText('Discuss');
  });

  test('asks for few long keys at a time', async ({ page }) => {
    const keys = Array.from(
      { length: 40 },
      (_, i) => `https://x.example/${'стена-'.repeat(20)}${String(i)}/`,
    );
    backend.answer = () => ({ json: { counts: Object.fromEntries(keys.map((key, i) => [key, i])) } });
    show(keys.map((key) => `<comment-count src="/api" thread="${key}"></comment-count>`).join(''));
    await page.goto(`${backend.url}/list.html`);
    await expect(page.locator('comment-count')).toHaveText(keys.map((_, i) => String(i)));
    for (const { path } of backend.seen) expect(path.length).toBeLessThan(7000);
  });

  test('of more articles than an address holds asks more than once', async ({ page }) => {
    const keys = Array.from({ length: 120 }, (_, i) => `t${String(i)}`);
    backend.answer = () => ({ json: { counts: Object.fromEntries(keys.map((key, i) => [key, i])) } });
    show(keys.map((key) => `<comment-count src="/api" thread="${key}"></comment-count>`).join(''));
    await page.goto(`${backend.url}/list.html`);
    await expect(page.locator('comment-count')).toHaveText(keys.map((_, i) => String(i)));
    expect(backend.seen).toHaveLength(3);
  });

  for (const [what, answer] of Object.entries({
    'an error': { status: 503 },
    'no counts': { json: {} },
    'words and markup for counts': { json: { counts: { wall: '<img src=x>', empty: -1 } } },
  }))
    test(`keeps its own words where the backend answers with ${what}`, async ({ page }) => {
      backend.answer = () => answer;
      show('<comment-count src="/api" thread="wall">Comments</comment-count>');
      await answered(page);
      await expect(page.locator('comment-count')).toHaveText('Comments');
    });

  test('tells the developer what is missing', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    show('<comment-count src="/api">Comments</comment-count><comment-count thread="wall"></comment-count>');
    await page.goto(`${backend.url}/list.html`);
    await expect.poll(() => said.length).toBe(2);
    expect(said[0]).toContain('<comment-count> Set src="…", and thread="…"');
    expect(backend.seen).toEqual([]);
  });
});

test('The reference backend counts what is published, and no more', async ({ page, request }) => {
  const thread = unique('counted');
  await page.route('**/list.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Articles</title>${SCRIPT}
        <comment-count src="/api" thread="${thread}" one="{n} comment" other="{n} comments">Comments</comment-count>`,
    }),
  );
  const count = page.locator('comment-count');
  await page.goto('/list.html');
  await expect(count).toHaveText('0 comments');
  await request.post('/api/comments', {
    data: { thread, text: 'First', name: 'Ann', email: 'ann@mail.example' },
  });
  await page.reload();
  await expect(count).toHaveText('1 comment');
});
