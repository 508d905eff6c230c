import { expect, test, unique } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';

const STATES = '/pages/states.html';
const ROCKY = 'I built the same wall';
const stored = () => Object.entries(localStorage).flat().join('\n');

test.describe('What a reader typed', () => {
  test('is there after a reload, for the thread and for each reply apart', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.field('text').fill('A thought for the whole thread');
    await thread.replyButton(ROCKY).click();
    await thread.field('text').fill('A thought for Rocky');

    await page.reload();
    await thread.ready();
    await expect(thread.field('text')).toHaveValue('A thought for the whole thread');
    await expect(thread.form).toContainText('Your draft was restored.');
    await thread.replyButton(ROCKY).click();
    await expect(thread.field('text')).toHaveValue('A thought for Rocky');
    await expect(thread.form).toContainText('Your draft was restored.');
  });

  test('can be discarded for good', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.field('text').fill('Not worth saying');
    await page.reload();
    await thread.form.getByRole('button', { name: 'Discard draft' }).click();
    await expect(thread.field('text')).toHaveValue('');
    await expect(thread.form).not.toContainText('Your draft was restored.');
    await page.reload();
    await thread.ready();
    await expect(thread.field('text')).toHaveValue('');
    expect(await page.evaluate(stored)).not.toContain('Not worth saying');
  });

  test('outlives a change of order and a failed attempt', async ({ page }) => {
    const thread = await open(page, `${STATES}?mode=fail`);
    await thread.post({ text: 'Words that must not be lost' });
    await expect(thread.form).toContainText('Your comment could not be posted. Your text is still here.');
    await thread.sort.selectOption('Newest');
    await expect(thread.comment(/./).first()).toContainText('Cheap Watches');
    await expect(thread.field('text')).toHaveValue('Words that must not be lost');
    await page.reload();
    await expect(thread.field('text')).toHaveValue('Words that must not be lost');
  });

  test('is gone from the browser once it is posted', async ({ page }) => {
    const thread = await open(page, STATES);
    const text = unique('Soon to be posted');
    await thread.write({ text });
    expect(await page.evaluate(stored)).toContain(text);
    await thread.submit.click();
    await expect(thread.comment(text)).toBeVisible();
    expect(await page.evaluate(stored)).not.toContain(text);
  });
});

test.describe('The consent box', () => {
  const writer = { name: 'Ada Tester', email: 'ada@mail.example', url: 'https://ada.example/' };

  test('left alone, keeps everything but the draft out of the browser', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.write({ text: 'Only this may stay', ...writer });
    expect(await page.evaluate(() => Object.values(localStorage) as string[])).toEqual([
      'Only this may stay',
    ]);
    await thread.submit.click();
    await expect(thread.comment('Only this may stay')).toBeVisible();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);

    await page.reload();
    await thread.ready();
    for (const field of ['name', 'email', 'url'] as const) await expect(thread.field(field)).toHaveValue('');
  });

  test('ticked, fills the fields in the next time', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.write({ text: unique('Remember me'), ...writer });
    await thread.consent.check();
    // Not before the comment is posted: until then the reader may change his mind.
    expect(await page.evaluate(stored)).not.toContain(writer.email);
    await thread.submit.click();
    await expect(thread.comment('Remember me')).toBeVisible();

    await page.reload();
    await thread.ready();
    for (const field of ['name', 'email', 'url'] as const)
      await expect(thread.field(field)).toHaveValue(writer[field]);
    await expect(thread.consent).toBeChecked();
  });

  test('unticked again, forgets', async ({ page }) => {
    const thread = await open(page, STATES);
    await thread.write({ text: unique('Remember me'), ...writer });
    await thread.consent.check();
    await thread.submit.click();
    await expect(thread.comment('Remember me')).toBeVisible();
    await thread.consent.uncheck();
    await thread.post({ text: unique('Forget me'), ...writer });
    await expect(thread.comment('Forget me')).toBeVisible();
    await page.reload();
    await thread.ready();
    await expect(thread.field('email')).toHaveValue('');
    expect(await page.evaluate(stored)).not.toContain(writer.email);
  });
});
