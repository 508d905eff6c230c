import { css } from 'lit';

export const formStyles = css`
  comment-thread-form {
    display: block;
    container: ct-form / inline-size;
  }
  .form {
    display: grid;
    gap: 1em;
    grid-template-columns: minmax(0, 1fr);
  }
  .form-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1em;
    margin-block-end: -0.75em;
  }
  .form-head .act {
    margin-inline: -0.5714em;
  }
  .form-title {
    font-size: 1.0625em;
    font-family: var(--comment-thread-heading-font, inherit);
  }
  .home .form-title {
    font-size: 1.125em;
  }
  .note {
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .field {
    display: grid;
    gap: 0.3em;
    align-content: start;
    min-inline-size: 0;
  }
  .fields {
    display: grid;
    gap: 1em 0.875em;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .label {
    font-size: 0.875em;
    font-weight: 600;
    display: flex;
    gap: 0.35em;
  }
  .opt {
    font-weight: 400;
    color: var(--_muted);
  }
  .req {
    color: var(--_danger);
  }
  .input {
    font: inherit;
    /* below 16px iOS zooms into the field */
    font-size: max(1em, 16px);
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 0.375em 0.75em;
    margin: 0;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  textarea {
    display: block;
    min-block-size: 6.5em;
    max-block-size: 60vh;
    resize: vertical;
    field-sizing: content;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--_focus);
  }
  .error {
    margin: 0;
    display: flex;
    gap: 0.375em;
    align-items: flex-start;
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 600;
  }
  .error svg {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-block-start: 0.2em;
  }
  .summary {
    border: 1px solid var(--_danger);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
    padding: 0.75em 1em;
    background: color-mix(in srgb, var(--_danger) 5%, transparent);
  }
  .summary p {
    margin: 0;
    font-weight: 650;
  }
  .summary ul {
    margin: 0.25em 0 0;
    padding-inline-start: 1.25em;
    font-size: 0.9375em;
  }
  .summary li {
    padding-block: 0.125em;
  }
  .summary a {
    color: var(--_danger);
    font-weight: 600;
    text-underline-offset: 0.15em;
  }
  .check {
    display: flex;
    gap: 0.6em;
    align-items: flex-start;
    font-size: 0.875em;
    min-block-size: 24px;
    cursor: pointer;
  }
  .check input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.15em 0 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .form-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
  }
  .counter {
    color: var(--_muted);
    font-size: 0.875em;
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .counter.over {
    color: var(--_danger);
    font-weight: 600;
  }

  /* buttons */
  .act,
  .btn {
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: var(--_muted);
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 28px;
    padding: 0.0625em 0.5714em;
    border: 0;
    border-radius: 6px;
    background: none;
  }
  .act:hover,
  .act[aria-expanded='true'],
  .btn:hover {
    background: var(--_surface);
    color: inherit;
  }
  .btn {
    font-size: 0.9375em;
    color: inherit;
    min-block-size: 40px;
    padding: 0.25em 1.1em;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    transition: background-color var(--_dur);
  }
  .btn.primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on-accent);
  }
  .btn.primary:hover {
    background: color-mix(in srgb, var(--_accent) 86%, currentColor);
  }
  .btn.small {
    min-block-size: 32px;
    padding-inline: 0.9em;
    border-radius: 99px;
    font-size: 0.875em;
  }
  .btn[aria-disabled='true'] {
    opacity: 0.65;
    cursor: progress;
  }
  .spin {
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: spin 0.8s linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }
  .more {
    display: grid;
    justify-items: center;
    gap: 0.5em;
  }

  /* notices and states */
  .notice {
    display: flex;
    gap: 0.625em;
    align-items: flex-start;
    margin: 0;
    padding: 0.625em 0.875em;
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 0.9375em;
  }
  .notice svg {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.2em;
  }
  .notice p {
    margin: 0;
  }
  .notice .row {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 0.75em;
    align-items: center;
    justify-content: space-between;
  }
  .notice.warning {
    background: color-mix(in srgb, var(--_warning) 9%, transparent);
  }
  .notice.warning svg {
    color: var(--_warning);
  }
  .notice.danger {
    background: color-mix(in srgb, var(--_danger) 8%, transparent);
  }
  .notice.danger svg {
    color: var(--_danger);
  }
  .notice.slim {
    padding: 0.25em 0.625em;
    font-size: 0.875em;
    margin-block: 0.25em 0.5em;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .state {
    display: grid;
    justify-items: center;
    gap: 0.25em;
    text-align: center;
    padding: 2em 1em;
    border: 1px dashed var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }
  .state svg {
    inline-size: 2.25em;
    block-size: 2.25em;
    stroke-width: 1;
    color: var(--_muted);
    margin-block-end: 0.375em;
  }
  .state p {
    margin: 0;
  }
  .lead {
    font-weight: 650;
  }
  .sub {
    color: var(--_muted);
    font-size: 0.9375em;
    max-inline-size: 36ch;
  }
  .state .btn {
    margin-block-start: 0.875em;
  }
  .skeleton {
    display: grid;
    gap: 1.75em;
  }
  .sk {
    display: grid;
    grid-template-columns: var(--_av) minmax(0, 1fr);
    column-gap: var(--_gap);
  }
  .sk i {
    display: block;
    border-radius: 6px;
    background: var(--_line);
    block-size: 0.75em;
    margin-block: 0.3em;
    animation: pulse 1.6s ease-in-out infinite;
  }
  .sk > i {
    inline-size: var(--_av);
    block-size: var(--_av);
    border-radius: 50%;
    margin: 0;
  }
  .sk i:first-child:not(.sk > i) {
    inline-size: 34%;
  }
  .sk i:last-child {
    inline-size: 68%;
  }
  @keyframes pulse {
    50% {
      opacity: 0.45;
    }
  }

  @container ct-form (min-width: 440px) {
    .fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .wide {
      grid-column: 1 / -1;
    }
  }
  @container ct-form (min-width: 640px) {
    .fields {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .wide {
      grid-column: auto;
    }
  }
  .fields:has(.error) {
    grid-template-columns: minmax(0, 1fr) !important;
  }
  @container ct (max-width: 479.98px) {
    .btn.primary {
      flex: 1 1 100%;
    }
    .counter {
      margin-inline-start: 0;
    }
  }
  @media (pointer: coarse) {
    .btn,
    .input {
      min-block-size: 44px;
    }
    .btn.small {
      min-block-size: 36px;
    }
  }
`;
