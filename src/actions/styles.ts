/** As a string: Lit's `css` belongs to the element, and a style element would fall under the site's style-src. */
const css = String.raw;

export const styles = css`
  .votes {
    display: inline-flex;
    gap: 0.125em;
  }
  .vote {
    gap: 0.375em;
    font-variant-numeric: tabular-nums;
  }
  .actions .act.vote[aria-pressed='true'] {
    color: var(--_accent);
  }
  .vote[aria-pressed='true'] path {
    fill: color-mix(in srgb,currentColor 25%,transparent);
  }
  .vote[aria-disabled],
  span.vote {
    opacity: 1;
    cursor: default;
  }
  span.vote:hover {
    background: none;
    color: var(--_muted);
  }
  .dislike svg {
    transform: scaleY(-1);
  }
  .act[part~='approve']:not(:hover) {
    color: var(--_accent);
  }
  .act .spin {
    width: 0.875em;
    height: 0.875em;
  }

  .failure {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 0.75em;
  }
  .actions > .failure {
    padding: 0.25em 0.5em;
  }
  .failure svg {
    margin-top: 0.2em;
  }

  /* the row begins half an em before the text, for the words of its buttons to stand under it */
  .ask {
    flex: 0 0 calc(100% - 0.5em);
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    margin-block: 0.25em 0.5em;
    margin-inline-start: 0.5em;
  }
  .ask p:first-child {
    font-weight: 600;
  }
  .ask-foot,
  .edit-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .ask .btn.small.bad {
    color: var(--_danger);
    border-color: currentColor;
  }

  .edit {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block: 0.375em 0.25em;
  }
  .edit .notice {
    align-items: center;
  }
  .edit .notice svg {
    margin-top: 0;
  }
  .edit .notice .act {
    margin-inline: -0.5714em;
  }
  .edit .counter {
    margin-inline-start: auto;
  }
  /* the other buttons wait; not by :has(), for WebKit does not always see that the form has gone */
  .editing:not(.beside) > .actions {
    display: none;
  }
  @container (width < 480px) {
    .edit .btn {
      flex: 1;
    }
    .edit .counter {
      flex: 1 0 100%;
    }
    /* the whole width of the comment, as the reply form has it */
    .editing > .text {
      grid-column: 1 / -1;
      margin-top: calc(var(--_av) * 0.28);
    }
    .editing > .stem {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .vote[aria-pressed='true'] path {
      fill: currentColor;
    }
    .ask {
      --_danger: CanvasText;
    }
  }
`;
