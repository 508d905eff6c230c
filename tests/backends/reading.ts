/** A backend in a page of another origin, by the built script and one tag, as its readers meet it. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { chromium, type Browser } from 'playwright-core';
import { launchOptions } from '../helpers/browsers.mjs';
import { Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';
import type { Running } from './backend.js';

export type Step = 'load' | 'page' | 'post' | 'reply' | 'error' | 'pending' | 'privacy';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.map': 'application/json' };
const ADDRESS = 'reader@mail.example.test';

export class Reading {
  readonly #browser: Browser;
  readonly #site: Server;
  readonly #page: Page;
  readonly #adapter: string;
  readonly #running: Running;
  readonly #sent: { url: string; body: string; headers: string }[] = [];

  private constructor(browser: Browser, site: Server, page: Page, adapter: string, running: Running) {
    this.#browser = browser;
    this.#site = site;
    this.#page = page;
    this.#adapter = adapter;
    this.#running = running;
    page.on('request', (request) => {
      this.#sent.push({
        url: request.url(),
        body: request.postData() ?? '',
        headers: JSON.stringify(request.headers()),
      });
    });
  }

  static async open(adapter: string, running: Running): Promise<Reading> {
    const options = launchOptions('chromium');
    if (!options) throw new Error('There is no Chromium here: node tests/helpers/setup.mjs chromium');
    const site = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://site');
      if (pathname.startsWith('/dist/'))
        void readFile(join(ROOT, pathname)).then(
          (body) => response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? '' }).end(body),
          () => response.writeHead(404).end(),
        );
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageFor(request.url!));
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    const browser = await chromium.launch(options);
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    return new Reading(browser, site, page, adapter, running);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#site.closeAllConnections();
    this.#site.close();
  }

  /** In this order. */
  get steps(): { name: Step; run: () => Promise<void> }[] {
    const { read, write, words, twice, hold } = this.#running.page;
    const post = words?.post ?? 'First words of a test.';
    const reply = words?.reply ?? 'An answer of a test.';
    return [
      {
        name: 'load',
        run: async () => {
          const thread = await this.#visit(read.thread, read.size);
          await expect(thread.articles).toHaveCount(read.first);
        },
      },
      ...optional(read.comments > read.first, 'page', async () => {
        const thread = await this.#visit(read.thread, read.size);
        for (let count = read.first; count < read.comments; count = await thread.articles.count()) {
          await thread.more.click();
          await expect(thread.articles).not.toHaveCount(count);
        }
        await expect(thread.articles).toHaveCount(read.comments);
        const ids = await thread.ids();
        expect(new Set(ids).size).toBe(ids.length);
      }),
      ...optional(write, 'post', async ({ thread: key }) => {
        const thread = await this.#visit(key);
        await thread.say({ text: post, name: 'Lena', email: ADDRESS });
        await expect(thread.status).toHaveText('Your comment was posted.');
        // And to the next reader.
        await expect((await this.#visit(key)).comment(post)).toHaveCount(1);
      }),
      ...optional(write?.answer, 'reply', async (name) => {
        const thread = await this.#visit(write!.thread);
        await thread.host
          .getByRole('button', { name: `Reply to ${name}` })
          .first()
          .click();
        await thread.say({ text: reply, name: 'Lena', email: ADDRESS });
        const again = await this.#visit(write!.thread);
        await expect(again.comment(reply)).toHaveCount(1);
      }),
      ...optional(twice, 'error', async (says) => {
        const thread = await this.#visit(write!.thread);
        await thread.post({ text: post, name: 'Lena', email: ADDRESS });
        await expect(thread.form.getByRole('alert')).toContainText(says);
        await expect(thread.field('text')).toHaveValue(post);
      }),
      ...optional(hold, 'pending', async (makeItHold) => {
        const text = await makeItHold();
        const thread = await this.#visit(write!.thread);
        const comment = await thread.say({ text, name: 'Lena', email: ADDRESS });
        await expect(comment).toContainText('Your comment is awaiting moderation.');
        // Its writer still sees it after a reload, nobody else does.
        await expect((await this.#visit(write!.thread)).comment(text)).toContainText('awaiting moderation');
        await this.#page.context().clearCookies();
        await this.#page.evaluate(() => localStorage.clear());
        await expect((await this.#visit(write!.thread)).comment(text)).toHaveCount(0);
      }),
      {
        name: 'privacy',
        // eslint-disable-next-line @typescript-eslint/require-await -- a step like the others
        run: async () => {
          const origins = new Set(this.#sent.map(({ url }) => new URL(url).origin));
          const own = [new URL(this.#site_()).origin, new URL(this.#running.src).origin];
          expect([...origins].filter((origin) => !own.includes(origin))).toEqual([]);
          for (const { url, headers } of this.#sent)
            expect(decodeURIComponent(url) + headers).not.toContain(ADDRESS);
        },
      },
    ];
  }

  #site_(): string {
    return `http://127.0.0.1:${String((this.#site.address() as AddressInfo).port)}/`;
  }

  async #visit(thread: string, size = 100): Promise<Thread> {
    const attributes = {
      src: this.#running.src,
      adapter: this.#adapter,
      thread,
      sort: 'oldest',
      'page-size': String(size),
      ...this.#running.page.attributes,
    };
    await this.#page.goto(`${this.#site_()}?${new URLSearchParams(attributes).toString()}`);
    return new Thread(this.#page).ready();
  }
}

const optional = <T>(
  given: T | undefined | false | '',
  name: Step,
  run: (given: T) => Promise<void>,
): { name: Step; run: () => Promise<void> }[] => (given ? [{ name, run: () => run(given as T) }] : []);

/** The attributes stand in the address of the page. */
function pageFor(url: string): string {
  const escape = (text: string): string =>
    text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  const attributes = [...new URL(url, 'http://site').searchParams]
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(' ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title>
<script type="module" src="/dist/comment-thread.js"></script>
<main><h1>A post</h1><comment-thread ${attributes}></comment-thread></main>`;
}
