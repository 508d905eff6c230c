import type { Locator } from '@playwright/test';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';

const MIKA = 'Which diameter did you use?';

/** A tint is any background at all. */
const expectTint = (comment: Locator) =>
  expect(comment).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');

test.describe('The address of a comment', () => {
  test('is behind its time: a click goes there, focuses and tints it', async ({ page }) => {
    const thread = await open(page, '/pages/states.html');
    const comment = thread.comment(MIKA);
    await expect(comment).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    const time = comment.getByRole('link', { name: /ago|yesterday/ });
    await time.click();
    const id = await comment.getAttribute('id');
    expect(id).toMatch(/^comment-\d+$/);
    await expect(page).toHaveURL(new RegExp(`#${id ?? ''}$`));
    await expect(comment).toBeFocused();
    await expect(comment).toHaveAttribute('part', /\btarget\b/);
    await expectTint(comment);

    await thread.comment('I built the same wall').getByRole('link', { name: /ago/ }).click();
    await expect(comment).not.toHaveAttribute('part', /\btarget\b/);
    await page.goBack();
    await expect(comment).toBeFocused();
    await expectTint(comment);
  });

  test('opens where its replies are folded away', async ({ page }) => {
    const thread = await open(page, '/pages/states.html');
    const id = (await thread.comment(MIKA).getAttribute('id')) ?? '';
    await thread.host.getByRole('button', { name: /^Hide 3 replies/ }).click();
    await expect(thread.comment(MIKA)).toBeHidden();
    await page.evaluate((hash) => (location.hash = hash), id);
    await expect(thread.comment(MIKA)).toBeFocused();
  });

  test('is copied by “Copy link”, and leads there in another tab', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const thread = await open(page, '/pages/post.html');
    const comment = thread.comment('There is a whole world in there, and a toad.');
    await comment.getByRole('button', { name: 'Copy link to the comment by Elif Kaya' }).click();
    await expect(thread.status).toHaveText('Link copied.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${page.url()}#${(await comment.getAttribute('id')) ?? ''}`);

    const other = await open(await context.newPage(), link);
    const found = other.comment('There is a whole world in there, and a toad.');
    await expect(found).toBeFocused();
    await expect(found).toBeInViewport();
  });

  test('leads to whom a deep reply answers', async ({ page }) => {
    const thread = await open(page, '/pages/post.html');
    await thread.comment('Here I am. Holes down.').getByRole('link', { name: 'Inès Dubreuil' }).click();
    const parent = thread.comment('Please ask him to come and comment himself.');
    await expect(parent).toBeFocused();
    await expectTint(parent);
  });

  test('loads as many pages as it takes', async ({ page, request }) => {
    const list = await request.get('/demo/long/api/comments?thread=long-1000&limit=1000');
    const { comments } = (await list.json()) as { comments: { id: string; parentId: string | null }[] };
    expect(comments).toHaveLength(1000);
    const late = comments.slice(900).find(({ parentId }) => parentId !== null)!;
    await page.goto(`/pages/long.html?n=1000&size=50#comment-${late.id}`);
    const thread = new Thread(page);
    const comment = thread.host.locator(`#comment-${late.id}`);
    await expect(comment).toBeFocused({ timeout: 60_000 });
    await expect(comment).toBeInViewport();
    await expectTint(comment);
    expect(await thread.articles.count()).toBeGreaterThan(900);
  });

  test('of a comment that is gone says so, on opening and later', async ({ page }) => {
    const missing =
      'The comment that this link leads to is not here. It may have been deleted, or it awaits moderation.';
    const thread = await open(page, '/pages/states.html#comment-999999999');
    await expect(thread.host.getByText(missing)).toBeVisible();
    await expect(thread.status).toHaveText(missing);

    const id = (await thread.comment(MIKA).getAttribute('id')) ?? '';
    await page.evaluate((hash) => (location.hash = hash), id);
    await expect(thread.comment(MIKA)).toBeFocused();
    await expect(thread.host.getByText(missing)).toHaveCount(0);
    await page.evaluate(() => (location.hash = 'comment-888888888'));
    await expect(thread.host.getByText(missing)).toBeVisible();
  });

  test('does not change by writing a comment', async ({ page }) => {
    const thread = await open(page, '/pages/states.html');
    await thread
      .comment(MIKA)
      .getByRole('link', { name: /ago|yesterday/ })
      .click();
    await expect(thread.comment(MIKA)).toBeFocused();
    const address = page.url();
    await thread.say({ text: unique('The address stays') });
    expect(page.url()).toBe(address);
  });
});
