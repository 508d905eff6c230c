// The end-to-end tests behind a bad connection: a page of their own, a thread of their own in the real database.
import { randomUUID } from 'node:crypto';
import { expect as assert, type APIRequestContext, type Page } from '@playwright/test';
import { expect, test as base } from './e2e-test.js';
import { Thread } from './e2e-thread.js';
import { FaultProxy } from './fault-proxy.js';

interface Stored {
  id: string;
  parentId: string | null;
  html: string;
  author: { name: string };
}

/** As strict as the demo's pages. */
export const POLICY =
  "require-trusted-types-for 'script'; trusted-types comment-thread; " +
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

export interface PageOptions {
  path?: string;
  /** Of the element; `src` and `thread` are there. */
  attributes?: string;
  /** Before the element. */
  head?: string;
  policy?: string;
  base?: string;
}

/** One thread behind one proxy. */
export class Room {
  readonly key = `fault-${randomUUID()}`;
  readonly page: Page;
  readonly proxy: FaultProxy;
  /** What the widget said to the developer. */
  readonly said: string[] = [];
  readonly #backend: APIRequestContext;

  constructor(page: Page, proxy: FaultProxy, backend: APIRequestContext) {
    this.page = page;
    this.proxy = proxy;
    this.#backend = backend;
    page.on('console', (message) => {
      if (message.text().includes('comment-thread>')) this.said.push(message.text());
    });
  }

  /** Puts comments into the thread behind everybody's back. */
  async seed(...texts: string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const text of texts) {
      const answer = await this.#backend.post('/api/comments', {
        data: { thread: this.key, text, name: 'Early Reader', email: 'early@mail.example' },
      });
      assert(answer.status(), await answer.text()).toBe(201);
      ids.push(((await answer.json()) as Stored).id);
    }
    return ids;
  }

  /** What the database has of the thread, asked past the proxy. */
  async stored(text?: string): Promise<Stored[]> {
    const answer = await this.#backend.get(`/api/comments?thread=${this.key}&limit=100`);
    const { comments } = (await answer.json()) as { comments: Stored[] };
    return comments.filter(({ html }) => text === undefined || html.includes(text));
  }

  /** Makes a page with the thread in it. Returns its address. */
  address({
    path = '/page',
    attributes = '',
    head = '',
    policy = POLICY,
    base = '',
  }: PageOptions = {}): string {
    this.proxy.pages.set(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
       <meta http-equiv="Content-Security-Policy" content="${policy}">
       <script type="module" src="/dist/comment-thread.js"></script>${head}
       <body><main><h1>A page</h1>
       <comment-thread src="${base}/api" thread="${this.key}" ${attributes}></comment-thread></main>`,
    );
    return this.proxy.url + path;
  }

  /** Opens the page; does not wait for its comments. */
  async visit(options?: PageOptions): Promise<Thread> {
    await this.page.goto(this.address(options));
    return new Thread(this.page);
  }

  /** The reader's browser is told to save data: no page is fetched before somebody asks for it. */
  async saveData(): Promise<void> {
    await this.page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
  }

  /** Waits until the proxy was asked so often. */
  async asked(method: 'GET' | 'POST', times: number): Promise<void> {
    await expect.poll(() => this.proxy.asks(method).length).toBe(times);
  }
}

export const test = base.extend<{ room: Room }>({
  room: async ({ page, baseURL, playwright }, use) => {
    await using proxy = new FaultProxy(baseURL!);
    await proxy.up();
    const backend = await playwright.request.newContext({ baseURL: baseURL! });
    await use(new Room(page, proxy, backend));
    await page.close();
    await backend.dispose();
  },
});

export { expect };

export const UNREAD = 'The comments could not be loaded';
export const UNPOSTED = 'Your comment could not be posted. Your text is still here.';

/** The failure as every reader gets it: seen, announced, with the form still there. */
export async function failsToLoad(thread: Thread, words: string = UNREAD): Promise<void> {
  await expect(thread.host.getByRole('alert')).toContainText(words);
  await expect(thread.host.locator('[part~=skeleton]')).toHaveCount(0);
  await expect(thread.form).toBeVisible();
  await thread.field('text').fill('Still usable');
  await expect(thread.field('text')).toHaveValue('Still usable');
  await thread.field('text').fill('');
}

/** Presses a button as a reader without a mouse does. */
export async function pressByKeyboard(thread: Thread, name: string): Promise<void> {
  const { page } = thread;
  const button = thread.host.getByRole('button', { name, exact: true });
  await expect(button).toBeVisible();
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((node) => node.matches(':focus'))) break;
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
}

export const WRITER = { name: 'Ada Tester', email: 'ada@mail.example' };

/** Everything that was typed is still there. */
export async function keeps(thread: Thread, text: string): Promise<void> {
  await expect(thread.field('text')).toHaveValue(text);
  await expect(thread.field('name')).toHaveValue(WRITER.name);
  await expect(thread.field('email')).toHaveValue(WRITER.email);
}

/** After a reload the comment stands in the thread, and its words in the form, from where they go out once more. */
export async function postsAgain(thread: Thread, text: string): Promise<void> {
  await expect(thread.comment(text)).toBeVisible();
  await expect(thread.field('text')).toHaveValue(text);
  await thread.field('name').fill(WRITER.name);
  await thread.field('email').fill(WRITER.email);
  await thread.submit.click();
  await expect(thread.field('text')).toHaveValue('');
}

/** One comment on the page and one in the database. */
export async function standsOnce(room: Room, thread: Thread, text: string): Promise<void> {
  await expect(thread.comment(text)).toHaveCount(1);
  await expect(thread.comment(text)).toBeFocused();
  await expect(thread.field('text')).toHaveValue('');
  expect(await room.stored(text)).toHaveLength(1);
}
