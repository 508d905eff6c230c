import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readProjectFile, ROOT } from '../helpers/project.js';

// A path of someone's machine: a home folder, or the folder in which this checkout lies.
const HOME = /(?<![\w.-])\/(root|home|Users)\/\w/;
const CHECKOUT = resolve(ROOT);

test('No file of the project names a place on somebody’s machine', () => {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  const files = list
    .toString()
    .split('\0')
    .filter((path) => path && isFile(path));
  assert.notEqual(files.length, 0, 'git knows no files');
  const found = files.flatMap((path) =>
    readProjectFile(path)
      .split('\n')
      .flatMap((text, index) => (isPrivate(text) ? [`${path}:${String(index + 1)} ${text.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});

function isPrivate(text: string): boolean {
  return HOME.test(text) || (CHECKOUT.length > 4 && text.includes(`${CHECKOUT}/`));
}

/** A deleted file stays in git's list until the commit. */
function isFile(path: string): boolean {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
