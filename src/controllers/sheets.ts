/** A root takes sheets of its own window only: there is one of each in a window, for all threads. */
const made = new WeakMap<Window, Map<string, CSSStyleSheet>>();

function sheetOf(window: Window & typeof globalThis, css: string): CSSStyleSheet {
  let sheets = made.get(window);
  if (!sheets) made.set(window, (sheets = new Map<string, CSSStyleSheet>()));
  let sheet = sheets.get(css);
  if (!sheet) {
    sheets.set(css, (sheet = new window.CSSStyleSheet()));
    sheet.replaceSync(css);
  }
  return sheet;
}

/** Adds the looks of a part of the script that was loaded later. */
export function addSheet(root: ShadowRoot, css: string): void {
  const { defaultView } = root.ownerDocument;
  if (defaultView) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(defaultView, css)];
}

/** The style sheets of one shadow root. */
export class Sheets {
  #all: CSSStyleSheet[] = [];

  /** After each update: parts of the script have added theirs. Without looks the first one is left. */
  apply(root: ShadowRoot, unstyled: boolean | undefined): void {
    const { adoptedStyleSheets: now } = root;
    this.#all.push(...now.filter((sheet) => !this.#all.includes(sheet)));
    const wanted = unstyled ? this.#all.slice(0, 1) : this.#all;
    // In a document that is not shown there are none.
    if (now.length > 0 && wanted.length !== now.length) root.adoptedStyleSheets = wanted;
  }

  /** The same sheets for the window that the root has come into; in a document that is not shown it takes none. */
  adopt(root: ShadowRoot, sheets: readonly CSSStyleSheet[] = this.#all): void {
    const { defaultView } = root.ownerDocument;
    this.#all = sheets.map((sheet) =>
      defaultView ? sheetOf(defaultView, [...sheet.cssRules].map(({ cssText }) => cssText).join('')) : sheet,
    );
    if (defaultView) root.adoptedStyleSheets = this.#all;
  }
}
