// A reader's own settings: spacing, zoom, motion, contrast, forced colours.
import { tooWeak } from '../helpers/contrast.js';
import { expect, test } from '../helpers/e2e-test.js';
import { open, sideways, type Thread } from '../helpers/e2e-thread.js';

const STATES = '/pages/states.html';

/** The form under a comment, with all its errors: as full as a thread gets. */
async function full(thread: Thread): Promise<void> {
  await thread.replyButton('Which diameter').click();
  await thread.submit.click();
  await expect(thread.summary).toBeVisible();
}

/** Text that its box cuts off. */
const cut = (thread: Thread): Promise<string[]> =>
  thread.host.evaluate((host) =>
    [...host.shadowRoot!.querySelectorAll<HTMLElement>('*')]
      .filter((one) => one.checkVisibility() && !one.closest('.sr, .skip, textarea, input, select, svg, pre'))
      .filter((one) => getComputedStyle(one).overflow !== 'visible')
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .map((one) => `${one.className}: ${one.textContent.slice(0, 40)}`),
  );

test.describe('A reader who spaces text (WCAG 1.4.12)', () => {
  test.use({ bypassCSP: true });
  for (const width of [1280, 320])
    test(`sees every word at ${String(width)} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const thread = await open(page, STATES);
      await full(thread);
      const style = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`;
      await page.addStyleTag({ content: style });
      for (const part of ['body', 'submit', 'label', 'author', 'time'])
        for (const one of await thread.host.locator(`[part~=${part}]`).all()) {
          const [spacing, size] = await one.evaluate((at) => {
            const { letterSpacing, fontSize } = getComputedStyle(at);
            return [parseFloat(letterSpacing), parseFloat(fontSize)];
          });
          // It is inherited from the element, whose size it was taken from.
          expect(spacing / size, part).toBeGreaterThanOrEqual(0.115);
        }
      expect(await cut(thread)).toEqual([]);
      expect(await sideways(page)).toBe(0);
    });
});

test('At 400 % nothing scrolls sideways, and all can be used', async ({ page }) => {
  // 1280 pixels at 400 % are 320.
  await page.setViewportSize({ width: 320, height: 256 });
  const thread = await open(page, STATES);
  await full(thread);
  expect(await sideways(page)).toBe(0);
  expect(await cut(thread)).toEqual([]);
  const form = (await thread.form.boundingBox())!;
  // The whole column, whatever the depth of the comment.
  expect(form.width).toBeGreaterThan(270);
});

test('Text at 200 % of its size is all there', async ({ page }) => {
  const thread = await open(page, STATES);
  await page.evaluate(() => {
    document.body.style.fontSize = '200%';
  });
  await full(thread);
  expect(await cut(thread)).toEqual([]);
  expect(await sideways(page)).toBe(0);
});

test('Nothing moves for a reader who wants less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = (): Promise<number> =>
    page
      .locator('comment-thread')
      .evaluate(
        (host) => host.shadowRoot!.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
  await page.goto(`${STATES}?state=loading`);
  await expect(page.locator('comment-thread [part~=skeleton]')).toBeVisible();
  expect(await moving()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moving()).toBeGreaterThan(0);
});

test('More contrast makes weak ink and borders as strong as the text', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  const thread = await open(page, STATES);
  const ink = await thread.host.evaluate((host) => getComputedStyle(host).color);
  await expect(thread.comment('Which diameter').locator('[part~=time]')).toHaveCSS('color', ink);
  await expect(thread.field('text')).toHaveCSS('border-top-color', ink);
  expect(await thread.host.evaluate(tooWeak)).toEqual([]);
});

test('Forced colours leave borders, rings and the filled button to be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const thread = await open(page, STATES);
  await full(thread);
  const look = (part: string, property: string): Promise<string> =>
    thread.host
      .locator(`[part~=${part}]`)
      .first()
      .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
  for (const part of ['input', 'toggle', 'avatar', 'summary'])
    expect(parseFloat(await look(part, 'border-top-width')), part).toBeGreaterThanOrEqual(1);
  expect(await look('submit', 'background-color')).not.toBe(await look('submit', 'color'));
  expect(await thread.host.evaluate(tooWeak)).toEqual([]);
});
