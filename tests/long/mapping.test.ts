import type { APIRequestContext } from '@playwright/test';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';

const PAGE = '/pages/mapping.html';
const NOT_SHOWN = 'in reply to a comment that is not shown';

interface Remark {
  data: { uid: number; words: string };
}

/** Straight to the service, in its own words. */
async function remark(
  request: APIRequestContext,
  words: string,
  reply_to: number | null = null,
): Promise<number> {
  const data = { words, reply_to, who: 'Somebody', mail: 'somebody@mail.example' };
  const answer = await request.post('/demo/other/api/posts/mapping/remarks', { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as Remark).data.uid;
}

// They share the one thread of this page, whose pages end at every tenth comment.

test.describe('A service with other names, joined by a mapping', () => {
  test('is read, with its order and its plain text', async ({ page }) => {
    const thread = await open(page, PAGE);
    await expect(thread.comment('Does it float?')).toContainText('Rocky Mosan');
    await expect(thread.sort).toHaveValue('newest');
    await expect(thread.comment('Plain text, as the service sends it')).toContainText(
      '2 < 3, "quotes" & *stars* stay what they are.',
    );
    await expect(thread.repliesTo('Lovely lines.')).toContainText('Larch, on oak frames.');
    await expect(
      thread.comment('It floats, it steers').getByRole('link', { name: 'Amara Diallo' }),
    ).toHaveAttribute('href', 'https://boats.example.com/');
  });

  test('takes a comment and a reply', async ({ page }) => {
    const thread = await open(page, PAGE);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    const text = unique('Through the mapping');
    await thread.say({ text, name: 'Ada Tester', email: 'ada@mail.example', url: 'ada.example' });
    expect((await sent).postDataJSON()).toEqual({
      who: 'Ada Tester',
      mail: 'ada@mail.example',
      site: 'https://ada.example/',
      words: text,
    });
    await expect(thread.comment(text)).toBeFocused();
    const answer = unique('And an answer');
    await thread.replyButton(text).click();
    await thread.say({ text: answer });
    await expect(thread.repliesTo(text)).toContainText(answer);
    await page.reload();
    await expect(thread.repliesTo(text)).toContainText(answer);
  });

  test('holds back what it wants to see first', async ({ page }) => {
    const thread = await open(page, PAGE);
    await thread.post({ text: unique('https://one.example/ https://two.example/') });
    await expect(thread.articles.first()).toContainText('Your comment is awaiting moderation.');
  });

  test('says what is wrong at the fields it means', async ({ page }) => {
    const thread = await open(page, PAGE);
    // Passes in the browser, and not in the service.
    await thread.post({ text: 'Nearly an address', email: 'nobody@localhost' });
    await expect(thread.field('email')).toBeFocused();
    await expect(thread.field('email')).toHaveAttribute('aria-invalid', 'true');
    await expect(thread.field('email')).toHaveAccessibleDescription(/Error: \S+/);
    await expect(thread.field('text')).toHaveValue('Nearly an address');
  });

  test('refuses what was said before, in words of ours', async ({ page }) => {
    const thread = await open(page, PAGE);
    const text = unique('Said twice');
    await thread.say({ text });
    await thread.post({ text });
    await expect(thread.form.getByRole('alert')).toHaveText(/You have already posted this comment\./);
  });

  test('may send replies before their parents: they meet after the next page', async ({ page, request }) => {
    const [question, answer] = [unique('Which varnish?'), unique('None at all.')];
    const parent = await remark(request, question);
    for (let n = 1; n <= 9; n++) await remark(request, unique(`In between, ${n}`));
    await remark(request, answer, parent);

    const thread = await open(page, PAGE);
    await expect(thread.comment(answer)).toContainText(NOT_SHOWN);
    await expect(thread.comment(question)).toHaveCount(0);
    await thread.more.click();
    await expect(thread.repliesTo(question)).toContainText(answer);
    await expect(thread.comment(answer)).not.toContainText(NOT_SHOWN);
    await expect(thread.comment(answer)).toHaveCount(1);
  });
});
