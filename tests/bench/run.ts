// `npm run bench`: the element beside one `innerHTML =` of the same comments and beside other clients, in turn in the
// same run, in Chromium. Writes docs/bench.json, and from it the README's table and the plot.
// RUNS=5 SIZES=100,1000,10000 change how often and of how many, CLIENT_RUNS how often others draw 10,000.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import prettier from 'prettier';
import { launchOptions } from '../helpers/browsers.mjs';
import { requireBuild, ROOT } from '../helpers/project.js';
import { makeComments } from './comments.js';
import { base, ours, skipping } from './contenders/plain.js';
import { installClients } from './install.js';
import { LIMIT, measure } from './measure.js';
import { printCase, printGrowth } from './print.js';
import { writeReport } from './report.js';
import { rowOf, type Case, type Figures, type Results, type Row } from './results.js';
import { openSite } from './server.js';

requireBuild();
const RUNS = Number(process.env['RUNS'] ?? 5);
const CLIENT_RUNS = Math.max(1, Number(process.env['CLIENT_RUNS'] ?? RUNS));
const SIZES = (process.env['SIZES'] ?? '100,1000,10000').split(',').map(Number);
/** From here on a client may need minutes. */
const MANY = 10_000;

const mixed = { shape: 'mixed', throttle: 1 } as const;
const CASES: readonly Case[] = [
  ...SIZES.map((count) => ({ name: count.toLocaleString('en'), count, ...mixed })),
  { name: '1,000, CPU at a quarter', count: 1000, shape: 'mixed', throttle: 4 },
  { name: '5,000 below one', count: 5000, shape: 'one', throttle: 1 },
];

const options = launchOptions('chromium');
if (!options) throw new Error('There is no Chromium here: node tests/helpers/setup.mjs chromium');
const { clients, absent } = installClients();
const sites = await Promise.all([ours, base, skipping, ...clients].map(openSite));
// Nothing leaves the machine, whatever a client asks for.
const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), alone] });

async function runCase(one: Case): Promise<Record<string, Row | null>> {
  const comments = makeComments(one.count, one.shape);
  const figures = new Map<string, Figures[]>();
  const failed = new Set<string>();
  for (const site of sites) site.show(comments);
  for (let run = 0; run < RUNS; run++)
    for (const site of sites) {
      const { contender } = site;
      const wanted = one.count >= MANY && clients.includes(contender) ? CLIENT_RUNS : RUNS;
      if (run >= wanted || failed.has(contender.name)) continue;
      const cost = await measure(browser, site, one);
      if (cost) figures.set(contender.name, [...(figures.get(contender.name) ?? []), cost]);
      else failed.add(contender.name);
    }
  return Object.fromEntries(
    sites.map(({ contender: { name } }) => [name, failed.has(name) ? null : rowOf(figures.get(name)!)]),
  );
}

// One visit that does not count, so that none of those that do waits for a file to be compressed.
for (const site of sites) {
  site.show(makeComments(20, 'mixed'));
  await measure(browser, site, { count: 20, throttle: 1 });
}
const cases: Results['cases'][number][] = [];
for (const one of CASES) {
  cases.push({ ...one, rows: await runCase(one) });
  printCase(cases.at(-1)!);
}
printGrowth(cases.slice(0, SIZES.length));
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  chromium: browser.version(),
  cpu: `${cpus()[0]!.model}, ${cpus().length} cores`,
  runs: RUNS,
  limit: LIMIT,
  absent,
  cases,
};
const json = await prettier.format(JSON.stringify(results), { parser: 'json', printWidth: 110 });
writeFileSync(join(ROOT, 'docs/bench.json'), json);
await writeReport();
await browser.close();
await Promise.all(sites.map(({ stop }) => stop()));
