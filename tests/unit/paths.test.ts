import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, read, unescape, word } from '../../src/adapters/paths.js';
import { expand, fillBody } from '../../src/adapters/route.js';

describe('A path into an answer', () => {
  const json = { a: { b: [{ c: 'deep' }], none: null, no: false, zero: 0, '': 'unnamed' }, 'x-y': 1 };

  test('walks objects and lists', () => {
    assert.equal(at('a.b.0.c', json), 'deep');
    assert.equal(at('x-y', json), 1);
    assert.equal(at('', json), json);
    assert.deepEqual(at('', [1]), [1]);
  });

  test('false and 0 are values; null and what is not there are none', () => {
    assert.equal(at('a.no', json), false);
    assert.equal(at('a.zero', json), 0);
    for (const path of ['a.none', 'a.none.x', 'b', 'a.b.1', 'a.b.0.c.d', undefined])
      assert.equal(at(path, json), undefined, path);
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
      assert.equal(at(path, own), undefined, path);
    assert.equal(at('x', own), undefined);
    assert.equal(at('length', 'text'), undefined);
    class Model {
      get secret(): string {
        return 'inherited';
      }
    }
    assert.equal(at('secret', new Model()), undefined);
  });

  test('the last of a list is -1', () => {
    assert.equal(at('-1', [1, 2, 3]), 3);
    assert.equal(at('a.b.-1.c', json), 'deep');
    assert.equal(at('-1', []), undefined);
    assert.equal(at('-1', { '-1': 'a key' }), 'a key');
  });

  test('of several paths the first that leads to something counts', () => {
    assert.equal(at(['nowhere', 'a.none', 'a..', 'x-y'], json), 1);
    assert.equal(at(['empty', 'name'], { empty: '', name: 'Ann' }), 'Ann');
    assert.equal(at([], json), undefined);
  });

  test('an answer that is not JSON is text', () => {
    assert.equal(read('text:', { json: undefined, text: 'Too many requests' }), 'Too many requests');
    assert.equal(read(['detail', 'text:'], { json: undefined, text: 'x' }), 'x');
    assert.equal(read('text:', { json: {} }), undefined);
  });

  test('reads headers', () => {
    const headers = new Headers({ 'X-Total': '12' });
    assert.equal(read('header:x-total', { json: {}, headers }), '12');
    assert.equal(read('header:x-none', { json: {}, headers }), undefined);
    assert.equal(read('header:x-total', { json: {} }), undefined);
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

describe('A part of a path', () => {
  test('that would climb out of it is refused', () => {
    for (const id of ['.', '..'])
      assert.throws(() => expand('DELETE /comments/{id}', 'https://api.example', { id }), {
        code: 'not-found',
      });
    assert.equal(
      expand('GET /c/{id}', 'https://api.example', { id: '...' }).url,
      'https://api.example/c/...',
    );
  });
});

describe('A body', () => {
  const holes = { thread: '7', parent: null, text: 'a < b\n"c"\n\n& d', name: '', n: '12' };

  test('has holes in its values, at any depth', () => {
    assert.deepEqual(
      fillBody({ post: '{thread}', at: { list: ['{thread}', 1, null], say: 'no {thread}' } }, holes),
      {
        post: '7',
        at: { list: ['7', 1, null], say: 'no 7' },
      },
    );
  });

  test('leaves out what is empty, and keeps what is constant', () => {
    assert.deepEqual(
      fillBody({ parent: '{parent}', name: '{name}', none: '{none}', kind: '', on: false }, holes),
      {
        kind: '',
        on: false,
      },
    );
  });

  test('sends numbers where a backend wants numbers', () => {
    assert.deepEqual(fillBody({ a: '{n:number}', b: '{thread:number}', c: '{text:number}' }, holes), {
      a: 12,
      b: 7,
      c: holes.text,
    });
  });

  test('sends plain text as HTML where a backend wants HTML', () => {
    assert.deepEqual(fillBody({ text: '{text:html}' }, holes), {
      text: '<p>a &#60; b<br>&#34;c&#34;</p><p>&#38; d</p>',
    });
  });
});

describe('Escaped text', () => {
  test('is unescaped once', () => {
    assert.equal(unescape('Bold &amp; Co &lt;b&gt; &#8217;&#x27;&quot;'), `Bold & Co <b> ’'"`);
    assert.equal(unescape('&amp;lt;b&amp;gt;'), '&lt;b&gt;');
  });
  test('with what is no entity stays as it is', () => {
    for (const odd of ['&', '&;', '&bogus;', '&toString;', '&#;', '&#9999999;', '&#x110000;', 'a&b'])
      assert.equal(unescape(odd), odd);
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
