/** The table of backends and abilities, from what the tests of a run came to. */
import type { Ability, Result } from './contract.js';
import type { Step } from './reading.js';

export interface Outcome {
  readonly title: string;
  readonly adapter: string;
  readonly tried: 'running' | 'recorded' | 'documented';
  readonly version: string;
  readonly results: readonly Pick<Result, 'ability' | 'outcome'>[];
  readonly steps: readonly Step[];
}

const COLUMNS: Readonly<Record<string, readonly Ability[]>> = {
  read: ['listing', 'nesting'],
  pages: ['paging'],
  orders: ['sorting'],
  post: ['creating', 'privacy'],
  reply: ['replying'],
  'no doubles': ['retrying'],
  refusals: ['refusing'],
  vote: ['voting'],
  'edit, delete': ['editing', 'removing'],
  moderate: ['moderating'],
};
const TRIED = {
  running: 'a running server',
  recorded: 'recorded exchanges',
  documented: 'its documentation',
};

/** How many of its checks an ability passed; a dash where the backend offers none. */
function cell({ results }: Outcome, abilities: readonly Ability[]): string {
  const these = results.filter(({ ability }) => abilities.includes(ability));
  const count = (outcome: Result['outcome']): number => these.filter((one) => one.outcome === outcome).length;
  const [passed, failed] = [count('passed'), count('failed')];
  if (passed + failed === 0) return '–';
  return failed > 0 ? `${String(passed)} of ${String(passed + failed)}` : `✓ ${String(passed)}`;
}

export function table(outcomes: readonly Outcome[]): string {
  const head = ['backend', ...Object.keys(COLUMNS), 'in a page', 'tried on'];
  const rows = [...outcomes]
    .sort((a, b) => Object.keys(TRIED).indexOf(a.tried) - Object.keys(TRIED).indexOf(b.tried))
    .map((outcome) => [
      outcome.title,
      ...Object.values(COLUMNS).map((abilities) => cell(outcome, abilities)),
      outcome.steps.filter((step) => step !== 'privacy').join(', '),
      `${TRIED[outcome.tried]}, ${outcome.version}`,
    ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
