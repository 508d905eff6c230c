import assert from 'node:assert/strict';
import { dirname, posix } from 'node:path';
import { before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import ts from 'typescript';
import { filesUnder, readProjectFile, requireBuild } from '../helpers/project.js';

/** The sanitiser is in the classic script, because nothing can be loaded from a disk. */
const BUDGET = JSON.parse(readProjectFile('tests/guard/budget.json')) as Readonly<Record<string, number>>;

describe('A visitor on a slow line gets the comments soon', () => {
  before(requireBuild);

  for (const [entry, budget] of Object.entries(BUDGET)) {
    test(`${entry} is at most ${String(budget)} bytes compressed`, (t) => {
      const sizes = [...loadedWith(entry)].map((file) => ({ file, bytes: compressed(file) }));
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      const parts = sizes.map(({ file, bytes }) => `${file} ${String(bytes)}`).join(', ');
      t.diagnostic(`${String(total)} of ${String(budget)} bytes (brotli): ${parts}`);
      assert.ok(total > budget / 2, `${String(total)} bytes cannot hold all of it: ${parts}`);
      assert.ok(total <= budget, `${String(total)} bytes exceed ${String(budget)} (brotli): ${parts}`);
    });
  }

  test('a language is at most 2,000 bytes, and so is what only some threads say in it', () => {
    const files = filesUnder('dist/locales').filter((path) => path.endsWith('.js'));
    assert.equal(files.length, 48);
    for (const file of files) assert.ok(compressed(file) <= 2000, `${file}: ${String(compressed(file))}`);
  });

  test('the README says how much at most', () => {
    const readme = readProjectFile('README.md');
    for (const [entry, most] of Object.entries(BUDGET)) {
      if (most > 1000) assert.ok(readme.includes(`${(most / 1000).toFixed(1)} kB`), entry);
    }
  });
});

/** Node compresses at the highest quality, 11, by default. */
function compressed(file: string): number {
  return brotliCompressSync(readProjectFile(file)).length;
}

/** The entry and what it imports at once; what it imports on demand does not count. */
function loadedWith(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const source = ts.createSourceFile(entry, readProjectFile(entry), ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    if (!isImport || !statement.moduleSpecifier) continue;
    const { text } = statement.moduleSpecifier as ts.StringLiteral;
    assert.match(text, /^\./, `${entry} imports ${text}, which a page without a bundler cannot load`);
    loadedWith(posix.join(dirname(entry), text), seen);
  }
  return seen;
}
