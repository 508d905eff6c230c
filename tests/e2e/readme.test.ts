import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { expect, test } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';
import { readmePages, readmeSnippets } from '../helpers/readme.js';

const hasReadme = existsSync(join(ROOT, 'README.md'));
const pages = hasReadme ? readmePages() : [];
/** The file that a page names in `strings-src`. */
const strings = hasReadme ? readmeSnippets().find(({ text }) => text.includes('strings.schema')) : undefined;

test('The README has something to paste into a page', () => {
  expect(pages.length).toBeGreaterThan(0);
});

for (const { text, line } of pages) {
  test(`Pasted into a page, README.md:${line} shows a thread and its form`, async ({
    page,
    context,
    baseURL,
  }) => {
    const demo = baseURL!;
    await stage(context, demo, text);
    await page.goto('https://site.example/a-post');
    for (const host of await page.locator('comment-thread').all()) {
      const thread = new Thread(page, host);
      await expect(host.getByRole('region')).toBeVisible();
      await expect(host.getByRole('alert')).toHaveCount(0);
      if ((await host.getAttribute('readonly')) === null) await expect(host.getByRole('form')).toBeVisible();
      if ((await host.getAttribute('adapter')) === null) await expect(thread.articles).not.toHaveCount(0);
      if (text.includes('slot="strings"'))
        await expect(host.getByRole('button', { name: 'Send it' })).toBeVisible();
      if ((await host.getAttribute('strings-src')) !== null)
        await expect(host.getByRole('region', { name: /\d komentoj/ })).toBeVisible();
    }
  });
}

/** A site of the reader's: his page with the snippet, our script wherever he keeps it, and the demo as service. */
async function stage(context: BrowserContext, demo: string, snippet: string): Promise<void> {
  const cors = { 'Access-Control-Allow-Origin': 'https://site.example' };
  const list = await (await fetch(`${demo}/api/comments?thread=classic`)).text();
  await context.route(/^https?:\/\/(?!127\.)/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/a-post') {
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><main><h1>A post</h1>${snippet}</main>`;
      await route.fulfill({ contentType: 'text/html', body });
    } else if (/\/(comment-thread[\w.]*|loader|(chunks|presets)\/[\w-]+)\.js$/.test(pathname)) {
      const [path] = /((chunks|presets)\/)?[^/]+$/.exec(pathname)!;
      const script = await fetch(`${demo}/dist/${path}`);
      const body = await script.text();
      await route.fulfill({ status: script.status, contentType: 'text/javascript', headers: cors, body });
    } else if (pathname === '/comments.eo.json') {
      await route.fulfill({ contentType: 'application/json', body: strings?.text ?? '' });
    } else if (pathname.startsWith('/wp-json/')) {
      await route.fulfill({
        contentType: 'application/json',
        headers: cors,
        body: wordpress(pathname, list),
      });
    } else {
      const mapping = /<script[^>]*slot="?mapping"?[^>]*>([\s\S]*?)<\/script>/.exec(snippet)?.[1];
      const body = mapping ? translate(list, mapping) : list;
      await route.fulfill({ contentType: 'application/json', headers: cors, body });
    }
  });
}

/** Our answer as WordPress gives it. */
function wordpress(path: string, list: string): string {
  if (!path.endsWith('/comments')) return JSON.stringify({ comment_status: 'open' });
  const { comments } = JSON.parse(list) as { comments: { id: string; html: string; createdAt: string }[] };
  return JSON.stringify(
    comments.map(({ id, html, createdAt }) => ({
      id,
      parent: 0,
      author_name: 'Reader',
      date_gmt: createdAt,
      content: { rendered: html },
      status: 'approved',
    })),
  );
}

/** Our answer in the words of a mapping. */
function translate(list: string, mapping: string): string {
  const { comments } = JSON.parse(list) as { comments: Record<string, unknown>[] };
  const { items = '', comment } = JSON.parse(mapping) as { items?: string; comment: Record<string, string> };
  const put = (into: object, path: string, value: unknown): void => {
    const keys = path.split('.');
    const last = keys.pop()!;
    let at = into as Record<string, object>;
    for (const key of keys) at = (at[key] ??= {}) as Record<string, object>;
    at[last] = value as object;
  };
  const theirs = comments.map(({ id, author, createdAt, html }) => {
    const remark = {};
    const { name } = author as { name: string };
    const ours = { id, author: name, createdAt, html, text: 'In their words' };
    for (const [part, value] of Object.entries(ours)) if (comment[part]) put(remark, comment[part], value);
    return remark;
  });
  if (!items) return JSON.stringify(theirs);
  const answer = {};
  put(answer, items, theirs);
  return JSON.stringify(answer);
}
