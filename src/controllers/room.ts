import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onLeave } from './page.js';
import { linkedComment } from './permalink.js';

/** As much as a window has: what stands below a thread that nobody knows yet is out of sight. */
const UNKNOWN = '100vh';
/** Where in the window the reader's comment is looked for: a bar of the page may cover the top. */
const HEIGHTS = [0.5, 0.4, 0.6, 0.3, 0.7];

/** Whether the browser puts the reader back to where the page was scrolled to. */
const isBack = (): boolean =>
  history.scrollRestoration === 'auto' &&
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type !== 'navigate');

/** Whether a box of the page around an element is scrolled; then where the window is says nothing. */
function isScrolled(element: Element): boolean {
  const { parentElement, scrollTop } = element;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  const around = parentElement ?? host;
  return (
    (scrollTop > 0 && element !== document.scrollingElement) || (around !== undefined && isScrolled(around))
  );
}

/** Not in a closed dialog, tab or `<details>`. */
const isVisible = (element: Element): boolean =>
  element.getClientRects().length > 0 && ((element as Partial<Element>).checkVisibility?.() ?? true);

/**
 * Keeps the room that a thread will take, so that what stands below it does not move when the comments come; and the
 * reader's place in it: the browser restores how far the page was scrolled, but the comments above have the sizes that
 * it guesses until it has drawn them. Both are known from the last visit in this tab, if its window was as wide.
 */
export class Room implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #key = '';
  #size = '';
  #held = false;
  /** The id of a comment's element, how far it was from the top of the window, and how far the page was scrolled. */
  #place: readonly string[] = [];
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = onLeave(() => {
      this.#leave();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  /** The thread is on its way. */
  reserve(place: string): void {
    this.#key = `comment-thread:room:${place}`;
    const [width, height, ...rest] = this.#stored()?.split(' ') ?? [];
    const known = width === String(innerWidth) && height;
    this.#host.style.minBlockSize = known ? `${height}px` : UNKNOWN;
    this.#place = known && isBack() ? rest : [];
    this.#held = true;
  }

  /** It is there, or will not come. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    const { style } = this.#host;
    style.minBlockSize = '';
    if (!style.length) this.#host.removeAttribute('style');
    this.#return();
  }

  /** What it takes. */
  note(height: number): void {
    const size = `${String(innerWidth)} ${String(Math.round(height))}`;
    if (!this.#held && size !== this.#size) this.#store((this.#size = size));
  }

  #leave(): void {
    // Who leaves while the comments come was where the last visit has ended.
    if (this.#held) return;
    const { left, width, height } = this.#host.getBoundingClientRect();
    this.note(height);
    const root = this.#host.shadowRoot!;
    const article = HEIGHTS.map((part) =>
      root.elementFromPoint(left + width / 2, innerHeight * part)?.closest('article'),
    ).find((found) => found && root.contains(found));
    const place =
      article && !isScrolled(this.#host) ? [article.id, article.getBoundingClientRect().top, scrollY] : [];
    this.#store([this.#size, ...place].join(' '));
  }

  /** Unless the reader has moved on meanwhile, or the address says where to. */
  #return(): void {
    const [id, top, scrolled] = this.#place;
    this.#place = [];
    const article = id && this.#host.shadowRoot?.getElementById(id);
    if (!article || !isVisible(article) || linkedComment() !== undefined) return;
    const end = document.documentElement.scrollHeight - innerHeight;
    if (Math.abs(scrollY - Math.min(Number(scrolled), end)) > 2) return;
    scrollBy({ top: article.getBoundingClientRect().top - Number(top), behavior: 'instant' });
  }

  #stored(): string | null | undefined {
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return undefined;
    }
  }

  #store(size: string): void {
    try {
      sessionStorage.setItem(this.#key, size);
    } catch {
      // Next time it is unknown again.
    }
  }
}
