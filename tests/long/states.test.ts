import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/e2e-test.js';
import { enter, SCENES } from '../helpers/e2e-scenes.js';
import { sideways, Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';
import { tabWalk } from '../helpers/tab-walk.js';

const SCREENS = join(ROOT, 'tests/.output/screens');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function checkAccess(page: Page, look: string): Promise<void> {
  // The legacy mode runs in the page itself; the other one opens a tab for each report.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })),
    look,
  ).toEqual([]);
}

/** The page as its reader toggles it: one state is reached once and looked at in every way. */
const LOOKS = {
  light: ['light', 'ltr', 'none'],
  dark: ['dark', 'ltr', 'none'],
  rtl: ['light', 'rtl', 'none'],
  'forced-colours': ['light', 'ltr', 'active'],
} as const;
const WIDTHS = [1280, 768, 320];

for (const name of Object.keys(SCENES)) {
  test(`The state “${name}” is what it should be for everyone, in every look`, async ({ page }) => {
    test.slow();
    const thread = await enter(page, name);
    for (const [look, [theme, dir, forcedColors]] of Object.entries(LOOKS)) {
      await page.emulateMedia({ forcedColors });
      await page.evaluate(
        ([theme, dir]) => {
          document.documentElement.className = theme;
          document.documentElement.dir = dir;
        },
        [theme, dir] as const,
      );
      await expect(thread.host).toHaveCSS('direction', dir);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 720 });
        await expect.poll(() => sideways(page)).toBe(0);
        const which = `${look} ${String(width)}`;
        await page.screenshot({
          path: join(SCREENS, `${name}-${look}-${String(width)}.png`),
          fullPage: true,
        });
        await checkAccess(page, which);
        expect(await tabWalk(thread), `Tab, ${which}`).toEqual([]);
      }
    }
  });
}

test.describe('From one state to the next', () => {
  test('“Try again” brings the comments when the service is back', async ({ page }) => {
    let broken = true;
    await page.route(/\/comments\?/, (route) => (broken ? route.fulfill({ status: 500 }) : route.fallback()));
    await page.goto('/pages/states.html');
    const thread = new Thread(page);
    const again = thread.host.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    broken = false;
    await again.click();
    await expect(thread.articles).toHaveCount(5);
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
  });

  test('a screen reader hears that comments are on their way', async ({ page }) => {
    await page.goto('/pages/states.html?state=loading');
    await expect(new Thread(page).status).toHaveText('Loading comments…');
  });

  test('a comment that takes its time is posted in the end, once', async ({ page }) => {
    let posts = 0;
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/comments$/, async (route) => {
      posts++;
      await asked;
      await route.fallback();
    });
    await page.goto('/pages/states.html?mode=slow');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'Slowly does it.' });
    const posting = thread.form.getByRole('button', { name: 'Posting…' });
    // Playwright takes aria-disabled for disabled and would wait; a reader just presses.
    await posting.click({ force: true });
    await posting.press('Enter');
    answer();
    await expect(thread.comment('Slowly does it.')).toBeFocused();
    await expect(thread.submit).toHaveText('Post Comment');
    await expect(thread.field('text')).toHaveValue('');
    expect(posts).toBe(1);
  });

  test('a failed attempt is tried again under the same key', async ({ page }) => {
    const keys: (string | null)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key'] ?? null);
    });
    await page.goto('/pages/states.html?mode=fail');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'Once more.' });
    await thread.form.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => keys.length).toBe(2);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test('the wait after too many comments counts down and ends', async ({ page }) => {
    await page.clock.install();
    await page.goto('/pages/states.html?mode=flood');
    const thread = await new Thread(page).ready();
    await thread.say({ text: 'The first one goes through.' });
    await thread.post({ text: 'The second has to wait.' });
    const notice = thread.form.getByText(/too quickly|You can post your comment now/).first();
    await expect(notice).toBeVisible();
    const seconds = async () => Number(/in (\d+) second/.exec(await notice.innerText())?.[1]);
    const before = await seconds();
    expect(before).toBeLessThanOrEqual(30);
    await page.clock.runFor(5000);
    expect(await seconds()).toBeLessThanOrEqual(before - 5);
    await expect(thread.submit).toHaveAttribute('aria-disabled', 'true');
    await page.clock.runFor(26_000);
    await expect(notice).toContainText('You can post your comment now.');
    await expect(thread.submit).not.toHaveAttribute('aria-disabled');
    await expect(thread.field('text')).toHaveValue('The second has to wait.');
  });

  test('the way to sign in leads there, and back to the words', async ({ page }) => {
    await page.goto('/pages/states.html?mode=signin');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'Members only.' });
    await thread.form.getByRole('link', { name: 'Log in to comment' }).click();
    await expect(page).toHaveURL(/\/pages\/sign-in\.html$/);
    await page.goBack();
    await expect(thread.field('text')).toHaveValue('Members only.');
  });

  test('back online, the notice goes and the comment can be posted, also where the outbox could not be fetched', async ({
    page,
    context,
  }) => {
    await page.goto('/pages/states.html');
    const thread = await new Thread(page).ready();
    await context.setOffline(true);
    const notice = thread.form.getByText('You are offline.');
    await expect(notice).toBeVisible();
    await thread.post({ text: 'From the tunnel.' });
    await expect(thread.field('text')).toHaveValue('From the tunnel.');
    await context.setOffline(false);
    await expect(notice).toHaveCount(0);
    await thread.submit.click();
    await expect(thread.comment('From the tunnel.')).toBeFocused();
  });

  test('field errors of the service stand at their fields, and go once mended', async ({ page }) => {
    await page.goto('/pages/states.html?mode=invalid');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'It rained.' });
    for (const field of ['text', 'email'] as const)
      await expect(thread.field(field)).toHaveAttribute('aria-invalid', 'true');
    await expect(thread.field('name')).not.toHaveAttribute('aria-invalid');
    await thread.field('text').fill('It was dry.');
    await expect(thread.field('text')).not.toHaveAttribute('aria-invalid');
    await expect(thread.field('email')).toHaveAttribute('aria-invalid', 'true');
  });
});
