// Pages that may do little: in a frame that their owner has locked up, or with no address on the web.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator, Page } from '@playwright/test';
import { backendOfFile, hostPage } from '../helpers/e2e-host.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

const backend = backendOfFile();

/** Errors and warnings in the console. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  return said;
}

class Framed extends Thread {
  readonly frame: FrameLocator;
  constructor(page: Page) {
    const frame = page.frameLocator('iframe');
    super(page, frame.locator('comment-thread'));
    this.frame = frame;
  }
}

const PERMISSIONS = [
  'allow-scripts',
  'allow-scripts allow-forms',
  'allow-scripts allow-same-origin',
  'allow-scripts allow-forms allow-same-origin',
];

for (const sandbox of PERMISSIONS)
  test(`In a frame with sandbox="${sandbox}" a reader reads and posts, by click and by Enter`, async ({
    page,
  }) => {
    const said = listen(page);
    backend.pages.set('/inner.html', hostPage({}));
    backend.pages.set(
      '/outer.html',
      `<!doctype html><html lang="en"><title>Outer</title>
       <iframe title="Comments" width="700" height="1500" src="/inner.html" sandbox="${sandbox}"></iframe>`,
    );
    await page.goto(`${backend.url}/outer.html`);
    const thread = await new Framed(page).ready();
    await expect(thread.comment('that were').locator('b')).toHaveText('that were');
    // The frame is as locked as it says.
    const isBlocked = await thread.host.evaluate(() => {
      try {
        return !localStorage;
      } catch {
        return true;
      }
    });
    expect(isBlocked).toBe(!sandbox.includes('same-origin'));

    const [clicked, entered] = [unique('By click'), unique('By Enter')];
    await thread.say({ text: clicked });
    await thread.write({ text: entered });
    backend.answer = ({ method }) =>
      method === 'POST'
        ? { status: 201, json: { id: 'second', author: { name: 'Second' }, text: entered } }
        : undefined;
    await thread.field('name').press('Enter');
    await expect(thread.comment(entered)).toBeVisible();
    expect(backend.posted().map(({ text }) => text)).toEqual([clicked, entered]);
    // Chromium has its own opinion of such frames.
    expect(said.filter((text) => !text.includes('can escape its sandboxing'))).toEqual([]);
  });

test('Where cookies and storage are blocked, posting works, and signing in says where to', async ({
  page,
}) => {
  const said = listen(page);
  backend.pages.set(
    '/blocked.html',
    hostPage({
      head: `<script>
        for (const [owner, name] of [[window, 'localStorage'], [window, 'sessionStorage'], [window, 'indexedDB'],
          [Document.prototype, 'cookie'], [window, 'caches']])
          Object.defineProperty(owner, name, { get() { throw new DOMException(name, 'SecurityError'); } });
      </script>`,
    }),
  );
  await page.goto(`${backend.url}/blocked.html`);
  const thread = await new Thread(page).ready();
  await thread.consent.check();
  await thread.say({ text: unique('Nothing is kept') });
  await thread.write({ text: 'Not signed in' });
  backend.answer = ({ method }) =>
    method === 'POST' ? { status: 401, json: { signInUrl: `${backend.url}/login` } } : undefined;
  await thread.submit.click();
  await expect(thread.form.getByRole('alert')).toContainText('Log in to post your comment');
  await expect(thread.host.getByRole('link', { name: 'Log in to comment' })).toHaveAttribute(
    'href',
    `${backend.url}/login`,
  );
  await expect(thread.field('text')).toHaveValue('Not signed in');
  expect(said.filter((text) => !text.includes('401'))).toEqual([]);
});

test.describe('A page with no address on the web', () => {
  /** From there, Chromium lets no page ask this machine itself. */
  const SERVER = 'http://comments.example';
  const page = (thread: string): string =>
    hostPage({
      script: `<script src="${SERVER}/dist/comment-thread.classic.js"></script>`,
      thread: `<comment-thread src="${SERVER}/api" ${thread}></comment-thread>`,
    });
  test.beforeEach(async ({ page: tab }) => {
    await tab.route(`${SERVER}/**`, async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(SERVER, backend.url) });
      await route.fulfill({ response });
    });
  });
  const WAYS = {
    'opened from a disk': async (tab: Page, html: string) => {
      const folder = await mkdtemp(join(tmpdir(), 'comment-thread-file-'));
      await writeFile(join(folder, 'page.html'), html);
      await tab.goto(pathToFileURL(join(folder, 'page.html')).href);
      return () => rm(folder, { recursive: true, force: true });
    },
    'of a data: address': async (tab: Page, html: string) => {
      await tab.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
      return () => Promise.resolve();
    },
  };
  for (const [which, go] of Object.entries(WAYS)) {
    test(`${which}, reads and posts by the thread that it names`, async ({ page: tab }) => {
      const leave = await go(tab, page('thread="t"'));
      const thread = await new Thread(tab).ready();
      await thread.say({ text: unique('From nowhere') });
      expect(backend.posted()).toMatchObject([{ thread: 't' }]);
      await leave();
    });

    test(`${which}, asks its author for a name, once, and nobody for comments`, async ({ page: tab }) => {
      const said = listen(tab);
      const leave = await go(tab, page(''));
      await expect(new Thread(tab).host.getByRole('alert')).toContainText('could not be loaded');
      expect(said).toEqual(['<comment-thread> Set thread="…": this page has no address to name it by.']);
      expect(backend.seen).toEqual([]);
      await leave();
    });
  }
});

test('Five hundred messages of a foreign frame change nothing', async ({ page }) => {
  backend.pages.set('/quiet.html', hostPage({ after: '<iframe title="Ad"></iframe>' }));
  await page.goto(`${backend.url}/quiet.html`);
  const thread = await new Thread(page).ready();
  await thread.write({ text: 'Half a sentence' });
  backend.pages.set(
    '/ad.html',
    `<!doctype html><title>Ad</title><script>
      const words = ['comment-thread', 'resize', 'height', 'src', 'login', 'token', 'reload', 'open', 'text', 'id', 'type',
        'setHeight', 'onload', 'auth', 'html', '<img src=x onerror=alert(1)>', '__proto__', 'error', 'user', 'scroll'];
      let n = 7;
      const below = (limit) => (n = (n * 48271) % 2147483647) % limit;
      const word = () => words[below(words.length)];
      const value = (depth) => [word, () => below(9999), () => null, () => [value(depth + 1)], () => true,
        () => Object.fromEntries([0, 1, 2].map(() => [word(), depth > 3 ? word() : value(depth + 1)])),
      ][below(6)]();
      for (let i = 0; i < 500; i++) {
        const message = { from: word(), type: word(), [word()]: value(0), [word()]: value(0) };
        parent.postMessage(i % 2 ? message : JSON.stringify(message), '*');
      }
      parent.postMessage('done', '*');
    </script>`,
  );
  const state = () =>
    page.evaluate(() => {
      const element = document.querySelector('comment-thread')!;
      const { comments, status, total } = element as unknown as Record<string, unknown>;
      const { localStorage: kept, location, scrollY } = window;
      const { title } = document;
      const root = element.shadowRoot!;
      const fields = [...root.querySelectorAll('input, textarea')].map(
        (one) => (one as HTMLInputElement).value,
      );
      const height = element.getBoundingClientRect().height;
      return (
        JSON.stringify([
          comments,
          status,
          total,
          Object.entries(kept),
          location.href,
          scrollY,
          title,
          fields,
          height,
        ]) +
        root.innerHTML +
        String((root.activeElement as HTMLElement | null)?.id) +
        document.body.className
      );
    });
  const before = await state();
  const requests = backend.seen.length;
  const arrived = await page.evaluate(
    (src) =>
      new Promise<number>((resolve) => {
        let count = 0;
        addEventListener('message', ({ data }) => {
          if (data === 'done') resolve(count);
          else count++;
        });
        document.querySelector('iframe')!.src = src;
      }),
    `${backend.url.replace('127.0.0.1', 'localhost')}/ad.html`,
  );
  expect(arrived).toBe(500);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await state()).toBe(before);
  expect(backend.seen).toHaveLength(requests);
});
