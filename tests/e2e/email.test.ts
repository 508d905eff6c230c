import type { Page, Request } from '@playwright/test';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';

// Easy to find in any encoding that a leak might take: no letter of it changes in a URL or in JSON.
const NAME = 'zq7address';
const EMAIL = `${NAME}@mail.example`;

test('The address is in the body of one request and nowhere else', async ({ page, context }) => {
  const requests: Request[] = [];
  const spoken: string[] = [];
  page.on('request', (request) => requests.push(request));
  page.on('console', (message) => spoken.push(message.text()));
  await context.addInitScript(collectEvents);
  // Read on the way: the browser does not always keep what a page has read.
  const answers: string[] = [];
  await page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    answers.push(await response.text());
    await route.fulfill({ response });
  });

  const thread = await open(page, '/pages/states.html');
  const [text, answer] = [unique('Mine'), unique('My answer')];
  await thread.say({ text, email: EMAIL });
  // The reader stays known on this page without being asked again.
  await thread.replyButton(text).click();
  await thread.field('text').fill(answer);
  await expect(thread.field('email')).toHaveValue(EMAIL);
  await thread.form.getByRole('button', { name: 'Cancel reply' }).click();
  await thread.sort.selectOption('Newest');
  await expect(thread.status).toHaveText('Sorted by: Newest');
  await expect(thread.comment(text)).toBeVisible();

  const bodies = requests.filter((request) => request.postData()?.includes(NAME));
  expect(bodies.map((request) => `${request.method()} ${new URL(request.url()).pathname}`)).toEqual([
    'POST /demo/ok/normal/api/comments',
  ]);
  expect(bodies[0]?.postData()?.split(NAME)).toHaveLength(2);
  for (const request of requests) {
    expect(decodeURIComponent(request.url())).not.toContain(NAME);
    expect(JSON.stringify(await request.allHeaders())).not.toContain(NAME);
  }
  expect(answers.length).toBeGreaterThan(2);
  expect(answers.join('\n')).not.toContain(NAME);

  const events = await page.evaluate(() => (globalThis as unknown as { seenEvents: string[] }).seenEvents);
  for (const name of ['comments-loaded', 'comment-submit', 'comment-created'])
    expect(events.some((event) => event.startsWith(name))).toBe(true);
  expect(events.find((event) => event.startsWith('comment-submit'))).toContain(text);
  expect(events.join('\n')).not.toContain(NAME);

  expect(await shownIn(page)).not.toContain(NAME);
  expect(JSON.stringify(await context.storageState({ indexedDB: true }))).not.toContain(NAME);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(NAME);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(spoken.join('\n')).not.toContain(NAME);
  expect(page.url()).not.toContain(NAME);
});

/** Writes down all that the widget's events carry, hidden and inherited properties included. */
function collectEvents(): void {
  const seen: string[] = [];
  (globalThis as unknown as { seenEvents: string[] }).seenEvents = seen;
  const texts = (value: unknown, done = new Set<unknown>()): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (done.has(value) || value instanceof Node || value instanceof Window) return '';
    done.add(value);
    const names = new Set<string>();
    for (let from: unknown = value; from && from !== Object.prototype; from = Object.getPrototypeOf(from))
      for (const name of Object.getOwnPropertyNames(from)) names.add(name);
    const inside = [...names].map(
      (name) => `${name}=${texts((value as Record<string, unknown>)[name], done)}`,
    );
    // eslint-disable-next-line @typescript-eslint/no-base-to-string -- what a log would show
    return `${String(value)} ${JSON.stringify(value)} ${inside.join(' ')}`;
  };
  for (const name of ['comments-loaded', 'comment-submit', 'comment-created', 'comment-error'])
    addEventListener(name, (event) => seen.push(`${name}: ${texts(event)}`), true);
}

/** All text, attributes and public properties of the page and of the thread. What stands in a field is the reader's. */
function shownIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Text || node instanceof Comment) found.push(node.data);
      if (node instanceof Element) {
        for (const { name, value } of node.attributes) found.push(`${name}=${value}`);
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      node.childNodes.forEach(walk);
    };
    walk(document);
    const thread = document.querySelector('comment-thread') as unknown as { comments: unknown[] };
    const comments = JSON.stringify(thread.comments);
    if (!comments.includes('Rocky Mosan')) throw new Error('The thread tells nothing of its comments.');
    return `${found.join('\n')}\n${comments}`;
  });
}
