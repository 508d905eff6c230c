/** As a string: Lit's `css` belongs to the element, and a style element would fall under the site's style-src. */
const css = String.raw;

export const styles = css`
  .keys {
    width: min(26em, 100% - 2em);
    max-height: calc(100% - 2em);
    margin: auto;
    padding: 1.25em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
  }
  .keys::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .keys dl {
    margin-block: 0.75em 1em;
  }
  .keys .row {
    flex-wrap: nowrap;
    justify-content: start;
    padding-block: 0.25em;
  }
  .keys dt {
    flex: 0 0 3em;
  }
  kbd {
    padding: 0.125em 0.5em;
    border: 1px solid var(--_edge);
    border-radius: 6px;
    font-family: var(--comment-thread-mono,ui-monospace,Menlo,monospace);
    font-size: 0.875em;
  }
`;
