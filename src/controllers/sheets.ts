/** A root takes sheets of its own window only; in a document that is not shown it takes none. */
function makeSheet({ ownerDocument }: ShadowRoot, css: string): CSSStyleSheet[] {
  const { defaultView } = ownerDocument;
  if (!defaultView) return [];
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync(css);
  return [sheet];
}

/** Adds the looks of a part of the script that was loaded later. */
export function addSheet(root: ShadowRoot, css: string): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...makeSheet(root, css)];
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

  /** The same sheets for the window that the root has come into: into a frame, or back. */
  adopt(root: ShadowRoot, sheets: readonly CSSStyleSheet[] = this.#all): void {
    if (!root.ownerDocument.defaultView) return;
    this.#all = sheets.flatMap(({ cssRules }) =>
      makeSheet(root, [...cssRules].map(({ cssText }) => cssText).join('')),
    );
    root.adoptedStyleSheets = this.#all;
  }
}
