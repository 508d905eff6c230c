const sizes = new WeakMap<Element, (width: number, height: number) => void>();
/** One observer for all threads of the page. */
let observer: ResizeObserver | undefined;

/** Calls with width and height of an element's own box, in CSS pixels, when they change. Returns the way to stop. */
export function watchSize(element: Element, tell: (width: number, height: number) => void): () => void {
  sizes.set(element, tell);
  observer ??= new ResizeObserver((entries) => {
    // In the next frame: what is drawn now would be measured again at once, which browsers report as an error.
    requestAnimationFrame(() => {
      for (const { target, contentRect } of entries)
        sizes.get(target)?.(contentRect.width, contentRect.height);
    });
  });
  observer.observe(element);
  return () => observer?.unobserve(element);
}
