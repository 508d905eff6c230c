// A comment written while the connection is gone, on the real backend.
import type { Page } from '@playwright/test';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open, type Thread } from '../helpers/e2e-thread.js';

const STATES = '/pages/states.html';
/** The states page has a thread for each tab; this one has the same for all. */
const POST = '/pages/post.html';
const ROCKY = 'I built the same wall';
const WAITS = 'You are offline. Your comment will be posted when you are back.';
const ASKS = 'You wrote this while you were offline. It has not been posted.';

/** How often the backend has a comment. */
async function stored(page: Page, thread: string, text: string): Promise<number> {
  const response = await page.request.get(`/api/comments?thread=${thread}&limit=100`);
  const { comments } = (await response.json()) as { comments: { html: string }[] };
  return comments.filter(({ html }) => html.includes(text)).length;
}

/** Types, loses the connection, and posts. */
async function postOffline(thread: Thread, text: string): Promise<void> {
  const { page } = thread;
  const fetched = page.waitForResponse('**/chunks/outbox.js');
  await thread.replyButton(ROCKY).click();
  await thread.write({ text });
  await fetched;
  await page.context().setOffline(true);
  await thread.submit.click();
  await expect(thread.comment(text)).toContainText(WAITS);
}

test('A comment posted offline waits in its place, and goes out once when the connection is back', async ({
  page,
}) => {
  const thread = await open(page, STATES);
  const key = (await thread.host.getAttribute('thread'))!;
  const text = unique('Written on a train');
  await postOffline(thread, text);
  await expect(thread.status).toContainText(WAITS);
  await expect(thread.repliesTo(ROCKY).filter({ hasText: text })).toHaveCount(1);
  expect(await stored(page, key, text).catch(() => 0)).toBe(0);

  await page.context().setOffline(false);
  await expect(thread.status).toContainText('Your comment was posted.');
  await expect(thread.comment(text)).not.toContainText(WAITS);
  await expect(thread.comment(text)).toHaveCount(1);
  expect(await stored(page, key, text)).toBe(1);
  await page.reload();
  await thread.ready();
  await expect(thread.comment(text)).toHaveCount(1);
});

test('After the tab was closed, it is still there, and is sent only when its writer says so', async ({
  page,
  context,
}) => {
  const first = await open(page, POST);
  const key = (await first.host.getAttribute('thread'))!;
  const text = unique('Written in a tunnel');
  await postOffline(first, text);
  await page.close();

  await context.setOffline(false);
  const thread = await open(await context.newPage(), POST);
  await expect(thread.comment(text)).toContainText(ASKS);
  expect(await stored(thread.page, key, text)).toBe(0);
  await thread.comment(text).getByRole('button', { name: 'Post it…' }).click();
  await expect(thread.form).toContainText('Leave a Reply to Rocky');
  await expect(thread.field('text')).toHaveValue(text);
  await expect(thread.field('text')).toBeFocused();
  await thread.write({ text });
  await thread.submit.click();
  await expect(thread.comment(text)).toBeFocused();
  await expect(thread.comment(text)).toHaveCount(1);
  expect(await stored(thread.page, key, text)).toBe(1);
  expect(await thread.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(text);
});
