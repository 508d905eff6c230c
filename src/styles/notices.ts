import { css } from 'lit';

/** Notices, and what stands in place of the comments: nothing yet, could not be loaded, loading. */
export const notices = css`
  .notice {
    padding: 0.625em 0.875em;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .notice .row {
    flex: 1;
  }
  .warning {
    --_ink: var(--_warning);
  }
  .danger,
  .summary {
    --_ink: var(--_danger);
  }
  .warning,
  .danger,
  .summary {
    background: color-mix(in srgb,var(--_ink) 6%,transparent);
  }
  .notice svg {
    color: var(--_ink);
  }
  .slim {
    width: fit-content;
    margin-block: 0.25em 0.5em;
    padding: 0.25em 0.625em;
  }
  .state {
    padding: 2em 1em;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    text-align: center;
  }
  .state svg {
    font-size: 2em;
    stroke-width: 1;
  }
  .state .btn {
    margin-top: 0.75em;
  }
  .sk i {
    height: 0.75em;
    margin-block: 0.25em;
    border-radius: 6px;
    background: var(--_line);
    animation: pulse 2s ease-in-out infinite;
  }
  .sk i:first-child {
    grid-row: span 3;
    height: var(--_av);
    margin: 0;
    border-radius: 50%;
  }
  .sk i:nth-child(2) {
    width: 34%;
  }
  .sk i:last-child {
    width: 68%;
  }
  @keyframes pulse {
    50% {
      opacity: 0.5;
    }
  }
`;
