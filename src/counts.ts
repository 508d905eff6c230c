/**
 * `<comment-count>`: how many comments a thread has, for pages that list articles. All that stand on a page are asked
 * for in one request. Stands alone as a classic script: it imports nothing.
 */

/** Keys of one request: an address has a limit of its own, and so has the reference backend. */
const MOST = 50;
/** Those that wait for the next request, by the address of the backend. */
const waiting = new Map<string, CommentCount[]>();
let asked: Promise<void> | undefined;

class CommentCount extends HTMLElement {
  static readonly observedAttributes = ['src', 'thread'];

  /** The key; a link that it stands in names its page. */
  get thread(): string {
    return this.getAttribute('thread') ?? this.closest('a')?.href.replace(/#.*/, '') ?? '';
  }

  connectedCallback(): void {
    const src = this.getAttribute('src');
    if (!src || !this.thread) {
      console.warn(
        '<comment-count> Set src="…", and thread="…" or put it into a link to the page of the thread.',
      );
      return;
    }
    waiting.set(src, [...(waiting.get(src) ?? []), this]);
    asked ??= askForAll();
  }

  attributeChangedCallback(_: string, before: string | null): void {
    if (before !== null && this.isConnected) this.connectedCallback();
  }

  /** What stands in it stays where the number is not known. */
  show(count: unknown): void {
    if (!Number.isSafeInteger(count)) return;
    const n = count as number;
    const lang = this.closest<HTMLElement>('[lang]')?.lang || undefined;
    const names = [n === 0 && 'zero', new Intl.PluralRules(lang).select(n), 'other'];
    const words = names.map((name) => name && this.getAttribute(name)).find(Boolean);
    this.textContent = (words || '{n}').replace('{n}', n.toLocaleString(lang));
  }
}

/** Once the page is there, so that nobody is left for a second request. */
async function askForAll(): Promise<void> {
  await new Promise((resolve) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', resolve, { once: true });
    else setTimeout(resolve);
  });
  const all = [...waiting];
  waiting.clear();
  asked = undefined;
  for (const [src, elements] of all) {
    const keys = [...new Set(elements.map(({ thread }) => thread))];
    for (let from = 0; from < keys.length; from += MOST)
      void count(src, keys.slice(from, from + MOST), elements);
  }
}

async function count(src: string, keys: string[], elements: readonly CommentCount[]): Promise<void> {
  try {
    const url = new URL(src, document.baseURI);
    url.hash = '';
    url.pathname = `${url.pathname.replace(/\/$/, '')}/counts`;
    for (const key of keys) url.searchParams.append('thread', key);
    const answer = await fetch(url, {
      headers: { accept: 'application/json' },
      referrerPolicy: 'strict-origin',
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { counts } = (await answer.json()) as { counts: object };
    const known = new Map<string, unknown>(Object.entries(counts));
    for (const element of elements)
      if (keys.includes(element.thread)) element.show(known.get(element.thread));
  } catch (cause) {
    console.warn(
      `<comment-count> ${src} did not say how many comments there are: GET …/counts must answer {counts: {…}}.`,
      cause,
    );
  }
}

if (!customElements.get('comment-count')) customElements.define('comment-count', CommentCount);

export {};
