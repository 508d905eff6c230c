/** A backend in a page of another origin, by the built script and one tag, as its readers meet it. */
import { expect as impatient, type Page } from '@playwright/test';
import { chromium, type Browser } from 'playwright-core';
import { launchOptions } from '../helpers/browsers.mjs';
import { Thread, type Words } from '../helpers/e2e-thread.js';
import type { CommentThread } from '../../src/index.js';
import type { Running } from './backend.js';
import type { Site } from './site.js';

/** Real servers take their time on a busy machine. */
const expect = impatient.configure({ timeout: 20_000 });

export type Step = 'load' | 'page' | 'post' | 'reply' | 'error' | 'pending' | 'privacy';

const LENA = { name: 'Lena', email: 'reader@mail.example.test' };

export class Reading {
  readonly #browser: Browser;
  readonly #site: Site;
  readonly #page: Page;
  readonly #adapter: string;
  readonly #running: Running;
  readonly #sent: { url: string; body: string; headers: string }[] = [];

  private constructor(browser: Browser, site: Site, page: Page, adapter: string, running: Running) {
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

  static async open(site: Site, adapter: string, running: Running): Promise<Reading> {
    const options = launchOptions('chromium');
    if (!options) throw new Error('There is no Chromium here: node tests/helpers/setup.mjs chromium');
    const browser = await chromium.launch(options);
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    // A recorded server knows the pages that were asked for, and none that is fetched ahead.
    await page.addInitScript("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })");
    return new Reading(browser, site, page, adapter, running);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** In this order. */
  get steps(): { name: Step; run: () => Promise<void> }[] {
    const { read, write, words, twice, refuse, hold } = this.#running.page;
    const post = { ...LENA, text: 'First words of a test.', ...words?.post };
    const reply = { ...LENA, text: 'An answer of a test.', ...words?.reply };
    const addresses = new Set([post.email, reply.email]);
    const refuses = async ({ says, ...typed }: Words & { says: string }, key: string): Promise<void> => {
      const thread = await this.#visit(key);
      await thread.post(typed);
      await expect(thread.form).toContainText(says);
      await expect(thread.field('text')).toHaveValue(typed.text);
    };
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
        await thread.say(post);
        await expect(thread.status).toHaveText('Your comment was posted.');
        // And to the next reader.
        await expect((await this.#visit(key)).comment(post.text)).toHaveCount(1);
      }),
      ...optional(write?.answer, 'reply', async (name) => {
        const thread = await this.#visit(write!.thread);
        await thread.host
          .getByRole('button', { name: `Reply to ${name}`, exact: true })
          .first()
          .click();
        await thread.say(reply);
        const again = await this.#visit(write!.thread);
        await expect(again.comment(reply.text)).toHaveCount(1);
      }),
      ...optional(twice, 'error', (says) => refuses({ ...post, says }, write!.thread)),
      ...optional(refuse, 'error', async (makeItRefuse) => {
        const { thread, ...typed } = await makeItRefuse();
        await refuses({ ...LENA, ...typed }, thread);
      }),
      ...optional(hold, 'pending', async (makeItHold) => {
        const { thread: key, ...typed } = await makeItHold();
        const { text } = typed;
        const thread = await this.#visit(key);
        const comment = await thread.say({ ...LENA, ...typed });
        await expect(comment).toContainText('Your comment is awaiting moderation.');
        // Its writer still sees it after a reload, nobody else does.
        await expect((await this.#visit(key)).comment(text)).toContainText('awaiting moderation');
        await this.#page.context().clearCookies();
        await this.#page.evaluate(() => localStorage.clear());
        await expect((await this.#visit(key)).comment(text)).toHaveCount(0);
      }),
      {
        name: 'privacy',
        // eslint-disable-next-line @typescript-eslint/require-await -- a step like the others
        run: async () => {
          const origins = new Set(this.#sent.map(({ url }) => new URL(url).origin));
          const own = [this.#origin, new URL(this.#running.src).origin];
          expect([...origins].filter((origin) => !own.includes(origin))).toEqual([]);
          for (const { url, headers } of this.#sent)
            for (const address of addresses) expect(decodeURIComponent(url) + headers).not.toContain(address);
        },
      },
    ];
  }

  get #origin(): string {
    return this.#running.site ?? this.#site.url;
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
    await this.#page.goto(`${this.#origin}/?${new URLSearchParams(attributes).toString()}`);
    const { host } = new Thread(this.#page);
    await expect.poll(() => host.evaluate(({ status }: CommentThread) => status)).toBe('ready');
    return new Thread(this.#page);
  }
}

const optional = <T>(
  given: T | undefined | false | '',
  name: Step,
  run: (given: T) => Promise<void>,
): { name: Step; run: () => Promise<void> }[] => (given ? [{ name, run: () => run(given) }] : []);
