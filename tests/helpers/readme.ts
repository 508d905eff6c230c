// The README's snippets, so that tests run what readers copy.
import MarkdownIt from 'markdown-it';
import { readProjectFile } from './project.js';

export interface Snippet {
  /** The first word after the fence, in lower case: html, js, ts, json, sh … */
  language: string;
  /** The rest of that line, for hints such as `mapping` */
  info: string;
  text: string;
  /** Of the first line of text, counted from 1 */
  line: number;
}

export function readmeSnippets(markdown = readProjectFile('README.md')): Snippet[] {
  return new MarkdownIt()
    .parse(markdown, {})
    .filter(({ type }) => type === 'fence')
    .map((token) => {
      const [language = '', ...info] = token.info.trim().split(/\s+/);
      const line = (token.map?.[0] ?? 0) + 2;
      return { language: language.toLowerCase(), info: info.join(' '), text: token.content, line };
    });
}

/** The snippets that a site owner pastes into a page; end-to-end tests open each. */
export function readmePages(markdown?: string): Snippet[] {
  return readmeSnippets(markdown).filter(
    ({ language, text }) => language === 'html' && text.includes('<comment-thread'),
  );
}
