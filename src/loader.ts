/**
 * Loads the element when a reader comes near it, or the address names a comment. Stands alone as a classic script: it
 * imports nothing, and shares with the element the names of what both must spell alike.
 */
const { src } = (document.currentScript ??
  document.querySelector('script[src*="loader.js"]')) as HTMLScriptElement;
const threads = document.getElementsByTagName('comment-thread');
/** First pages by their addresses: asked for at once, not when the script has come. The element takes them. */
const early = new Map<string, Promise<Response>>();
Object.assign(globalThis, { [Symbol.for('comment-thread')]: early });

/** Until the element is there, what stands below it stays where it will be, or out of sight. */
const sheet = new CSSStyleSheet();
sheet.replaceSync('comment-thread:not(:defined){display:block;min-block-size:100vh}');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Where an attribute alone says what is asked for; what a mapping, a preset or a script says takes the element. */
function ask(thread: Element): void {
  const [src, key, sort, limit, ...others] = [
    ...['src', 'thread', 'sort', 'page-size'],
    ...['adapter', 'mapping', 'credentials'],
  ].map((name) => thread.getAttribute(name));
  if (!src || !key || others.some(Boolean) || thread.querySelector('[slot=mapping]')) return;
  const url = new URL(src, document.baseURI);
  url.hash = '';
  url.pathname = `${url.pathname.replace(/\/$/, '')}/comments`;
  for (const [name, value] of Object.entries({ thread: key, sort: sort ?? 'oldest', limit: limit ?? '50' }))
    url.searchParams.set(name, value);
  const answer = fetch(url, {
    headers: { accept: 'application/json' },
    referrerPolicy: 'strict-origin',
    signal: AbortSignal.timeout(20_000),
  });
  // Who takes it hears of it.
  answer.catch(() => undefined);
  early.set(url.href, answer);
}

let loading = false;
function load(): void {
  if (loading) return;
  loading = true;
  for (const thread of threads)
    try {
      ask(thread);
    } catch {
      // No address: the element says so.
    }
  import(src.replace(/loader\.js/, 'comment-thread.js')).catch((cause: unknown) => {
    console.error('<comment-thread> comment-thread.js must stand beside loader.js.', cause);
    loading = false;
    addEventListener('online', load, { once: true });
  });
}

/** A screen away. */
const near = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    mutations.disconnect();
    load();
  },
  { rootMargin: '100%' },
);
const watch = (): void => {
  for (const thread of threads) near.observe(thread);
};
// Pages put threads in later, too.
const mutations = new MutationObserver(watch);
mutations.observe(document, { childList: true, subtree: true });
watch();

const linked = (): void => {
  if (location.hash.startsWith('#comment-')) load();
};
addEventListener('hashchange', linked);
// Whoever prints, or searches by Ctrl+F, looks for all of the page.
addEventListener('beforeprint', load);
addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
  if (key === 'F3' || ((ctrlKey || metaKey) && /^[fg]$/i.test(key))) load();
});
linked();

export {};
