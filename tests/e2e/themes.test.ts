// An owner makes a theme: changes custom properties while looking, copies the style sheet, pastes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';

const looks = (thread: Thread) =>
  thread.submit.evaluate((button) => {
    const { backgroundColor, borderRadius } = getComputedStyle(button);
    return { backgroundColor, borderRadius, font: getComputedStyle(button).fontFamily };
  });

test.describe('The theme maker', () => {
  test.use({
    permissions: ['clipboard-read', 'clipboard-write'],
    // A colour that fades has a shade in between.
    contextOptions: { reducedMotion: 'reduce' },
  });

  test('shows each change, and gives a style sheet that does the same elsewhere', async ({
    page,
    context,
  }) => {
    const thread = await open(page, '/pages/theme-maker.html');
    const before = await looks(thread);
    await page.getByLabel('Ready theme').selectOption('paper');
    await expect.poll(() => looks(thread)).not.toEqual(before);
    await page.getByLabel('Accent', { exact: true }).fill('#0b6b4f');
    await page.getByLabel('Corners', { exact: true }).fill('3');
    const chosen = await looks(thread);
    expect(chosen).toMatchObject({ backgroundColor: 'rgb(11, 107, 79)', borderRadius: '3px' });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    const css = await page.evaluate(() => navigator.clipboard.readText());
    expect(css).toBe(
      "@import url('themes/paper.css');\ncomment-thread {\n  --comment-thread-accent: #0b6b4f;\n  --comment-thread-radius: 3px;\n}",
    );

    const elsewhere = await context.newPage();
    await elsewhere.route('**/themes/paper.css', (route) =>
      route.fulfill({
        contentType: 'text/css',
        body: readFileSync(join(ROOT, 'dist/themes/paper.css'), 'utf8'),
      }),
    );
    const other = await open(elsewhere, '/pages/states.html');
    await elsewhere.route('**/mine.css', (route) => route.fulfill({ contentType: 'text/css', body: css }));
    await elsewhere.evaluate(() => {
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/mine.css' }),
      );
    });
    await expect.poll(() => looks(other)).toEqual(chosen);

    await page.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => looks(thread)).toEqual(before);
    await expect(page.getByRole('region', { name: 'Your style sheet' })).toHaveText(
      '/* nothing differs from the defaults */',
    );
  });

  test('shows the thread on a dark page and offers the colours of one', async ({ page }) => {
    const thread = await open(page, '/pages/theme-maker.html?theme=light');
    await expect(thread.host.locator('section')).toHaveAttribute('data-scheme', 'light');
    await page.getByRole('button', { name: 'Dark page' }).click();
    await expect(thread.host.locator('section')).toHaveAttribute('data-scheme', 'dark');
    await expect(page.getByLabel('Accent', { exact: true })).toHaveValue('#8fc2ff');
  });

  test('has a control for each custom property', async ({ page }) => {
    await page.goto('/pages/theme-maker.html');
    const { modules } = JSON.parse(readFileSync(join(ROOT, 'dist/custom-elements.json'), 'utf8')) as {
      modules: { declarations: { cssProperties: { name: string }[] }[] }[];
    };
    const known = modules[0]!.declarations[0]!.cssProperties.map(({ name }) => name).sort();
    const offered = await page
      .locator('[data-token]')
      .evaluateAll((all) => all.map((one) => `--comment-thread-${(one as HTMLElement).dataset['token']!}`));
    expect(offered.sort()).toEqual(known);
  });
});
