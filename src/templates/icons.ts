import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg
    viewBox="0 0 16 16"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shape}
  </svg>`;

export const alertIcon = icon(
  svg`<circle cx="8" cy="8" r="6.5"></circle><path d="M8 4.75v4M8 11.25v.01"></path>`,
);
export const clockIcon = icon(
  svg`<circle cx="8" cy="8" r="6.5"></circle><path d="M8 4.5V8l2.25 1.5"></path>`,
);
export const lockIcon = icon(
  svg`<rect x="3" y="7" width="10" height="7" rx="1.5"></rect><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"></path>`,
);
export const offlineIcon = icon(
  svg`<path d="M2 2l12 12M3.2 8.6a6.6 6.6 0 0 1 2.6-1.7M1.5 5.9A9.6 9.6 0 0 1 4 4.2M8 4.2a9.4 9.4 0 0 1 6.5 1.9M5.6 11a3.6 3.6 0 0 1 3.2-.8M8 13.2v.01"></path>`,
);
export const penIcon = icon(svg`<path d="M3 13l.6-2.6 7.5-7.5a1.4 1.4 0 0 1 2 2L5.6 12.4z"></path>`);
export const bubbleIcon = icon(
  svg`<path d="M8 2.5c3.6 0 6.5 2.3 6.5 5.2S11.6 13 8 13c-.8 0-1.6-.1-2.3-.3L2.5 14l.8-2.6C2.2 10.4 1.5 9.1 1.5 7.7 1.5 4.8 4.4 2.5 8 2.5z"></path>`,
);
export const cloudIcon = icon(
  svg`<path d="M4.5 12.5a3 3 0 0 1-.4-6 4.2 4.2 0 0 1 8-.2 3.1 3.1 0 0 1-.6 6.2zM8 6.5v2.5M8 11v.01"></path>`,
);
export const arrowIcon = icon(svg`<path d="M3 3v4.5a2 2 0 0 0 2 2h8M10 6.5l3 3-3 3"></path>`);
export const chevronIcon = icon(svg`<path d="M4 6.5l4 4 4-4"></path>`);
