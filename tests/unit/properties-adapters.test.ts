// What holds for every part of an answer on its way into the thread, and for every value on its way out.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { refusalOf } from '../../src/adapters/mapped-refusal.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { at, read, unescape, word } from '../../src/adapters/paths.js';
import { sentence, toError } from '../../src/adapters/refusal.js';
import { expand, fillBody } from '../../src/adapters/route.js';
import { type CommentError, FIELDS } from '../../src/model/errors.js';
import { json, odd, SLY } from '../helpers/anything.js';

/** All values within a value of JSON; a list has its length, too. */
function within(value: unknown): Set<unknown> {
  const found = new Set<unknown>();
  const stack = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    found.add(next);
    if (Array.isArray(next)) found.add(next.length);
    if (typeof next === 'object' && next) stack.push(...(Object.values(next) as unknown[]));
  }
  return found;
}
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  // Half a character among them, which no address can hold.
  fc.string({ unit: fc.constantFrom('\ud800', '.', '/', '?', '#', '%', '&', '=', 'a', ' ', '\n', '<') }),
);
const name = fc.oneof(fc.constantFrom(...SLY, '-1', '0', 'a', 'length', 'name'), fc.string());
const path = fc.array(name, { maxLength: 4 }).map((names) => names.join('.'));
const status = fc.oneof(fc.constantFrom(200, 400, 401, 403, 404, 409, 410, 413, 422, 429, 500), fc.nat(999));

describe('A path into any answer', () => {
  test('leads to a value that the answer has, or to none', () => {
    fc.assert(
      fc.property(fc.oneof(path, fc.array(path)), json, (where, answer) => {
        const value = at(where, answer);
        assert.ok(value === undefined || within(answer).has(value), JSON.stringify(value));
        assert.notEqual(typeof value, 'function');
      }),
    );
  });

  test('finds what is there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SLY, 'a', '0'), { minLength: 1, maxLength: 5 }), (names) => {
        const deep = names.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, '"found"');
        assert.equal(read(names.join('.'), { json: JSON.parse(deep) as unknown }), 'found');
      }),
    );
  });

  test('and any value in any table of words has its own word or none', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), fc.oneof(odd, name), (table, value) => {
        const found = word(table, value);
        assert.ok(found === undefined || Object.values(table).includes(found));
      }),
    );
  });

  test('and any text is unescaped once', () => {
    fc.assert(
      fc.property(text, (plain) => {
        assert.equal(unescape(plain.replaceAll('&', '&amp;').replaceAll('<', '&#60;')), plain);
        assert.ok(unescape(plain).length <= plain.length);
      }),
    );
  });
});

describe('A route takes any value', () => {
  test('and stays on its server, at its place, with the value whole', () => {
    fc.assert(
      fc.property(text, (value) => {
        const asked = (): URL =>
          new URL(expand('GET /c/{id}/replies?post={id}&n=1', 'https://x.example/api', { id: value }).url);
        if (/^\.\.?$/.test(value)) {
          assert.throws(asked, { code: 'not-found' });
          return;
        }
        const { origin, pathname, searchParams, hash } = asked();
        const whole = value.replace(/\p{Cs}/gu, '\ufffd');
        assert.equal(origin, 'https://x.example');
        assert.equal(
          pathname,
          `/api/c/${encodeURIComponent(whole).replaceAll("'", '%27')}/replies`.replaceAll('%27', "'"),
        );
        assert.equal(searchParams.get('post') ?? '', whole);
        assert.equal(searchParams.get('n'), '1');
        assert.equal(hash, '');
      }),
    );
  });

  test('and so does a body, in its own key', () => {
    fc.assert(
      fc.property(text, (value) => {
        const body = fillBody({ a: '{v}', b: { c: ['x {v}'] }, d: '{v:html}' }, { v: value });
        assert.deepEqual(Object.keys(body), value === '' ? ['b'] : ['a', 'b', 'd']);
        if (value !== '') assert.equal(body['a'], value);
        assert.deepEqual(body['b'], { c: [`x ${value}`] });
        assert.doesNotMatch((body['d'] ?? '') as string, /<(?!\/?p>|br>)/);
      }),
    );
  });
});

describe('Any refusal', () => {
  const CODES = 'invalid rate-limited closed duplicate sign-in forbidden not-found offline server'.split(' ');
  function assertTold(error: CommentError): void {
    const { message, fields = {}, signInUrl } = error.details;
    assert.ok(CODES.includes(error.code), error.code);
    assert.ok(message === undefined || (message.length > 0 && message.length <= 300));
    for (const [field, said] of Object.entries(fields)) {
      assert.ok(FIELDS.includes(field as never), field);
      assert.equal(typeof said, 'string');
      assert.ok(said.length <= 300);
    }
    assert.match(signInUrl ?? 'http:', /^https?:/);
  }
  const address = fc.constantFrom(
    'https://x.example/in',
    'javascript:alert(1)',
    'data:text/html,x',
    '/in',
    'mailto:a',
  );
  const words = fc.oneof(
    text,
    fc.nat(900).map((length) => 'too long '.repeat(length / 9)),
  );
  const answer = (code: number, body: unknown, wait = '', plain?: string) => ({
    response: {
      status: code,
      ok: code >= 200 && code < 300,
      headers: new Headers({ 'retry-after': wait }),
    } as Response,
    headers: new Headers(),
    json: body,
    text: plain,
  });
  const errors = fc.oneof(
    json,
    fc.dictionary(fc.constantFrom('text', 'name', 'x', '#/text'), fc.oneof(json, words)),
  );

  test('is one of ours, with sentences of bounded length', () => {
    fc.assert(
      fc.property(
        status,
        json,
        fc.oneof(json, words),
        errors,
        fc.oneof(json, address),
        (code, said, message, fields, url) => {
          assertTold(
            toError(
              answer(code, undefined),
              { code: said, message: sentence(message), errors: fields, signInUrl: url },
              { text: 'text', x: 'name' },
            ),
          );
        },
      ),
    );
  });

  test('is read by a mapping, whatever its words', () => {
    const map: RestMapping = {
      list: 'GET /',
      escaped: true,
      errors: {
        message: ['message', 'text:'],
        code: 'code',
        fields: 'errors',
        signInUrl: 'url',
        success: [0, 'ok'],
        codes: { 1: 'invalid:text', bad: 'closed' },
        messages: { spam: 'forbidden' },
      },
    };
    const body = fc.oneof(
      json,
      fc.record({
        code: fc.oneof(json, fc.constantFrom('bad', 1)),
        message: fc.oneof(json, words),
        errors,
        url: fc.oneof(json, address),
      }),
    );
    fc.assert(
      fc.property(status, body, fc.option(text, { nil: undefined }), (code, said, plain) => {
        const error = refusalOf(answer(code, said, '', plain), map, { text: 'text' });
        if (error) assertTold(error);
        else assert.ok(code >= 200 && code < 300);
      }),
    );
  });
});
