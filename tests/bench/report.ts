// From docs/bench.json to what a reader sees: the block between the README's markers, and docs/bench.svg.
// `npx tsx tests/bench/report.ts` writes both anew; a guard test says when they are old.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { readProjectFile, ROOT } from '../helpers/project.js';
import { plot } from './plot.js';
import type { Results } from './results.js';
import { sentences, table } from './table.js';

const PLACE = /(<!-- bench:begin[^>]*-->\n)[^]*?(<!-- bench:end -->)/;

export function report(): { results: Results; readme: () => Promise<string>; svg: string } {
  const results = JSON.parse(readProjectFile('docs/bench.json')) as Results;
  const readme = async (): Promise<string> => {
    const text = readProjectFile('README.md');
    if (!PLACE.test(text)) throw new Error('README.md has no place for the bench: bench:begin, bench:end');
    const block = `\n${table(results)}\n\n${sentences(results)}\n\n`;
    const path = join(ROOT, 'README.md');
    return prettier.format(
      text.replace(PLACE, (_, begin: string, end: string) => begin + block + end),
      { ...(await prettier.resolveConfig(path)), filepath: path },
    );
  };
  return { results, readme, svg: plot(results) };
}

export async function writeReport(): Promise<void> {
  const { readme, svg } = report();
  writeFileSync(join(ROOT, 'docs/bench.svg'), svg);
  writeFileSync(join(ROOT, 'README.md'), await readme());
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeReport();
