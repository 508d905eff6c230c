// The comments that all contenders show.
import { random } from '../helpers/random.js';

export interface BenchComment {
  readonly id: string;
  readonly parentId: string | null;
  readonly author: { readonly name: string };
  readonly createdAt: string;
  readonly html: string;
}

const WORDS =
  'the wall of dry stone has a pipe in gravel behind it and drains to the ditch when rain comes'.split(' ');
const DEEPEST = 4;

/** The same comments each time: six of ten a paragraph, the others with a link, a list and code; up to five deep. */
export function makeComments(count: number, shape: 'mixed' | 'one'): BenchComment[] {
  const { below, next } = random(11);
  const words = (n: number): string => Array.from({ length: n }, () => WORDS[below(WORDS.length)]).join(' ');
  const depths: number[] = [];
  return Array.from({ length: count }, (_, i) => {
    const near = Math.max(0, i - 1 - below(8));
    const replies = i > 0 && (shape === 'one' || (next() < 0.7 && depths[near]! < DEEPEST));
    const parent = shape === 'one' ? 0 : near;
    depths.push(replies ? depths[parent]! + 1 : 0);
    const html =
      next() < 0.6
        ? `<p>${words(20 + below(40))}</p>`
        : `<p>${words(15)} <em>${words(2)}</em> <a href="https://example.com/${String(i)}">${words(2)}</a> ${words(9)}</p>` +
          `<ul><li>${words(4)}</li><li>${words(4)}</li></ul><p><code>${words(2)}</code></p>`;
    return {
      id: `c${String(i)}`,
      parentId: replies ? `c${String(parent)}` : null,
      author: { name: `${words(1)} ${words(1)}` },
      createdAt: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString(),
      html,
    };
  });
}

/** What a reader would have typed, for clients that read Markdown themselves. */
export const toMarkdown = (html: string): string =>
  html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/g, '[$2]($1)')
    .replace(/<\/?em>/g, '*')
    .replace(/<\/?code>/g, '`')
    .replace(/<li>(.*?)<\/li>/g, '- $1\n')
    .replace(/<\/?ul>/g, '\n')
    .replace(/<p>(.*?)<\/p>/g, '$1\n\n')
    .trim();

/** Each comment's thread: replies follow their parents, so one walk finds all. */
export function byRoot(comments: readonly BenchComment[]): Map<BenchComment, BenchComment[]> {
  const roots = new Map<string, BenchComment>();
  const threads = new Map<BenchComment, BenchComment[]>();
  for (const comment of comments) {
    const root = comment.parentId === null ? comment : roots.get(comment.parentId)!;
    roots.set(comment.id, root);
    if (root === comment) threads.set(root, []);
    else threads.get(root)!.push(comment);
  }
  return threads;
}

/** For servers that count their comments; 0 is none. */
export const numberOf = (id: string | null): number => (id === null ? 0 : Number(id.slice(1)) + 1);
