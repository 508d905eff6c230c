import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formRules } from '../../src/model/rules.js';
import { toWebsite, validate } from '../../src/model/validate.js';

const limits = (rules: ReturnType<typeof formRules>) =>
  Object.fromEntries(Object.entries(rules).map(([field, { maxLength }]) => [field, maxLength]));
const required = (rules: ReturnType<typeof formRules>) =>
  Object.entries(rules)
    .filter(([, rule]) => rule.required)
    .map(([field]) => field);

describe('What the form asks for', () => {
  test('is the classic form, unless someone says otherwise', () => {
    const rules = formRules(undefined, {});
    assert.deepEqual(limits(rules), { text: 65_525, name: 245, email: 100, url: 200 });
    assert.deepEqual(required(rules), ['text', 'name', 'email']);
  });

  test("takes its limits from the backend, and its requirements where the page's owner says nothing", () => {
    const said = {
      text: { maxLength: 500 },
      name: { required: false },
      url: { required: true, maxLength: 50 },
    };
    const rules = formRules(said, {});
    assert.deepEqual(limits(rules), { text: 500, name: 245, email: 100, url: 50 });
    assert.deepEqual(required(rules), ['text', 'email', 'url']);
    assert.deepEqual(required(formRules(said, { required: 'name' })), ['text', 'name']);
  });

  test('shows the fields that the owner names, in any separator, and always the comment', () => {
    assert.deepEqual(Object.keys(formRules(undefined, { fields: 'name' })), ['text', 'name']);
    assert.deepEqual(Object.keys(formRules(undefined, { fields: '' })), ['text']);
    assert.deepEqual(Object.keys(formRules(undefined, { fields: ' url,  name ' })), ['text', 'name', 'url']);
    assert.deepEqual(Object.keys(formRules(undefined, { fields: 'phone name' })), ['text', 'name']);
  });

  test('requires nothing but the comment when the owner says so', () => {
    assert.deepEqual(required(formRules(undefined, { required: '' })), ['text']);
    assert.deepEqual(required(formRules(undefined, { required: 'url' })), ['text', 'url']);
  });

  test('a limit of the page is never above that of the backend', () => {
    assert.equal(formRules(undefined, { maxLength: 300 }).text?.maxLength, 300);
    assert.equal(formRules({ text: { maxLength: 100 } }, { maxLength: 300 }).text?.maxLength, 100);
    assert.equal(formRules(undefined, { maxLength: 1e6 }).text?.maxLength, 65_525);
  });

  test('odd rules of a backend are no rules', () => {
    for (const odd of [
      null,
      'x',
      7,
      [],
      { text: null },
      { text: { maxLength: -1 } },
      { text: { maxLength: 'x' } },
    ])
      assert.equal(formRules(odd as never, {}).text?.maxLength, 65_525, JSON.stringify(odd));
    assert.equal(formRules({ text: { maxLength: '500' } } as never, {}).text?.maxLength, 500);
    assert.equal(formRules({ text: { required: false } }, {}).text?.required, true);
  });
});

describe('What is wrong with a field', () => {
  const rule = { required: true, maxLength: 10 };
  const free = { required: false, maxLength: 100 };

  test('nothing in it, or only spaces', () => {
    for (const empty of ['', ' ', '\n\t'])
      for (const field of ['text', 'name', 'email', 'url'] as const) {
        assert.equal(validate(field, empty, rule, false), 'missing');
        assert.equal(validate(field, empty, free, false), undefined);
      }
  });

  test('too much of it', () => {
    assert.equal(validate('text', 'x'.repeat(11), rule, false), 'long');
    assert.equal(validate('text', 'x'.repeat(10), rule, false), undefined);
    assert.equal(
      validate('name', ` ${'x'.repeat(10)} `, rule, false),
      undefined,
      'spaces around it do not count',
    );
  });

  for (const good of ['a@b', 'a.b+c@d.example', 'ann@x.example'])
    test(`"${good}" is an email address`, () => {
      assert.equal(validate('email', good, free, false), undefined);
    });

  for (const bad of ['ann', 'ann@', '@x.example', 'a b@x.example', 'a@b@c'])
    test(`"${bad}" is no email address`, () => {
      assert.equal(validate('email', bad, free, false), 'format');
    });

  test("the browser's own judgement counts, also of text that it hides", () => {
    assert.equal(validate('email', 'a@b', free, true), 'format');
    assert.equal(validate('email', '', free, true), 'format');
  });
});

describe('A website', () => {
  for (const [typed, address] of [
    ['example.com', 'https://example.com/'],
    ['www.example.com/a?b=c#d', 'https://www.example.com/a?b=c#d'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://Example.COM/A', 'https://example.com/A'],
    ['https:example.com', 'https://example.com/'],
  ] as const)
    test(`"${typed}" is ${address}`, () => {
      assert.equal(toWebsite(typed), address);
      assert.equal(validate('url', typed, { required: false, maxLength: 200 }, false), undefined);
    });

  for (const typed of [
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:ann@x.example',
    'ann@x.example',
    'https://ann:pass@x.example',
    'ftp://x.example',
    'localhost',
    'two words.example',
    'https://',
    '.',
    '//',
  ])
    test(`"${typed}" is none`, () => {
      assert.equal(toWebsite(typed), undefined);
      assert.equal(validate('url', typed, { required: false, maxLength: 200 }, false), 'format');
    });
});
