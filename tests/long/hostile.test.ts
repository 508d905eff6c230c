import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';

// What a broken or captured service might send. `alarm` is set by whatever manages to run.
const RUN = 'globalThis.alarm=1';
const BODIES = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload="${RUN}"><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`,
  `<svg><style><img src=x onerror="${RUN}"></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror="${RUN}">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<iframe srcdoc="<script>parent.alarm=1</script>"></iframe>`,
  `<template shadowrootmode="open"><img src=x onerror="${RUN}"></template>`,
  `<a href="javascript:${RUN}">click</a>`,
  `<a href=" java&#10;script:${RUN}">click</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">click</a>`,
  `<a href="vbscript:x">click</a><a href="//evil.example/">click</a><a href="/pages/post.html">click</a>`,
  `<a href="https://user:secret@evil.example/">click</a>`,
  `<a href="https://ok.example/" target="_blank" onclick="${RUN}" style="position:fixed;inset:0" id="title" class="act" name="x">fine</a>`,
  `<p style="background:url(https://evil.example/)" class="root" id="f-email" part="submit" slot="mapping" data-do="reply" onmouseover="${RUN}">styled</p>`,
  `<input name="email" autofocus onfocus="${RUN}"><button form="comment-form">Post</button><form action="https://evil.example/"><input></form>`,
  `<style>* { display: none }</style><link rel="stylesheet" href="https://evil.example/x.css">`,
  `<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<object data="https://evil.example/"></object><embed src="https://evil.example/"><video src=x onerror="${RUN}"></video>`,
  `<details open ontoggle="${RUN}"><summary>x</summary></details>`,
  `<x-y is="comment-thread-form" onclick="${RUN}">own</x-y><comment-thread src="/api" thread="two"></comment-thread>`,
  `<p>&lt;script&gt;${RUN}&lt;/script&gt; stays text</p>`,
  `<q cite="javascript:${RUN}">quoted</q><blockquote cite="https://evil.example/">block</blockquote>`,
  `${'<b>'.repeat(600)}deep${'</b>'.repeat(600)}`,
  `</li></ol></section><h1>Out of the box</h1>`,
];
const ALLOWED = 'a abbr b blockquote br cite code del em i li ol p pre q s strong sub sup ul'.split(' ');

async function show(page: Page, path: string): Promise<Thread> {
  const comments = BODIES.map((html, n) => ({
    id: `${n + 1}`,
    parentId: null,
    author: { name: `<img src=x onerror="${RUN}"> ${n}`, url: `javascript:${RUN}`, badge: `<b>${n}</b>` },
    createdAt: '2026-01-01T00:00:00Z',
    html,
  }));
  await page.route(/\/comments\?/, (route) => route.fulfill({ json: { comments, next: null } }));
  const thread = await open(page, path);
  await expect(thread.articles).toHaveCount(BODIES.length);
  return thread;
}

/** Every element and attribute of the bodies that is not on the list. */
const strange = (thread: Thread) =>
  thread.host.locator('[part~=body]').evaluateAll((bodies, allowed) => {
    const found: string[] = [];
    for (const element of bodies.flatMap((body) => [...body.querySelectorAll('*')])) {
      const tag = element.localName;
      if (!allowed.includes(tag)) found.push(`<${tag}>`);
      for (const { name, value } of element.attributes) {
        const isOurs =
          name === 'dir' ||
          (tag === 'a' && (name === 'rel' || name === 'title')) ||
          (tag === 'p' && value === 'plain');
        const isLink = tag === 'a' && name === 'href' && /^https?:\/\/[^@]*$/.test(value);
        if (!isOurs && !isLink && !(tag === 'abbr' && name === 'title'))
          found.push(`${tag} ${name}="${value}"`);
      }
    }
    return found;
  }, ALLOWED);

/** A policy that lets everything through: what is not stopped by the widget, runs. */
const withoutPolicy = (page: Page) =>
  page.route('**/pages/*.html', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });

for (const strict of [true, false]) {
  test(`A captured service gets nothing to run, ${strict ? 'with' : 'without'} a policy of the page`, async ({
    page,
    faults,
  }) => {
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (/evil\.example|\/x$/.test(request.url())) elsewhere.push(request.url());
    });
    if (!strict) await withoutPolicy(page);
    const thread = await show(page, '/pages/classic.html');
    expect(await strange(thread)).toEqual([]);
    const alarm = () => page.evaluate(() => (globalThis as { alarm?: number }).alarm);
    await page.waitForLoadState('networkidle');
    expect(await alarm()).toBeUndefined();
    expect(elsewhere).toEqual([]);
    // Nothing is lost that is only text.
    await expect(thread.comment('stays text')).toContainText(`<script>${RUN}</script>`);
    await expect(thread.comment('Out of the box').getByRole('heading', { level: 1 })).toHaveCount(0);
    await expect(thread.host.getByRole('link', { name: 'fine' })).toHaveAttribute(
      'href',
      'https://ok.example/',
    );
    await expect(thread.host.getByRole('link', { name: 'fine' })).toHaveAttribute('rel', /nofollow/);
    await expect(thread.articles.first().locator('[part~=author] a')).toHaveCount(0);
    await expect(thread.form).toHaveCount(1);
    // The inert document that the sanitiser parses into reports what it holds; only that may have been blocked.
    const inert = /^blocked: (script|style)-src-(attr|elem) inline/;
    expect(faults.filter((fault) => !inert.test(fault))).toEqual([]);
    faults.length = 0;
  });
}

test('The bundle keeps every element that a comment may hold', async ({ page }) => {
  const html = `<p><a href="https://ok.example/">a</a> <abbr title="t">abbr</abbr> <b>b</b> <cite>cite</cite>
    <code>code</code> <del>del</del> <em>em</em> <i>i</i> <q>q</q> <s>s</s> <strong>strong</strong> <sub>sub</sub>
    <sup>sup</sup><br></p><blockquote>quote</blockquote><ol><li>one</li></ol><ul><li>two</li></ul><pre>pre</pre>`;
  const comments = [{ id: '1', author: { name: 'Ada' }, createdAt: '2026-01-01T00:00:00Z', html }];
  await page.route(/\/comments\?/, (route) => route.fulfill({ json: { comments, next: null } }));
  const thread = await open(page, '/pages/classic.html');
  const kept = await thread.articles
    .locator('[part~=body]')
    .evaluate((body) =>
      [...new Set([...body.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
    );
  expect(kept).toEqual([...ALLOWED].sort());
  await expect(thread.articles.locator('abbr')).toHaveAttribute('title', 't');
});
