// One visit to one contender, by a new browser context: what it cost.
import type { Browser, CDPSession, Page } from 'playwright-core';

export interface Figures {
  /** Milliseconds. */
  readonly first: number;
  readonly drawn: number;
  readonly cpu: number;
  readonly longest: number;
  readonly reply: number;
  readonly idle: number;
  readonly shift: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Megabytes. */
  readonly heap: number;
}

interface Seen {
  first?: number;
  longest: number;
  shift: number;
}

/** What `watch` leaves in the page, for what is asked of it later. */
declare global {
  var benchSeen: Seen;
  /** Where the comments stand. */
  var benchPlace: () => Document | ShadowRoot;
}

/** Runs before the page's own scripts. */
function watch(): void {
  const seen: Seen = { longest: 0, shift: 0 };
  const place = (): Document | ShadowRoot => document.querySelector('comment-thread')?.shadowRoot ?? document;
  Object.assign(globalThis, { benchSeen: seen, benchPlace: place });
  const observe = (type: string, note: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(note);
    }).observe({ type, buffered: true });
  };
  observe('longtask', ({ duration }) => {
    seen.longest = Math.max(seen.longest, duration);
  });
  observe('layout-shift', (entry) => {
    seen.shift += (entry as PerformanceEntry & { value: number }).value;
  });
  const look = (): void => {
    // The frame after the one in which it was there has painted it.
    if (place().querySelector('article')) requestAnimationFrame(() => (seen.first = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function countNodes(): number {
  let count = 0;
  const walk = (root: Node): void => {
    const walker = document.createTreeWalker(root);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      count++;
      const { shadowRoot } = node as Element;
      if (shadowRoot) walk(shadowRoot);
    }
  };
  walk(document);
  return count;
}

/** From the click on a button in the middle, in view, to a painted form with the focus. */
async function reply(): Promise<number> {
  const root = benchPlace();
  const buttons = [...root.querySelectorAll<HTMLElement>('[data-do=reply]')];
  const button = buttons[Math.floor(buttons.length / 2)]!;
  button.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const from = performance.now();
  button.click();
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  for (await frame(); root.activeElement?.localName !== 'textarea'; await frame());
  return performance.now() - from;
}

const sum = async (cdp: CDPSession, name: string): Promise<number> =>
  (await cdp.send('Performance.getMetrics')).metrics.find((one) => one.name === name)?.value ?? NaN;

/** Seconds of work of the main thread, once it has nothing more to do. */
async function settled(page: Page, cdp: CDPSession): Promise<number> {
  for (let last = -1; ;) {
    const now = await sum(cdp, 'TaskDuration');
    if (now - last < 0.01) return now;
    last = now;
    await page.waitForTimeout(500);
  }
}

export async function measure(
  browser: Browser,
  url: string,
  count: number,
  throttle: number,
): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    // The compiler's helper for names of functions, which these take along into the page.
    await page.addInitScript('globalThis.__name = (one) => one');
    await page.addInitScript(watch);
    await page.goto(url);
    await page.waitForFunction((count) => benchPlace().querySelectorAll('article').length >= count, count, {
      timeout: 180_000,
      polling: 50,
    });
    const end = await page.evaluate(() => performance.now());
    const cpu = await settled(page, cdp);
    await page.waitForTimeout(2000);
    const idle = (await sum(cdp, 'TaskDuration')) - cpu;
    const { first, longest, shift } = await page.evaluate(() => benchSeen);
    const nodes = await page.evaluate(countNodes);
    const listeners = await sum(cdp, 'JSEventListeners');
    await cdp.send('HeapProfiler.collectGarbage');
    const heap = (await sum(cdp, 'JSHeapUsedSize')) / 1e6;
    return {
      first: first ?? NaN,
      drawn: end,
      cpu: cpu * 1000,
      longest,
      reply: await page.evaluate(reply),
      idle: idle * 1000,
      shift,
      nodes,
      listeners,
      heap,
    };
  } finally {
    await context.close();
  }
}
