const made = new Map<string, CSSStyleSheet>();

/** Adds the looks of a part of the script that was loaded later. */
export function addSheet(root: ShadowRoot, css: string): void {
  let sheet = made.get(css);
  if (!sheet) {
    made.set(css, (sheet = new CSSStyleSheet()));
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
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

  /**
   * The same sheets, made by the window of the document that the element is in now: those of another document are
   * taken from a root that moves into a frame or back.
   */
  adopt(root: ShadowRoot): void {
    const { defaultView } = root.ownerDocument;
    if (!defaultView) return;
    this.#all = this.#all.map(({ cssRules }) => {
      const sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync([...cssRules].map(({ cssText }) => cssText).join(''));
      return sheet;
    });
    root.adoptedStyleSheets = this.#all;
  }
}
