/**
 * The same style sheets, made by the window of the document that an element is in now: those of another document are
 * taken from a root that moves into a frame or back.
 */
export function adoptSheets(root: ShadowRoot, sheets: readonly CSSStyleSheet[]): void {
  const { defaultView } = root.ownerDocument;
  if (!defaultView) return;
  root.adoptedStyleSheets = sheets.map(({ cssRules }) => {
    const sheet = new defaultView.CSSStyleSheet();
    sheet.replaceSync([...cssRules].map(({ cssText }) => cssText).join(''));
    return sheet;
  });
}
