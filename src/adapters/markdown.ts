import { marked } from 'marked';

/**
 * Beyond these it is shown as it was typed: with the square of some of them grows the time that `marked` takes, up to
 * half a minute for 64 kB of `*_a`.
 */
const MAX_LENGTH = 65_536;
const MAX_MARKS = 1000;
const MARKS = /[*_~|>]+|\s[-+=]|\n|\d[.)]\s/g;
const LONG_RUN = /(?:^|\s)\S{2000}|(?:^|\S)[^\S\n]{500}/;

/** Markdown → HTML, not yet sanitised: line breaks stay, as readers of comments expect. Undefined for too much of it. */
export function toHtml(markdown: string): string | undefined {
  if (markdown.length > MAX_LENGTH || LONG_RUN.test(markdown)) return undefined;
  if ((markdown.match(MARKS)?.length ?? 0) > MAX_MARKS) return undefined;
  try {
    return marked.parse(markdown, { async: false, gfm: true, breaks: true });
  } catch {
    // Quotes within quotes, too deep for it: one comment without markup, not a thread without comments.
    return undefined;
  }
}
