type Wanted = 'auto' | 'light' | 'dark';

/** While the comments come it is read once: to tell, the browser has to lay out all that is new. */
export class Scheme {
  #known: 'light' | 'dark' | undefined;
  #for = '';

  /** The page may have changed it. */
  forget(): void {
    this.#known = undefined;
  }

  of(element: Element, wanted: Wanted, status: string): 'light' | 'dark' {
    const now = `${wanted} ${status}`;
    if (now !== this.#for) this.forget();
    this.#for = now;
    return (this.#known ??= schemeOf(element, wanted));
  }
}

/**
 * Light or dark as the page is, not as the system is: light letters mean a dark page. Read from the element's
 * text colour, which is the page's. Unless the page says which.
 */
function schemeOf(element: Element, wanted: Wanted): 'light' | 'dark' {
  if (wanted !== 'auto') return wanted;
  const { color } = getComputedStyle(element);
  const [r = 0, g = 0, b = 0] = color
    .split(/[\s(,]+/)
    .map(parseFloat)
    .filter((n) => n >= 0);
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  // `rgb()` counts to 255, `color()` to 1; then lightness comes first: `oklch()` and `oklab()` to 1, `lch()` and `lab()` to 100.
  const light = color.startsWith('rgb')
    ? luminance > 128
    : color.startsWith('color')
      ? luminance > 0.5
      : r > (color.startsWith('ok') ? 0.6 : 50);
  return light ? 'dark' : 'light';
}
