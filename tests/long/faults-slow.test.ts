// Reading while the answer takes its time, and what the page does meanwhile.
import { expect, failsToLoad, pressByKeyboard, test, UNREAD } from '../helpers/e2e-faults.js';
import { Thread } from '../helpers/e2e-thread.js';

const STILL = 'The comments are still loading…';

test.describe('A slow answer', () => {
  for (const [name, fault] of Object.entries({
    'whose first byte does not come': { until: new Promise<void>(() => undefined) },
    'that drips': { drip: 60_000 },
  }))
    test(`${name} is shown by grey shapes, then in words, then given up`, async ({ room }) => {
      await room.seed('At long last.');
      const { page, proxy } = room;
      await page.clock.install();
      const address = room.address();
      proxy.spoil('GET', fault);
      await page.goto(address);
      const thread = new Thread(page);
      await room.asked('GET', 1);
      await page.clock.fastForward(400);
      await expect(thread.host.locator('[part~=skeleton]')).toBeVisible();
      await expect(thread.status).toHaveText('Loading comments…');
      await expect(thread.host).not.toContainText(STILL);
      await page.clock.fastForward(8000);
      await expect(thread.host.getByText(STILL)).toBeVisible();
      await expect(thread.status).toHaveText(STILL);
      await expect(thread.host.getByRole('alert')).toHaveCount(0);
      await page.clock.fastForward(12_000);
      await failsToLoad(thread);
      await expect(thread.host.getByText(STILL)).toHaveCount(0);
      await expect.poll(() => proxy.asked[0]!.dropped).toBe(true);
      // A server that is slow is not made slower.
      await page.clock.fastForward('10:00');
      await room.asked('GET', 1);
      proxy.heal();
      await pressByKeyboard(thread, 'Try again');
      await expect(thread.comment('At long last.')).toBeVisible();
    });

  test('is not waited for by a page that is left or has removed the thread', async ({ room }) => {
    const { page, proxy } = room;
    const address = room.address();
    proxy.spoil('GET', { until: new Promise<void>(() => undefined) });
    await page.goto(address);
    await room.asked('GET', 1);
    const told = await page.evaluateHandle(() => {
      const told: string[] = [];
      const thread = document.querySelector('comment-thread')!;
      for (const type of ['comments-loaded', 'comment-error'])
        thread.addEventListener(type, () => told.push(type));
      thread.remove();
      return told;
    });
    await expect.poll(() => proxy.asked[0]!.dropped).toBe(true);
    expect(await told.jsonValue()).toEqual([]);
    await page.reload();
    await room.asked('GET', 2);
    await page.goto('about:blank');
    await expect.poll(() => proxy.asked[1]!.dropped).toBe(true);
    expect(room.said).toEqual([]);
  });

  test('to a question that is no longer asked is dropped: the new thread stays', async ({ room }) => {
    const [known] = await room.seed('Of the old thread.');
    expect(known).toBeDefined();
    const { page, proxy } = room;
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => (answer = resolve));
    const address = room.address();
    proxy.spoil('GET', { until }, 1);
    await page.goto(address);
    await room.asked('GET', 1);
    const thread = new Thread(page);
    await thread.host.evaluate((node) => {
      node.setAttribute('thread', 'classic');
    });
    await expect(thread.comment('Made these on a camping stove.')).toBeVisible();
    answer();
    await expect.poll(() => proxy.asked[0]!.dropped).toBe(true);
    await expect(thread.comment('Of the old thread.')).toHaveCount(0);
    // And the backend's address changes while it fails.
    await thread.host.evaluate((node) => {
      node.setAttribute('src', '/api/nothing-here');
      node.setAttribute('src', '/api');
    });
    await expect(thread.comment('Made these on a camping stove.')).toBeVisible();
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
  });

  test('comes to a thread that the page moves meanwhile, and is asked for once', async ({ room }) => {
    await room.seed('Found its new place.');
    const { page, proxy } = room;
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => (answer = resolve));
    const address = room.address();
    proxy.spoil('GET', { until });
    await page.goto(address);
    await room.asked('GET', 1);
    await page.evaluate(() => {
      const aside = document.createElement('aside');
      document.body.append(aside);
      aside.append(document.querySelector('comment-thread')!);
    });
    answer();
    const thread = new Thread(page);
    await expect(thread.comment('Found its new place.')).toBeVisible();
    await room.asked('GET', 1);
    expect(proxy.asked[0]!.dropped).toBe(false);
  });
});

test.describe('The next page', () => {
  test('that is cut off leaves what is there; “Try again” brings it, once each', async ({ room }) => {
    await room.seed('First.', 'Second.', 'Third.');
    await room.saveData();
    const thread = await room.visit({ attributes: 'page-size="2"' });
    await expect(thread.articles).toHaveCount(2);
    room.proxy.spoil('GET', { cut: 'body' });
    await thread.field('text').fill('Meanwhile');
    await pressByKeyboard(thread, 'Load more comments');
    await expect(thread.host.getByRole('alert')).toContainText('No more comments could be loaded.');
    await expect(thread.articles).toHaveCount(2);
    room.proxy.heal();
    await pressByKeyboard(thread, 'Try again');
    await expect(thread.articles).toHaveCount(3);
    await expect(thread.comment('Third.')).toBeFocused();
    await expect(thread.field('text')).toHaveValue('Meanwhile');
  });

  test('that a link leads to fails, is told, and is there after another try', async ({ room }) => {
    const ids = await room.seed('First.', 'Second.', 'Third.', 'Fourth.', 'Fifth.');
    const address = room.address({ attributes: 'page-size="2"' });
    room.proxy.spoil('GET', {}, 1);
    room.proxy.spoil('GET', { status: 503 }, 1);
    await room.page.goto(`${address}#comment-${ids[4]!}`);
    const thread = new Thread(room.page);
    await expect(thread.host.getByRole('alert')).toContainText('No more comments could be loaded.');
    await pressByKeyboard(thread, 'Try again');
    await expect(thread.comment('Fourth.')).toBeVisible();
    await room.page.evaluate(() => {
      const { hash } = location;
      location.hash = '';
      location.hash = hash;
    });
    await expect(thread.comment('Fifth.')).toBeFocused();
  });

  test('is not asked for by an address that names nothing', async ({ room }) => {
    await room.seed('Only this.');
    const address = room.address();
    for (const hash of [
      '#comment-',
      '#comment-%E0%A4%A',
      '#comment-"><img src=x onerror=alert(1)>',
      '#__proto__',
    ]) {
      await room.page.goto('about:blank');
      room.proxy.asked.length = 0;
      await room.page.goto(address + hash);
      await expect(new Thread(room.page).comment('Only this.')).toBeVisible();
      await room.asked('GET', 1);
    }
  });
});

test.describe('An adapter of the page that never answers', () => {
  test('is given up, told, and can be tried again', async ({ room }) => {
    const { page } = room;
    await page.clock.install();
    room.proxy.pages.set('/adapter', adapterPage());
    await page.goto(`${room.proxy.url}/adapter`);
    const thread = new Thread(page);
    await expect.poll(() => page.evaluate(() => (globalThis as { lists?: number }).lists)).toBe(1);
    await page.clock.fastForward(31_000);
    await expect(thread.host.getByRole('alert')).toContainText(UNREAD);
    await pressByKeyboard(thread, 'Try again');
    await expect(thread.comment('From the adapter.')).toBeVisible();
    await thread.post({ text: 'Kept, whatever comes.' });
    await expect(thread.form.getByRole('button', { name: 'Posting…' })).toBeVisible();
    await page.clock.fastForward(121_000);
    await expect(thread.form.getByRole('alert')).toContainText('Your text is still here.');
    await expect(thread.field('text')).toHaveValue('Kept, whatever comes.');
    await pressByKeyboard(thread, 'Try again');
    await expect(thread.comment('Kept, whatever comes.')).toBeFocused();
  });
});

/** Its first list and its first post never settle. */
const adapterPage = (): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
   <script type="module" src="/dist/comment-thread.js"></script>
   <main><h1>A page</h1><comment-thread thread="t"></comment-thread></main>
   <script>
     const never = new Promise(() => {});
     const one = (id, text) => ({ id, author: { name: 'A' }, createdAt: new Date(), text });
     let lists = 0, posts = 0;
     document.querySelector('comment-thread').adapter = {
       list: () => (globalThis.lists = ++lists) > 1 ? Promise.resolve({ comments: [one('1', 'From the adapter.')] }) : never,
       create: ({ text }) => ++posts > 1 ? Promise.resolve(one('2', text)) : never,
     };
   </script>`;
