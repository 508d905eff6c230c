// The README's table of what a visit costs: a column for each contender, medians.
import type { Figure, Results, Row } from './results.js';

const BASE = 'innerHTML';
const ALL = '1,000';
/** Of the others only what grows. */
const SHORT: readonly Figure[] = ['first', 'cpu', 'longest', 'reply', 'heap'];
/** In their order. */
const LABELS: Partial<Record<Figure, string>> = {
  first: 'first comment, ms',
  drawn: 'all drawn, ms',
  cpu: 'main thread, ms',
  longest: 'longest task, ms',
  idle: 'at rest, ms in 2 s',
  reply: 'reply form, ms',
  shift: 'layout shift',
  heap: 'heap, MB',
  nodes: 'DOM nodes',
  code: 'page, JS, CSS, kB',
  data: 'comments, kB',
  requests: 'requests',
};
/** As the Long Tasks API has it. */
const LONG = 50;

function cell(key: Figure, row: Row, base: Row | null | undefined): string {
  const { median } = row[key];
  if (key === 'longest' && median < LONG) return `under ${LONG}`;
  if (key === 'shift') return median.toFixed(3);
  if (['heap', 'code', 'data'].includes(key)) return median.toFixed(1);
  const number = Math.round(median).toLocaleString('en');
  return key === 'cpu' && base && base !== row
    ? `${number} (${(median / base.cpu.median).toFixed(1)}×)`
    : number;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const nameOf = (name: string): string => (name.startsWith(BASE) ? name.replace(BASE, `\`${BASE}\``) : name);

/** Which cases: all sizes but the smallest, and what else is mixed. */
const shown = ({ cases }: Results): Results['cases'] =>
  cases.filter(({ count, shape }) => shape === 'mixed' && count >= 1000);

export function table(results: Results): string {
  const cases = shown(results);
  const names = Object.keys(cases[0]!.rows);
  const lines = [line(['comments', ...names.map(nameOf)]), line(['---', ...names.map(() => '---:')])];
  for (const { name, rows } of cases) {
    lines.push(line([`**${name}**`, ...names.map(() => '')]));
    for (const key of Object.keys(LABELS) as Figure[]) {
      if (name !== ALL && !SHORT.includes(key)) continue;
      const cells = names.map((one) => {
        const row = rows[one];
        return row ? cell(key, row, rows[BASE]) : '–';
      });
      lines.push(line([LABELS[key]!, ...cells]));
    }
  }
  return lines.join('\n');
}

/** How it was measured, and who did not get to the end. */
export function sentences({ date, chromium, cpu, runs, limit, absent, cases }: Results): string {
  const fewer = cases.flatMap(({ name, rows }) =>
    Object.entries(rows).flatMap(([who, row]) =>
      row && row.runs < runs ? [`${nameOf(who)} at ${name}: ${String(row.runs)}`] : [],
    ),
  );
  const unfinished = cases.flatMap(({ name, rows }) =>
    Object.entries(rows).flatMap(([who, row]) => (row ? [] : [`${nameOf(who)} at ${name}`])),
  );
  return [
    `Medians of ${runs} ${runs === 1 ? 'run' : 'runs'}${fewer.length ? ` (${fewer.join(', ')})` : ''} ` +
      `with a cold cache in headless Chromium ${chromium.split('.')[0]!} on ${cpu}, ${date};`,
    'the server is on the same machine and compresses with Brotli.',
    'In brackets: times `innerHTML`.',
    unfinished.length
      ? `Not finished within ${limit} s (–): ${unfinished.join(', ')}.`
      : `All finished within ${limit} s.`,
    ...(absent.length ? [`npm gave no ${absent.join(', ')}.`] : []),
  ].join(' ');
}
