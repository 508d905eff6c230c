/** Readers who are signed in to WordPress, in a page of its own site: by cookie and nonce, as a theme would do it. */
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect as impatient, type Locator, type Page } from '@playwright/test';
import { chromium, type Browser } from 'playwright-core';
import { contract } from '../contract.js';
import preset from '../../../src/adapters/presets/wordpress.js';
import { rest } from '../../../src/index.js';
import { launchOptions } from '../../helpers/browsers.mjs';
import { Thread } from '../../helpers/e2e-thread.js';
import { ROOT } from '../../helpers/project.js';
import { openSite, type Site } from '../site.js';
import { startWordpress, type Role, type WordPress } from '../servers/wordpress.js';

/** Real servers take their time on a busy machine. */
const expect = impatient.configure({ timeout: 20_000 });

/** What a theme writes: the first nonce is an old one, a new one comes from WordPress itself. */
const page = (
  thread: number,
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title>
<script type="module">
  const thread = document.querySelector('comment-thread');
  thread.token = async ({ refresh }) => {
    window.asked = (window.asked ?? 0) + 1;
    return refresh ? (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text() : '0123456789';
  };
  thread.adapter = 'wordpress';
</script>
<script type="module" src="/dist/comment-thread.js?ver=6.6"></script>
<main><h1>A post</h1><comment-thread src="/" thread="${String(thread)}"></comment-thread></main>`;

describe('A reader who is signed in to WordPress', () => {
  let site: WordPress;
  let browser: Browser;
  before(async () => {
    site = await startWordpress();
    for (const part of ['comment-thread.js', 'chunks', 'presets'])
      cpSync(join(ROOT, 'dist', part), join(site.publicFolder, 'dist', part), { recursive: true });
    writeFileSync(join(site.publicFolder, 'post.html'), page(site.posts['html']!));
    browser = await chromium.launch(launchOptions('chromium'));
  });
  after(async () => {
    await browser.close();
    await site.stop();
  });

  async function visit(role: Role): Promise<{ thread: Thread; window: Page; urls: string[] }> {
    const context = await browser.newContext({ locale: 'en' });
    const { cookies } = await site.signIn(role);
    await context.addCookies(
      cookies.map(({ name, value, path }) => ({ name, value, path, domain: '127.0.0.1' })),
    );
    const window = await context.newPage();
    const urls: string[] = [];
    window.on('request', (request) => urls.push(request.url()));
    await window.goto(`${site.url}/post.html`);
    const thread = new Thread(window);
    await expect(thread.articles.first()).toBeVisible();
    return { thread, window, urls };
  }

  test('comments under the name of the account, with a nonce that is renewed once', async () => {
    await site.reset();
    const { thread, window, urls } = await visit('subscriber');
    await expect(thread.form).toContainText('Commenting as');
    await expect(thread.field('email')).toHaveCount(0);
    await thread.field('text').fill('From an account.');
    await thread.submit.click();
    await expect(thread.comment('From an account.')).toContainText('Sue Subscriber');
    assert.equal(await window.evaluate('window.asked'), 2);
    const nonces = urls.filter((url) => /nonce=|[?&]_wpnonce/.test(url.replace('action=rest-nonce', '')));
    assert.deepEqual(nonces, [], 'a token is in no address');
    // A subscriber may not judge, and WordPress lets no subscriber edit.
    await expect(thread.host.getByRole('button', { name: /^(Approve|Edit|Delete)/ })).toHaveCount(0);
    await expect(thread.comment('Not yet approved')).toHaveCount(0);
  });

  test('sees what is held and judges it, as a moderator', async () => {
    await site.reset();
    const { thread } = await visit('admin');
    const held = thread.comment('Not yet approved');
    await expect(held).toContainText('This comment is awaiting moderation.');
    await held.getByRole('button', { name: /^Approve/ }).click();
    await expect(held).not.toContainText('awaiting moderation');

    const own = thread.comment('The post author answers');
    await own.getByRole('button', { name: /^Edit/ }).click();
    const form = thread.host.locator('[part~=edit-form]');
    await expect(form.getByRole('textbox')).toHaveValue('The post author answers');
    await form.getByRole('textbox').fill('The post author thinks again');
    await form.getByRole('button', { name: /^Save/ }).click();
    await expect(thread.comment('The post author thinks again')).toBeVisible();

    await thread
      .comment('Emoji')
      .getByRole('button', { name: /as spam$/ })
      .click();
    await expect(thread.comment('Emoji')).toHaveCount(0);
    await thread
      .comment('bold')
      .getByRole('button', { name: /to the trash$/ })
      .click();
    await expect(thread.comment('bold')).toHaveCount(0);

    const { thread: again } = await visit('subscriber');
    await expect(again.articles).toHaveCount(2);
    await expect(again.comment('Not yet approved')).toHaveCount(1);
    await expect(again.comment('The post author thinks again')).toHaveCount(1);
  });

  test('an address that WordPress shows to moderators alone reaches nobody', async () => {
    await site.reset();
    const { window } = await visit('admin');
    const all = await window.evaluate(() =>
      JSON.stringify(document.querySelector('comment-thread')!.comments),
    );
    assert.match(all, /Pending Pete/);
    assert.doesNotMatch(all, /@/);
  });
});

describe('A WordPress site', () => {
  let site: WordPress;
  let owner: Site;
  let browser: Browser;
  before(async () => {
    site = await startWordpress();
    owner = await openSite();
    browser = await chromium.launch(launchOptions('chromium'));
  });
  after(async () => {
    await browser.close();
    owner.close();
    await site.stop();
  });

  /** What the self-check finds. */
  async function findings(src: string, post: string): Promise<Locator> {
    const page = await browser.newPage();
    const tag = { adapter: 'wordpress', src, thread: String(site.posts[post]), debug: '' };
    await page.goto(`${owner.url}/?${new URLSearchParams(tag).toString()}`);
    return page.locator('comment-thread').getByRole('list').last();
  }

  test('that refuses guests is told by the self-check which line is missing', async () => {
    await site.set({ anonymous: false });
    await expect(await findings(site.url, 'small')).toContainText('rest_allow_anonymous_comments');
    await site.set({ anonymous: true });
    await expect(await findings(site.url, 'small')).not.toContainText('add_filter');
  });

  test('without pretty permalinks is told by the self-check which address to write', async () => {
    await site.set({ permalinks: 'plain' });
    await expect(await findings(site.url, 'small')).toContainText('?rest_route=/');
    await site.set({ permalinks: 'pretty' });
  });

  test('without pretty permalinks is reached by ?rest_route=', async (context) => {
    await site.set({ permalinks: 'plain' });
    const subject = {
      adapter: () => rest(preset.connect!(`${site.url}/?rest_route=/`)),
      threads: {
        open: String(site.posts['small']),
        many: { key: String(site.posts['many']), comments: 120 },
        closed: String(site.posts['closed']),
        unknown: '999999',
      },
    };
    for (const { name, run } of contract(subject))
      await context.test(name, async (inner) => {
        await run((why) => inner.skip(why));
      });
    await site.set({ permalinks: 'pretty' });
  });

  test('that refuses guests says where to sign in', async () => {
    await site.set({ anonymous: false });
    const adapter = rest(preset.connect!(`${site.url}/wp-json/wp/v2/`));
    const draft = {
      thread: String(site.posts['small']),
      parentId: null,
      rootId: null,
      text: 'x',
      name: 'A',
      key: 'k',
    };
    await assert.rejects(adapter.create!(draft, { signal: new AbortController().signal }), {
      code: 'sign-in',
    });
    await site.set({ anonymous: true });
  });

  test('names a post that is protected by a password as one to sign in for', async () => {
    const adapter = rest(preset.connect!(site.url));
    const query = { thread: String(site.posts['password']), sort: 'oldest', limit: 9 } as const;
    await assert.rejects(adapter.list(query, { signal: new AbortController().signal }), { code: 'sign-in' });
  });
});
