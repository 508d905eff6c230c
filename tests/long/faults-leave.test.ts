// A reader leaves in the middle of a sentence: the words are there when he comes back.
import type { Page } from '@playwright/test';
import { expect, postsAgain, test, UNPOSTED, WRITER, type Room } from '../helpers/e2e-faults.js';
import { unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

const WORDS = 'Half a sentence, and then';

async function begin(room: Room, attributes = ''): Promise<Thread> {
  await room.seed('The first.', 'The second.', 'The third.');
  return (await room.visit({ attributes })).ready();
}

/** By keys, as a reader does: a page that nobody has touched may not hold anybody back. */
async function type(thread: Thread, words: string): Promise<void> {
  await thread.field('text').click();
  await thread.page.keyboard.type(words);
}

test.describe('The words', () => {
  test('are there after a link away and “Back”, and after a sign-in elsewhere', async ({ room }) => {
    const { page, proxy } = room;
    const thread = await begin(room);
    await type(thread, WORDS);
    proxy.pages.set('/login', '<!doctype html><title>Log in</title><a href="/page">Back to the page</a>');
    await page.goto(`${proxy.url}/login`);
    await page.goBack();
    await expect(thread.field('text')).toHaveValue(WORDS);
    proxy.spoil('POST', {
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ signInUrl: '/login' }),
    });
    await thread.write({ text: WORDS, ...WRITER });
    await thread.submit.click();
    await thread.form.getByRole('link', { name: 'Log in to comment' }).click();
    await page.getByRole('link', { name: 'Back to the page' }).click();
    await expect(thread.field('text')).toHaveValue(WORDS);
    proxy.heal();
    await thread.post({ text: WORDS, ...WRITER });
    await expect(thread.comment(WORDS)).toBeFocused();
    expect(await room.stored(WORDS)).toHaveLength(1);
  });

  test('are there after the tab crashed, each where it was', async ({ room, browserName, faults }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium crashes a tab at will.');
    const { page } = room;
    const thread = await begin(room);
    await type(thread, WORDS);
    await thread.replyButton('The second.').click();
    await type(thread, 'An answer in the making');
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await page.context().newPage();
    await next.goto(`${room.proxy.url}/page`);
    const again = await new Thread(next).ready();
    await expect(again.field('text')).toHaveValue(WORDS);
    await expect(again.form).toContainText('Your draft was restored.');
    await again.replyButton('The second.').click();
    await expect(again.field('text')).toHaveValue('An answer in the making');
    await next.close();
    expect(faults).toEqual([]);
  });

  test('outlive another order, the next page, a cancelled reply and a failure', async ({ room }) => {
    const thread = await begin(room, 'page-size="2"');
    await type(thread, WORDS);
    await thread.more.click();
    await expect(thread.articles).toHaveCount(3);
    await expect(thread.field('text')).toHaveValue(WORDS);
    await thread.replyButton('The first.').click();
    await type(thread, 'To the first');
    await thread.form.getByRole('button', { name: 'Cancel reply' }).click();
    await expect(thread.field('text')).toHaveValue(WORDS);
    room.proxy.spoil('GET', { status: 500 }, 1);
    await thread.sort.selectOption('Newest');
    await expect(thread.host.getByRole('alert')).toBeVisible();
    await expect(thread.field('text')).toHaveValue(WORDS);
    await thread.host.getByRole('button', { name: 'Try again' }).first().click();
    await expect(thread.articles.first()).toContainText('The third.');
    await expect(thread.field('text')).toHaveValue(WORDS);
    await thread.more.click();
    await thread.replyButton('The first.').click();
    await expect(thread.field('text')).toHaveValue('To the first');
  });

  test('and the place in them stay when the page moves the thread', async ({ room }) => {
    const thread = await begin(room);
    await thread.replyButton('The second.').click();
    await type(thread, WORDS);
    await thread.field('text').evaluate((area: HTMLTextAreaElement) => {
      area.setSelectionRange(5, 9);
    });
    const before = room.proxy.asked.length;
    await thread.host.evaluate((node) => {
      const aside = document.createElement('aside');
      document.body.append(aside);
      aside.append(node);
    });
    await expect(thread.form).toHaveAccessibleName('Leave a Reply to Early Reader');
    await expect(thread.field('text')).toHaveValue(WORDS);
    const place = await thread
      .field('text')
      .evaluate(({ selectionStart, selectionEnd }: HTMLTextAreaElement) => [selectionStart, selectionEnd]);
    expect(place).toEqual([5, 9]);
    expect(room.proxy.asked).toHaveLength(before);
    // And moved while the comment is on its way.
    const text = unique('Sent from the road');
    let answer = (): void => undefined;
    room.proxy.spoil('POST', { until: new Promise<void>((resolve) => (answer = resolve)) });
    await thread.post({ text, ...WRITER });
    await room.asked('POST', 1);
    await thread.host.evaluate((node) => {
      document.querySelector('main')!.append(node);
    });
    answer();
    await expect(thread.comment(text)).toBeFocused();
    expect(await room.stored(text)).toHaveLength(1);
  });

  test('of a comment that was on its way when the page closed are there, and posted once', async ({
    room,
  }) => {
    const { page, proxy } = room;
    const thread = await begin(room);
    const text = unique('On the doorstep');
    proxy.spoil('POST', { until: new Promise(() => undefined) });
    await thread.post({ text, ...WRITER });
    await expect.poll(() => room.stored(text)).toHaveLength(1);
    proxy.heal();
    await page.reload();
    await postsAgain(thread, text);
    expect(await room.stored(text)).toHaveLength(1);
  });
});

const STORAGES: Record<string, (page: Page) => Promise<unknown>> = {
  blocked: (page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }),
  full: (page) =>
    page.addInitScript(() => {
      try {
        for (let size = 1 << 22, n = 0; size > 0; n++)
          try {
            localStorage.setItem(`host-${String(n)}`, 'x'.repeat(size));
          } catch {
            size >>= 1;
          }
      } catch {
        // about:blank has no storage.
      }
    }),
};

test.describe('Where the storage is', () => {
  for (const [name, prepare] of Object.entries(STORAGES))
    test(`${name}, leaving asks first, if there are words and only then`, async ({ room }) => {
      const { page } = room;
      await prepare(page);
      const questions: string[] = [];
      let stay = true;
      page.on('dialog', (dialog) => {
        questions.push(dialog.type());
        void (stay ? dialog.dismiss() : dialog.accept());
      });
      const thread = await begin(room);
      await thread.field('text').click();
      await page.reload();
      await thread.ready();
      expect(questions).toEqual([]);

      await type(thread, WORDS);
      await leave(page);
      await expect.poll(() => questions).toEqual(['beforeunload']);
      await expect(thread.field('text')).toHaveValue(WORDS);
      // What is deleted or posted is no reason to stay.
      await thread.field('text').fill('');
      await page.reload();
      await thread.ready();
      await thread.write({ text: WORDS, ...WRITER });
      room.proxy.spoil('POST', { cut: 'headers' }, 1);
      await thread.submit.click();
      await expect(thread.form.getByRole('alert')).toContainText(UNPOSTED);
      await expect(thread.field('text')).toHaveValue(WORDS);
      await thread.form.getByRole('button', { name: 'Try again' }).click();
      await expect(thread.comment(WORDS)).toBeFocused();
      expect(await room.stored(WORDS)).toHaveLength(1);
      stay = false;
      await page.reload();
      await thread.ready();
      expect(questions).toHaveLength(1);
    });

  test('open, nothing asks: the words are kept', async ({ room }) => {
    const { page } = room;
    const questions: string[] = [];
    page.on('dialog', (dialog) => {
      questions.push(dialog.type());
      void dialog.accept();
    });
    const thread = await begin(room);
    await type(thread, WORDS);
    await page.reload();
    await expect(thread.field('text')).toHaveValue(WORDS);
    expect(questions).toEqual([]);
  });
});

/** A reader who follows a link; the navigation may not happen. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => location.assign('/elsewhere'), 0);
  });
}
