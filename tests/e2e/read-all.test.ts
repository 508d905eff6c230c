// A reader who searches in the page or prints it gets every comment: folded ones, long ones, those on later pages.
import { expect, test } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';

const MIKA = 'Which diameter did you use?';
const SHORT = '/pages/long.html?n=1000&size=400';

test.describe('Find in page', () => {
  test('finds a folded reply, and unfolds it', async ({ page, browserName }) => {
    const thread = await open(page, '/pages/states.html');
    await thread.host.getByRole('button', { name: /^Hide 3 replies/ }).click();
    await expect(thread.comment(MIKA)).toBeHidden();
    // The browser's search bar is out of a test's reach; a link to a text finds it in the same way.
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '#:~:text=Which%20diameter';
      link.textContent = 'To the text';
      document.querySelector('main')!.before(link);
    });
    await page.getByRole('link', { name: 'To the text' }).click();
    // Firefox does not look into shadow roots for links to texts.
    if (browserName !== 'chromium')
      await thread.host.evaluate((host) =>
        host
          .shadowRoot!.querySelector('[part=replies]')!
          .dispatchEvent(new Event('beforematch', { bubbles: true })),
      );
    await expect(thread.comment(MIKA)).toBeVisible();
    await expect(thread.comment(MIKA)).toBeInViewport();
    await expect(thread.host.getByRole('button', { name: /^Hide 3 replies/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await expect(thread.comment('I built the same wall')).not.toContainText('hidden');
  });

  test('has all pages to search in as soon as its keys are pressed', async ({ page }) => {
    await page.goto(SHORT);
    const thread = new Thread(page);
    await expect(thread.articles).toHaveCount(400);
    await page.keyboard.press('Control+f');
    await expect(thread.articles).toHaveCount(1000, { timeout: 30_000 });
    await expect(thread.more).toHaveCount(0);
    // The focus is in the search bar: nobody takes it.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    // Those off the screen are not drawn, but found.
    expect(
      await page.evaluate(() => (window as never as { find(text: string): boolean }).find('number 1000')),
    ).toBe(true);
  });
});

test('A time says its date in full when the reader points at it, in the language of the moment', async ({
  page,
}) => {
  const thread = await open(page, '/pages/states.html');
  const time = thread.comment(MIKA).locator('time');
  await time.hover();
  const english = await time.getAttribute('title');
  expect(english).toMatch(/^\w+ \d+, \d{4} at \d+:\d\d/);
  await page.mouse.move(0, 0);
  await thread.host.evaluate((host) => {
    host.setAttribute('lang', 'de');
  });
  await expect(thread.comment(MIKA)).toContainText('Antworten');
  await time.hover();
  await expect(time).toHaveAttribute('title', /^\d+\. \S+ \d{4} um \d\d:\d\d$/);
});

test.describe('A printed page', () => {
  test('shows the whole thread, also what is folded, without controls', async ({ page }) => {
    const thread = await open(page, '/pages/states.html?state=normal');
    await thread.host.getByRole('button', { name: /^Hide 3 replies/ }).click();
    await page.emulateMedia({ media: 'print' });
    await expect(thread.title).toHaveText('5 comments');
    for (const article of await thread.host.locator('article').all()) await expect(article).toBeVisible();
    const box = (await thread.comment(MIKA).boundingBox())!;
    expect(box.height).toBeGreaterThan(30);
    await expect(
      thread.host.locator('button:visible, input:visible, textarea:visible, select:visible'),
    ).toHaveCount(0);
    await expect(thread.host.getByText('There are more comments on the web page.')).toBeHidden();
    // On paper "yesterday" says nothing.
    const time = thread.comment(MIKA).locator('time');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const said = await time.evaluate((one) => getComputedStyle(one, '::after').content);
    expect(said).toContain((await time.getAttribute('title'))!);
  });

  test('shows a long comment to its end', async ({ page }) => {
    const thread = await open(page, '/pages/states.html');
    const last = 'the very last words';
    await thread.host.evaluate((host, words) => {
      const text = `${'A long way. '.repeat(20_000)}${words}`;
      const list = () => Promise.resolve({ comments: [{ id: 1, author: { name: 'Ann' }, text }] });
      Object.assign(host, { adapter: { list } });
    }, last);
    const end = thread.host.getByText(last);
    await expect(thread.host.getByText('Show all')).toBeVisible();
    await expect(end).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(end).toBeVisible();
  });

  test('says that there is more, while there is', async ({ page }) => {
    await page.goto('/pages/long.html?n=1000&size=50');
    const thread = new Thread(page);
    await expect(thread.articles).toHaveCount(50);
    const more = thread.host.getByText('There are more comments on the web page.');
    await expect(more).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(more).toBeVisible();
    // Printing asks for the rest.
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(thread.more).toHaveCount(0, { timeout: 30_000 });
    await page.emulateMedia({ media: 'print' });
    await expect(more).toHaveCount(0);
    const last = thread.host.locator('article').last();
    await expect(last).toBeVisible();
    expect((await last.boundingBox())!.height).toBeGreaterThan(30);
  });
});
