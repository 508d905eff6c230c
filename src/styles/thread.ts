import { css } from 'lit';

export const threadStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  * {
    scroll-margin-block: 5em;
  }
  .root {
    display: grid;
    gap: 1.75em;
    min-inline-size: 0;
  }
  .root > * {
    min-inline-size: 0;
  }
  .sr,
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* header */
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  .title,
  .form-title,
  .author {
    font-weight: 650;
  }
  .title {
    font-size: 1.25em;
    font-family: var(--comment-thread-heading-font, inherit);
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .select {
    position: relative;
    display: inline-flex;
    align-items: center;
  }
  .select svg {
    position: absolute;
    inset-inline-end: 0.4em;
    inline-size: 1em;
    block-size: 1em;
    pointer-events: none;
  }
  select {
    appearance: none;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    font-weight: 600;
    cursor: pointer;
    border: 0;
    border-radius: 6px;
    min-block-size: 2.25em;
    padding-block: 0;
    padding-inline: 0.375em 1.75em;
    background: transparent;
    field-sizing: content;
  }
  select:hover {
    background-color: var(--_surface);
  }
  option {
    color: CanvasText;
    background: Canvas;
  }

  /* thread: a line falls from each avatar and turns into each reply */
  .list {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 1.5em;
    grid-template-columns: minmax(0, 1fr);
  }
  .list .list {
    margin-block-start: 1em;
    padding-inline-start: var(--_indent);
    gap: 1em;
  }
  .item {
    position: relative;
    min-inline-size: 0;
  }
  .many > .item {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 9em;
    /* room for what paints beside the box: focus ring and tint */
    padding: 0.5em;
    margin: -0.5em;
  }
  .branch {
    position: absolute;
    inset: 0;
    pointer-events: none;
    color: var(--_stroke);
    /* both strokes opaque and faded as one group, so that crossings do not darken */
    opacity: var(--_line-o);
    --_r: 0.75em;
  }
  .branch::before,
  .item:not(:last-child) > .branch::after {
    content: '';
    position: absolute;
    border: 0 solid;
    inset-inline-start: calc(var(--_av) / 2 - var(--_indent) - var(--_line-w) / 2);
  }
  .branch::before {
    inset-block-start: -0.875em;
    block-size: calc(0.875em + var(--_av) / 2);
    inline-size: calc(var(--_indent) - var(--_av) / 2 - 4px);
    border-inline-start-width: var(--_line-w);
    border-block-end-width: var(--_line-w);
    border-end-start-radius: var(--_r);
  }
  .item + .item > .branch::before {
    inset-block-start: -1em;
    block-size: calc(1em + var(--_av) / 2);
  }
  .item:not(:last-child) > .branch::after {
    inset-block: 0;
    border-inline-start-width: var(--_line-w);
  }
  .comment {
    position: relative;
    display: grid;
    grid-template-columns: var(--_av) minmax(0, 1fr);
    grid-template-rows: auto 1fr auto;
    column-gap: var(--_gap);
    border-radius: var(--_radius);
  }
  .is-target {
    background: var(--_highlight);
    box-shadow: 0 0 0 0.5em var(--_highlight);
  }
  .avatar {
    grid-area: 1 / 1;
    align-self: start;
    margin-block-end: calc(var(--_av) * -0.28);
    inline-size: var(--_av);
    block-size: var(--_av);
    border-radius: var(--comment-thread-avatar-radius, 50%);
    display: grid;
    place-items: center;
    overflow: hidden;
    user-select: none;
    background: hsl(var(--h, 220) var(--_av-bg));
    color: hsl(var(--h, 220) var(--_av-fg));
    font-weight: 650;
  }
  .avatar span {
    font-size: 0.8125em;
  }
  .avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  /* hues: classes, because a style attribute falls under the site's style-src */
  .h0 {
    --h: 7;
  }
  .h1 {
    --h: 37;
  }
  .h2 {
    --h: 67;
  }
  .h3 {
    --h: 97;
  }
  .h4 {
    --h: 127;
  }
  .h5 {
    --h: 157;
  }
  .h6 {
    --h: 187;
  }
  .h7 {
    --h: 217;
  }
  .h8 {
    --h: 247;
  }
  .h9 {
    --h: 277;
  }
  .h10 {
    --h: 307;
  }
  .h11 {
    --h: 337;
  }
  .stem {
    grid-area: 2 / 1;
    justify-self: center;
    inline-size: var(--_line-w);
    margin-block: calc(var(--_av) * 0.28 + 6px) 3px;
    background: var(--_line);
    border-radius: 1px;
  }
  .toggle {
    grid-area: 3 / 1;
    place-self: end center;
    inline-size: 24px;
    block-size: 24px;
    margin-block: 2px;
    padding: 0;
    border: 1.5px solid var(--_field-line);
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    display: grid;
    place-items: center;
    cursor: pointer;
  }
  .toggle::before,
  .toggle[aria-expanded='false']::after {
    content: '';
    grid-area: 1/1;
    inline-size: 9px;
    border-block-start: 1.5px solid;
  }
  .toggle[aria-expanded='false']::after {
    transform: rotate(90deg);
  }
  .toggle:hover {
    color: inherit;
    border-color: currentColor;
  }
  .meta {
    grid-area: 1 / 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.625em;
    block-size: fit-content;
    min-block-size: calc(var(--_av) * 0.72);
  }
  .author a {
    color: inherit;
    text-decoration: none;
  }
  .author a:hover,
  .time:hover {
    text-decoration: underline;
  }
  .time,
  .edited,
  .to {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .time {
    text-decoration: none;
    border-radius: 4px;
  }
  .when {
    white-space: nowrap;
  }
  .edited::before {
    content: '·' / '';
    margin-inline: 0.375em;
  }
  .to svg {
    inline-size: 0.9em;
    block-size: 0.9em;
    margin-inline-end: 0.3em;
    vertical-align: -0.1em;
  }
  .to svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .to a {
    color: inherit;
  }
  .badge {
    font-size: 0.75em;
    font-weight: 600;
    color: var(--_accent);
    border: 1px solid currentColor;
    border-radius: 99px;
    padding: 0 0.6em;
  }
  .text {
    grid-area: 2 / 2;
    min-inline-size: 0;
  }
  .gone {
    grid-area: 1 / 2;
    align-self: center;
    color: var(--_muted);
    font-style: italic;
    margin: 0;
    padding-block: 0.25em;
  }
  .bare {
    min-block-size: var(--_av);
  }
  .bare .toggle {
    grid-area: 1 / 1;
    place-self: center;
  }
  .actions {
    grid-area: 3 / 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125em;
    margin-block-start: 0.25em;
    margin-inline-start: -0.5em;
  }
  .actions .note {
    padding-inline-start: 0.5em;
  }

  /* a comment's own text */
  .body {
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    max-inline-size: var(--comment-thread-measure, 68ch);
    padding-block-start: 0.125em;
  }
  .body .plain {
    white-space: pre-line;
  }
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body :is(p, li, blockquote) {
    unicode-bidi: plaintext;
  }
  .body :is(p, ul, ol, blockquote, pre) {
    margin-block: 0 0.65em;
    margin-inline: 0;
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.375em;
  }
  .body a {
    color: var(--_link);
    text-underline-offset: 0.15em;
    text-decoration-thickness: from-font;
  }
  .body blockquote {
    padding-inline-start: 0.875em;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .body code {
    font-family: var(--comment-thread-mono, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace);
    font-size: 0.9em;
    background: var(--_surface);
    border-radius: 4px;
    padding: 0.1em 0.3em;
  }
  .body pre {
    background: var(--_surface);
    border-radius: var(--_radius);
    padding: 0.75em 0.875em;
    overflow-x: auto;
  }
  .body pre code {
    background: none;
    padding: 0;
  }

  /* the form under a comment; the line to the replies runs past it */
  .replybox {
    position: relative;
    margin-block-start: 0.75em;
    padding-inline-start: calc(var(--_av) + var(--_gap));
    padding-block-end: 0.5em;
  }
  .has-replies::before {
    content: '';
    position: absolute;
    inset-block: -0.75em -1em;
    inset-inline-start: calc(var(--_av) / 2 - var(--_line-w) / 2);
    border-inline-start: var(--_line-w) solid;
    color: var(--_stroke);
    opacity: var(--_line-o);
  }

  @container ct (max-width: 479.98px) {
    .root {
      gap: 1.5em;
      --_av: 1.75em;
      --_gap: 0.625em;
      --_indent: 1.5em;
    }
    .branch {
      --_r: 0.375em;
    }
    .avatar span {
      font-size: 0.6875em;
    }
    /* the reply form takes the whole width, whatever the depth */
    .replybox {
      padding-inline-start: 0;
    }
    .list .list .replybox {
      margin-inline-start: -1.5em;
    }
    .list .list .list .replybox {
      margin-inline-start: -3em;
    }
    .has-replies::before,
    .item:has(.replybox) > .branch::after {
      display: none !important;
    }
  }
  @media (pointer: coarse) {
    .act {
      min-block-size: 36px;
    }
  }
  .comment:focus:not(:focus-visible) {
    outline: none;
  }
  :is(a, button, select, input, textarea):focus-visible,
  .summary:focus,
  .comment:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .comment:focus-visible {
    outline-offset: 0.5em;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .avatar,
    .badge,
    .notice,
    .skeleton i {
      border: 1px solid CanvasText;
    }
    .stem {
      background: CanvasText;
      forced-color-adjust: none;
      opacity: 0.3;
    }
    .select svg {
      display: none;
    }
    select {
      appearance: auto;
      padding-inline: 0.25em;
    }
    .btn.primary {
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
      border: 1px solid ButtonText;
    }
    :is(a, button, select, input, textarea):focus-visible,
    .summary:focus,
    .comment:focus-visible {
      outline-color: Highlight;
    }
    .is-target {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .actions,
    .home,
    .replybox,
    .sort,
    .toggle,
    .more {
      display: none;
    }
  }
`;
