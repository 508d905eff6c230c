const widths = new WeakMap<Element, (width: number) => void>();
/** One observer for all threads of the page. */
let observer: ResizeObserver | undefined;

/** Calls with the width of an element's own box, in CSS pixels, when it changes. Returns the way to stop. */
export function watchWidth(element: Element, tell: (width: number) => void): () => void {
  widths.set(element, tell);
  observer ??= new ResizeObserver((entries) => {
    // In the next frame: what is drawn now would be measured again at once, which browsers report as an error.
    requestAnimationFrame(() => {
      for (const { target, contentRect } of entries) widths.get(target)?.(contentRect.width);
    });
  });
  observer.observe(element);
  return () => observer?.unobserve(element);
}
