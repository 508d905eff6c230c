import { css } from 'lit';

/**
 * Public properties → private values. `--_x: var(--comment-thread-x, default)` stands on the root inside, so
 * that a value set on any ancestor counts. Only em, no rem: host pages set the root's size to anything.
 */
export const tokens = css`
  :host {
    display: block;
    container: ct / inline-size;
    max-inline-size: var(--comment-thread-max-width, none);
    color: var(--comment-thread-text, inherit);
    font-family: var(--comment-thread-font, inherit);
    font-size: var(--comment-thread-font-size, inherit);
    font-style: normal;
    font-weight: 400;
    line-height: var(--comment-thread-line-height, 1.55);
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .root {
    --_muted: var(--comment-thread-text-muted, color-mix(in srgb, currentColor 25%, #616a74));
    --_accent: var(--comment-thread-accent, #0a57c2);
    --_on-accent: var(--comment-thread-on-accent, #fff);
    --_link: var(--comment-thread-link, var(--_accent));
    --_focus: var(--comment-thread-focus, var(--_accent));
    --_danger: var(--comment-thread-danger, #b3261e);
    --_warning: var(--comment-thread-warning, #7a4b00);
    --_field-line: var(--comment-thread-field-border, #7a828c);
    --_field: var(--comment-thread-field-bg, color-mix(in srgb, currentColor 2%, transparent));
    --_surface: var(--comment-thread-surface, color-mix(in srgb, currentColor 5%, transparent));
    --_highlight: var(--comment-thread-highlight, color-mix(in srgb, var(--_accent) 9%, transparent));
    --_stroke: var(--comment-thread-line, currentColor);
    --_line-o: var(--comment-thread-line-opacity, 0.17);
    --_line: color-mix(in srgb, var(--_stroke) calc(var(--_line-o) * 100%), transparent);
    --_line-w: var(--comment-thread-line-width, 2px);
    --_radius: var(--comment-thread-radius, 8px);
    --_av: var(--comment-thread-avatar-size, 2.25em);
    --_indent: var(--comment-thread-indent, 2.625em);
    --_gap: 0.75em;
    --_dur: var(--comment-thread-duration, 0.15s);
    --_av-bg: 45% 88%;
    --_av-fg: 55% 24%;
    color-scheme: light;
  }
  .root[data-scheme='dark'] {
    --_muted: var(--comment-thread-text-muted, color-mix(in srgb, currentColor 25%, #a3acb6));
    --_accent: var(--comment-thread-accent, #8fc2ff);
    --_on-accent: var(--comment-thread-on-accent, #06182d);
    --_danger: var(--comment-thread-danger, #ffb1a8);
    --_warning: var(--comment-thread-warning, #f2c572);
    --_field-line: var(
      --comment-thread-field-border,
      color-mix(in srgb, currentColor 46%, transparent)
    );
    --_field: var(--comment-thread-field-bg, color-mix(in srgb, currentColor 4%, transparent));
    --_surface: var(--comment-thread-surface, color-mix(in srgb, currentColor 7%, transparent));
    --_highlight: var(--comment-thread-highlight, color-mix(in srgb, var(--_accent) 12%, transparent));
    --_line-o: var(--comment-thread-line-opacity, 0.19);
    --_av-bg: 28% 26%;
    --_av-fg: 60% 86%;
    color-scheme: dark;
  }
  @media (prefers-contrast: more) {
    .root,
    .root[data-scheme='dark'] {
      --_muted: currentColor;
      --_line-o: 0.6;
      --_field-line: currentColor;
    }
  }
`;
