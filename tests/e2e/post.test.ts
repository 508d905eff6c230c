import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../helpers/e2e-servers.js';
import { expect, test, unique, watch } from '../helpers/e2e-test.js';
import { LABELS, open } from '../helpers/e2e-thread.js';

const POST = '/pages/post.html';
/** The first comment below the article, and the last of the chain that goes down from it. */
const FIRST = 'I built the same wall two summers ago';
const DEEPEST = 'Here I am. Holes down.';

test.describe('A blog post with one tag', () => {
  test('shows how many comments there are, as the service counts them', async ({ page }) => {
    const list = page.waitForResponse(/\/api\/comments\?/);
    const thread = await open(page, POST);
    const { total } = (await (await list).json()) as { total: number };
    expect(total).toBeGreaterThan(20);
    await expect(thread.title).toHaveText(`${total} comments`);
  });

  test('nests replies in lists', async ({ page }) => {
    const thread = await open(page, POST);
    const answer = thread.repliesTo(FIRST).filter({ hasText: 'We ended up with a perforated pipe' });
    await expect(answer).toHaveCount(1);
    const deeper = thread.repliesTo('We ended up with a perforated pipe');
    await expect(deeper.filter({ hasText: 'Which diameter did you use?' })).toHaveCount(1);
    await expect(thread.repliesTo('Does this work with river stones')).toHaveCount(1);
  });

  test('stops indenting a deep chain and says whom each comment answers', async ({ page }) => {
    const thread = await open(page, POST);
    const depth = (text: string) =>
      thread.comment(text).evaluate((article) => {
        let lists = 0;
        for (let at = article.parentElement; at; at = at.parentElement) if (at.tagName === 'OL') lists++;
        return lists;
      });
    await expect(thread.comment(DEEPEST)).toContainText('in reply to Inès Dubreuil');
    await expect(thread.comment('Which diameter did you use?')).not.toContainText('in reply to');
    const wide = await depth(DEEPEST);
    expect(wide).toBe(await depth('all the way round is cheating'));
    expect(wide).toBeLessThanOrEqual(7);
    expect(wide).toBeGreaterThan(await depth('Which diameter did you use?'));

    await page.setViewportSize({ width: 400, height: 800 });
    await expect.poll(() => depth(DEEPEST)).toBeLessThan(wide);
    await expect(thread.comment(DEEPEST)).toContainText('in reply to Inès Dubreuil');
  });

  test('has the form with the words that blog readers know', async ({ page }) => {
    const { form, consent, submit, ...thread } = await open(page, POST);
    await expect(form.getByRole('heading', { name: 'Leave a Reply', exact: true })).toBeVisible();
    await expect(form).toContainText('Your email address will not be published.');
    await expect(form).toContainText('Required fields are marked *');
    for (const name of Object.values(LABELS))
      await expect(form.getByRole('textbox', { name, exact: true })).toBeVisible();
    for (const name of ['Comment', 'Name', 'Email'] as const)
      await expect(form.getByRole('textbox', { name, exact: true })).toHaveAttribute('required');
    await expect(form.getByLabel(LABELS.url)).not.toHaveAttribute('required');
    await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute(
      'autocomplete',
      'name',
    );
    await expect(form.getByRole('textbox', { name: 'Email' })).toHaveAttribute('autocomplete', 'email');
    await expect(consent).toHaveAccessibleName(
      'Save my name, email, and website in this browser for the next time I comment.',
    );
    await expect(consent).not.toBeChecked();
    await expect(submit).toBeEnabled();
    await expect(thread.summary).toHaveCount(0);
  });

  test('takes a comment and a reply to it, and has both after a reload', async ({ page }) => {
    const thread = await open(page, POST);
    const address = page.url();
    const [words, answer] = [unique('A comment from a test'), unique('A reply from a test')];

    const comment = await thread.say({ text: words, name: 'Ada Tester' });
    await expect(comment).toBeFocused();
    await expect(comment).toBeInViewport();
    await expect(thread.status).toHaveText('Your comment was posted.');
    await expect(thread.field('text')).toHaveValue('');
    expect(page.url()).toBe(address);

    await thread.replyButton(words).click();
    await expect(thread.form.getByRole('heading', { name: 'Leave a Reply to Ada Tester' })).toBeVisible();
    await expect(thread.item(words).getByRole('form')).toBeVisible();
    await expect(thread.field('text')).toBeFocused();
    await thread.say({ text: answer, name: 'Bo Tester' });
    await expect(thread.repliesTo(words)).toHaveCount(1);
    await expect(thread.repliesTo(words)).toContainText(answer);
    await expect(thread.comment(answer)).toBeFocused();
    expect(page.url()).toBe(address);

    await page.reload();
    await expect(thread.comment(words)).toBeVisible();
    await expect(thread.repliesTo(words).filter({ hasText: answer })).toBeVisible();
  });

  test('gives the form back to the end of the thread when a reply is cancelled', async ({ page }) => {
    const thread = await open(page, POST);
    const reply = thread.replyButton(FIRST);
    await reply.click();
    await thread.field('text').fill('Half a thought');
    await thread.form.getByRole('button', { name: 'Cancel reply' }).click();
    await expect(reply).toBeFocused();
    await expect(thread.form.getByRole('heading', { name: 'Leave a Reply', exact: true })).toBeVisible();
    await expect(thread.item(FIRST).getByRole('form')).toHaveCount(0);
    await expect(thread.field('text')).toHaveValue('');
    await reply.click();
    await expect(thread.field('text')).toHaveValue('Half a thought');
  });

  test('shows a held comment to its writer and to nobody else', async ({ page, browser }) => {
    const thread = await open(page, POST);
    const words = unique('See https://one.example/ and https://two.example/');
    await thread.post({ text: words });
    const mine = thread.articles.filter({ hasText: words.slice(-10) });
    await expect(mine).toContainText('Your comment is awaiting moderation.');
    await expect(mine).toBeFocused();
    await expect(thread.status).toHaveText('Your comment is awaiting moderation.');
    await page.reload();
    await expect(mine).toContainText('Your comment is awaiting moderation.');

    const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const faults = await watch(context);
    const stranger = await open(await context.newPage(), POST);
    await expect(stranger.comment(FIRST)).toBeVisible();
    await expect(stranger.host.getByText(words.slice(-10))).toHaveCount(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

test('Comments are there after the service was stopped and started again', async ({ page }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'comment-thread-restart-'));
  const env = { DATA_DIR: join(folder, 'data') };
  const [words, answer] = [unique('Written before the restart'), unique('Answered before the restart')];
  let server = await startDemo(env);
  try {
    const before = await open(page, `${server.url}${POST}`);
    await before.say({ text: words });
    await before.replyButton(words).click();
    await before.say({ text: answer });
    await server.stop();
    server = await startDemo(env);
    const after = await open(page, `${server.url}${POST}`);
    await expect(after.comment(words)).toBeVisible();
    await expect(after.repliesTo(words).filter({ hasText: answer })).toBeVisible();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
