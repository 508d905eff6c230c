// What a stranger may write as Markdown to hold up the page, and what it is shown as.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommentReader } from '../../src/adapters/comments.js';
import { toHtml } from '../../src/adapters/markdown.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { normalize } from '../../src/model/normalize.js';
import { readProjectFile } from '../helpers/project.js';

const bombs = JSON.parse(readProjectFile('tests/fixtures/attacks/bombs.json')) as {
  markdown: string[];
  pairs: [string, string][];
};
const ofLength = (length: number): [string, string][] => [
  ...bombs.markdown.flatMap((unit): [string, string][] => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    return ['', '[a]: ', 'x', '- '].map((start) => [JSON.stringify(start + unit), `${start}${text}\`]`]);
  }),
  ...bombs.pairs.map(([open, close]): [string, string] => {
    const half = Math.ceil(length / 2);
    const sides = [open.repeat(half / open.length), close.repeat(half / close.length)];
    return [JSON.stringify([open, close]), sides.join('a')];
  }),
];
const MAP = { list: 'GET /c', comment: { id: 'id', markdown: 'md' } } satisfies RestMapping;
const read = async (...texts: string[]) => {
  const reader = new CommentReader(MAP, 't', undefined);
  return normalize(await reader.readAll(texts.map((md, id) => ({ id: id + 1, md }))));
};

describe('Markdown of a stranger', () => {
  test('is HTML, with its line breaks', () => {
    assert.equal(toHtml('**a**\nb'), '<p><strong>a</strong><br>b</p>\n');
  });

  test('of any length that a comment has is HTML', () => {
    const words = 'Some words, *some* of them `marked`, and a [link](https://x.example/) to - well - more. ';
    assert.match(toHtml(`${words.repeat(8)}\n\n`.repeat(20)) ?? '', /<em>some<\/em>/);
    assert.ok(toHtml('word '.repeat(13_000)));
    assert.ok(toHtml(`\`\`\`\n${'    if (a[1] == b_c) { return 1; }\n'.repeat(300)}\`\`\``));
  });

  for (const length of [20_000, 60_000, 100_000])
    test(
      `repeats one thing for ${length} letters, and the thread is there all the same`,
      { timeout: 120_000 },
      () => {
        // One that takes the square of its length takes half a minute alone.
        for (const [, text] of ofLength(length)) toHtml(text);
      },
    );

  test('takes its length, not the square of it', () => {
    const time = (length: number): number => {
      const start = performance.now();
      for (const [, text] of ofLength(length)) toHtml(text);
      return performance.now() - start;
    };
    time(1000);
    const [short, long] = [time(1000), time(64_000)];
    // Of 64 times the length most is shown as text, so it takes less than 64 times as long; the square would be 4096.
    assert.ok(long / short < 15, `${long / short} times`);
  });

  test('that is too much is shown as it was typed, and takes no other comment with it', async () => {
    const deep = '> '.repeat(30_000);
    const long = `**a** ${'word '.repeat(20_000)}`;
    const marks = '*_a'.repeat(20_000);
    const comments = await read(deep, 'a *b*', long, marks);
    assert.deepEqual(
      comments.map(({ body }) => body),
      [{ text: deep }, { html: '<p>a <em>b</em></p>\n' }, { text: long }, { text: marks }],
    );
  });

  test('that the parser gives up on is shown as it was typed', () => {
    // With little of the stack left its recursion comes to an end, as deeper quotes do on a smaller stack.
    let done = false;
    let html: string | undefined = 'nothing';
    const fall = (): void => {
      try {
        fall();
      } catch {
        // The end of the stack: from here on upwards.
      }
      if (done) return;
      html = toHtml('> '.repeat(400));
      done = true;
    };
    fall();
    assert.equal(html, undefined);
  });
});
