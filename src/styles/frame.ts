import { css } from 'lit';

/** What all the rest stands on: the reset, the rows, the ring of the focus, icons. */
export const frame = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    scroll-margin-block: 5em;
  }
  :focus-visible,
  .summary:focus {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  a {
    color: inherit;
  }
  svg {
    flex: none;
  }

  /* columns */
  .root,
  .skeleton,
  .form,
  .field,
  .more,
  .state {
    display: grid;
    gap: 1.75em;
    grid-template-columns: minmax(0, 1fr);
  }
  .field,
  .more,
  .state {
    gap: 0.25em;
  }
  .more,
  .state {
    justify-items: center;
  }
  .home form {
    padding-top: 1.75em;
    border-top: 1px solid var(--_line);
  }

  /* rows */
  .head,
  .meta,
  .actions,
  .fields,
  .form-head,
  .form-foot,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
  }
  .head,
  .form-head,
  .form-foot,
  .row {
    justify-content: space-between;
  }
  .sort,
  .check,
  .error,
  .notice {
    display: flex;
    align-items: flex-start;
    gap: 0.625em;
  }
  .form,
  .fields {
    gap: 1em;
  }
  .sort,
  .error {
    gap: 0.375em;
  }
`;
