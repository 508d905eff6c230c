import { css } from 'lit';

/** A comment's own text. */
export const body = css`
  .body {
    max-width: calc(var(--comment-thread-measure, 68ch) + 0.5em);
    margin-top: -0.125em;
  }
  .body,
  .body :is(p, li, blockquote) {
    unicode-bidi: plaintext;
  }
  .plain {
    white-space: pre-line;
  }
  .body :is(p, ul, ol, blockquote, pre) {
    margin-bottom: 0.625em;
  }
  .body :last-child {
    margin-bottom: 0;
  }
  ul {
    list-style: disc;
  }
  ul,
  .body ol {
    padding-inline-start: 1.25em;
  }
  .body a,
  .summary a {
    text-underline-offset: 0.125em;
  }
  .body a {
    color: var(--comment-thread-link,var(--_accent));
  }
  blockquote {
    padding-inline-start: 0.875em;
    border-inline-start: 3px solid var(--_line);
  }
  code {
    padding: 0.125em 0.25em;
    border-radius: 4px;
    font-family: var(--comment-thread-mono,ui-monospace,Menlo,monospace);
    font-size: 0.875em;
  }
  code,
  pre {
    background: var(--_surface);
  }
  pre {
    padding: 0.75em 0.875em;
    border-radius: var(--_radius);
    overflow-x: auto;
  }
  pre code {
    padding: 0;
    background: none;
  }
`;
