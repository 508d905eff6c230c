import { css } from 'lit';

export const comment = css`
  .comment,
  .sk {
    display: grid;
    grid-template-columns: var(--_av) minmax(0, 1fr);
    column-gap: var(--_gap);
  }
  .comment {
    grid-template-rows: auto 1fr auto;
    border-radius: var(--_radius);
  }
  .comment:focus-visible {
    outline-offset: 0.375em;
  }
  .is-target {
    background: var(--_tint);
    box-shadow: 0 0 0 0.5em var(--_tint);
  }
  .avatar {
    grid-area: 1 / 1;
    height: var(--_av);
    margin-bottom: calc(var(--_av) * -0.28);
    border-radius: var(--comment-thread-avatar-radius, 50%);
    overflow: hidden;
    user-select: none;
    text-align: center;
    line-height: var(--_av);
    background: hsl(var(--h) calc(45% - var(--_dark) * 0.17) calc(88% - var(--_dark) * 0.62));
    color: hsl(var(--h) 55% calc(24% + var(--_dark) * 0.62));
  }
  .avatar::first-line {
    font-size: 0.75em;
  }
  .avatar img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  /* hues: classes, because a style attribute falls under the site's style-src */
  .h0 {
    --h: 7;
  }
  .h1 {
    --h: 52;
  }
  .h2 {
    --h: 97;
  }
  .h3 {
    --h: 142;
  }
  .h4 {
    --h: 187;
  }
  .h5 {
    --h: 232;
  }
  .h6 {
    --h: 277;
  }
  .h7 {
    --h: 322;
  }
  .meta {
    grid-area: 1 / 2;
    gap: 0 0.625em;
    min-height: calc(var(--_av) * 0.72);
  }
  /* A stranger's words paint no further than here, however high they are stacked; the padding is for focus rings. */
  .author,
  .to,
  .badge,
  .body {
    min-width: 0;
    contain: paint;
    overflow: clip;
  }
  .author,
  .to,
  .body {
    padding: 0.25em;
    margin: -0.25em;
  }
  .when {
    white-space: nowrap;
  }
  .edited::before {
    content: '·' / '';
    margin-inline: 0.375em 0.125em;
  }
  .to svg {
    margin-inline-end: 0.25em;
    vertical-align: -0.125em;
  }
  .to svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .badge {
    padding-inline: 0.625em;
    border: 1px solid;
    color: var(--_accent);
    font-size: 0.75em;
  }
  .text {
    grid-area: 2 / 2;
  }
  .actions {
    grid-area: 3 / 2;
    gap: 0.125em;
    margin-top: 0.25em;
    margin-inline-start: -0.5em;
  }
  .actions .note {
    padding-inline-start: 0.5em;
  }
  .toggle {
    grid-area: 3 / 1;
    place-self: end center;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    margin-block: 2px;
    border: 1.5px solid color-mix(in srgb,currentColor 80%,transparent);
    border-radius: 50%;
  }
  .toggle::before,
  .toggle[aria-expanded='false']::after {
    content: '';
    grid-area: 1 / 1;
    width: 9px;
    border-top: 1.5px solid;
  }
  .toggle::after {
    transform: rotate(90deg);
  }
  /* beside the first line of buttons, where it was before it was pressed */
  :not(.bare) > .toggle[aria-expanded='false'] {
    align-self: start;
    margin-top: calc(0.25em + 2px);
  }
  .gone {
    grid-area: 1 / 2;
    align-self: center;
    font-style: italic;
  }
  .bare {
    min-height: var(--_av);
  }
  .bare .toggle {
    grid-area: 1 / 1;
    place-self: center;
  }
`;
