// Posting over a bad connection: what the reader sees, what the database has.
import type { Page } from '@playwright/test';
import {
  expect,
  keeps,
  postsAgain,
  pressByKeyboard,
  standsOnce,
  test,
  UNPOSTED,
  WRITER,
  type Room,
} from '../helpers/e2e-faults.js';
import { unique } from '../helpers/e2e-test.js';
import type { Thread } from '../helpers/e2e-thread.js';
import type { Fault } from '../helpers/fault-proxy.js';

const HTML_TYPE = { 'content-type': 'text/html' };
const keysOf = ({ proxy }: Room) =>
  new Set(proxy.asks('POST').map(({ headers }) => headers['idempotency-key']));

const LOST: Record<string, { fault: Fault; stored: number }> = {
  'a connection that ends at once': { fault: { cut: 'status' }, stored: 0 },
  'a 500 with a page': { fault: { status: 500, headers: HTML_TYPE, body: '<h1>Oops</h1>' }, stored: 0 },
  'a 502 that never ends': {
    fault: { status: 502, headers: HTML_TYPE, body: '<p>', endless: true },
    stored: 0,
  },
  'the page of a hotel': { fault: { headers: HTML_TYPE, body: '<h1>Welcome</h1>' }, stored: 0 },
  'a redirect': { fault: { status: 307, headers: { location: '/api/comments?thread=other' } }, stored: 0 },
  'a redirect to a page': { fault: { status: 302, headers: { location: '/page' } }, stored: 0 },
  'an answer lost on its way': { fault: { stored: true, cut: 'status' }, stored: 1 },
  'an answer lost after its status': { fault: { cut: 'headers' }, stored: 1 },
  'half an answer': { fault: { cut: 'body' }, stored: 1 },
  'a gateway that gave up too early': { fault: { stored: true, status: 504, body: 'late' }, stored: 1 },
  'a warning before the answer': {
    fault: { spoil: (body) => `<b>Warning</b> ${body.toString()}` },
    stored: 1,
  },
};

test.describe('A comment that meets', () => {
  for (const [name, { fault, stored }] of Object.entries(LOST))
    test(`${name}: the words stay, and “Try again” posts them once`, async ({ room }) => {
      await room.seed('The one before.');
      const thread = await (await room.visit()).ready();
      const text = unique('Not to be lost');
      room.proxy.spoil('POST', fault);
      await thread.post({ text, ...WRITER });
      await expect(thread.form.getByRole('alert')).toContainText(UNPOSTED);
      await keeps(thread, text);
      expect(await room.stored(text)).toHaveLength(stored);
      // Nothing is sent on to where a redirect leads, nor sent again by itself meanwhile.
      const posts = room.proxy.asks('POST').length;
      expect(room.proxy.asked.filter(({ url }) => url.includes('other'))).toEqual([]);
      room.proxy.heal();
      await pressByKeyboard(thread, 'Try again');
      await standsOnce(room, thread, text);
      expect(room.proxy.asks('POST')).toHaveLength(posts + 1);
      expect(keysOf(room).size).toBe(1);
    });

  test('a server that is down: the words stay, and go once it is up', async ({ room }) => {
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('Waiting at the door');
    await room.proxy.down();
    await thread.post({ text, ...WRITER });
    await expect(thread.form.getByRole('alert')).toContainText(UNPOSTED);
    await keeps(thread, text);
    await room.proxy.up();
    await pressByKeyboard(thread, 'Try again');
    await standsOnce(room, thread, text);
  });

  test('silence is told after 20 seconds; it was stored, and is not stored again', async ({ room }) => {
    await room.page.clock.install();
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('Heard, not answered');
    room.proxy.spoil('POST', { until: new Promise(() => undefined) });
    await thread.post({ text, ...WRITER });
    await expect.poll(() => room.stored(text)).toHaveLength(1);
    await room.page.clock.fastForward(21_000);
    await expect(thread.form.getByRole('alert')).toContainText(UNPOSTED);
    await keeps(thread, text);
    room.proxy.heal();
    await pressByKeyboard(thread, 'Try again');
    await standsOnce(room, thread, text);
    await room.asked('POST', 2);
  });

  test('a lost answer and a reload: the same attempt goes on, and is stored once', async ({ room }) => {
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('Twice or not at all');
    room.proxy.spoil('POST', { stored: true, cut: 'status' });
    await thread.post({ text, ...WRITER });
    await expect(thread.form.getByRole('alert')).toContainText(UNPOSTED);
    room.proxy.heal();
    await room.page.reload();
    await postsAgain(thread, text);
    await expect(thread.comment(text)).toHaveCount(1);
    expect(await room.stored(text)).toHaveLength(1);
    expect(keysOf(room).size).toBe(1);
    // Other words are another comment.
    await thread.say({ text: unique('The next'), ...WRITER });
    expect(keysOf(room).size).toBe(2);
  });

  test('a browser that sends it again over a dead connection is stored once', async ({ room }) => {
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('Sent by the browser itself');
    room.proxy.spoil('POST', { stored: true, cut: 'status' }, 1);
    await thread.post({ text, ...WRITER });
    // Some browsers do that without a word, others leave it to the reader.
    const again = thread.form.getByRole('button', { name: 'Try again' });
    await expect(thread.comment(text).or(again)).toBeVisible();
    if (await again.isVisible()) await again.click();
    await standsOnce(room, thread, text);
    await room.asked('POST', 2);
    expect(keysOf(room).size).toBe(1);
  });
});

test.describe('An impatient reader', () => {
  const HURRIES: Record<string, (thread: Thread, page: Page) => Promise<unknown>> = {
    'with a double click': (thread) => thread.submit.dblclick(),
    'with Enter in a field and a click': async (thread) => {
      await thread.field('name').press('Enter');
      await thread.form.getByRole('button', { name: /Post/ }).click({ force: true });
    },
    'with Ctrl+Enter twice': async (thread, page) => {
      await thread.field('text').press('Control+Enter');
      await page.keyboard.press('Control+Enter');
    },
    'with a finger on Enter': async (thread, page) => {
      await thread.field('email').focus();
      for (let i = 0; i < 8; i++) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
    },
  };
  for (const [name, hurry] of Object.entries(HURRIES))
    test(`${name} posts once`, async ({ room }) => {
      await room.seed('The one before.');
      const thread = await (await room.visit()).ready();
      const text = unique('Once is enough');
      let answer = (): void => undefined;
      room.proxy.spoil('POST', { until: new Promise<void>((resolve) => (answer = resolve)) });
      await thread.write({ text, ...WRITER });
      await hurry(thread, room.page);
      await expect(thread.form.getByRole('button', { name: 'Posting…' })).toBeVisible();
      answer();
      await standsOnce(room, thread, text);
      await room.asked('POST', 1);
    });

  test('who writes Japanese picks a word with Enter, and posts nothing', async ({ room, browserName }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium lets a test work an input method.');
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    await thread.write({ text: 'にほんご', ...WRITER });
    const method = await room.page.context().newCDPSession(room.page);
    for (const modifiers of [0, 2]) {
      await thread.field(modifiers ? 'text' : 'name').focus();
      await method.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
      // As a system does while its window of words is open.
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers };
      await method.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
      await method.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await method.send('Input.insertText', { text: '日本' });
    }
    await room.page.waitForTimeout(200);
    expect(room.proxy.asks('POST')).toEqual([]);
  });
});
