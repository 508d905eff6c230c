/** Calls once, when an element is about to be scrolled into view. Returns the way to stop. */
export function whenNear(element: Element, then: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '600px' },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
