// One visit to one contender, by a new browser context: what it cost.
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Figures } from './results.js';
import type { Site } from './server.js';
import { countNodes, reply, watch } from './watch.js';

/** Seconds. Who takes longer did not finish. */
export const LIMIT = 120;

interface Visit {
  readonly count: number;
  readonly throttle: number;
}

const sum = async (cdp: CDPSession, name: string): Promise<number> =>
  (await cdp.send('Performance.getMetrics')).metrics.find((one) => one.name === name)?.value ?? NaN;

/** Seconds. */
const REST = 2;
const PATIENCE = 5;

/**
 * Seconds of work of the main thread until it has nothing more to do, and in the time of rest that follows. Some never
 * rest: their work is counted until all is drawn.
 */
async function work(page: Page, cdp: CDPSession): Promise<{ cpu: number; idle: number }> {
  const until = performance.now() + PATIENCE * 1000;
  const drawn = await sum(cdp, 'TaskDuration');
  let [last, now] = [-1, drawn];
  while (now - last >= 0.01 && performance.now() < until) {
    await page.waitForTimeout(500);
    [last, now] = [now, await sum(cdp, 'TaskDuration')];
  }
  await page.waitForTimeout(REST * 1000);
  return { cpu: now - last < 0.01 ? now : drawn, idle: (await sum(cdp, 'TaskDuration')) - now };
}

/** What came over the wire, headers included. */
function watchTraffic(cdp: CDPSession): () => Pick<Figures, 'code' | 'data' | 'requests'> {
  const kinds = new Map<string, string>();
  const bytes = { code: 0, data: 0, other: 0 };
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    if (request.url.startsWith('http') && !request.url.endsWith('/favicon.ico')) kinds.set(requestId, type);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? '';
    // A small contender has its script in its page.
    const isCode = ['Document', 'Script', 'Stylesheet'].includes(kind);
    bytes[isCode ? 'code' : ['Fetch', 'XHR'].includes(kind) ? 'data' : 'other'] += encodedDataLength;
  });
  return () => ({ code: bytes.code / 1000, data: bytes.data / 1000, requests: kinds.size });
}

async function visit(context: BrowserContext, site: Site, { count, throttle }: Visit): Promise<Figures> {
  const { find } = site.contender;
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Network.enable');
  const traffic = watchTraffic(cdp);
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  // The compiler's helper for names of functions, which these take along into the page.
  await page.addInitScript('globalThis.__name = (one) => one');
  await page.addInitScript(watch, { ...find, count });
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => benchSeen.drawn !== undefined, undefined, { polling: 100 });
  const { cpu, idle } = await work(page, cdp);
  const { first, drawn, longest, shift } = await page.evaluate(() => benchSeen);
  const nodes = await page.evaluate(countNodes);
  const listeners = await sum(cdp, 'JSEventListeners');
  await cdp.send('HeapProfiler.collectGarbage');
  const heap = (await sum(cdp, 'JSHeapUsedSize')) / 1e6;
  return {
    first: first ?? NaN,
    drawn: drawn ?? NaN,
    cpu: cpu * 1000,
    longest,
    shift,
    ...traffic(),
    reply: await page.evaluate(reply, find),
    idle: idle * 1000,
    nodes,
    listeners,
    heap,
  };
}

/** Nothing where it did not finish. */
export async function measure(browser: Browser, site: Site, what: Visit): Promise<Figures | undefined> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const end = new AbortController();
  try {
    const late = setTimeout(LIMIT * 1000, undefined, { signal: end.signal });
    return await Promise.race([visit(context, site, what), late]);
  } catch (reason) {
    console.warn(`${site.contender.name}: ${String(reason)}`);
    return undefined;
  } finally {
    end.abort();
    await context.close();
  }
}
