import { marked } from 'marked';

/** Markdown → HTML, not yet sanitised: line breaks stay, as readers of comments expect. */
export const toHtml = (markdown: string): string =>
  marked.parse(markdown, { async: false, gfm: true, breaks: true });
