// Pages whose scripts, names and browsers are not as the textbook has them. A reader notices nothing.
import { CLASSIC, backendOfFile, readsAndPosts, visit } from '../helpers/e2e-host.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

const backend = backendOfFile();

/** Each as a script that runs before ours. */
const PAGES: Record<string, string> = {
  'whose library of 2008 puts methods and toJSON on everything': `
    const methods = {
      each(f) { for (const x of this) f(x); return this; },
      map(f) { const out = []; this.each((x) => out.push(f ? f(x, out.length) : x)); return out; },
      collect(f) { return this.map(f); },
      find(f) { for (let i = 0; i < this.length; i++) if (f(this[i], i)) return this[i]; },
      filter(f) { const out = []; this.each((x) => { if (f(x, 0)) out.push(x); }); return out; },
      reduce() { return this.length > 1 ? this : this[0]; },
      entries() { return [...this]; },
      without(...gone) { return this.filter((x) => !gone.includes(x)); },
      toJSON() { return '[' + this.map((x) => JSON.stringify(x)).join(', ') + ']'; },
    };
    for (const name in methods) Array.prototype[name] = methods[name];
    String.prototype.toJSON = function () { return '"' + this.replace(/"/g, '\\\\"') + '"'; };
    Number.prototype.toJSON = function () { return String(this); };
    Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
    String.prototype.strip = String.prototype.trim;
    Function.prototype.bind = function (to, ...first) { return (...rest) => this.apply(to, [...first, ...rest]); };
    const { remove } = Element.prototype;
    HTMLElement.prototype.remove = function () { remove.call(this); return this; };`,
  'with methods of its own on every object': `
    Object.prototype.each = function () {}; Object.prototype.extend = function () { return this; };
    Object.prototype.x = 1; Object.prototype.isEmpty = false; Array.prototype.contains = Array.prototype.includes;
    Function.prototype.delay = function () {};`,
  'with a fetch of its own that counts and gives another answer': `
    const { fetch: own } = window;
    window.fetch = async function (input, init) {
      const answer = await own.call(window, new Request(input, init));
      const text = await answer.text();
      return { ok: answer.ok, status: answer.status, url: answer.url, headers: answer.headers, type: 'basic',
        text: () => Promise.resolve(text), json: () => Promise.resolve(JSON.parse(text)) };
    };`,
  'with a Promise of its own': `
    const Own = window.Promise;
    window.Promise = function (run) {
      const inner = new Own(run);
      this.then = (...f) => inner.then(...f);
      this.catch = (f) => inner.catch(f);
      this.finally = (f) => inner.finally(f);
    };
    for (const name of ['all', 'race', 'resolve', 'reject']) Promise[name] = Own[name].bind(Own);`,
  'with a JSON of its own that makes dates': `
    const { parse, stringify } = JSON;
    const dated = (_, value) => /^\\d{4}-\\d\\d-\\d\\dT/.test(value) ? new Date(value) : value;
    window.JSON = { parse: (text) => parse(text, dated), stringify: (value, f) => stringify(value, f, 2) };`,
  'whose scripts watch what is put into it': `
    for (const name of ['append', 'appendChild', 'insertBefore', 'setAttribute', 'addEventListener']) {
      const owner = name === 'addEventListener' ? EventTarget : name in Node.prototype ? Node : Element;
      const own = owner.prototype[name];
      owner.prototype[name] = function () { window.watched = (window.watched || 0) + 1; return own.apply(this, arguments); };
    }
    const { append } = Element.prototype;
    Element.prototype.append = function (one) { append.call(this, one); return one; };`,
  'whose browser lacks what is new': `
    delete AbortSignal.timeout; delete AbortSignal.any;
    delete Crypto.prototype.randomUUID; delete window.ElementInternals; delete HTMLElement.prototype.attachInternals;
    delete Request.prototype.keepalive; delete Element.prototype.setHTML; delete window.Sanitizer;
    delete window.scheduler; delete window.requestIdleCallback; delete window.structuredClone;
    delete Intl.RelativeTimeFormat; delete URL.canParse; delete URL.parse; delete Promise.withResolvers;
    delete Promise.try; delete Object.groupBy; delete Map.groupBy; delete window.navigation;
    delete Array.prototype.toSorted; delete Array.prototype.toReversed; delete Array.prototype.with;
    delete Array.prototype.findLast; delete Set.prototype.union; delete window.trustedTypes;
    delete Element.prototype.checkVisibility; delete Document.prototype.startViewTransition;
    delete Element.prototype.moveBefore; delete window.Iterator; delete Array.fromAsync;`,
};

for (const [which, head] of Object.entries(PAGES))
  test(`On a page ${which}, it reads and posts`, async ({ page }) => {
    const thread = await visit(page, backend, { head: `<script>{${head}}</script>` });
    await readsAndPosts(thread, backend);
  });

test('On a page whose library writes lists in its own way, a comment that waits for approval is still there', async ({
  page,
}) => {
  const [head] = Object.values(PAGES);
  const thread = await visit(page, backend, { head: `<script>{${head!}}</script>` });
  await thread.ready();
  backend.answer = ({ method }) =>
    method === 'POST'
      ? {
          json: {
            id: 'held',
            author: { name: 'Zoe' },
            text: 'Held',
            status: 'pending',
            createdAt: Date.now(),
          },
        }
      : undefined;
  await thread.say({ text: 'Held' });
  await page.reload();
  await expect(thread.comment('Held')).toBeVisible();
});

test('On a page whose library writes lists in its own way, a mapping posts a list', async ({ page }) => {
  const [head] = Object.values(PAGES);
  const mapping = {
    list: 'GET /comments?thread={thread}',
    items: 'comments',
    comment: { id: 'id', author: 'author.name', text: 'text', html: 'html' },
    create: { route: 'POST /comments?thread={thread}', body: { said: ['{text}', '{name}'], text: '{text}' } },
  };
  const thread = await visit(page, backend, {
    head: `<script>{${head!}}</script>`,
    thread: `<comment-thread src="/api" thread="t" mapping='${JSON.stringify(mapping)}'></comment-thread>`,
  });
  await thread.ready();
  const text = unique('In a list');
  await thread.say({ text });
  expect(backend.posted()).toEqual([{ said: [text, 'Test Reader'], text }]);
});

test('The classic script reads and posts on a page with all of these at once', async ({ page }) => {
  const head = Object.values(PAGES).map((one) => `<script>{${one}}</script>`);
  const thread = await visit(page, backend, { head: head.join(''), script: CLASSIC });
  await readsAndPosts(thread, backend);
});

/** Names that an element takes from the window or, far worse, from the document: there it stands in the way. */
const TAKEN = {
  'ids of the window':
    '<a id="customElements"></a><a id="localStorage"></a><form id="fetch"></form><a id="trustedTypes"></a>' +
    '<form id="comment-thread"><input name="text"><input name="email"></form><a id="policy" name="config"></a>',
  'names of the document':
    '<img name="currentScript"><img name="body"><img name="head"><img name="baseURI"><img name="URL">' +
    '<img name="documentElement"><img name="readyState"><img name="defaultView"><img name="cookie">' +
    '<img name="activeElement"><img name="title"><img name="location"><form name="forms"></form>',
};
for (const [which, names] of Object.entries(TAKEN))
  test(`On a page whose elements take ${which}, it reads and posts`, async ({ page }) => {
    const thread = await visit(page, backend, { body: names });
    await readsAndPosts(thread, backend);
    await expect(page.locator('body > [role=status]')).toHaveText(/published|posted/i);
  });

test('Written as HTML, cloned and given properties before the script comes, each thread is one thread', async ({
  page,
}) => {
  await visit(page, backend, {
    script: '',
    thread: `<div id="written"></div><div id="cloned"></div><script>
      const written = document.querySelector('#written');
      written.innerHTML = '<comment-thread src="/api" thread="t" heading-level="4"></comment-thread>';
      const clone = document.querySelector('#cloned').appendChild(written.firstChild.cloneNode(true));
      clone.headingLevel = 5;
      clone.thread = 'u';
    </script>`,
  });
  expect(backend.seen).toEqual([]);
  await page.addScriptTag({ type: 'module', url: '/dist/comment-thread.js' });
  const [written, cloned] = ['#written > *', '#cloned > *'].map(
    (where) => new Thread(page, page.locator(where)),
  ) as [Thread, Thread];
  await Promise.all([written.ready(), cloned.ready()]);
  await expect(written.title).toHaveAttribute('aria-level', '4');
  await expect(cloned.title).toHaveAttribute('aria-level', '5');
  // A clone of what is drawn is another thread that draws itself.
  await page.evaluate(() => {
    const { firstElementChild } = document.querySelector('#written')!;
    const third = document.body.appendChild(firstElementChild!.cloneNode(true)) as HTMLElement;
    third.id = 'third';
  });
  const third = await new Thread(page, page.locator('#third')).ready();
  await expect(third.form).toHaveCount(1);
  await expect(third.title).toHaveAttribute('aria-level', '4');
  expect(backend.seen.map(({ path }) => new URL(path, backend.url).searchParams.get('thread'))).toEqual([
    't',
    'u',
    't',
  ]);
});
