import { html, type TemplateResult } from 'lit';

/** Strokes on a grid of 16; the style sheet gives them size, width and ink. */
const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>`;

const CIRCLE = 'M1.5 8a6 6 0 0 1 13 0 6 6 0 0 1-13 0';

export const alertIcon = icon(`${CIRCLE}M8 5v4M8 11v.1`);
export const clockIcon = icon(`${CIRCLE}M8 4v4l3 2`);
export const lockIcon = icon('M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2');
export const offlineIcon = icon(
  'M2 2l12 12M3 9a7 7 0 0 1 3-2M1 6a9 9 0 0 1 3-2M8 4a9 9 0 0 1 7 2M6 11a4 4 0 0 1 3-1M8 13v.1',
);
export const penIcon = icon('M3 13l1-3 7-7a1 1 0 0 1 2 2l-7 7z');
export const bubbleIcon = icon('M6 13l-4 1 1-3a6.5 5.5 0 1 1 3 2z');
export const cloudIcon = icon('M5 13a3 3 0 0 1-1-6 4 4 0 0 1 8 0 3 3 0 0 1-1 6zM8 7v2M8 11v.1');
export const arrowIcon = icon('M3 3v5q0 2 2 2h8M10 7l3 3-3 3');
export const chevronIcon = icon('M4 6l4 4 4-4');
