// The list of shortcuts, with the keys of a real browser.
import { join } from 'node:path';
import { expect, test } from '../helpers/e2e-test.js';
import { open, sideways, type Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';

/** The states page with the attribute set, and the letters heard. */
async function withShortcuts(thread: Thread): Promise<void> {
  await thread.host.evaluate((host) => {
    host.toggleAttribute('shortcuts', true);
  });
  await expect(async () => {
    await thread.comment('I built the same wall').focus();
    await thread.page.keyboard.press('j');
    await expect(thread.comment('perforated pipe')).toBeFocused({ timeout: 500 });
  }).toPass();
}

for (const way of ['Escape', 'Close'])
  test(`“?” opens a list that ${way} closes, and the focus is back`, async ({ page }) => {
    const thread = await open(page, '/pages/states.html?state=normal');
    await withShortcuts(thread);
    const reply = thread.replyButton('Which diameter');
    await reply.focus();
    await page.keyboard.press('?');
    const list = thread.host.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(list).toBeVisible();
    await expect(list.getByRole('button', { name: 'Close' })).toBeFocused();
    await expect(list.getByRole('term')).toHaveText(['j', 'k', '⇧ J', '⇧ K', 'u', 'r', 'x', '?']);
    // What is behind it cannot be reached.
    for (let i = 0; i < 5; i++) await page.keyboard.press('Tab');
    expect(
      await thread.host.evaluate((host) => host.shadowRoot!.activeElement?.closest('dialog') === null),
    ).toBe(false);
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await list.getByRole('button', { name: 'Close' }).click();
    await expect(list).toHaveCount(0);
    await expect(reply).toBeFocused();
  });

test('The list fits into a small and dark window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  const thread = await open(page, '/pages/states.html?state=normal&theme=dark');
  await withShortcuts(thread);
  await page.keyboard.press('?');
  const list = thread.host.getByRole('dialog');
  const box = (await list.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(320);
  expect(box.y + box.height).toBeLessThanOrEqual(256);
  await expect(list.getByRole('button', { name: 'Close' })).toBeInViewport();
  await list.getByRole('term').first().scrollIntoViewIfNeeded();
  await expect(list.getByRole('term').first()).toBeInViewport();
  expect(await sideways(page)).toBe(0);
  await page.screenshot({ path: join(ROOT, 'tests/.output/screens/shortcuts-dark-320-zoomed.png') });
});

test('A letter does nothing while the focus is on the page or in a field', async ({ page }) => {
  const thread = await open(page, '/pages/states.html?state=normal');
  await withShortcuts(thread);
  await page.getByRole('link', { name: 'comment-thread', exact: true }).focus();
  for (const letter of ['j', 'r', 'x', '?']) await page.keyboard.press(letter);
  await expect(page.getByRole('link', { name: 'comment-thread', exact: true })).toBeFocused();
  for (const field of ['text', 'name', 'email', 'url'] as const) {
    await thread.field(field).focus();
    await page.keyboard.type('jkJKurx?');
    await expect(thread.field(field)).toHaveValue('jkJKurx?');
  }
  await thread.sort.focus();
  await page.keyboard.press('j');
  await expect(thread.sort).toBeFocused();
  await expect(thread.host.getByRole('dialog')).toHaveCount(0);
  await expect(thread.form).toHaveAccessibleName('Leave a Reply');
  await expect(thread.articles).toHaveCount(5);
});
