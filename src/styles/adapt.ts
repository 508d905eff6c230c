import { css } from 'lit';

/** What a narrow place, a finger and the reader's own settings ask for. The last sheet: it wins. */
export const adapt = css`
  /* as NARROW in the width controller */
  @container (width < 480px) {
    .root {
      --_av: var(--comment-thread-avatar-size,1.75em);
      --_indent: var(--comment-thread-indent,1.5em);
      --_gap: .625em;
      gap: 1.5em;
    }
    /* the reply form takes the whole width, whatever the depth */
    .replybox {
      padding-inline-start: 0;
    }
    .list .list .replybox {
      margin-inline-start: calc(var(--_indent) * -1);
    }
    .list .list .list .replybox {
      margin-inline-start: calc(var(--_indent) * -2);
    }
    .has-replies::before,
    .replying > .branch::after {
      display: none;
    }
    /* it reaches beyond the lists that it is in */
    .batch:has(.replybox) {
      content-visibility: visible;
    }
    .primary {
      flex: 1 1 100%;
    }
  }
  @media (pointer: coarse) {
    .btn,
    .input {
      min-height: 44px;
    }
    .act,
    .small {
      min-height: 36px;
    }
  }
  @media (prefers-contrast: more) {
    .root {
      --_muted: currentColor;
      --_edge: currentColor;
      --_fade: .6;
    }
  }
  @media (forced-colors: active) {
    .root {
      --_focus: Highlight;
      --_fade: .3;
    }
    .avatar,
    .notice,
    .sk i {
      border: 1px solid;
    }
    .notice {
      --_ink: CanvasText;
    }
    .is-target {
      outline: 2px solid Highlight;
    }
    .primary {
      --_accent: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
    select {
      appearance: auto;
      padding-inline: 0.25em;
    }
    .sort svg {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
