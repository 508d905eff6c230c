// A backend that sends anything where something belongs: one comment may be odd, the others are there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rest } from '../../src/adapters/rest.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { normalize } from '../../src/model/normalize.js';
import { formRules } from '../../src/model/rules.js';
import { serve } from '../helpers/loopback.js';
import { ODD_VALUES } from '../helpers/odd-values.js';

const PARTS =
  `id parentId author url avatar badge createdAt editedAt html text source status up down mine userId
  own`.split(/\s+/);
const WORDS: RestMapping['words'] = {
  status: { held: 'pending' },
  badge: { a: 'author' },
  mine: { plus: 1 },
  open: { yes: true, no: false },
};
const query = { thread: 't', sort: 'oldest', limit: 50 } as const;
const options = { signal: new AbortController().signal };
/** As they come by the network: what JSON has no word for is not among them. */
const odd = ODD_VALUES.map((value) => JSON.stringify(value)).filter((json) => json as string | undefined);

async function list(mapping: Partial<RestMapping>, body: string) {
  await using server = await serve(() => ({ body: JSON.parse(body) as unknown }));
  return await rest({ src: server.url, mapping: { list: 'GET /c', ...mapping } }).list(query, options);
}

describe('An odd value in a comment leaves the others as they are', () => {
  for (const part of PARTS)
    for (const words of [undefined, WORDS])
      test(`${part}${words ? ', in words' : ''}`, async () => {
        const comment = Object.fromEntries(PARTS.map((name) => [name, name]));
        const nodes = odd.map((json, i) => `{"id": ${i + 1}, "text": "x", "${part}": ${json}}`);
        const body = `[${nodes.join()}, {"id": "last", "text": "last"}]`;
        for (const markdown of [false, true]) {
          const map = markdown ? { ...comment, text: 'none', markdown: 'text' } : comment;
          const page = await list({ comment: map as never, ...(words && { words }) }, body);
          const comments = normalize(page.comments);
          assert.equal(comments.at(-1)?.id, 'last');
          if (part !== 'id') assert.equal(comments.length, odd.length + 1);
        }
      });
});

describe('An odd value beside the comments leaves them as they are', () => {
  for (const part of ['total', 'pages', 'roots', 'more', 'next', 'open', 'fields'])
    for (const words of [undefined, WORDS])
      for (const paging of ['page', 'offset', 'cursor'] as const)
        test(`${part}, by ${paging}${words ? ', in words' : ''}`, async () => {
          for (const json of odd) {
            const map: Partial<RestMapping> = {
              items: 'items',
              paging,
              [part]: 'odd',
              ...(words && { words }),
            };
            const page = await list(map, `{"items": [{"id": 1, "text": "x"}], "odd": ${json}}`);
            assert.equal(normalize(page.comments).length, 1);
            formRules(page.thread?.fields, {});
          }
        });

  test('the rules of the fields', () => {
    for (const value of ODD_VALUES) {
      formRules(value as never, {});
      for (const field of ['text', 'name'])
        for (const rule of [value, { maxLength: value, required: value }]) {
          const { maxLength } = formRules({ [field]: rule }, {})[field as 'text']!;
          assert.ok(maxLength > 0);
        }
    }
  });
});
