// Reading behind a bad connection: real sockets, the real backend, the built script.
import { expect, failsToLoad, pressByKeyboard, test, UNREAD } from '../helpers/e2e-faults.js';
import { Thread } from '../helpers/e2e-thread.js';
import { FaultProxy, type Fault } from '../helpers/fault-proxy.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html' };
const LOGIN =
  '<!doctype html><title>Hotel</title><h1>Welcome to the hotel</h1><form><input name=room></form>';
const WARNING = '<br />\n<b>Warning</b>: Undefined variable $x in <b>/srv/api.php</b> on line 3<br />\n';

test.describe('No answer at all', () => {
  test('is asked for again twice in silence, then told; “Try again” works by keyboard', async ({ room }) => {
    await room.seed('Here all the same.');
    await room.page.clock.install();
    const thread = new Thread(room.page);
    const address = room.address();
    room.proxy.keepAlive = false;
    room.proxy.spoil('GET', { cut: 'status' });
    await room.page.goto(address);
    await room.asked('GET', 1);
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
    await room.page.clock.fastForward(1000);
    await room.asked('GET', 2);
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
    await room.page.clock.fastForward(3000);
    await room.asked('GET', 3);
    await failsToLoad(thread);
    await room.page.clock.fastForward('10:00');
    await room.asked('GET', 3);
    room.proxy.heal();
    await pressByKeyboard(thread, 'Try again');
    await expect(thread.comment('Here all the same.')).toBeVisible();
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
  });

  test('is no matter when the next one comes by itself', async ({ room }) => {
    await room.seed('A tunnel, no more.');
    room.proxy.spoil('GET', { cut: 'status' }, 2);
    const thread = await room.visit();
    await expect(thread.comment('A tunnel, no more.')).toBeVisible();
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
    expect(room.said).toEqual([]);
  });

  test('where nobody listens or CORS says no is told, and a comment is kept', async ({ room }) => {
    await using other = new FaultProxy(room.proxy.url);
    await other.up();
    const policy = "default-src 'none'; script-src 'self'; connect-src http:; style-src 'self'";
    // It answers, and does not say that this page may read.
    await room.page.clock.install();
    const thread = await room.visit({ base: other.url, policy });
    await lastRepetition(thread);
    await failsToLoad(thread);
    expect(room.said).toHaveLength(1);
    expect(room.said[0]).toContain('CORS');
    await other.down();
    await room.page.reload();
    await lastRepetition(thread);
    await failsToLoad(thread);
    await thread.write({ text: 'Into the void.' });
    await room.page.reload();
    await lastRepetition(thread);
    await expect(thread.host.getByRole('alert')).toContainText(UNREAD);
    await expect(thread.field('text')).toHaveValue('Into the void.');
  });
});

/** Lets the page's clock run until it has given up a connection that fails. */
async function lastRepetition({ page, host }: Thread): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.fastForward(500);
      return host.getByRole('alert').count();
    })
    .toBe(1);
}

test.describe('A refusal', () => {
  const FAMILIES: [number, string][] = [
    [403, 'You may not read these comments.'],
    [404, 'There are no comments at this address.'],
    [410, 'There are no comments at this address.'],
    [401, 'Log in to read the comments'],
    [451, UNREAD],
    [429, UNREAD],
  ];
  for (const [status, words] of FAMILIES)
    test(`with ${String(status)} says “${words}”, and is not asked about again`, async ({ room }) => {
      await room.page.clock.install();
      room.proxy.spoil('GET', {
        status,
        headers: { ...JSON_TYPE, 'retry-after': '1' },
        body: JSON.stringify({ detail: 'SECRET INNER WORDS', signInUrl: '/login' }),
      });
      const thread = await room.visit();
      await expect(thread.host.getByRole('alert')).toContainText(words);
      await expect(thread.host).not.toContainText('INNER');
      await room.page.clock.fastForward('10:00');
      await room.asked('GET', 1);
    });
});

const BROKEN: Record<string, Fault> = {
  'a 500 with JSON': { status: 500, headers: JSON_TYPE, body: '{"detail":"ORA-00942 at line 3"}' },
  'a 502 with a page': {
    status: 502,
    headers: HTML_TYPE,
    body: `<h1>Bad Gateway</h1><script>alert(1)</script>`,
  },
  'a 503 without a body': { status: 503, body: '' },
  'a 500 of another type': { status: 500, headers: { 'content-type': 'image/png' }, body: '\x89PNG\r\n' },
  'a 500 that never ends': { status: 500, headers: HTML_TYPE, body: '<h1>Oops</h1>', endless: true },
  'the page of a hotel': { status: 200, headers: HTML_TYPE, body: LOGIN },
  'a redirect to the page of a hotel': { status: 302, headers: { location: '/page' }, body: '' },
  'a warning of PHP before the JSON': { spoil: (body) => WARNING + body.toString() },
  'JSON that stops in the middle': { spoil: (body) => body.subarray(0, body.length >> 1) },
  'JSON with something after it': { spoil: (body) => `${body.toString()}\n<!-- 0.3 s -->` },
  'a body that is cut off': { cut: 'body' },
  'headers without a body': { cut: 'headers' },
};

test.describe('An answer of no use', () => {
  for (const [name, fault] of Object.entries(BROKEN))
    test(`${name}: is told, shows nothing of it, and can be tried again`, async ({ room }) => {
      await room.seed('Worth the wait.');
      room.proxy.spoil('GET', fault);
      if (fault.cut) await room.page.clock.install();
      const thread = await room.visit();
      if (fault.cut) await lastRepetition(thread);
      await failsToLoad(thread);
      await expect(thread.host).not.toContainText(/ORA|Gateway|hotel|Warning|Oops|PNG/);
      // One sentence, not one for each layer that failed.
      expect(room.said).toHaveLength(1);
      room.proxy.heal();
      await pressByKeyboard(thread, 'Try again');
      await expect(thread.comment('Worth the wait.')).toBeVisible();
      // A failure of any length is left after a few kilobytes: what lies in the sockets, not two hundred megabytes.
      if (fault.endless) {
        const [first] = room.proxy.asks('GET');
        await expect.poll(() => first!.dropped).toBe(true);
        expect(first!.sent).toBeLessThan(50_000_000);
      }
    });

  for (const [name, fault] of Object.entries({
    'no content': { status: 204 },
    'an empty body': { status: 200, headers: JSON_TYPE, body: '' },
    null: { status: 200, headers: JSON_TYPE, body: 'null' },
    'an empty list': { status: 200, headers: JSON_TYPE, body: '[]' },
  } satisfies Record<string, Fault>))
    test(`${name} is a thread without comments`, async ({ room }) => {
      room.proxy.spoil('GET', fault);
      const thread = await room.visit();
      await expect(thread.host.getByText('No comments yet')).toBeVisible();
      await expect(thread.form).toBeVisible();
      expect(room.said).toEqual([]);
    });

  test('a byte order mark, a wrong type and bytes one by one are no matter', async ({ room }) => {
    await room.seed('Drop by drop.');
    room.proxy.spoil('GET', { spoil: (body) => `\ufeff${body.toString()}\n`, headers: HTML_TYPE, drip: 10 });
    const thread = await room.visit();
    await expect(thread.comment('Drop by drop.')).toBeVisible();
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('An answer of great length', () => {
  /** The backend's answer with so many megabytes in it that nobody asked for. */
  const padded = (megabytes: number): Fault => ({
    spoil: (body) => {
      const page = JSON.parse(body.toString()) as { comments: object[] };
      const [first, ...rest] = page.comments;
      const comments = [{ ...first, debug: 'x'.repeat(megabytes * 1_000_000) }, ...rest];
      return JSON.stringify({ extra: { deep: [1, { a: 2 }] }, ...page, comments });
    },
  });

  test('of 10 MB is read, and what is unknown in it is left out', async ({ room }) => {
    await room.seed('Under the rubble.', 'Beside it.');
    room.proxy.spoil('GET', padded(10));
    const thread = await room.visit();
    await expect(thread.articles).toHaveCount(2);
    await expect(thread.comment('Under the rubble.')).toBeVisible();
    await expect(thread.host).not.toContainText('xxxx');
  });

  test('of more than 20 MB is given up, in words, and told to the developer once', async ({ room }) => {
    await room.seed('Too deep.');
    room.proxy.spoil('GET', { ...padded(21), endless: true });
    const thread = await room.visit();
    await failsToLoad(thread);
    expect(room.said).toHaveLength(1);
    await expect.poll(() => room.proxy.asked[0]!.dropped).toBe(true);
    room.proxy.heal();
    await pressByKeyboard(thread, 'Try again');
    await expect(thread.comment('Too deep.')).toBeVisible();
  });
});
