// What a reader sees of what the service says to a comment, over a real connection.
import { expect, keeps, POLICY, standsOnce, test, UNPOSTED, WRITER } from '../helpers/e2e-faults.js';
import { unique } from '../helpers/e2e-test.js';
import { FaultProxy, type Fault } from '../helpers/fault-proxy.js';

const JSON_TYPE = { 'content-type': 'application/json' };

test.describe('A refusal', () => {
  test('by the real service stands at its field, which takes the focus', async ({ room }) => {
    await room.seed('The one before.');
    // The page allows more than the service does.
    const thread = await (await room.visit({ attributes: 'fields="text name"' })).ready();
    room.proxy.spoil('POST', {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ errors: [{ pointer: '#/name', detail: 'This name is taken.' }] }),
    });
    await thread.field('text').fill('Under a false name.');
    await thread.field('name').fill('Admin');
    await thread.submit.click();
    await expect(thread.field('name')).toBeFocused();
    await expect(thread.field('name')).toHaveAttribute('aria-invalid', 'true');
    await expect(thread.field('name')).toHaveAccessibleDescription(/This name is taken/);
    await expect(thread.field('text')).toHaveValue('Under a false name.');
    room.proxy.heal();
    // The real one wants the address that this form does not ask for: no field to stand at, so it is said in general.
    await thread.field('name').fill('Nobody');
    await thread.submit.click();
    await expect(thread.form.getByRole('alert')).toBeVisible();
    await expect(thread.field('text')).toHaveValue('Under a false name.');
    expect(await room.stored('false name')).toEqual([]);
  });

  const SHAPES: unknown[] = [
    'no',
    7,
    null,
    [null, 3, ['x']],
    { text: { detail: { a: 1 } } },
    { __proto__: ['x'] },
  ];
  test('of no known shape is told in general, and the words stay', async ({ room }) => {
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('Against the rules');
    for (const [nth, errors] of SHAPES.entries()) {
      room.proxy.heal();
      const status = [400, 409, 422][nth % 3]!;
      room.proxy.spoil('POST', { status, headers: JSON_TYPE, body: JSON.stringify({ errors, detail: 5 }) });
      await thread.write({ text, ...WRITER });
      await thread.submit.click();
      await room.asked('POST', nth + 1);
      const told = thread.form.getByRole('alert').or(thread.form.locator('[aria-invalid=true]'));
      await expect(told.first()).toBeVisible();
      await expect(thread.form).not.toContainText(/\[object|undefined|null/);
      await keeps(thread, text);
    }
    room.proxy.heal();
    await thread.submit.click();
    await standsOnce(room, thread, text);
  });

  const YEAR = 365 * 24 * 60 * 60;
  const WAITS: [string, Record<string, string>, number, number][] = [
    ['in seconds', { 'retry-after': '5' }, 1, 5],
    ['as a date', { 'retry-after': 'DATE' }, 80, 90],
    ['as nonsense', { 'retry-after': 'soon' }, 20, 30],
    ['below nothing', { 'retry-after': '-20' }, 1, 30],
    ['of a year', { 'retry-after': String(YEAR) }, 290, 300],
  ];
  for (const [name, headers, least, most] of WAITS)
    test(`that says ${name} how long to wait is waited for, then posted`, async ({ room }) => {
      const { page, proxy } = room;
      await page.clock.install();
      await room.seed('The one before.');
      const thread = await (await room.visit()).ready();
      const date = new Date(Date.now() + 90_000).toUTCString();
      const given = headers['retry-after'] === 'DATE' ? { 'retry-after': date } : headers;
      proxy.spoil('POST', { status: 429, headers: { ...JSON_TYPE, ...given }, body: '{}' }, 1);
      const text = unique('In a moment');
      await thread.post({ text, ...WRITER });
      const notice = thread.form.getByText(/Try again in \d+ second/).first();
      await expect(notice).toBeVisible();
      const left = Number(/in (\d+) second/.exec(await notice.innerText())?.[1]);
      expect(left).toBeGreaterThanOrEqual(least);
      expect(left).toBeLessThanOrEqual(most);
      await expect(thread.submit).toHaveAttribute('aria-disabled', 'true');
      await keeps(thread, text);
      await page.clock.runFor((left + 1) * 1000);
      await expect(thread.form.getByText('You can post your comment now.')).toBeVisible();
      await room.asked('POST', 1);
      await thread.submit.click();
      await standsOnce(room, thread, text);
    });

  for (const [name, exposed, seconds] of [
    ['exposes', 'Retry-After', 7],
    ['does not expose', 'ETag', 30],
  ] as const)
    test(`of another origin that ${name} how long to wait is waited for`, async ({ room, baseURL }) => {
      await using other = new FaultProxy(baseURL!);
      await other.up();
      other.cors = {
        'access-control-allow-origin': room.proxy.url,
        'access-control-allow-headers': 'content-type, idempotency-key',
        'access-control-expose-headers': exposed,
      };
      await room.seed('The one before.');
      const policy = `${POLICY} ${other.url}`;
      const thread = await (await room.visit({ base: other.url, policy })).ready();
      other.spoil('POST', { status: 429, headers: { ...JSON_TYPE, 'retry-after': '7' }, body: '{}' }, 1);
      const text = unique('From elsewhere');
      await thread.post({ text, ...WRITER });
      const notice = thread.form.getByText(/Try again in \d+ second/).first();
      await expect(notice).toBeVisible();
      const left = Number(/in (\d+) second/.exec(await notice.innerText())?.[1]);
      expect(left).toBeGreaterThan(seconds - 6);
      expect(left).toBeLessThanOrEqual(seconds);
      await keeps(thread, text);
      expect(await room.stored(text)).toEqual([]);
    });
});

test.describe('A comment that was taken', () => {
  const TAKEN: Record<string, Fault> = {
    'by an answer that holds it': {},
    'by an empty answer': { stored: true, status: 201, body: '' },
    'by no content': { stored: true, status: 204, body: '' },
    'under another number than the list gives it': {
      spoil: (body) => JSON.stringify({ ...(JSON.parse(body.toString()) as object), id: 'other-7' }),
    },
  };
  for (const [name, fault] of Object.entries(TAKEN))
    test(`${name} stands there once, in another order and after a reload, too`, async ({ room }) => {
      await room.seed('The one before.');
      const thread = await (await room.visit()).ready();
      const text = unique('Taken as read');
      room.proxy.spoil('POST', fault);
      await thread.post({ text, ...WRITER });
      await standsOnce(room, thread, text);
      await expect(thread.comment(text)).toContainText(WRITER.name);
      await expect(thread.comment(text)).not.toContainText(WRITER.email);
      await expect(thread.status).toHaveText('Your comment was posted.');
      const asked = room.proxy.asks('GET').length;
      await thread.sort.selectOption('Newest');
      await room.asked('GET', asked + 1);
      await expect(thread.articles.first()).toContainText(text);
      await expect(thread.comment(text)).toHaveCount(1);
      await room.page.reload();
      await expect(thread.comment(text)).toHaveCount(1);
      await expect(thread.field('text')).toHaveValue('');
    });

  test('and is held back says so, to its writer alone, and is there after a reload', async ({ room }) => {
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('See https://a.example/ and https://b.example/');
    await thread.post({ text, ...WRITER });
    const held = thread.comment('Your comment is awaiting moderation.');
    await expect(held).toBeFocused();
    expect(await room.stored('a.example')).toEqual([]);
    await room.page.reload();
    await expect(held).toHaveCount(1);
    await expect(thread.articles).toHaveCount(2);
  });

  test('by a service that answers with the page of a hotel was not taken', async ({ room }) => {
    await room.seed('The one before.');
    const thread = await (await room.visit()).ready();
    const text = unique('In the lobby');
    room.proxy.spoil('POST', {
      status: 201,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Welcome</h1>',
    });
    await thread.post({ text, ...WRITER });
    await expect(thread.form.getByRole('alert')).toContainText(UNPOSTED);
    await expect(thread.comment(text)).toHaveCount(0);
    await keeps(thread, text);
  });
});
