// SECURITY.md says which test holds which promise: each must be there under that name.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProjectFile, ROOT } from '../helpers/project.js';

const ROWS = [...readProjectFile('SECURITY.md').matchAll(/^\| ([TR]\d+) +\|.*\|(.*)\|$/gm)].map(
  ([, code = '', tests = '']) => ({
    code,
    tests: [...tests.matchAll(/`([\w./-]+) › ([^`]+)`/g)].map(([, file = '', name = '']) => ({ file, name })),
  }),
);
const expected = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => letter + String(i + 1));

describe('Who reads SECURITY.md', () => {
  test('finds each of 30 threats and 48 cases once, with at least one test', () => {
    assert.deepEqual(
      ROWS.map(({ code }) => code),
      [...expected('T', 30), ...expected('R', 48)],
    );
    assert.deepEqual(
      ROWS.filter(({ tests }) => tests.length === 0).map(({ code }) => code),
      [],
    );
  });

  test('finds each test under its name', () => {
    const sources = new Map<string, string>();
    const lost = ROWS.flatMap(({ code, tests }) =>
      tests.flatMap(({ file, name }) => {
        const path = `tests/${file}${/\.\w+$/.test(file) ? '' : '.test.ts'}`;
        if (!sources.has(path)) sources.set(path, existsSync(join(ROOT, path)) ? readProjectFile(path) : '');
        return sources.get(path)!.replaceAll("\\'", "'").includes(name) ? [] : [`${code}: ${path} › ${name}`];
      }),
    );
    assert.deepEqual(lost, [], 'Mend the names in SECURITY.md.');
  });
});
