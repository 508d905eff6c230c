import { css } from 'lit';

/** Buttons, fields and the list of orders. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    background: none;
    border: 0;
  }
  button,
  select,
  summary,
  .check,
  .btn {
    cursor: pointer;
  }
  .btn,
  .act {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
  }
  .act {
    min-height: 28px;
    padding: 0.0625em 0.5714em;
  }
  .act,
  select {
    border-radius: 6px;
  }
  .btn {
    min-height: 40px;
    padding: 0.25em 1.125em;
    transition: background-color var(--comment-thread-duration, 0.15s);
  }
  .btn,
  .input {
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  :is(.act, .toggle, .btn:not(.primary), select):hover,
  .act[aria-expanded='true'] {
    background: var(--_surface);
    color: inherit;
  }
  .primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--comment-thread-on-accent,color-mix(in srgb,#06182d var(--_dark),#fff));
  }
  .primary:hover {
    background: color-mix(in srgb,var(--_accent) 86%,currentColor);
  }
  .small {
    min-height: 32px;
  }
  .small,
  .badge {
    border-radius: 99px;
  }
  [aria-disabled] {
    opacity: 0.65;
    cursor: progress;
  }
  .spin {
    width: 1em;
    height: 1em;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: spin 1s linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  .sort {
    align-items: center;
  }
  select {
    appearance: none;
    min-height: 2.25em;
    padding-inline: 0.375em 1.75em;
    field-sizing: content;
  }
  .sort svg {
    margin-inline: -2em 0.5em;
    pointer-events: none;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }

  .input {
    width: 100%;
    min-height: 40px;
    padding: 0.375em 0.75em;
    background: var(--comment-thread-field-bg,color-mix(in srgb,currentColor calc(2% + var(--_dark)*.02),transparent));
    /* below 16px iOS zooms into the field */
    font-size: max(1em, 16px);
  }
  textarea.input {
    min-height: 6.5em;
    max-height: 60vh;
    padding-block: 0.625em;
    resize: vertical;
    field-sizing: content;
  }
  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--_focus);
  }
  .check input {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    accent-color: var(--_accent);
  }
`;
