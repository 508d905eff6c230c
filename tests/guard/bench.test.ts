// No figure of the README is typed by hand: all come from docs/bench.json.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { report } from '../bench/report.js';
import type { Results } from '../bench/results.js';
import { spreadOf } from '../bench/results.js';
import { sentences, table } from '../bench/table.js';
import { readProjectFile } from '../helpers/project.js';

describe('What the README says of speed was measured', () => {
  test('the table is that of docs/bench.json (npx tsx tests/bench/report.ts)', async () => {
    assert.equal(readProjectFile('README.md'), await report().readme());
  });

  test('the plot is that of docs/bench.json', () => {
    assert.equal(readProjectFile('docs/bench.svg'), report().svg);
  });

  test('a median lies between the least and the most', () => {
    assert.deepEqual(spreadOf([5, 1, 30, 2, 4]), { median: 4, min: 1, max: 30 });
    assert.equal(spreadOf([1, 4]).median, 2.5);
  });

  test('who did not finish is named, and has no figures', () => {
    const { results } = report();
    const [first, ...others] = results.cases.filter(({ count }) => count >= 1000);
    const rows = { ...first!.rows, Slow: null };
    const slow: Results = { ...results, cases: [{ ...first!, rows }, ...others] };
    assert.match(sentences(slow), /Not finished within \d+ s \(–\): .*Slow at 1,000/);
    assert.match(table(slow), /^\| first comment, ms \|.*\| – \|$/m);
  });
});
