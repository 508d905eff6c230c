// The attacks of the element tests on the built files, whose sanitiser is cut to what is used, under the page's policy
// and without it; and what strange letters paint.
import { expect, test } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';
import { readAttacks } from '../helpers/attacks.js';
import { readProjectFile } from '../helpers/project.js';
import type { Page } from '@playwright/test';

const attacks = await readAttacks((name) =>
  Promise.resolve(JSON.parse(readProjectFile(`tests/fixtures/attacks/${name}.json`)) as never),
);
const ALLOWED = 'a abbr b blockquote br cite code del em i li ol p pre q s strong sub sup ul'.split(' ');

/** By CSS and not by role: of thousands of comments the roles take long to find. */
async function show(page: Page, comments: readonly object[]): Promise<Thread> {
  await page.route(/\/comments\?/, (route) => route.fulfill({ json: { comments, next: null } }));
  await page.goto('/pages/classic.html');
  await expect(page.locator('comment-thread article')).toHaveCount(comments.length);
  return new Thread(page);
}

/** What is not on the list, of all the thread. */
const strange = (thread: Thread): Promise<string[]> =>
  thread.host.evaluate((host, allowed) => {
    const found: string[] = [];
    const { origin } = location;
    for (const body of host.shadowRoot!.querySelectorAll('[part~=body]'))
      for (const element of body.querySelectorAll('*')) {
        const tag = element.localName;
        if (!allowed.includes(tag) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
          found.push(`<${tag}>`);
        for (const { name, value } of element.attributes) {
          const known =
            name === 'dir' ||
            (tag === 'abbr' && name === 'title') ||
            (tag === 'p' && name === 'class' && value === 'plain') ||
            (tag === 'a' && /^(rel|title)$/.test(name)) ||
            (tag === 'a' && name === 'href' && /^(https?|mailto):/.test(value));
          if (!known) found.push(`<${tag} ${name}="${value}">`);
        }
      }
    for (const element of host.shadowRoot!.querySelectorAll(
      'script, img, iframe, style, object, embed, base, meta, link',
    ))
      found.push(`<${element.localName}>`);
    for (const link of host.shadowRoot!.querySelectorAll<HTMLAnchorElement>('a[href]'))
      if (!/^(https?|mailto):/.test(link.href)) found.push(link.href);
    for (const { name } of performance.getEntriesByType('resource'))
      if (!name.startsWith(origin)) found.push(name);
    if ('xss' in window) found.push('it ran');
    return found.slice(0, 10);
  }, ALLOWED);

for (const strict of [true, false])
  test(`Of thousands of attacks the built files let nothing run or load, ${strict ? 'with' : 'without'} a policy of the page`, async ({
    page,
    faults,
  }) => {
    test.setTimeout(120_000);
    if (!strict)
      await page.route('**/pages/*.html', async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers() };
        delete headers['content-security-policy'];
        await route.fulfill({ response, headers });
      });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (/evil\.example/.test(request.url())) elsewhere.push(request.url());
    });
    // Each that the page's policy would have stopped is reported, which takes its time: fewer of them with it.
    const some = attacks.html.filter((_, i) => i % (strict ? 12 : 2) === 1);
    const line = (i: number): string => attacks.lines[i % attacks.lines.length]!;
    for (let from = 0; from < some.length; from += 1800) {
      const thread = await show(
        page,
        some.slice(from, from + 1800).map((html, i) => ({
          id: String(i + 1),
          author: {
            name: line(from + i),
            url: line(from + i + 7),
            badge: line(from + i + 13),
            avatar: line(i),
          },
          createdAt: '2026-01-01T00:00:00Z',
          html,
        })),
      );
      expect(await strange(thread)).toEqual([]);
      await page.unroute(/\/comments\?/);
    }
    expect(elsewhere).toEqual([]);
    expect(page.url()).toMatch(/\/pages\/classic\.html$/);
    // The inert document that the sanitiser parses into reports what it holds; only that may have been blocked.
    const inert = /^blocked: (script|style)-src-(attr|elem) inline/;
    expect(faults.filter((fault) => !inert.test(fault))).toEqual([]);
    faults.length = 0;
  });

test('Letters that are stacked paint over no other comment', async ({ page }) => {
  const tower = (sign: string): string => `a${sign.repeat(60)}`;
  const stack = ['\u0301', '\u030d', '\u0316', '\u0489', '\u0301\u200d', '\u0316\u034f'].map(tower).join('');
  // As high in the layout, so that only what is painted differs.
  const around = async (middle: { name: string; html: string }): Promise<Buffer[]> => {
    const calm = { createdAt: '2020-01-01T00:00:00Z' };
    await page.unroute(/\/comments\?/).catch(() => undefined);
    const thread = await show(page, [
      { ...calm, id: '1', author: { name: 'Ann' }, html: '<p>above</p>' },
      { ...calm, id: '2', author: { name: middle.name, badge: middle.name }, html: middle.html },
      { ...calm, id: '3', author: { name: 'Bob' }, html: '<p>below</p>' },
    ]);
    const shots: Buffer[] = [];
    for (const part of ['above', 'below']) shots.push(await thread.comment(part).screenshot());
    return shots;
  };
  const calm = await around({ name: 'aaaaaa', html: '<p>aaaaaa</p>' });
  const wild = await around({ name: stack, html: `<p>${stack}</p>` });
  for (const [i, shot] of calm.entries()) expect(shot.equals(wild[i]!), i ? 'below' : 'above').toBe(true);
});
