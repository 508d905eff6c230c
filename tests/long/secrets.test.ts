// What leaves the page, and for whom: nothing that lets somebody in somewhere else.
import type { Page } from '@playwright/test';
import { startBackend, type Backend } from '../helpers/e2e-backend.js';
import { visit } from '../helpers/e2e-host.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

let site: Backend;
let api: Backend;
test.beforeAll(async () => {
  [site, api] = await Promise.all([startBackend(), startBackend()]);
});
test.afterAll(() => Promise.all([site.stop(), api.stop()]));
test.beforeEach(() => {
  site.reset();
  api.reset();
});

/** The thread's backend is on another origin; `setup` runs with the element before it is asked. */
function across(page: Page, attributes = '', setup = ''): Promise<Thread> {
  const script = `<script type="module">
    import '/dist/comment-thread.js';
    const element = document.createElement('comment-thread');
    for (const [name, value] of new URLSearchParams('${attributes}')) element.setAttribute(name, value);
    element.setAttribute('src', '${api.url}/api');
    element.setAttribute('thread', 't');
    ${setup}
    document.body.append(element);
  </script>`;
  return visit(page, site, { script, thread: '' });
}

for (const [which, policy] of [
  ['the backend of the page itself', ''],
  ['another backend', ''],
  [
    'another backend, though the page tells its address to all',
    '<meta name="referrer" content="unsafe-url">',
  ],
] as const)
  test(`A token in the page's address is not for ${which}`, async ({ page }) => {
    const where = which.startsWith('another') ? api : site;
    const thread = `<comment-thread src="${where.url}/api"></comment-thread>`;
    const shown = await visit(page, site, { head: policy, thread }, '?token=abc&utm=1&page=2#x');
    await shown.ready();
    await shown.consent.check();
    await shown.say({ text: unique('Signed in elsewhere') });
    await shown.field('text').fill('A draft');
    await shown.replyButton('that were').click();
    await shown.field('text').fill('An answer as a draft');

    const requests = where.seen.filter(({ method }) => method !== 'OPTIONS');
    expect(requests.length).toBeGreaterThan(1);
    expect(JSON.stringify(requests)).not.toMatch(/abc|utm/);
    const named = requests.map(({ method, path, body }) =>
      method === 'GET'
        ? new URL(path, where.url).searchParams.get('thread')
        : (JSON.parse(body) as { thread: string }).thread,
    );
    expect(new Set(named)).toEqual(new Set([`${site.url}/host.html?page=2`]));
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    );
    expect(kept).toContain('An answer as a draft');
    expect(kept).not.toMatch(/abc|utm/);
  });

test('Every comment for another server is asked about first', async ({ page }) => {
  const thread = await (await across(page)).ready();
  await thread.say({ text: unique('Asked first') });
  const after = api.seen.filter(({ method }) => method !== 'GET').map(({ method }) => method);
  expect(after).toEqual(['OPTIONS', 'POST']);
  const preflight = api.seen.find(({ method }) => method === 'OPTIONS')!;
  expect(preflight.headers['access-control-request-method']).toBe('POST');
  expect(preflight.headers['access-control-request-headers']).toContain('content-type');
});

test('No comment is sent to another server that does not want it', async ({ page }) => {
  api.answer = ({ method }) =>
    method === 'OPTIONS' ? { status: 204, headers: { 'Access-Control-Allow-Headers': 'none' } } : undefined;
  const thread = await (await across(page)).ready();
  await thread.post({ text: 'Not allowed' });
  await expect(thread.form.getByRole('alert')).toBeVisible();
  expect(api.posted()).toEqual([]);
});

test('Cookies go to another server only where the page says so', async ({ page, context }) => {
  // Ports do not tell cookies apart.
  await context.addCookies([{ name: 'session', value: 'abc', url: api.url }]);
  await (await (await across(page)).ready()).say({ text: unique('Without cookies') });
  expect(api.seen.length).toBeGreaterThan(2);
  expect(api.seen.map(({ headers }) => headers.cookie)).toEqual(api.seen.map(() => undefined));

  api.reset();
  await (await (await across(page, 'credentials=include')).ready()).say({ text: unique('With cookies') });
  const told = api.seen.filter(({ method }) => method !== 'OPTIONS');
  expect(told.map(({ headers }) => headers.cookie)).toEqual(told.map(() => 'session=abc'));
});

const SECRETS = {
  'a nonce in a header': `element.headers = { 'X-Secret': 'abc' };`,
  'a token': `element.token = () => 'abc';`,
};
for (const [which, setup] of Object.entries(SECRETS)) {
  test(`Sent on to another server, a request with ${which} is given up`, async ({ page }) => {
    test.slow();
    const elsewhere = await startBackend();
    const onward = ({ path }: { path: string }) => ({
      status: 307,
      headers: { Location: elsewhere.url + path },
    });
    let posting = false;
    api.answer = (request) =>
      request.method === 'OPTIONS' || posting !== (request.method === 'POST') ? undefined : onward(request);
    const thread = await across(page, '', setup);
    await expect(thread.host.getByRole('alert')).toContainText('could not be loaded');
    expect(api.seen.some(({ headers }) => /abc/.test(JSON.stringify(headers)))).toBe(true);
    posting = true;
    await thread.host.getByRole('button', { name: 'Try again' }).click();
    await thread.ready();
    await thread.post({ text: 'A comment and its address' });
    await expect(thread.form.getByRole('alert')).toBeVisible();
    await expect(thread.field('text')).toHaveValue('A comment and its address');
    expect(api.posted()).toHaveLength(1);
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.stop();
  });
}
