// Pages with libraries that a comment could reach through ours: a sanitiser of their own, a framework that looks for
// its directives in the page.
import type { Page } from '@playwright/test';
import { CLASSIC, MODULE, backendOfFile, visit } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';
import { readProjectFile } from '../helpers/project.js';

const CORPUS = JSON.parse(readProjectFile('tests/fixtures/xss.json')) as string[];
const PURIFY = readProjectFile('node_modules/dompurify/dist/purify.min.js').replace(/\/\/# source.*/, '');

const backend = backendOfFile();

/** Comments with these bodies; the first one is kind, and waited for. */
function holding(bodies: readonly string[], more: object = {}): void {
  const comments = ['<p>A <em>kind</em> word</p>', ...bodies].map((html, n) => ({
    id: String(n),
    author: { name: `Reader ${String(n)}` },
    html,
    ...(n && more),
  }));
  backend.answer = ({ method }) => (method === 'GET' ? { json: { comments, next: null } } : undefined);
}

/** The names of elements and attributes in the comments' bodies. */
const names = (page: Page): Promise<string[]> =>
  page.locator('comment-thread [part~=body]').evaluateAll((bodies) => {
    const all = bodies.flatMap((body) => [...body.querySelectorAll('*')]);
    return [
      ...new Set(all.flatMap((one) => [one.localName, ...one.getAttributeNames().map((name) => `@${name}`)])),
    ].sort();
  });

const LOOSEN = `
  DOMPurify.setConfig({ ADD_TAGS: ['script', 'iframe', 'style', 'form', 'x-evil'], ADD_ATTR: ['onerror', 'onload', 'style', 'id'],
    ALLOW_UNKNOWN_PROTOCOLS: true, SAFE_FOR_XML: false, CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^x-/ } });
  for (const hook of ['uponSanitizeElement', 'beforeSanitizeElements', 'uponSanitizeAttribute'])
    DOMPurify.addHook(hook, (node, data) => {
      if (data && data.allowedTags) for (const tag of ['script', 'iframe', 'img', 'svg', 'style']) data.allowedTags[tag] = true;
      if (data && data.attrName) data.forceKeepAttr = true;
    });
  window.own = DOMPurify.sanitize('<img src=x onerror="window.owned=1"><x-evil></x-evil>');`;

for (const [when, script] of [
  ['before ours', MODULE],
  ['after ours', CLASSIC],
] as const)
  test(`A page that loosens its own DOMPurify ${when} loosens nothing of ours`, async ({ page }) => {
    holding(CORPUS);
    const own = `<script>${PURIFY}</script><script>${LOOSEN}</script>`;
    const strict = await visit(page, backend, { script });
    await expect(strict.articles).toHaveCount(CORPUS.length + 1);
    const usual = await names(page);
    const thread = await visit(
      page,
      backend,
      when === 'before ours'
        ? { head: own }
        : {
            // A classic script without "defer" runs at once; theirs stands below it.
            script: CLASSIC.replace(' defer', ''),
            after: own,
          },
    );
    await expect(thread.articles).toHaveCount(CORPUS.length + 1);
    await expect(thread.articles.first().locator('em')).toHaveText('kind');
    expect(await page.evaluate(() => (window as unknown as { own: string }).own)).toContain('onerror');
    expect(await names(page)).toEqual(usual);
    expect(usual.filter((name) => /script|frame|img|svg|style|form|-|@on|@style|@id/.test(name))).toEqual([]);
    expect(await page.evaluate(() => (window as { xss?: number }).xss)).toBeUndefined();
  });

const GADGETS = [
  `<div x-data="{ a: (window.xss = 1) }" x-init="window.xss=1" @click="window.xss=1" :class="window.xss=1">{{ 7 * 7 }}</div>`,
  `<p v-html="window.xss=1" v-on:click="window.xss=1" ng-app ng-init="window.xss=1">{{constructor.constructor('window.xss=1')()}}</p>`,
  `<a href="https://ok.example/" hx-get="/evil" hx-trigger="load" data-hx-get="/evil" data-bs-toggle="modal" data-turbo="x">{{x}}</a>`,
  `<x-evil is="x-evil" data-controller="evil" data-action="evil#run" unicorn:view="x" wire:init="x">\${7*7} <%= 7 %> [[7*7]]</x-evil>`,
];

test('A framework that reads the page finds nothing of a comment in it', async ({ page }) => {
  const mustache = "{{constructor.constructor('window.xss=1')()}}";
  holding(GADGETS, { author: { name: `Ann ${mustache}`, url: 'https://ok.example/{{x}}' } });
  // As Vue, Alpine and htmx do: what is in the page, and what comes into it later; a shadow root is not.
  const scanner = `<script>
    window.found = [];
    const DIRECTIVE = /^(x-|v-|ng-|hx-|data-hx-|data-bs-|data-turbo|data-controller|data-action|wire:|unicorn:|@|:)/;
    const scan = (node) => {
      if (node.nodeType === 3 && /\\{\\{|<%|\\[\\[|\\$\\{/.test(node.data) && node.parentNode.localName !== 'script')
        window.found.push(node.data);
      if (node.nodeType !== 1 || node.localName === 'script') return;
      for (const { name, value } of node.attributes)
        if (DIRECTIVE.test(name) || value.includes('{{')) window.found.push(name + '=' + value);
      for (const child of node.childNodes) scan(child);
    };
    new MutationObserver((records) => records.forEach(({ target }) => scan(target)))
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  </script>`;
  const thread = await visit(page, backend, { head: scanner, body: '<p id="own">{{ own }}</p>' });
  await expect(thread.articles).toHaveCount(GADGETS.length + 1);
  await thread.articles
    .nth(1)
    .getByRole('button', { name: /^Reply to/ })
    .click();
  await thread.say({ text: `{{ typed }} ${mustache}`, name: '{{ name }}' });
  await expect(thread.comment('{{ typed }}')).toBeVisible();
  await expect(thread.articles.nth(2)).toContainText(mustache);
  await expect(thread.status).not.toBeEmpty();
  const found = await page.evaluate(() => (window as unknown as { found: string[] }).found);
  expect([...new Set(found)]).toEqual(['{{ own }}']);
  // Nor would one that looks into shadow roots.
  expect((await names(page)).filter((name) => /[-:]|^@@|^@is$/.test(name))).toEqual([]);
  expect(await page.evaluate(() => (window as { xss?: number }).xss)).toBeUndefined();
});
