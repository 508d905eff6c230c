import assert from 'node:assert/strict';
import { test } from 'node:test';
import { written, type Figures } from '../bench/scaling.js';
import { readProjectFile } from '../helpers/project.js';

test('The figures of docs/scaling.md are those that were measured (npm run bench:server)', async () => {
  const text = readProjectFile('docs/scaling.md');
  const figures = JSON.parse(readProjectFile('docs/scaling.json')) as Figures;
  assert.equal(text, await written(text, figures));
});

test('A first page of 100,000 comments was measured to cost as much as one of 100', () => {
  const { rows } = JSON.parse(readProjectFile('docs/scaling.json')) as Figures;
  const cost = (size: string) => {
    const { serverMs, databaseMs } = rows.find(({ name }) => name === `first page of ${size} comments`)!;
    return serverMs + databaseMs;
  };
  assert.ok(cost('100,000') < cost('100') * 1.25, `${cost('100,000')} ms against ${cost('100')} ms`);
});
