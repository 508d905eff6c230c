// The `test` of the end-to-end tests: every one fails when a page throws or when its policy blocks something.
import { randomUUID } from 'node:crypto';
import { expect as assert, test as base, type BrowserContext } from '@playwright/test';

/** Machines that build and test at the same time are slow; a right page needs no more than it needs. */
export const expect = assert.configure({ timeout: 20_000 });

interface Fixtures {
  /** What went wrong in the pages so far; a test of such a fault empties it. */
  faults: string[];
}

export const test = base.extend<Fixtures>({
  faults: [
    async ({ context }, use) => {
      const faults = await watch(context);
      await use(faults);
      expect(faults, 'errors and blocked content of the pages').toEqual([]);
    },
    { auto: true },
  ],
});

/** Uncaught errors, and what the Content-Security-Policy blocked, from before each page's own scripts on. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  context.on('weberror', (event) => faults.push(`${event.error().message} on ${event.page()?.url() ?? ''}`));
  await context.exposeFunction('tellViolation', (text: string) => faults.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void };
      tellViolation(`blocked: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return faults;
}

/** The same words are a duplicate to the backend, and several tests write into one thread. */
export const unique = (words: string): string => `${words} (${randomUUID().slice(0, 8)})`;
