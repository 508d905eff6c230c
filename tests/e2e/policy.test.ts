// The strictest pages: a Content-Security-Policy with and without Trusted Types.
import type { Page } from '@playwright/test';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

const CSP = "default-src 'none'; script-src 'self'; connect-src 'self'";
const TYPES = "require-trusted-types-for 'script'";
const VARIANTS = {
  'without Trusted Types': CSP,
  'that requires Trusted Types and lists our policy': `${CSP}; ${TYPES}; trusted-types comment-thread`,
  'that requires Trusted Types of any name': `${CSP}; ${TYPES}`,
  'that lists the policy of a DOMPurify': `${CSP}; ${TYPES}; trusted-types dompurify`,
  'that lists a policy of its own': `${CSP}; ${TYPES}; trusted-types host-only`,
  'that allows no policy at all': `${CSP}; ${TYPES}; trusted-types 'none'`,
};
/** A page that refuses our policy reports that, once, and nothing else. */
const REFUSED = ['blocked: trusted-types trusted-types-policy comment-thread'];
/**
 * Chromium (seen in 156.0.8078.108) reports the handlers in a comment where they are parsed, in a document
 * that runs nothing: also for `DOMParser`, `template.innerHTML` and `setHTML`. They are taken out all the same.
 */
const PARSED = 'blocked: script-src-attr inline ';
const BODY = `<p>A <em>kind</em> word, <a href="https://ok.example/">a link</a>
  <img src=x onerror="globalThis.alarm=1"><a href="javascript:globalThis.alarm=1">no link</a></p>`;

async function show(page: Page, policy: string, script: string): Promise<Thread> {
  await page.route('**/strict.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="en"><title>Strict</title><body>${script}
        <comment-thread src="/api" thread="strict"></comment-thread>`,
    }),
  );
  await page.route(/\/comments\?/, (route) =>
    route.fulfill({
      json: { comments: [{ id: '1', author: { name: 'Ada' }, html: BODY, text: '' }], next: null },
    }),
  );
  await page.goto('/strict.html');
  return new Thread(page).ready();
}

for (const [which, policy] of Object.entries(VARIANTS))
  for (const [kind, script] of [
    ['the module', '<script type="module" src="/dist/comment-thread.js"></script>'],
    ['the classic script', '<script src="/dist/comment-thread.classic.js" defer></script>'],
  ] as const)
    test(`On a page ${which}, ${kind} shows formatted comments and posts`, async ({ page, faults }) => {
      const thread = await show(page, policy, script);
      await expect(thread.articles.locator('em')).toHaveText('kind');
      await expect(thread.host.getByRole('link', { name: 'a link' })).toHaveAttribute(
        'href',
        'https://ok.example/',
      );
      await expect(thread.host.getByRole('link', { name: 'no link' })).toHaveCount(0);
      await expect(thread.host.locator('img')).toHaveCount(0);
      expect(await page.evaluate(() => (globalThis as { alarm?: number }).alarm)).toBeUndefined();
      const text = unique('Posted under a strict policy');
      await thread.say({ text });
      // The style sheets are constructed: no policy forbids them.
      await expect(thread.host.locator('[part~=submit]')).toHaveCSS('cursor', 'pointer');
      const refuses = /trusted-types (?!comment-thread)/.test(policy.replace(TYPES, ''));
      expect(faults.filter((fault) => fault !== PARSED)).toEqual(refuses ? REFUSED : []);
      faults.length = 0;
    });
