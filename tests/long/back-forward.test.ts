// A page that the browser keeps as it was left and shows again at “Back”. Playwright switches that off; here it is on.
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../helpers/browsers.mjs';
import { expect, Room, test } from '../helpers/e2e-faults.js';
import { FaultProxy } from '../helpers/fault-proxy.js';

const WORDS = 'Half a sentence, and then';

test.describe('A page that comes back as it was', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium tells why a page was not kept.');

  /** A room in a browser that keeps pages, and the reasons why it did not. */
  async function withRoom(baseURL: string, use: (room: Room, away: () => Promise<void>) => Promise<void>) {
    await using proxy = new FaultProxy(baseURL);
    await proxy.up();
    proxy.pages.set('/elsewhere', '<!doctype html><title>Elsewhere</title><p>Another page');
    const browser = await chromium.launch({
      ...launchOptions('chromium'),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    try {
      const page = await browser.newPage({ baseURL });
      const reasons: unknown[] = [];
      const session = await page.context().newCDPSession(page);
      session.on('Page.backForwardCacheNotUsed', (event) => reasons.push(event.notRestoredExplanations));
      await session.send('Page.enable');
      await page.addInitScript(watchUnload);
      await use(new Room(page, proxy, page.request), async () => {
        await page.evaluate(() => Object.assign(globalThis, { mark: 'the same page' }));
        await page.goto(`${proxy.url}/elsewhere`);
      });
      expect(reasons).toEqual([]);
    } finally {
      await browser.close();
    }
  }

  async function back(page: Page): Promise<void> {
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => (globalThis as { mark?: string }).mark)).toBe('the same page');
  }

  test('has its words, and quietly what was said meanwhile', async ({ baseURL }) => {
    await withRoom(baseURL!, async (room, away) => {
      const { page } = room;
      await room.seed('Before.');
      const thread = await (await room.visit()).ready();
      await thread.field('text').click();
      await page.keyboard.type(WORDS);
      await away();
      await room.seed('Meanwhile.');
      const asked = room.proxy.asked.length;
      await back(page);
      await expect(thread.comment('Meanwhile.')).toBeVisible();
      await expect(thread.articles).toHaveCount(2);
      await expect(thread.title).toHaveText('2 comments');
      await expect(thread.field('text')).toHaveValue(WORDS);
      await expect(thread.host.getByRole('alert')).toHaveCount(0);
      await expect(thread.status).toBeEmpty();
      await room.asked('GET', asked + 1);
      expect(await page.evaluate(() => (globalThis as { unloads?: string[] }).unloads)).toEqual([]);
    });
  });

  test('keeps what it shows where it has read on, or where the network is gone', async ({ baseURL }) => {
    await withRoom(baseURL!, async (room, away) => {
      const { page, proxy } = room;
      await room.seed('One.', 'Two.', 'Three.');
      await room.saveData();
      const thread = await (await room.visit({ attributes: 'page-size="2"' })).ready();
      await away();
      proxy.spoil('GET', { status: 503 });
      await back(page);
      await room.asked('GET', 2);
      await expect(thread.articles).toHaveCount(2);
      proxy.heal();
      // Quietly: nothing is said of the failure.
      await expect(thread.host.locator('[part~=section]')).not.toHaveAttribute('aria-busy');
      await expect(thread.host.getByRole('alert')).toHaveCount(0);
      await thread.more.click();
      await expect(thread.articles).toHaveCount(3);
      const asked = proxy.asked.length;
      await away();
      await back(page);
      await expect(thread.articles).toHaveCount(3);
      await page.waitForTimeout(300);
      expect(proxy.asked).toHaveLength(asked);
    });
  });

  test('goes on counting down to the next comment', async ({ baseURL }) => {
    await withRoom(baseURL!, async (room, away) => {
      const { page, proxy } = room;
      await room.seed('Before.');
      const thread = await (await room.visit()).ready();
      proxy.spoil('POST', { status: 429, headers: { 'retry-after': '2' }, body: '' }, 1);
      await thread.post({ text: WORDS });
      await expect(thread.form.getByText(/Try again in \d second/).first()).toBeVisible();
      await away();
      await back(page);
      await expect(thread.form.getByText('You can post your comment now.')).toBeVisible();
      await thread.submit.click();
      await expect(thread.comment(WORDS)).toBeFocused();
      expect(await room.stored(WORDS)).toHaveLength(1);
    });
  });
});

/** Which listeners a page adds that would keep it from being kept. */
function watchUnload(): void {
  const unloads: string[] = [];
  Object.assign(globalThis, { unloads });
  const add = addEventListener.bind(globalThis) as (...args: unknown[]) => void;
  Object.assign(globalThis, {
    addEventListener: (type: string, ...rest: unknown[]) => {
      if (/^(before)?unload$/.test(type)) unloads.push(type);
      add(type, ...rest);
    },
  });
}
