// `npm run bench`: the element against one `innerHTML =` of the same comments, in turn in the same run, in Chromium.
// RUNS=5 SIZES=100,1000,10000 change how often and of how many; figures are medians with their spread.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from '../helpers/browsers.mjs';
import { startBackend } from '../helpers/e2e-backend.js';
import { requireBuild, ROOT } from '../helpers/project.js';
import { measure, type Figures } from './measure.js';
import { CONTENDERS, makeComments } from './pages.js';

requireBuild();
const RUNS = Number(process.env['RUNS'] ?? 5);
const SIZES = (process.env['SIZES'] ?? '100,1000,10000').split(',').map(Number);
const [OURS, BASE] = ['comment-thread', 'innerHTML'];

interface Case {
  readonly name: string;
  readonly count: number;
  readonly shape: 'mixed' | 'one';
  readonly throttle: number;
}
const CASES: Case[] = [
  ...SIZES.map((count) => ({
    name: count.toLocaleString('en'),
    count,
    shape: 'mixed' as const,
    throttle: 1,
  })),
  { name: '1,000, CPU at a quarter', count: 1000, shape: 'mixed', throttle: 4 },
  { name: '5,000 below one', count: 5000, shape: 'one', throttle: 1 },
];

const backend = await startBackend();
const visits = Object.entries(CONTENDERS).map(([contender, html], i) => {
  const path = `/${String(i)}.html`;
  backend.pages.set(path, html);
  return [contender, backend.url + path] as const;
});

const middle = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
const KEYS = [
  'first',
  'drawn',
  'cpu',
  'longest',
  'reply',
  'idle',
  'shift',
  'nodes',
  'listeners',
  'heap',
] as const;
type Row = Record<(typeof KEYS)[number], { median: number; min: number; max: number }>;
const summary = (all: readonly Figures[]): Row =>
  Object.fromEntries(
    KEYS.map((key) => {
      const values = all.map((one) => one[key]);
      return [key, { median: middle(values), min: Math.min(...values), max: Math.max(...values) }];
    }),
  ) as Row;

const options = launchOptions('chromium');
if (!options) throw new Error('There is no Chromium here: node tests/helpers/setup.mjs chromium');
const browser = await chromium.launch(options);
const results: Record<string, Record<string, Row>> = {};
for (const { name, count, shape, throttle } of CASES) {
  const json = { comments: makeComments(count, shape), total: count };
  backend.answer = () => ({ json });
  const figures: Record<string, Figures[]> = {};
  for (let run = 0; run < RUNS; run++)
    for (const [contender, url] of visits)
      (figures[contender] ??= []).push(await measure(browser, url, count, throttle));
  const rows = (results[name] = Object.fromEntries(
    Object.entries(figures).map(([contender, all]) => [contender, summary(all)]),
  ));
  console.log(`\n${name} comments, median (least to most) of ${String(RUNS)} runs; times in ms, heap in MB`);
  for (const [contender, row] of Object.entries(rows)) {
    const cells = KEYS.map((key) => {
      const { median, min, max } = row[key];
      const digits = key === 'shift' ? 3 : key === 'heap' ? 1 : 0;
      return `${key} ${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
    });
    console.log(`  ${contender}: ${cells.join(', ')}`);
  }
  const ratios = (['cpu', 'nodes', 'heap', 'reply'] as const).map(
    (key) => `${key} ${(rows[OURS]![key].median / rows[BASE]![key].median).toFixed(2)}`,
  );
  console.log(`  ${OURS} / ${BASE}: ${ratios.join(', ')}`);
}
const [smallest, ...larger] = SIZES.map((count) => count.toLocaleString('en'));
for (const name of larger)
  console.log(
    `first comments at ${name} / at ${smallest!}: ${(results[name]![OURS]!.first.median / results[smallest!]![OURS]!.first.median).toFixed(2)}`,
  );
mkdirSync(join(ROOT, 'tests/.output'), { recursive: true });
writeFileSync(
  join(ROOT, 'tests/.output/bench.json'),
  JSON.stringify(
    { date: new Date().toISOString(), chromium: browser.version(), runs: RUNS, results },
    null,
    2,
  ),
);
await browser.close();
await backend.stop();
