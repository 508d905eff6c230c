import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';

// A trace holds on to what it has recorded.
test.use({ trace: 'off', screenshot: 'off' });
test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium counts its nodes for us.');

/** What one mount leaves behind would be there ten times. A thread of this page has some 150 nodes. */
const NODES = 100;
const LISTENERS = 5;

async function count(page: Page, session: CDPSession): Promise<{ nodes: number; listeners: number }> {
  // Garbage of garbage: what a collected observer held goes with the second round.
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** Puts a thread on the page, reads it, opens and cancels a reply, and takes it away again. */
function mount(page: Page, times: number): Promise<void> {
  return page.evaluate(async (times) => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let n = 0; n < times; n++) {
      const thread = document.createElement('comment-thread');
      thread.setAttribute('src', '/api');
      thread.setAttribute('thread', 'two');
      const loaded = new Promise((resolve) => {
        thread.addEventListener('comments-loaded', resolve, { once: true });
      });
      document.querySelector('main')!.append(thread);
      await loaded;
      await frame();
      thread.shadowRoot!.querySelector<HTMLElement>('[part~=reply]')!.click();
      await frame();
      await frame();
      thread.shadowRoot!.querySelector<HTMLElement>('[part~=cancel]')!.click();
      await frame();
      thread.remove();
      await frame();
    }
  }, times);
}

test('Ten mounts leave nothing behind that two did not', async ({ page }) => {
  await open(page, '/pages/classic.html');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await mount(page, 2);
  const before = await count(page, session);
  await mount(page, 10);
  const after = await count(page, session);
  expect(before.nodes).toBeGreaterThan(100);
  expect(after.nodes - before.nodes).toBeLessThan(NODES);
  expect(after.listeners - before.listeners).toBeLessThan(LISTENERS);
});

test('The measure sees a leak of ten small threads', async ({ page }) => {
  await open(page, '/pages/classic.html');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await mount(page, 2);
  const before = await count(page, session);
  await page.evaluate(() => {
    const kept: Node[] = [];
    Object.assign(globalThis, { kept });
    const main = document.querySelector('main')!;
    const add = main.append.bind(main);
    main.append = (...nodes) => {
      kept.push(...(nodes as Node[]));
      add(...nodes);
    };
  });
  await mount(page, 10);
  const after = await count(page, session);
  expect(after.nodes - before.nodes).toBeGreaterThan(NODES);
});
