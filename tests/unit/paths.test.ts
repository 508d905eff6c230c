import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expand, read, word } from '../../src/adapters/paths.js';

describe('A path into an answer', () => {
  const json = { a: { b: [{ c: 'deep' }], none: null, no: false, zero: 0, '': 'unnamed' }, 'x-y': 1 };

  test('walks objects and lists', () => {
    assert.equal(read('a.b.0.c', json), 'deep');
    assert.equal(read('x-y', json), 1);
    assert.equal(read('', json), json);
    assert.deepEqual(read('', [1]), [1]);
  });

  test('false and 0 are values; null and what is not there are none', () => {
    assert.equal(read('a.no', json), false);
    assert.equal(read('a.zero', json), 0);
    for (const path of ['a.none', 'a.none.x', 'b', 'a.b.1', 'a.b.0.c.d', undefined])
      assert.equal(read(path, json), undefined, path);
  });

  test('reads own properties only', () => {
    const own = JSON.parse('{"__proto__":{"x":1},"list":[]}') as unknown;
    for (const path of [
      'toString',
      'constructor',
      'constructor.name',
      'list.push',
      'list.constructor',
      'hasOwnProperty',
    ])
      assert.equal(read(path, own), undefined, path);
    assert.equal(read('x', own), undefined);
    assert.equal(read('length', 'text'), undefined);
    class Model {
      get secret(): string {
        return 'inherited';
      }
    }
    assert.equal(read('secret', new Model()), undefined);
  });

  test('reads headers', () => {
    const headers = new Headers({ 'X-Total': '12' });
    assert.equal(read('header:x-total', {}, headers), '12');
    assert.equal(read('header:x-none', {}, headers), undefined);
    assert.equal(read('header:x-total', {}), undefined);
  });
});

describe('A route', () => {
  const url = (
    route: string,
    variables: Record<string, string | number | null | undefined> = {},
    base = 'https://api.example/v1',
  ) => expand(route, base, variables).url;

  test('has a method and stands behind the address', () => {
    assert.deepEqual(expand('POST /comments', 'https://api.example', {}), {
      method: 'POST',
      url: 'https://api.example/comments',
    });
    assert.equal(url('GET /comments'), 'https://api.example/v1/comments');
    assert.equal(url('GET /comments', {}, 'https://api.example/v1/'), 'https://api.example/v1/comments');
  });

  test('encodes what it is filled with', () => {
    const thread = 'https://x.example/a b?c=d&e#f/ü"+%';
    const filled = new URL(url('GET /c?post={thread}&n={limit}', { thread, limit: 20 }));
    assert.equal(filled.searchParams.get('post'), thread);
    assert.equal(filled.searchParams.get('n'), '20');
    assert.equal([...filled.searchParams].length, 2);
    assert.equal(filled.hash, '');
    assert.equal(
      url('GET /posts/{thread}/c', { thread: 'a/b?c#d' }),
      'https://api.example/v1/posts/a%2Fb%3Fc%23d/c',
    );
  });

  test('leaves out a pair that nothing fills, and keeps one that is written empty', () => {
    assert.equal(
      url('GET /c?a={thread}&b={cursor}&c=', { thread: 't', cursor: undefined }),
      'https://api.example/v1/c?a=t&c=',
    );
    assert.equal(url('GET /c?cursor={cursor}', { cursor: null }), 'https://api.example/v1/c');
    assert.equal(url('GET /c?cursor={cursor}', { cursor: '' }), 'https://api.example/v1/c');
    assert.equal(url('GET /c?offset={offset}', { offset: 0 }), 'https://api.example/v1/c?offset=0');
  });

  test('keeps the query of the address and drops its hash', () => {
    assert.equal(
      url('GET /c?post={thread}', { thread: 't' }, 'https://x.example/api?key=1#top'),
      'https://x.example/api/c?key=1&post=t',
    );
    assert.equal(url('GET /', {}, 'https://x.example/?rest=1'), 'https://x.example/?rest=1');
  });

  test('has several holes in one pair', () => {
    assert.equal(
      url('GET /c?range={offset}-{limit}', { offset: 0, limit: 9 }),
      'https://api.example/v1/c?range=0-9',
    );
  });
});

describe('A table of words', () => {
  test('finds own words only', () => {
    const table = { hold: 'pending' };
    assert.equal(word(table, 'hold'), 'pending');
    for (const odd of ['toString', '__proto__', 'constructor', undefined, null, {}])
      assert.equal(word(table, odd), undefined);
    assert.equal(word(undefined, 'hold'), undefined);
    assert.equal(word({ '1': 'pending', true: 'deleted' }, 1), 'pending');
    assert.equal(word({ '1': 'pending', true: 'deleted' }, true), 'deleted');
  });
});
