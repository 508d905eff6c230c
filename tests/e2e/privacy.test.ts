// What leaves the page and what stays behind, searched in every place at once: a page of one origin embeds a thread
// whose backend, the real one, is at another.
import type { Page, Route } from '@playwright/test';
import { embedding, startDemo, startSite, type Running } from '../helpers/e2e-servers.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';
import { plant } from '../helpers/plant.js';
import { examples, tracer } from '../helpers/traces.js';
import { Witness } from '../helpers/witness.js';

const EMAIL = 'Zq7.Hidden+Box@Mail.Example';
const address = tracer(EMAIL, 'zq7.hidden');
/** What a careless backend publishes of those who wrote. */
const LEAKS = {
  email: 'wk4.careless@leak.example',
  author_email: 'wk4.careless@leak.example',
  ip: '198.51.100.77',
  author_ip: '198.51.100.77',
  user_agent: 'Wk4Browser/1.0',
  emailHash: '5d1f0a9b77c1e2d34b8a6f9c0e1d2b3a',
};
const leak = (text: string): string[] =>
  [...new Set(Object.values(LEAKS))].filter((value) => text.toLowerCase().includes(value.toLowerCase()));

const ROWS = [
  { html: '<p>Look: <img src="https://tracker.example/1.png" alt="a wall"></p>' },
  { html: '<p>Write to <a href="mailto:shop@body.example">shop@body.example</a></p>' },
  { text: 'Plain words of office@body.example' },
  {
    html: '<p style="background:url(https://tracker.example/2.png)">Styled</p><video src="https://tracker.example/3.mp4">',
  },
].map((body, n) => ({
  id: `leaky-${n}`,
  parentId: null,
  author: { name: `Leaky ${n}`, avatar: `https://avatars.example/${n}.png`, ...LEAKS },
  createdAt: '2024-03-01T10:00:00Z',
  ...body,
  ...LEAKS,
}));

/** The backend's own answers, and what a careless one would add to them. */
async function publish(page: Page): Promise<void> {
  await page.route(/\/comments\?/, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { comments: object[] };
    await route.fulfill({ response, json: { ...answer, comments: [...ROWS, ...answer.comments], ...LEAKS } });
  });
}

/** How posts fail, one after the other; then they reach the backend. */
async function failing(page: Page, origin: string): Promise<((route: Route) => Promise<void>)[]> {
  const failures: ((route: Route) => Promise<void>)[] = [];
  await page.route(/\/comments$/, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await (failures.shift() ?? ((one) => one.fallback()))(route);
  });
  failures.push(
    (route) => route.abort('connectionreset'),
    // An error page of a server in debug mode repeats what it got.
    answer(500, `<h1>500</h1><pre>{"email":"${EMAIL}"}</pre>`, 'text/html'),
    answer(503, { detail: `Nothing could be sent to ${EMAIL}.`, code: 'server' }),
    answer(422, {
      code: 'invalid',
      detail: `${EMAIL} is not right.`,
      errors: [{ pointer: '#/email', code: 'format', detail: `${EMAIL.toLowerCase()} cannot receive mail.` }],
    }),
    answer(403, { code: 'forbidden', detail: `${EMAIL} may not write here.` }),
    answer(429, { code: 'rate-limited', detail: `Too much of ${EMAIL}.` }, 'application/json', '1'),
    answer(401, { code: 'sign-in', detail: `Who is ${EMAIL}?` }),
  );
  return failures;

  function answer(status: number, body: unknown, contentType = 'application/problem+json', wait = '') {
    return (route: Route): Promise<void> =>
      route.fulfill({
        status,
        contentType,
        headers: {
          'Access-Control-Allow-Origin': origin,
          'Access-Control-Expose-Headers': 'Retry-After',
          ...(wait && { 'Retry-After': wait }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
  }
}

test.describe('A page that embeds a thread', () => {
  let site: Running & { html: string };
  let demo: Running;
  const html = (attributes = 'thread="classic"'): string => embedding(demo.url, attributes);

  test.beforeAll(async () => {
    test.slow();
    site = await startSite();
    demo = await startDemo({ DATA_DIR: 'memory://', CORS_ORIGINS: site.url });
  });
  test.beforeEach(() => {
    site.html = html();
  });
  test.afterAll(async () => {
    await Promise.all([demo, site].map((server) => server.stop()));
  });

  test("holds and sends a reader's address nowhere but in the posts", async ({ page, context }) => {
    test.slow();
    const witness = await Witness.call(context);
    const clean = async (): Promise<void> => {
      expect(await witness.places(page, address)).toEqual([]);
    };
    await publish(page);
    const failures = await failing(page, site.url);
    const thread = await open(page, site.url);

    // Types, and leaves the field.
    const first = unique('First of all');
    await thread.write({ text: first, name: 'Hidden Reader', email: EMAIL });
    await thread.field('email').blur();
    await clean();
    // Fetched for the draft.
    const outbox = page.waitForResponse(/outbox.*\.js/).then((response) => response.finished());
    await page.reload();
    await expect(thread.field('text')).toHaveValue(first);
    await expect(thread.field('email')).toHaveValue('');
    await clean();

    // Posts without a connection; what was held back goes out, and fails on the way.
    await thread.write({ text: first, name: 'Hidden Reader', email: EMAIL });
    await outbox;
    await context.setOffline(true);
    await thread.submit.click();
    await expect(thread.host.locator('[part="notice waiting"]')).toBeVisible();
    await clean();
    expect(failures.length).toBe(6);
    await context.setOffline(false);
    await expect.poll(() => failures.length).toBe(5);
    await thread.host.getByRole('button', { name: /^Post it…/ }).click();
    await expect(thread.field('text')).toHaveValue(first);

    // Each failure leaves the words in the form. The last one is followed by an answer.
    while (failures.length > 0) {
      const before = failures.length;
      await expect(thread.submit).not.toHaveAttribute('aria-disabled');
      await thread.write({ text: first, name: 'Hidden Reader', email: EMAIL });
      await thread.submit.click();
      await expect.poll(() => failures.length).toBe(before - 1);
      await expect(thread.form.locator('[part~=error], [part~=danger]').first()).toBeVisible();
      await clean();
    }
    await thread.submit.click();
    await expect(thread.comment(first)).toBeFocused();
    await clean();

    // Without the box nothing is kept; with it, one place knows the reader.
    await page.reload();
    await thread.ready();
    await expect(thread.field('email')).toHaveValue('');
    const second = unique('With the box');
    await thread.write({ text: second, name: 'Hidden Reader', email: EMAIL });
    await thread.consent.check();
    await clean();
    await thread.submit.click();
    await expect(thread.comment(second)).toBeFocused();
    const kept = ['storage comment-thread:author: plain'];
    expect(await witness.places(page, address)).toEqual(kept);
    await page.reload();
    await thread.ready();
    await expect(thread.field('email')).toHaveValue(EMAIL);

    // Answers, changes their mind, answers again.
    await thread.replyButton(second).click();
    await thread.field('text').fill('Half a thought');
    await thread.form.getByRole('button', { name: 'Cancel reply' }).click();
    await thread.replyButton(second).click();
    const third = unique('An answer');
    await thread.post({ text: third, name: 'Hidden Reader', email: EMAIL });
    await expect(thread.comment(third)).toBeFocused();
    expect(await witness.places(page, address)).toEqual(kept);

    // No longer.
    await thread.consent.uncheck();
    const fourth = unique('Forget me');
    await thread.post({ text: fourth, name: 'Hidden Reader', email: EMAIL });
    await expect(thread.comment(fourth)).toBeFocused();
    await page.reload();
    await thread.ready();
    // What is left tells what the site's comments are made of, nothing of their reader.
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['comment-thread:sanitizer']);

    // Eleven posts held it, as one value of their bodies.
    const carriers = await witness.carriers(address);
    expect(carriers).toHaveLength(11);
    for (const { request, where } of carriers) {
      expect(`${request.method()} ${request.url()}`).toBe(`POST ${demo.url}/api/comments`);
      expect(where).toEqual(['body']);
      const { email, ...rest } = request.postDataJSON() as Record<string, unknown>;
      expect(email).toBe(EMAIL);
      expect(address(JSON.stringify(rest))).toEqual([]);
    }
    // The scenario was what it says.
    expect([...witness.events]).toEqual(
      expect.arrayContaining(['comments-loaded', 'comment-submit', 'comment-created', 'comment-error']),
    );
    expect(witness.origins).toEqual([demo.url, site.url].sort());
    for (const place of [
      'hash',
      'IndexedDB',
      'cache',
      'service worker',
      'message',
      'clipboard',
      'history',
      'cookie',
    ])
      expect(witness.of(place).length, place).toBe(0);
    test.info().annotations.push({
      type: 'measured',
      description: `${witness.requests.length} requests, ${witness.searched} places, ${witness.seen.length} records`,
    });
  });

  test('is searched where an address could be: each plant is found', async ({ page, context }) => {
    const witness = await Witness.call(context);
    await open(page, site.url);
    expect(await witness.places(page, address)).toEqual([]);
    await page.evaluate(plant, examples(EMAIL));
    const found = await witness.places(page, address);
    expect([...new Set(found.map((line) => line.replace(/: .*/, '')))].sort()).toEqual([
      'DOM',
      'DOM over time',
      'IndexedDB',
      'address',
      'cache',
      'clipboard',
      'console',
      'cookie',
      'event comment-plant',
      'history',
      'message',
      'performance',
      'storage kept',
      'storage tab',
      'title',
      'window name',
    ]);
    // In whatever dress it was.
    const dresses = new Set(found.map((line) => line.replace(/.*: /, '')));
    expect([...dresses].sort()).toEqual(Object.keys(examples(EMAIL)).sort());
    const carriers = await witness.carriers(address);
    expect([...new Set(carriers.flatMap(({ where }) => where))].sort()).toEqual(['body', 'headers', 'url']);
  });

  test('shows nothing of what a careless backend publishes, and the self-check tells its owner', async ({
    page,
    context,
  }) => {
    const witness = await Witness.call(context);
    await publish(page);
    site.html = html('thread="classic" debug');
    const thread = await open(page, site.url);
    await expect(thread.articles).toHaveCount(ROWS.length + (await fromBackend(demo.url)));
    const check = thread.host.locator('[part~=self-check]');
    await expect(check).toContainText('The backend hands out e-mail addresses, at');
    for (const key of ['author_email', 'author.email']) await expect(check).toContainText(key);
    await expect(check).toContainText('The answer has hashes of e-mail addresses');
    // What is written in a comment is for all to read.
    await expect(thread.comment('Leaky 1').getByRole('link', { name: 'shop@body.example' })).toBeVisible();
    const text = unique('To the careless');
    await thread.say({ text, email: EMAIL });
    await page.reload();
    await thread.ready();
    expect(await witness.places(page, leak)).toEqual([]);
    expect(await witness.places(page, address)).toEqual([]);
    expect(witness.origins).toEqual([demo.url, site.url].sort());
  });
});

const fromBackend = async (url: string): Promise<number> => {
  const answer = await fetch(`${url}/api/comments?thread=classic&limit=100`);
  return ((await answer.json()) as { comments: unknown[] }).comments.length;
};
