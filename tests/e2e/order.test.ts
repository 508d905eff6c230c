import { expect, test, unique } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';

test.describe('The order', () => {
  test('is chosen from a list, is said, and keeps the focus where it is', async ({ page }) => {
    const thread = await open(page, '/pages/states.html');
    const top = thread.articles.first();
    await expect(thread.sort.locator('option')).toHaveText(['Oldest', 'Newest', 'Most replies']);
    await expect(thread.sort).toHaveValue('oldest');
    await expect(top).toContainText('Rocky Mosan');

    await thread.sort.focus();
    await thread.sort.selectOption('Newest');
    await expect(top).toContainText('Cheap Watches');
    await expect(thread.status).toHaveText('Sorted by: Newest');
    await expect(thread.sort).toBeFocused();

    await thread.sort.selectOption('Most replies');
    await expect(top).toContainText('Rocky Mosan');
    await expect(thread.status).toHaveText('Sorted by: Most replies');
    await expect(thread.articles).toHaveCount(5);
  });

  test('newest first puts a new comment at the top and a reply under its parent', async ({ page }) => {
    const thread = await open(page, '/pages/states.html');
    await thread.sort.selectOption('Newest');
    await expect(thread.articles.first()).toContainText('Cheap Watches');
    const [text, answer] = [unique('The newest of all'), unique('An answer to the oldest')];
    await thread.say({ text });
    await expect(thread.articles.first()).toContainText(text);
    await thread.replyButton('I built the same wall').click();
    await thread.say({ text: answer });
    await expect(thread.repliesTo('I built the same wall').last()).toContainText(answer);
  });
});

test.describe('A thread in pages', () => {
  test('loads the next at the press of a button and goes to the first new comment', async ({ page }) => {
    const thread = await open(page, '/pages/long.html?n=100&size=20');
    const before = await thread.ids();
    expect(before.length).toBeLessThan(100);
    await expect(thread.title).toHaveText('100 comments');
    await thread.more.click();
    const first = thread.articles.nth(before.length);
    await expect(first).toBeFocused();
    const after = await thread.ids();
    expect(after.slice(0, before.length)).toEqual(before);
    await expect(thread.status).toHaveText(`${after.length - before.length} more comments loaded.`);

    for (let pages = 0; (await thread.more.count()) > 0; pages++) {
      expect(pages).toBeLessThan(10);
      const known = await thread.articles.count();
      await thread.more.click();
      await expect.poll(() => thread.articles.count()).toBeGreaterThan(known);
      await expect(thread.host.getByRole('button', { name: 'Loading comments…' })).toHaveCount(0);
    }
    await expect(thread.articles).toHaveCount(100);
    expect(new Set(await thread.ids()).size).toBe(100);
  });

  test('says when the next page fails, and tries again', async ({ page }) => {
    const thread = await open(page, '/pages/long.html?n=100&size=20');
    let broken = true;
    await page.route(/cursor=/, (route) => (broken ? route.abort() : route.fallback()));
    const known = await thread.articles.count();
    await thread.more.click();
    await expect(thread.host.getByRole('alert')).toHaveText('No more comments could be loaded.');
    await expect(thread.articles).toHaveCount(known);
    broken = false;
    await thread.host.getByRole('button', { name: 'Try again' }).click();
    await expect(thread.articles.nth(known)).toBeFocused();
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
  });
});
