import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesUnder, readProjectFile } from '../helpers/project.js';

const ELEMENT = /^src\/(comment|thread)-[a-z-]+\.ts$/;

test('A reader takes in every source file at one sitting: 300 lines an element, 200 any other', () => {
  const long = filesUnder('src')
    // A language is a list to look things up in; the plural forms make it as long as they are many.
    .filter((path) => !path.startsWith('src/i18n/locales/'))
    .map((path) => ({ path, lines: readProjectFile(path).trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > (ELEMENT.test(path) ? 300 : 200))
    .map(({ path, lines }) => `${path} has ${String(lines)} lines`);
  assert.deepEqual(long, [], 'Split what has more than one idea.');
});
