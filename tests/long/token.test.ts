// A page whose own address holds a secret: a session, or the token of a link that signs a reader in.
import type { Page } from '@playwright/test';
import { embedding, startDemo, startSite, type Running } from '../helpers/e2e-servers.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';
import { tracer } from '../helpers/traces.js';
import { Witness } from '../helpers/witness.js';

const SECRET = 'abc7Zq0TellNoOne';
const token = tracer(SECRET, SECRET.toLowerCase());
const QUERY = `/?id=7&token=${SECRET}&session_id=${SECRET}&utm_source=letter#x`;

test.describe('A secret in the address of the page', () => {
  let site: Running & { html: string };
  let demo: Running;
  const html = (attributes: string): string => embedding(demo.url, attributes);

  test.beforeAll(async () => {
    test.slow();
    site = await startSite();
    demo = await startDemo({ DATA_DIR: 'memory://', CORS_ORIGINS: site.url });
  });
  test.afterAll(async () => {
    await Promise.all([demo, site].map((server) => server.stop()));
  });

  /** Where it is, apart from the address bar and from what the browser tells of that itself. */
  async function places(page: Page, witness: Witness): Promise<string[]> {
    const found = await witness.places(page, token);
    return found.filter((line) => !/^(address|performance|window name):/.test(line));
  }
  /** The requests that hold it, but for the page itself and its icon. */
  async function carriers(witness: Witness): Promise<string[]> {
    const found = await witness.carriers(token);
    return found
      .map(({ request, where }) => `${request.method()} ${request.url()} ${where.join()}`)
      .filter((line) => !line.startsWith(`GET ${site.url}/`));
  }

  test('is in no request, store, text or event of its thread, nor in a link that a reader copies', async ({
    page,
    context,
  }) => {
    const witness = await Witness.call(context);
    site.html = html('');
    await page.goto(site.url + QUERY);
    const thread = new Thread(page);
    await expect(thread.form).toBeVisible();
    const text = unique('On a page with a secret');
    await thread.write({ text });
    await page.reload();
    await expect(thread.field('text')).toHaveValue(text);
    await thread.say({ text });
    await thread.replyButton(text).click();
    const answer = unique('And an answer');
    await thread.say({ text: answer });
    await page.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: (link: string) => {
          Object.assign(globalThis, { copied: link });
          return Promise.resolve();
        },
      });
    });
    await thread.comment(answer).getByRole('button', { name: /^Copy/ }).click();
    await expect(thread.status).toContainText(/copied/i);
    const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
    expect(copied).toMatch(/^http:\/\/[\d.:]+\/\?id=7&utm_source=letter#comment-/);
    await thread.comment(answer).locator('[part~=time]').click();
    await expect(page).toHaveURL(/#comment-/);

    // The thread is that of the page, whatever let the reader in.
    const asked = witness.requests.map((request) => new URL(request.url()));
    const threads = asked.flatMap((url) => url.searchParams.getAll('thread'));
    expect([...new Set(threads)]).toEqual([`${site.url}/?id=7`]);
    expect(await carriers(witness)).toEqual([]);
    expect(await places(page, witness)).toEqual([]);
    // The search is not blind.
    expect(await witness.places(page, token)).toContain('address: plain');
  });

  test('does not go with a reader who follows the way to log in', async ({ page, context }) => {
    const witness = await Witness.call(context);
    const mapping = {
      list: 'GET /comments?thread={thread}',
      signIn: `${demo.url}/pages/sign-in.html?to={page}`,
      comment: { id: 'id', text: 'text' },
    };
    site.html = html(`mapping='${JSON.stringify(mapping)}'`);
    await page.route(/\/comments\?/, (route) =>
      route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': site.url }, json: {} }),
    );
    await page.goto(site.url + QUERY);
    const link = new Thread(page).host.getByRole('link', { name: 'Log in to read the comments' });
    await expect(link).toHaveAttribute('href', /to=http.*id%3D7/);
    expect(await places(page, witness)).toEqual([]);
    await link.click();
    await expect(page).toHaveURL(/sign-in\.html/);
    expect(await carriers(witness)).toEqual([]);
  });

  test('of its own origin, too, stays out of what a mapping sends of the page', async ({ page, context }) => {
    const witness = await Witness.call(context);
    const names = ['thread', 'text', 'name', 'email'];
    // The one field of the backend that takes the address of a page.
    const body = { ...Object.fromEntries(names.map((name) => [name, `{${name}}`])), url: '{page}' };
    const mapping = {
      list: 'GET /comments?thread={thread}',
      items: 'comments',
      create: { route: 'POST /comments', body },
    };
    await page.route('**/with-secret.html?**', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="en"><title>Own</title><body>
          <script type="module" src="/dist/comment-thread.js"></script>
          <comment-thread src="/api" mapping='${JSON.stringify(mapping)}'></comment-thread>`,
      }),
    );
    await page.goto(`/with-secret.html?id=8&auth=${SECRET}`);
    const thread = new Thread(page);
    await expect(thread.form).toBeVisible();
    await thread.say({ text: unique('On the same origin') });
    const [post] = witness.requests.filter((request) => request.method() === 'POST');
    expect((post!.postDataJSON() as { url: string }).url).toMatch(/\/with-secret\.html$/);
    expect(await places(page, witness)).toEqual([]);
    for (const request of witness.requests) {
      if (request.isNavigationRequest()) continue;
      // The browser itself tells a site which of its pages asks.
      const headers = Object.entries(await request.allHeaders()).filter(([name]) => name !== 'referer');
      expect(token(`${request.url()} ${JSON.stringify(headers)} ${request.postData() ?? ''}`)).toEqual([]);
    }
  });
});
