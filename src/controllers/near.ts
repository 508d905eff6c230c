const waiting = new WeakMap<Element, () => void>();
/** One observer for all threads of the page. */
let observer: IntersectionObserver | undefined;

/** Calls, once, when an element is less than a window away from what the reader sees. */
export function whenNear(element: Element, tell: () => void): void {
  waiting.set(element, tell);
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer!.unobserve(target);
        waiting.get(target)?.();
      }
    },
    { rootMargin: '100%' },
  );
  // Anew: one that is observed already is not told of again.
  observer.unobserve(element);
  observer.observe(element);
}
