// What runs in the pages: from before their own scripts, and when the harness asks. Nothing here may use an import,
// for each function goes there by its text.
import type { Find } from './contenders/contender.js';

interface Seen {
  first?: number;
  drawn?: number;
  longest: number;
  shift: number;
}

/** What `watch` leaves in the page, for what is asked of it later. */
declare global {
  var benchSeen: Seen;
  /** Where the comments stand. */
  var benchPlace: () => Document | ShadowRoot;
}

export function watch({ host, comment, count }: Find & { readonly count: number }): void {
  const seen: Seen = { longest: 0, shift: 0 };
  const place = (): Document | ShadowRoot => (host && document.querySelector(host)?.shadowRoot) || document;
  Object.assign(globalThis, { benchSeen: seen, benchPlace: place });
  const observe = (type: string, note: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(note);
    }).observe({ type, buffered: true });
  };
  observe('longtask', ({ duration }) => {
    seen.longest = Math.max(seen.longest, duration);
  });
  observe('layout-shift', (entry) => {
    seen.shift += (entry as PerformanceEntry & { value: number }).value;
  });
  // The frame after the one in which it was there has painted it.
  const painted = (key: 'first' | 'drawn'): number =>
    requestAnimationFrame(() => (seen[key] = performance.now()));
  const lookForAll = (): void => {
    if (place().querySelectorAll(comment).length >= count) painted('drawn');
    // By a timer: asking for each frame would make frames that the page did not want.
    else setTimeout(lookForAll, 20);
  };
  const lookForOne = (): void => {
    if (!place().querySelector(comment)) return void requestAnimationFrame(lookForOne);
    painted('first');
    lookForAll();
  };
  requestAnimationFrame(lookForOne);
}

export function countNodes(): number {
  let count = 0;
  const walk = (root: Node): void => {
    const walker = document.createTreeWalker(root);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      count++;
      const { shadowRoot } = node as Element;
      if (shadowRoot) walk(shadowRoot);
    }
  };
  walk(document);
  return count;
}

/** From the click on a button in the middle, in view, to the frame that shows a field in view. */
export async function reply({ reply, field }: Find): Promise<number> {
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const root = benchPlace();
  const buttons = [...root.querySelectorAll<HTMLElement>(reply)];
  const button = buttons[Math.floor(buttons.length / 2)]!;
  button.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const isSeen = (one: Element): boolean => {
    const { top, bottom, height } = one.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  };
  const from = performance.now();
  button.click();
  for (await frame(); ![...root.querySelectorAll(field)].some(isSeen); await frame());
  await frame();
  return performance.now() - from;
}
