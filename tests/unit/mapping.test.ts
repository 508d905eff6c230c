// A wrong key in a mapping gets one sentence that names it and says what to write.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONTRACT } from '../../src/adapters/contract.js';
import { checkMapping } from '../../src/adapters/mapping.js';
import { CommentError } from '../../src/model/errors.js';

const LIST = 'GET /comments?post={thread}';
const mapping = (rest: object): unknown => ({ list: LIST, comment: { id: 'id' }, ...rest });

function sentence(value: unknown): string {
  try {
    checkMapping(value);
  } catch (error) {
    assert.ok(error instanceof CommentError);
    assert.equal(error.details.message, undefined, 'a reader is not told about mappings');
    return error.details.hint ?? '';
  }
  assert.fail(`${JSON.stringify(value)} was taken`);
}

describe('A right mapping is taken', () => {
  test('the smallest one', () => {
    checkMapping(mapping({}));
  });

  test('our own contract', () => {
    checkMapping(CONTRACT);
  });

  test('one with every key', () => {
    checkMapping({
      list: 'GET /c?p={thread}&s={sort}&n={limit}&page={page}&o={offset}&c={cursor}',
      create: 'POST /c/{thread}/{parent}',
      headers: { 'X-Site': '1' },
      paging: 'page',
      items: 'data.items',
      total: 'header:X-Total',
      next: 'links.next',
      open: 'open',
      fields: 'rules',
      replies: 'children',
      comment: {
        id: 'id',
        parentId: 'parent',
        author: 'user.name',
        text: 'body',
        html: 'html',
        url: 'user.url',
      },
      created: 'comment',
      draft: { post: 'thread', author_email: 'email' },
      keyHeader: 'Idempotency-Key',
      words: { sort: { oldest: 'asc' }, status: { hold: 'pending' }, open: { yes: true } },
      errors: {
        message: 'message',
        code: 'code',
        fields: 'data',
        signInUrl: 'url',
        codes: { flood: 'rate-limited' },
      },
    });
  });
});

/** What is wrong, the mapping, and the words that the sentence must hold: the key, and what to write. */
const WRONG: Record<string, [mapping: unknown, ...words: string[]]> = {
  'no object': ['GET /comments', 'JSON object'],
  null: [null, 'JSON object'],
  'a list': [[], 'JSON object'],
  'nothing in it': [{}, '"list"', 'missing', 'GET /comments?post={thread}'],
  'an unknown key': [mapping({ itmes: 'data' }), '"itmes"', 'not a key', 'items'],
  'an unknown part of a comment': [
    mapping({ comment: { id: 'id', autor: 'name' } }),
    '"comment.autor"',
    'not a key',
    'author',
  ],
  'an address asked for': [
    mapping({ comment: { id: 'id', email: 'email' } }),
    '"comment.email"',
    'not a key',
  ],
  'no list': [{ comment: { id: 'id' } }, '"list"', 'missing'],
  'no id': [{ list: LIST, comment: { text: 'text' } }, '"comment.id"', 'missing', 'path'],
  'a comment that is text': [mapping({ comment: 'id' }), 'comment', 'JSON object'],
  'a route without a method': [mapping({ list: '/comments' }), '"list"', 'GET /comments', '"/comments"'],
  'a route with an unknown method': [mapping({ create: 'SEND /c' }), '"create"', 'route', '"SEND /c"'],
  'a route with a space': [mapping({ list: 'GET /my comments' }), '"list"', 'route'],
  'a route that is a list': [mapping({ list: ['GET /comments'] }), '"list"', 'route'],
  'an unknown variable': [mapping({ list: 'GET /c?post={post}' }), '"list"', '{post}', 'thread', 'cursor'],
  'a variable of the other route': [mapping({ create: 'POST /c?p={page}' }), '"create"', '{page}', 'parent'],
  'an expression for a variable': [mapping({ list: 'GET /c?p={thread.id}' }), '"list"', '{thread.id}'],
  'a path that is a number': [mapping({ items: 0 }), '"items"', 'path', '0'],
  'a path that is a list': [mapping({ total: ['a', 'b'] }), '"total"', 'path'],
  'an unknown way of paging': [mapping({ paging: 'pages' }), '"paging"', 'offset', '"pages"'],
  'a way of paging that is a list': [mapping({ paging: ['page'] }), '"paging"', 'offset'],
  'paging without its variable': [mapping({ paging: 'page' }), '"paging"', '"list"', '{page}'],
  'a cursor without its place': [
    mapping({ list: 'GET /c?p={thread}&c={cursor}', paging: 'cursor' }),
    '"paging"',
    '"next"',
  ],
  'headers that are no text': [mapping({ headers: { 'X-Site': 1 } }), 'headers', 'text'],
  'a draft with an unknown field': [mapping({ draft: { message: 'body' } }), 'draft', 'text', 'email'],
  'a draft that is a list': [mapping({ draft: ['text'] }), 'draft', 'JSON object'],
  'a key header that is no text': [mapping({ keyHeader: true }), '"keyHeader"', 'text', 'true'],
  'an unknown order': [mapping({ words: { sort: { best: 'b' } } }), '"words.sort.best"', 'oldest', 'newest'],
  'an unknown status': [mapping({ words: { status: { hold: 'held' } } }), 'words.status', 'pending', 'held'],
  'an open that is text': [mapping({ words: { open: { no: 'false' } } }), 'words.open', 'true', 'false'],
  'an unknown table of words': [mapping({ words: { badge: {} } }), '"words.badge"', 'not a key', 'status'],
  'an unknown error key': [mapping({ errors: { text: 'm' } }), '"errors.text"', 'not a key', 'message'],
  'an unknown error code': [
    mapping({ errors: { codes: { flood: 'too-fast' } } }),
    'errors.codes',
    'rate-limited',
    'too-fast',
  ],
};

describe('A wrong mapping gets a sentence that helps', () => {
  for (const [what, [value, ...words]] of Object.entries(WRONG))
    test(what, () => {
      const said = sentence(value);
      assert.match(said, /^mapping: .+\.$/s);
      for (const word of words) assert.ok(said.includes(word), `${word} is not in: ${said}`);
    });

  for (const path of ['__proto__', 'a.__proto__.b', 'constructor.prototype.x', 'a.constructor', 'prototype'])
    test(`the path "${path}" leads out of the answer`, () => {
      for (const value of [{ items: path }, { comment: { id: path } }, { errors: { message: path } }])
        assert.match(sentence(mapping(value)), /path/);
    });

  test('keys that every object has are no keys of a mapping', () => {
    for (const json of ['{"__proto__":{"list":"GET /x"}}', '{"constructor":"x"}', '{"toString":"x"}'])
      assert.match(sentence(JSON.parse(json)), /is not a key/);
    assert.match(
      sentence(mapping({ comment: JSON.parse('{"id":"id","__proto__":"x"}') as unknown })),
      /__proto__/,
    );
  });
});
