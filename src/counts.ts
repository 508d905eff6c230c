/**
 * `<comment-count>`: how many comments a thread has, for pages that list articles. All that stand on a page are asked
 * for in one request. Stands alone as a classic script: it imports nothing.
 */

/** Keys of one request, and characters of them: servers take addresses of 8,000. */
const MOST = 50;
const LONGEST = 6000;
const waiting = new Set<CommentCount>();
let asked: Promise<void> | undefined;

class CommentCount extends HTMLElement {
  static readonly observedAttributes = ['src', 'thread'];
  /** What the page says where the number is not known, once a number took its place. */
  #words: string | undefined;

  connectedCallback(): void {
    waiting.add(this);
    asked ??= askForAll();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }

  /** Whom it asks, and for what; a link that it stands in names its page. A method, for frameworks set what they find. */
  wanted(): readonly [src: string, key: string] {
    const link = this.closest('a');
    const page = link instanceof HTMLAnchorElement ? link.href.replace(/#.*/, '') : '';
    return [this.getAttribute('src') ?? '', this.getAttribute('thread') ?? page];
  }

  /** What stands in it stays where the number is not known. */
  show(count: unknown): void {
    const n = count as number;
    if (!Number.isSafeInteger(count) || n < 0) {
      if (this.#words !== undefined) this.textContent = this.#words;
      return;
    }
    this.#words ??= this.textContent;
    const lang = languageOf(this);
    const names = [n === 0 && 'zero', new Intl.PluralRules(lang).select(n), 'other'];
    const words = names.map((name) => name && this.getAttribute(name)).find(Boolean);
    this.textContent = (words || '{n}').replace('{n}', n.toLocaleString(lang));
  }
}

/** Undefined, which is the browser's, where the page says none: `en_US` is `en-US`, and what is no language is none. */
function languageOf(element: Element): string | undefined {
  const lang = element.closest<HTMLElement>('[lang]')?.lang.replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}

/** Once the page is there, so that nobody is left for a second request. */
async function askForAll(): Promise<void> {
  await new Promise((resolve) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', resolve, { once: true });
    else setTimeout(resolve);
  });
  const elements = [...waiting];
  waiting.clear();
  asked = undefined;
  const all = new Map<string, Set<string>>();
  for (const element of elements) {
    const [src, key] = element.wanted();
    if (src && key.trim()) all.set(src, (all.get(src) ?? new Set()).add(key));
    else
      console.warn(
        '<comment-count> Set src="…", and thread="…" or put it into a link to the page of the thread.',
      );
  }
  for (const [src, keys] of all)
    for (let left = [...keys]; left.length > 0;) {
      const few = left.splice(0, MOST);
      while (
        few.length > 1 &&
        String(new URLSearchParams(few.map((key) => ['thread', key]))).length > LONGEST
      )
        left.unshift(few.pop()!);
      void count(src, few, elements);
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
    const { counts } = (await answer.json()) as { counts: Record<string, unknown> };
    for (const element of elements) {
      // It may want another one by now.
      const [from, key] = element.wanted();
      if (from === src && keys.includes(key)) element.show(Object.hasOwn(counts, key) && counts[key]);
    }
  } catch (cause) {
    console.warn(
      `<comment-count> ${src} did not say how many comments there are: GET …/counts must answer {counts: {…}}.`,
      cause,
    );
  }
}

if (!customElements.get('comment-count')) customElements.define('comment-count', CommentCount);

export {};
