/**
 * Runs in the page: what in a thread has too little contrast (WCAG 2.2, 1.4.3 and 1.4.11), as the browser computes its
 * colours. Text wants 4.5:1; borders of fields and buttons, and the ring of the focus, want 3:1.
 */
export function tooWeak(host: Element): string[] {
  type Colour = [r: number, g: number, b: number, a: number];
  const root = host.shadowRoot!;
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, Colour>();

  function colourOf(text: string): Colour {
    let colour = known.get(text);
    if (!colour) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = text;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      known.set(text, (colour = [r, g, b, a / 255]));
    }
    return colour;
  }
  const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null);

  /** What an element stands on. */
  function groundOf(element: Element | null): Colour {
    if (!element) return [255, 255, 255, 1];
    const colour = colourOf(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour : over(colour, groundOf(parentOf(element)));
  }
  const luminance = ([r, g, b]: Colour): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((n) =>
      n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  function ratio(a: Colour, b: Colour): number {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  }
  const opacityOf = (element: Element | null): number =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(parentOf(element)) : 1;

  const found = new Set<string>();
  let looked = 0;
  function demand(least: number, colour: string, element: Element, ground: Colour, what: string): void {
    looked++;
    const [r, g, b, a] = colourOf(colour);
    const shown = over([r, g, b, a * opacityOf(element)], ground);
    const got = ratio(shown, ground);
    if (got < least - 0.005) found.add(`${what} ${got.toFixed(2)}:1 (${colour})`);
  }
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };
  const nameOf = (element: Element): string =>
    element.closest('[part]')?.getAttribute('part')?.trim() ?? element.tagName;

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    // What cannot be used just now needs no contrast.
    if (
      !element ||
      !node.textContent?.trim() ||
      !isSeen(element) ||
      element.closest('[aria-disabled], option')
    )
      continue;
    const { color } = getComputedStyle(element);
    demand(
      4.5,
      color,
      element,
      groundOf(element),
      `"${node.textContent.trim().slice(0, 24)}" in ${nameOf(element)}:`,
    );
  }
  for (const element of root.querySelectorAll<HTMLElement>('[part~=input], [part~=button], [part~=toggle]')) {
    if (!isSeen(element)) continue;
    const { borderTopColor } = getComputedStyle(element);
    demand(3, borderTopColor, element, groundOf(parentOf(element)), `border of ${nameOf(element)}:`);
  }
  const active = root.activeElement as HTMLElement | null;
  const stops = 'button, a[href], input, textarea, select, summary, [tabindex="-1"]';
  for (const element of root.querySelectorAll<HTMLElement>(stops)) {
    if (!isSeen(element)) continue;
    element.focus({ preventScroll: true, focusVisible: true });
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2)
      found.add(`no ring around ${nameOf(element)}`);
    else demand(3, outlineColor, element, groundOf(parentOf(element)), `ring of ${nameOf(element)}:`);
  }
  active?.focus({ preventScroll: true });
  if (looked < 20) found.add(`only ${String(looked)} things to look at`);
  return [...found];
}
