// What a run says in the terminal.
import { base, ours } from './contenders/plain.js';
import { FIGURES, type Results, type Row } from './results.js';

type Measured = Results['cases'][number];

const DIGITS: Readonly<Record<string, number>> = { shift: 3, heap: 1, code: 1, data: 1 };
const RATIOS = ['first', 'cpu', 'longest', 'heap', 'nodes', 'reply', 'code'] as const;

const ratios = (row: Row, to: Row): string =>
  RATIOS.map((key) => `${key} ${(row[key].median / to[key].median).toFixed(2)}`).join(', ');

export function printCase({ name, rows }: Measured): void {
  console.log(`\n${name} comments, median (least to most); times in ms, heap in MB, code and data in kB`);
  for (const [contender, row] of Object.entries(rows)) {
    if (!row) {
      console.log(`  ${contender}: did not finish`);
      continue;
    }
    const cells = FIGURES.map((key) => {
      const [median, min, max] = [row[key].median, row[key].min, row[key].max].map((value) =>
        value.toFixed(DIGITS[key] ?? 0),
      );
      return `${key} ${median!} (${min!} to ${max!})`;
    });
    console.log(`  ${contender}, ${row.runs} runs: ${cells.join(', ')}`);
    for (const other of [base.name, ours.name]) {
      const to = rows[other];
      if (to && other !== contender) console.log(`    / ${other}: ${ratios(row, to)}`);
    }
  }
}

/** Whether readers wait longer for the first comment where there are more. */
export function printGrowth([smallest, ...larger]: readonly Measured[]): void {
  const from = smallest?.rows[ours.name];
  for (const { name, rows } of larger) {
    const to = rows[ours.name];
    if (from && to)
      console.log(
        `first comments at ${name} / at ${smallest.name}: ${(to.first.median / from.first.median).toFixed(2)}`,
      );
  }
}
