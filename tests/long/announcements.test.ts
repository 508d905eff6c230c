// What a screen reader is told, word for word and once: one polite live region in the light DOM.
import { expect, test } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';

/** Records all that the region says from now on. */
async function listen(thread: Thread): Promise<() => Promise<string[]>> {
  await thread.page.evaluate(() => {
    const heard: string[] = ((window as never as { heard: string[] }).heard = []);
    new MutationObserver(() => {
      const text = document.querySelector('body > [role=status]')?.textContent ?? '';
      if (text) heard.push(text);
    }).observe(document.querySelector('body > [role=status]')!, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  // That it is on its way is said only of what takes a moment.
  return async () =>
    (await thread.page.evaluate(() => (window as never as { heard: string[] }).heard)).filter(
      (text) => text !== 'Posting…',
    );
}

const STATES = '/pages/states.html';
/** Long enough for all that is said after a pause. */
const PAUSE = 1500;

test('A comment that takes a moment is on its way', async ({ page }) => {
  const thread = await open(page, `${STATES}?mode=slow`);
  await thread.post({ text: 'Slowly does it.' });
  await expect(thread.status).toHaveText('Posting…');
});

test('A comment that is posted is said to be there, once', async ({ page }) => {
  const thread = await open(page, `${STATES}?mode=ok`);
  const heard = await listen(thread);
  await thread.say({ text: 'Put the gravel in first.' });
  await expect.poll(heard).toEqual(['Your comment was posted.']);
  await page.waitForTimeout(PAUSE);
  expect(await heard()).toHaveLength(1);
});

test('A comment that awaits moderation says so', async ({ page }) => {
  const thread = await open(page, `${STATES}?mode=pending`);
  const heard = await listen(thread);
  await thread.say({ text: 'Put the gravel in first.' });
  await expect.poll(heard).toEqual(['Your comment is awaiting moderation.']);
});

test('A failed post is an alert in its place, and not said a second time', async ({ page }) => {
  const thread = await open(page, `${STATES}?mode=fail`);
  const heard = await listen(thread);
  await thread.post({ text: 'Put the gravel in first.' });
  await expect(thread.form.getByRole('alert')).toContainText('could not be posted');
  await page.waitForTimeout(PAUSE);
  expect(await heard()).toEqual([]);
});

test('How long to wait is said once, not counted down', async ({ page }) => {
  const thread = await open(page, `${STATES}?mode=flood`);
  await thread.say({ text: 'The first one goes through.' });
  await expect(thread.status).toHaveText('Your comment was posted.');
  const heard = await listen(thread);
  await thread.post({ text: 'Put the gravel in first.' });
  const wait = /^You are posting comments too quickly\. Try again in \d+ seconds\.$/;
  await expect.poll(heard).toEqual([expect.stringMatching(wait)]);
  await page.waitForTimeout(2500);
  expect(await heard()).toHaveLength(1);
});

test('Sorting, copying a link and folding', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const thread = await open(page, STATES);
  const heard = await listen(thread);
  await thread.sort.selectOption('newest');
  await expect.poll(heard).toEqual(['Sorted by: Newest']);
  await thread
    .comment('Which diameter')
    .getByRole('button', { name: /^Copy link/ })
    .click();
  await expect.poll(heard).toEqual(['Sorted by: Newest', 'Link copied.']);
  // Whether replies are shown is the state of the button.
  const fold = thread.host.getByRole('button', { name: /^Hide 3 replies/ });
  await fold.click();
  await page.waitForTimeout(300);
  expect(await heard()).toHaveLength(2);
});

test('More comments are counted, and the focus is on the first of them', async ({ page }) => {
  await page.goto('/pages/long.html?n=1000&size=50');
  const thread = new Thread(page);
  await expect(thread.articles).toHaveCount(50);
  const heard = await listen(thread);
  await thread.more.click();
  await expect.poll(heard).toEqual(['50 more comments loaded.']);
  await expect(thread.articles.nth(50)).toBeFocused();
});

test('How many letters are left, when there are few and the reader pauses', async ({ page }) => {
  const thread = await open(page, STATES);
  await thread.host.evaluate((host) => {
    host.setAttribute('maxlength', '20');
  });
  const heard = await listen(thread);
  await thread.field('text').pressSequentially('A short note', { delay: 20 });
  await page.waitForTimeout(PAUSE);
  expect(await heard()).toEqual([]);
  await thread.field('text').pressSequentially(' of mine', { delay: 20 });
  await expect.poll(heard).toEqual(['0 characters remaining']);
  await thread.field('text').pressSequentially('!', { delay: 20 });
  await expect.poll(heard).toEqual(['0 characters remaining', '1 character too many']);
});

test('A link to a comment that is not there, and to one that awaits moderation', async ({ page }) => {
  const thread = await open(page, `${STATES}?mode=pending`);
  const comment = await thread.say({ text: 'Put the gravel in first.' });
  const id = (await comment.getAttribute('id'))!;
  await expect(thread.status).toHaveText('Your comment is awaiting moderation.');
  const heard = await listen(thread);
  await page.evaluate(() => (location.hash = 'comment-99999999'));
  await expect
    .poll(heard)
    .toEqual([expect.stringContaining('The comment that this link leads to is not here.')]);
  await expect(thread.host.getByText('The comment that this link leads to is not here.')).toBeFocused();
  await page.evaluate((hash) => (location.hash = hash), id);
  await expect(comment).toBeFocused();
  await expect.poll(async () => (await heard()).at(-1)).toBe('Your comment is awaiting moderation.');
});
