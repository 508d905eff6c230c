/**
 * Every backend passes the contract kit, and is read and written by a reader in a page. What came of it goes to
 * tests/.output/backends.json, for the table in the README. BACKENDS=name,name runs some of them.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Backend, Running } from './backend.js';
import { contract, type Result } from './contract.js';
import { Reading, type Step } from './reading.js';
import { openSite, type Site } from './site.js';
import type { Outcome } from './table.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../.output/', import.meta.url));
const only = process.env['BACKENDS']?.split(',');

/** One folder a backend: what it is, and exchanges where there is no server. */
const folders = readdirSync(HERE, { withFileTypes: true, recursive: false })
  .filter((entry) => entry.isDirectory() && readdirSync(`${HERE}/${entry.name}`).includes('backend.ts'))
  .map(({ name }) => name)
  .filter((name) => !only || only.includes(name))
  .sort();
assert.notEqual(folders.length, 0, 'There is no such backend.');

const outcomes: Outcome[] = [];
let site: Site;
before(async () => {
  site = await openSite();
});

for (const folder of folders) {
  const { backends } = (await import(`./${folder}/backend.js`)) as { backends: readonly Backend[] };
  for (const backend of backends) {
    describe(backend.title, { timeout: 900_000 }, () => {
      const results: Result[] = [];
      const steps: Step[] = [];
      let running: Running | undefined;
      let reading: Reading | undefined;
      after(async () => {
        await reading?.close();
        await running?.stop();
        outcomes.push({
          title: backend.title,
          adapter: backend.adapter,
          tried: backend.tried,
          version: running?.version ?? '',
          results: results.map(({ ability, outcome }) => ({ ability, outcome })),
          steps,
        });
      });

      test('starts', async () => {
        running = await backend.start(site.url);
      });

      test('keeps the contract', async (context) => {
        assert.ok(running, 'it did not start');
        for (const check of contract(running.subject)) {
          const { name, ability, skipped } = check;
          await context.test(name, { skip: skipped ?? false }, async (inner) => {
            try {
              results.push(await check.run((why) => inner.skip(why)));
            } catch (error) {
              results.push({ name, ability, outcome: 'failed', notes: [] });
              throw error;
            }
          });
        }
      });

      test('is read and written in a page', async (context) => {
        assert.ok(running, 'it did not start');
        await running.subject.reset?.();
        reading = await Reading.open(site, backend.adapter, running);
        for (const step of reading.steps) {
          await context.test(step.name, async () => {
            await step.run();
            steps.push(step.name);
          });
        }
      });

      test('is asked nothing that it was not seen to answer', () => {
        assert.deepEqual(running?.unmatched ?? [], []);
      });
    });
  }
}

after(() => {
  site.close();
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(`${OUTPUT}/backends.json`, `${JSON.stringify(outcomes, null, 2)}\n`);
});
