import { css } from 'lit';

/** What holds without looks, too: what is hidden, what only screen readers get, what is on paper only, icons. */
export const base = css`
  :host([hidden]),
  [hidden]:not([hidden='until-found']) {
    display: none !important;
  }
  .sr,
  .skip:not(:focus) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    width: 1.1em;
    height: 1.1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media screen {
    [hidden='until-found'] {
      padding-block: 0 !important;
      margin-block: 0 !important;
      contain-intrinsic-block-size: 0 !important;
    }
    .paper {
      display: none;
    }
  }
  @media print {
    .actions,
    .home,
    .replybox,
    .sort,
    .toggle,
    .skip,
    .skeleton,
    .more > :not(.paper) {
      display: none !important;
    }
    /* on paper nothing can be unfolded */
    .list[hidden] {
      display: block !important;
      content-visibility: visible;
    }
    details::details-content {
      display: block;
      content-visibility: visible;
    }
    .item {
      content-visibility: visible !important;
    }
    .comment {
      break-inside: avoid;
    }
    /* tomorrow it was another day */
    time[title]::after {
      content: ' (' attr(title) ')';
    }
  }
`;
