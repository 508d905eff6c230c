import type { Locator, Page } from '@playwright/test';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';

const STATES = '/pages/states.html';
const ROCKY = 'I built the same wall';

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => (element.getRootNode() as Document).activeElement === element);

/** Presses Tab until the focus is there. The way ends where a reader would give up. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    if (await isFocused(target)) return;
  }
  await expect(target, `${most} presses of Tab lead past it`).toBeFocused();
}

test.describe('With the keyboard alone', () => {
  test('a reader answers a comment', async ({ page }) => {
    const thread = await open(page, STATES);
    const text = unique('Typed and posted by keys');
    await tabTo(page, thread.replyButton('perforated pipe'));
    await page.keyboard.press('Enter');
    await expect(thread.field('text')).toBeFocused();
    await page.keyboard.type(text);
    await tabTo(page, thread.field('name'), 3);
    await page.keyboard.type('Ada Tester');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ada@mail.example');
    await tabTo(page, thread.submit, 5);
    await page.keyboard.press('Enter');
    await expect(thread.comment(text)).toBeFocused();
    await expect(thread.repliesTo('perforated pipe').filter({ hasText: text })).toBeVisible();
  });

  test('Escape gives a reply up and goes back to its button, and the words stay', async ({ page }) => {
    const thread = await open(page, STATES);
    const reply = thread.replyButton(ROCKY);
    await tabTo(page, reply);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await expect(reply).toBeFocused();
    await expect(thread.form).toHaveAccessibleName('Leave a Reply');
    await page.keyboard.press('Enter');
    await expect(thread.field('text')).toBeFocused();
    await expect(thread.field('text')).toHaveValue('Half a thought');
  });

  for (const key of ['Control', 'Meta']) {
    test(`${key}+Enter posts, Enter alone writes a line`, async ({ page }) => {
      const thread = await open(page, STATES);
      const text = unique('First line');
      await thread.write({ text });
      await thread.field('text').press('Enter');
      await page.keyboard.type('Second line');
      await expect(thread.field('text')).toHaveValue(`${text}\nSecond line`);
      await page.keyboard.press(`${key}+Enter`);
      await expect(thread.comment(text)).toBeFocused();
      await expect(thread.comment(text)).toContainText('Second line');
    });
  }

  test('Enter in a field of one line posts too', async ({ page }) => {
    const thread = await open(page, STATES);
    const text = unique('Posted from the name');
    await thread.write({ text });
    await thread.field('name').press('Enter');
    await expect(thread.comment(text)).toBeFocused();
  });

  test('Tab leaves the text area', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.field('text').focus();
    await page.keyboard.press('Tab');
    await expect(thread.field('name')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(thread.field('text')).toBeFocused();
    await expect(thread.field('text')).toHaveValue('');
  });

  test('a link that shows on focus leads past the comments to the form', async ({ page }) => {
    const thread = await open(page, STATES);
    const address = page.url();
    const skip = thread.host.getByRole('link', { name: 'Skip to the comment form' });
    expect((await skip.boundingBox())?.width).toBeLessThanOrEqual(1);
    await tabTo(page, skip, 3);
    expect((await skip.boundingBox())?.width).toBeGreaterThan(100);
    await page.keyboard.press('Enter');
    await expect(thread.field('text')).toBeFocused();
    await expect(thread.field('text')).toBeInViewport();
    expect(page.url()).toBe(address);
  });

  test('replies are folded and unfolded', async ({ page }) => {
    const thread = await open(page, STATES);
    const toggle = thread.comment(ROCKY).getByRole('button', { name: /replies to Rocky Mosan/ });
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await tabTo(page, toggle);
    await page.keyboard.press('Space');
    await expect(toggle).toBeFocused();
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await expect(thread.comment('Which diameter')).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(thread.comment('Which diameter')).toBeVisible();
  });
});

test.describe('What is wrong in the form', () => {
  test('is listed, the list takes the focus, and its links lead to the fields', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.field('email').fill('not an address');
    await thread.submit.press('Enter');
    await expect(thread.summary).toBeFocused();
    await expect(thread.summary).toBeInViewport();
    const wrong = [
      ['Enter a comment', 'text'],
      ['Enter your name', 'name'],
      ['Enter an email address in the correct format, like name@example.com', 'email'],
    ] as const;
    await expect(thread.summary.getByRole('link')).toHaveText(wrong.map(([sentence]) => sentence));
    const address = page.url();
    for (const [sentence, field] of wrong) {
      const link = thread.summary.getByRole('link', { name: sentence });
      await link.focus();
      await page.keyboard.press('Enter');
      await expect(thread.field(field)).toBeFocused();
      await expect(thread.field(field)).toHaveAttribute('aria-invalid', 'true');
      await expect(thread.field(field)).toHaveAccessibleDescription(new RegExp(`Error: ${sentence}`));
    }
    expect(page.url()).toBe(address);
  });

  test('takes the focus itself when it is one field', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.post({ text: 'My site is odd', url: 'http://no spaces' });
    await expect(thread.field('url')).toBeFocused();
    await expect(thread.summary).toHaveCount(0);
    await expect(thread.field('url')).toHaveAccessibleDescription(/Enter a website address/);
    await thread.field('url').fill('example.org');
    await expect(thread.field('url')).not.toHaveAttribute('aria-invalid');
  });

  test('is not said before the form is sent', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.field('email').fill('not an address');
    await thread.field('url').focus();
    await thread.field('name').focus();
    await expect(thread.form.getByText('Error:')).toHaveCount(0);
    await expect(thread.field('email')).not.toHaveAttribute('aria-invalid');
  });

  test('includes a comment that is too long, and nothing of it is cut off', async ({ page }) => {
    await page.goto(STATES);
    const thread = await new Thread(page).ready();
    const long = 'x'.repeat(65_530);
    await thread.post({ text: long });
    await expect(thread.field('text')).toBeFocused();
    await expect(thread.field('text')).toHaveAccessibleDescription(
      /Comment must be 65,525 characters or less/,
    );
    await expect(thread.form).toContainText('5 characters too many');
    await expect(thread.field('text')).toHaveValue(long);
  });
});
