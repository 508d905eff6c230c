import { css } from 'lit';

/** Sizes, weights and ink of words. Line height and spacing stand on the host only, for a reader to change. */
export const type = css`
  .title,
  .form-title {
    font-family: var(--comment-thread-heading-font, inherit);
  }
  .title {
    font-size: 1.25em;
  }
  .form-title {
    font-size: 1.125em;
  }
  .btn,
  .notice,
  .sub,
  .summary ul {
    font-size: 0.9375em;
  }
  .sort,
  .time,
  .edited,
  .to,
  .act,
  .small,
  .slim,
  .note,
  .label,
  .error,
  .check,
  .counter {
    font-size: 0.875em;
  }
  .title,
  .form-title,
  .author,
  .avatar,
  .lead,
  .summary p {
    font-weight: 650;
  }
  select,
  .badge,
  .btn,
  .act,
  .label,
  .error,
  .over,
  .summary a {
    font-weight: 600;
  }
  .sort,
  .time,
  .edited,
  .to,
  .act,
  .toggle,
  .gone,
  .note,
  .opt,
  .counter,
  .sub,
  .state svg,
  blockquote {
    color: var(--_muted);
  }
  .req,
  .error,
  .over,
  .summary a {
    color: var(--_danger);
  }
  .opt {
    font-weight: 400;
  }
  .btn,
  :is(.author a, .time):not(:hover) {
    text-decoration: none;
  }
`;
