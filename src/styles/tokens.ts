import { css } from 'lit';

/**
 * Public properties → private values. `--_x: var(--comment-thread-x, default)` stands on the root inside, so
 * that a value set on any ancestor counts. Only em, no rem: host pages set the root's size to anything.
 * `--_dark` is how much of a dark default goes into the mix: all or nothing. What the layout stands on is important:
 * a reset of the page's, `*{all:unset!important}`, would take it away.
 */
export const tokens = css`
  :host {
    display: block !important;
    container-type: inline-size !important;
    max-width: var(--comment-thread-max-width, none);
    color: var(--comment-thread-text, inherit);
    font-family: var(--comment-thread-font, inherit);
    font-size: var(--comment-thread-font-size, inherit);
    font-style: normal !important;
    font-weight: 400 !important;
    line-height: var(--comment-thread-line-height, 1.55) !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-transform: none !important;
    white-space: normal !important;
    overflow-wrap: anywhere !important;
    -webkit-text-size-adjust: 100%;
  }
  .root {
    --_dark: 0%;
    --_muted: var(--comment-thread-text-muted,color-mix(in srgb,currentColor 25%,color-mix(in srgb,#a3acb6 var(--_dark),#616a74)));
    --_accent: var(--comment-thread-accent,color-mix(in srgb,#8fc2ff var(--_dark),#0a57c2));
    --_danger: var(--comment-thread-danger,color-mix(in srgb,#ffb1a8 var(--_dark),#b3261e));
    --_warning: var(--comment-thread-warning,color-mix(in srgb,#f2c572 var(--_dark),#7a4b00));
    --_edge: var(--comment-thread-field-border,color-mix(in srgb,color-mix(in srgb,currentColor 60%,transparent) var(--_dark),#7a828c));
    --_surface: var(--comment-thread-surface,color-mix(in srgb,currentColor calc(5% + var(--_dark)*.02),transparent));
    --_tint: var(--comment-thread-highlight,color-mix(in srgb,var(--_accent) 10%,transparent));
    --_stroke: var(--comment-thread-line,currentColor);
    --_fade: var(--comment-thread-line-opacity,.17);
    --_line: color-mix(in srgb,var(--_stroke) calc(var(--_fade)*100%),transparent);
    --_pen: var(--comment-thread-line-width,2px);
    --_focus: var(--comment-thread-focus,var(--_accent));
    --_radius: var(--comment-thread-radius,8px);
    --_av: var(--comment-thread-avatar-size,2.25em);
    --_indent: var(--comment-thread-indent,2.625em);
    --_gap: .75em;
    color-scheme: light;
  }
  [data-scheme='dark'] {
    --_dark: 100%;
    --_fade: var(--comment-thread-line-opacity,.19);
    color-scheme: dark;
  }
`;
