/**
 * Comment text → HTML: a small Markdown. What would shout or fetch (headings, images, raw HTML, tables, rules)
 * is off, and so is indented code, which turns a pasted poem into a listing.
 */
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 12 });

markdown.disable(['heading', 'lheading', 'table', 'hr', 'code', 'reference', 'html_block']);
markdown.disable(['image', 'html_inline']);
// "main.rs" is a file name, and an address typed into the text needs no link for harvesters.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.validateLink = (url) => /^(?:https?:\/\/|mailto:)/i.test(url);

const { escapeHtml } = markdown.utils;

// No class for the language: the name is the reader's text, and the page's CSS is not his to choose.
markdown.renderer.rules['fence'] = (tokens, index) =>
  `<pre><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc noopener');
  return renderer.renderToken(tokens, index, options);
};

export function renderText(text: string): string {
  return markdown.render(text).trim();
}

/** Links that work and addresses that ask to be copied: spammers use both. */
export function countLinks(text: string, html: string): number {
  const anchors = html.match(/<a /g)?.length ?? 0;
  const addresses = text.match(/https?:\/\/|www\./gi)?.length ?? 0;
  return Math.max(anchors, addresses);
}
