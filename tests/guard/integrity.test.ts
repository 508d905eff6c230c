import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { filesUnder, readProjectFile, requireBuild, ROOT } from '../helpers/project.js';

type Hashes = Record<string, string>;

describe('A page can name the files that it means', () => {
  before(requireBuild);

  const hashOf = (file: string): string =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(ROOT, 'dist', file)))
      .digest('base64')}`;
  const scripts = () =>
    filesUnder('dist')
      .map((path) => path.slice('dist/'.length))
      .filter((path) => path.endsWith('.js') && !path.startsWith('lib/'));

  test('integrity.json has the hash of every script', () => {
    const hashes = JSON.parse(readProjectFile('dist/integrity.json')) as Hashes;
    assert.deepEqual(hashes, Object.fromEntries(scripts().map((file) => [file, hashOf(file)])));
    assert.ok(hashes['comment-thread.js'] && hashes['comment-thread.classic.js']);
  });

  test('the import map has that of every part which the script or its loader fetches', () => {
    const { integrity } = JSON.parse(readProjectFile('dist/importmap-integrity.json')) as {
      integrity: Hashes;
    };
    const parts = scripts().filter((file) => /^((chunks|locales|presets)\/|comment-thread\.js$)/.test(file));
    assert.ok(parts.includes('chunks/purify.js') && parts.includes('presets/wordpress.js'));
    assert.deepEqual(integrity, Object.fromEntries(parts.map((file) => [`./${file}`, hashOf(file)])));
  });
});
