/** The looks of the panel, in the widget's own tokens; what they are called stands in styles/tokens.ts. */
export const style = `
.self-check {
  --_muted: color-mix(in srgb, currentColor 25%, #616a74);
  --_error: #b3261e;
  --_warning: #7a4b00;
  --_note: #0a57c2;
  --_ok: #11692f;
  --_focus: var(--comment-thread-focus, #0a57c2);
  --_edge: #7a828c;
  --_surface: color-mix(in srgb, currentColor 5%, transparent);
  margin-block-start: 2em;
  border: 1px solid var(--_edge);
  border-radius: var(--comment-thread-radius, 8px);
  font-size: 0.9375em;
  color-scheme: light;
}
[data-scheme='dark'] ~ .self-check {
  --_muted: color-mix(in srgb, currentColor 25%, #a3acb6);
  --_error: #ffb1a8;
  --_warning: #f2c572;
  --_note: #8fc2ff;
  --_ok: #7fdc9a;
  --_focus: var(--comment-thread-focus, #8fc2ff);
  --_edge: color-mix(in srgb, currentColor 46%, transparent);
  color-scheme: dark;
}
.self-check summary {
  padding: 0.625em 0.875em;
  cursor: pointer;
  border-radius: inherit;
}
.self-check [role='heading'] {
  font-weight: 650;
}
.self-check [role='status'] {
  margin-inline-start: 0.75em;
  color: var(--_muted);
}
.self-check ol {
  margin-inline: 0.875em;
  padding: 0;
  list-style: none;
}
.self-check li {
  display: grid;
  grid-template-columns: 1.25em minmax(0, 1fr);
  gap: 0 0.5em;
  padding-block: 0.625em;
  border-block-start: 1px solid color-mix(in srgb, currentColor 17%, transparent);
}
.self-check li svg {
  margin-block-start: 0.2em;
  stroke-width: 1.75;
}
.self-check li > div {
  max-inline-size: 68ch;
}
.self-check b,
.self-check li svg {
  color: var(--_ink);
}
.self-check b {
  font-weight: 650;
}
.self-check p + p {
  margin-block-start: 0.25em;
}
.self-check code {
  padding: 0.0625em 0.25em;
  border-radius: 4px;
  background: var(--_surface);
  font: 0.9em/1.4 var(--comment-thread-mono, ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace);
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}
.self-check .tools {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5em;
  padding: 0.25em 0.875em 0.875em;
}
.self-check button {
  min-height: 32px;
  padding: 0.25em 0.875em;
  border: 1px solid var(--_edge);
  border-radius: 99px;
  font-size: 0.9333em;
  font-weight: 600;
}
.self-check button:hover {
  background: var(--_surface);
}
@media (pointer: coarse) {
  .self-check button {
    min-height: 44px;
  }
}
@media (forced-colors: active) {
  .self-check {
    --_error: CanvasText;
    --_warning: CanvasText;
    --_note: CanvasText;
    --_ok: CanvasText;
    --_focus: Highlight;
    --_edge: CanvasText;
  }
}
@media print {
  .self-check {
    display: none;
  }
}
${['error', 'warning', 'note', 'ok'].map((level) => `.self-check .is-${level} { --_ink: var(--_${level}); }`).join('\n')}
`;
