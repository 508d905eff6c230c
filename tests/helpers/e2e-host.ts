// A page that embeds a thread and does something odd around it.
import type { Page } from '@playwright/test';
import { makeBackend, type Backend } from './e2e-backend.js';
import { expect, test, unique } from './e2e-test.js';
import { Thread } from './e2e-thread.js';

export interface Host {
  /** Before the script. */
  readonly head?: string;
  /** Before the thread. */
  readonly body?: string;
  readonly after?: string;
  readonly script?: string;
  readonly thread?: string;
}

export const MODULE = '<script type="module" src="/dist/comment-thread.js"></script>';
export const CLASSIC = '<script src="/dist/comment-thread.classic.js" defer></script>';

export const hostPage = ({ head = '', body = '', after = '', script = MODULE, thread }: Host): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${head}<body>${body}
  ${script}${thread ?? '<comment-thread src="/api" thread="t"></comment-thread>'}${after}`;

/** One for all tests of a file, as new for each of them. */
export function backendOfFile(): Backend {
  const backend = makeBackend();
  test.beforeAll(() => backend.start());
  test.afterAll(() => backend.stop());
  test.beforeEach(() => {
    backend.reset();
  });
  return backend;
}

/** Puts the page on the backend's own server and opens it. */
export async function visit(page: Page, backend: Backend, host: Host = {}, query = ''): Promise<Thread> {
  backend.pages.set('/host.html', hostPage(host));
  await page.goto(`${backend.url}/host.html${query}`);
  return new Thread(page);
}

/** What a reader wants of any page: to read what is there, answer it, and find the answer in the thread. */
export async function readsAndPosts(thread: Thread, backend: Backend): Promise<void> {
  await thread.ready();
  await expect(thread.comment('that were').locator('b')).toHaveText('that were');
  await expect(thread.repliesTo('that were')).toContainText('An answer');
  backend.seen.length = 0;
  const text = unique('Words of {{1}} "reader",\n2026-01-01');
  await thread.replyButton('that were').click();
  await expect(thread.form).toHaveAccessibleName('Leave a Reply to Ann');
  await thread.write({ text, name: 'Zoë "Z"', email: 'reader@mail.example' });
  await thread.submit.click();
  await expect(thread.repliesTo('that were')).toContainText([/An answer/, /Words of/]);
  expect(backend.posted()).toEqual([
    { thread: 't', parentId: '1', text, name: 'Zoë "Z"', email: 'reader@mail.example' },
  ]);
}
