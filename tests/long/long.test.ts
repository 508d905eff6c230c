import { expect, test } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

test('Ten thousand comments are all in the document, and answers open at both ends', async ({ page }) => {
  test.slow();
  await page.goto('/pages/long.html?n=10000');
  const thread = new Thread(page);
  await expect(thread.title).toHaveText('10,000 comments', { timeout: 60_000 });
  const found = () =>
    thread.host.evaluate(({ shadowRoot }) => {
      const articles = [...shadowRoot!.querySelectorAll('article')];
      const numbers = articles.map((article) => /Number (\d+)\./.exec(article.textContent)?.[1]);
      return { articles: articles.length, numbers: new Set(numbers).size };
    });
  await expect.poll(found, { timeout: 30_000 }).toEqual({ articles: 10_000, numbers: 10_000 });

  for (const number of ['1', '9999']) {
    const words = new RegExp(`Number ${number}\\.`);
    const comment = thread.host.locator('article').filter({ hasText: words });
    await comment.getByRole('button', { name: /^Reply to/ }).click();
    await expect(thread.field('text')).toBeFocused();
    await expect(thread.form).toBeInViewport();
    await thread.form.getByRole('button', { name: 'Cancel reply' }).click();
    await expect(comment.getByRole('button', { name: /^Reply to/ })).toBeFocused();
  }
});
