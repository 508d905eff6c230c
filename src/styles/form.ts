import { css } from 'lit';

export const form = css`
  comment-thread-form {
    display: block;
  }
  .check {
    padding-block: 0.125em;
  }
  .form-head {
    margin-bottom: -0.75em;
  }
  .form-head .act {
    margin-inline: -0.5714em;
  }
  /* as many beside each other as find room; one below the other as soon as one has an error to show */
  .fields {
    align-items: start;
  }
  .fields .field {
    flex: 1 1 12.5em;
  }
  .fields:has(.error) .field {
    flex-basis: 100%;
  }
  .counter {
    font-variant-numeric: tabular-nums;
  }
  .error svg,
  .notice svg,
  .check input {
    margin-top: 0.2em;
  }
  [aria-invalid] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .summary {
    padding: 0.75em 1em;
    border: 1px solid var(--_danger);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
  }
  .summary li {
    margin-top: 0.25em;
  }
`;
