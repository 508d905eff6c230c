import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { problem } from '../../src/adapters/check.js';
import { typeErrorsOf } from '../helpers/check-snippets.js';
import { readProjectFile, requireBuild, ROOT } from '../helpers/project.js';
import { readmePages, readmeSnippets, type Snippet } from '../helpers/readme.js';

describe('What a reader copies from the README works', () => {
  let snippets: Snippet[];
  before(() => {
    assert.ok(existsSync(join(ROOT, 'README.md')), 'README.md is missing');
    snippets = readmeSnippets();
  });

  test('there is a snippet to paste into a page', () => {
    assert.notEqual(readmePages().length, 0, 'no html snippet has a <comment-thread>');
  });

  test('every snippet names its language', () => {
    assert.deepEqual(
      snippets.filter(({ language }) => !language).map(({ line }) => `README.md:${String(line)}`),
      [],
    );
  });

  test('every JavaScript and TypeScript snippet passes the type checker', () => {
    assert.deepEqual(typeErrorsOf(snippets), []);
  });

  test('every JSON snippet and block is a mapping that the element accepts, or sentences that it says', () => {
    requireBuild();
    const isSaid = new Ajv().compile(JSON.parse(readProjectFile('dist/strings.schema.json')) as object);
    const blocks = /<script type="application\/json"[^>]*>([^]*?)<\/script>/g;
    let seen = 0;
    for (const { language, text, line } of snippets) {
      const found = language === 'html' ? [...text.matchAll(blocks)].map(([, json]) => json!) : [text];
      for (const json of language === 'html' || language === 'json' ? found : []) {
        const value = JSON.parse(json) as object;
        const place = `README.md:${String(line)}`;
        if ('list' in value) assert.equal(problem(value), undefined, place);
        else assert.ok(isSaid(value), `${place} ${JSON.stringify(isSaid.errors)}`);
        seen++;
      }
    }
    assert.ok(seen >= 3, String(seen));
  });
});

describe('The check of the README', () => {
  const sample = [
    'Text',
    '```ts',
    "import { nothingOfThisName } from 'comment-thread';",
    'const n: number = 1;',
    'const s: string = n; export {};',
    '```',
    '```js',
    "const n = 'a second n is no clash'; document.querySelector('p').id = n;",
    'document.body.nope();',
    '```',
    '```html page',
    '<comment-thread src="/api"></comment-thread>',
    '```',
  ].join('\n');

  test('finds the fences, their hints and their lines', () => {
    const found = readmeSnippets(sample).map(({ language, info, line }) => ({ language, info, line }));
    assert.deepEqual(found, [
      { language: 'ts', info: '', line: 3 },
      { language: 'js', info: '', line: 8 },
      { language: 'html', info: 'page', line: 12 },
    ]);
    assert.equal(readmePages(sample).length, 1);
  });

  test('points to the line of a wrong import, a wrong type and a wrong method', () => {
    const lines = typeErrorsOf(readmeSnippets(sample)).map((error) => error.split(' ')[0]);
    assert.deepEqual(lines, ['README.md:3', 'README.md:5', 'README.md:9']);
  });
});
