import { filesUnder, readProjectFile } from '../helpers/project.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open, sideways, Thread } from '../helpers/e2e-thread.js';

const PAGES = ['/', ...filesUnder('demo/pages').map((path) => path.replace(/^demo/, ''))];
/** What stands in the way of a reader on a small telephone. */
const SMALL = { width: 320, height: 640 };
const hasThread = (path: string): boolean =>
  path !== '/' && /src="\/dist\/comment-thread/.test(readProjectFile(`demo${path}`));

for (const path of PAGES) {
  test(`${path} opens under its strict policy without an error or a blocked byte`, async ({
    page,
    faults,
  }) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (hasThread(path)) {
      const threads = await page.locator('comment-thread').all();
      expect(threads.length).toBeGreaterThan(0);
      for (const host of threads) {
        await expect(host.getByRole('region')).toBeVisible({ timeout: 20_000 });
        await expect(host.getByRole('form')).toBeVisible({ timeout: 20_000 });
        // The style sheet is there.
        await expect(host).toHaveCSS('display', 'block');
      }
    }
    expect(said).toEqual([]);
    expect(faults).toEqual([]);
  });

  test(`${path} does not scroll sideways on a screen of 320 pixels`, async ({ page }) => {
    await page.setViewportSize(SMALL);
    await page.goto(path);
    if (hasThread(path)) await expect(page.locator('comment-thread').last().getByRole('form')).toBeVisible();
    await expect.poll(() => sideways(page)).toBe(0);
  });
}

test('The index leads to every page', async ({ page }) => {
  await page.goto('/');
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  const hidden = ['/', '/pages/not-found.html', '/pages/sign-in.html'];
  expect(links.sort()).toEqual(PAGES.filter((path) => !hidden.includes(path)).sort());
});

test('On 320 pixels a reply form takes the whole width, however deep', async ({ page }) => {
  await page.setViewportSize(SMALL);
  const thread = await open(page, '/pages/post.html');
  const width = async () => (await thread.form.boundingBox())?.width ?? 0;
  const left = async () => (await thread.form.boundingBox())?.x ?? 0;
  const home = await width();
  const start = await left();
  expect(home).toBeGreaterThan(250);
  for (const text of ['I built the same wall two', 'Which diameter', 'Here I am. Holes down.']) {
    await thread.replyButton(text).click();
    await expect(thread.item(text).first().getByRole('form')).toBeVisible();
    await expect.poll(width).toBeCloseTo(home, 0);
    await expect.poll(left).toBeCloseTo(start, 0);
    expect(await sideways(page)).toBe(0);
  }
});

test('A page with a Lit of its own draws with it, and the widget with its own', async ({ page }) => {
  await page.goto('/pages/host-lit.html');
  const thread = new Thread(page, page.locator('tide-table comment-thread'));
  await thread.ready();
  await expect(page.getByText(/^\d+ people have written about the tides\.$/)).not.toHaveText(/^0 /);
  await expect(page.getByRole('table', { name: 'Tides at the old harbour' }).getByRole('row')).toHaveCount(4);
  const text = unique('High water at noon');
  await thread.say({ text });
  await expect(thread.comment(text)).toBeFocused();
});

test('The classic script reads and posts', async ({ page }) => {
  const thread = await open(page, '/pages/classic.html');
  await expect(page.locator('script[type=module]')).toHaveCount(0);
  await expect(thread.comment('Made these on a camping stove.')).toBeVisible();
  const text = unique('Baked it');
  await thread.say({ text });
  await page.reload();
  await expect(thread.comment(text)).toBeVisible();
});

test('Four sites draw one thread in their own colours', async ({ page }) => {
  await page.goto('/pages/theming.html');
  const ink = (site: string) =>
    page
      .locator(`.${site} comment-thread`)
      .getByRole('article')
      .first()
      .evaluate((at) => getComputedStyle(at).color);
  await expect(page.locator('comment-thread').getByRole('article')).not.toHaveCount(0);
  const inks = await Promise.all(['journal', 'sepia', 'night'].map(ink));
  expect(new Set(inks).size).toBe(3);
  await expect(page.locator('.night comment-thread').getByRole('region')).toHaveAttribute(
    'data-scheme',
    'dark',
  );
  await expect(page.locator('.journal comment-thread').getByRole('region')).toHaveAttribute(
    'data-scheme',
    'light',
  );
});

test('An Arabic page has Arabic controls, and an English comment reads from its own side', async ({
  page,
}) => {
  await page.goto('/pages/rtl.html');
  const host = page.locator('comment-thread');
  await expect(host.getByRole('button', { name: 'نشر التعليق' })).toBeVisible();
  await expect(host.getByRole('form', { name: 'اترك تعليقًا' })).toBeVisible();
  await expect(host.getByRole('button', { name: /^Reply/ })).toHaveCount(0);
  await expect(host).toHaveCSS('direction', 'rtl');
  const sides = await host.locator('[part~=comment] p').evaluateAll((all) =>
    all
      .filter((at) => at.textContent.trim().length > 20)
      .map((at) => {
        const range = document.createRange();
        range.selectNodeContents(at);
        const [line] = [...range.getClientRects()].slice(-1);
        const box = at.getBoundingClientRect();
        const latin = /^[\s\W]*[A-Za-z]/.test(at.textContent);
        return { latin, left: Math.round(line!.left - box.left), right: Math.round(box.right - line!.right) };
      }),
  );
  expect(sides.some(({ latin }) => latin)).toBe(true);
  expect(sides.some(({ latin }) => !latin)).toBe(true);
  for (const { latin, left, right } of sides) expect(latin ? left : right).toBeLessThanOrEqual(1);
});
