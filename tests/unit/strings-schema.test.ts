// The JSON Schema of a file of sentences, which editors complete and explain from.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { strings as actions } from '../../src/i18n/action-strings.js';
import { LANGUAGES } from '../../src/i18n/languages.js';
import { strings as outbox } from '../../src/i18n/outbox-strings.js';
import { strings as shortcuts } from '../../src/i18n/shortcut-strings.js';
import { en, type Message } from '../../src/i18n/strings.js';
import { readProjectFile } from '../helpers/project.js';

interface Schema {
  readonly $id: string;
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
}
const english: Record<string, Message> = { ...en, ...actions, ...outbox, ...shortcuts };
const { stringsSchema } = (await import(new URL('../helpers/make-strings.mjs', import.meta.url).href)) as {
  stringsSchema: (english: object) => Schema;
};
const schema = stringsSchema(english);
const isValid = new Ajv().compile(schema);
/** Where it is wrong: "/reply", "/count/few". */
const wrong = (strings: object): string[] =>
  isValid(strings) ? [] : isValid.errors!.map(({ instancePath }) => instancePath);

describe('Who writes a language is shown', () => {
  test('each key, with the English sentence', () => {
    const { $schema: _, dir, ...sentences } = schema.properties;
    assert.match(dir!.description!, /written/);
    assert.deepEqual(Object.keys(sentences), Object.keys(english).slice(1));
    assert.equal(sentences['submit']!.description, 'Post Comment');
    assert.equal(sentences['count']!.description, '{n} comments');
  });

  test('that English is right, and a part of it, with its schema beside it', () => {
    assert.deepEqual(wrong(english), []);
    assert.deepEqual(wrong({ $schema: './strings.schema.json', submit: 'Send it' }), []);
  });

  for (const tag of LANGUAGES)
    test(`that ${tag} is right`, async () => {
      for (const file of [tag, `more/${tag}`]) {
        const { default: strings } = (await import(`../../src/i18n/locales/${file}.ts`)) as {
          default: object;
        };
        assert.deepEqual(wrong(strings), []);
      }
    });

  const MISTAKES: Record<string, object> = {
    'a key that there is not': { sumbit: 'Send it' },
    'a message without its last form': { count: { one: '{n} voice' } },
    'a form that there is not': { count: { several: '{n} voices', other: '{n} voices' } },
    'plural forms where nothing is counted': { submit: { other: 'Send it' } },
    'a name that is left out': { 'reply.label': 'Reply' },
    'a hole with a slip': { 'reply.label': 'Reply to {nmae}' },
    'a hole too many': { submit: 'Send it, {name}' },
    'a name that is left out of a form': { hide: { one: 'Hide {n} reply', other: 'Hide {n} from {name}' } },
    'a tag': { submit: '<b>Send it</b>' },
    nothing: { submit: '' },
    'a number': { submit: 5 },
    'a direction that there is not': { dir: 'up' },
  };
  for (const [what, strings] of Object.entries(MISTAKES))
    test(`that this is wrong: ${what}`, () => {
      const [key] = Object.keys(strings);
      const places = wrong(strings);
      assert.ok(
        places.some((place) => place === '' || place.startsWith(`/${key!}`)),
        places.join(),
      );
    });

  test('that the number may stand for itself', () =>
    assert.deepEqual(wrong({ count: { one: 'A single voice', other: '{n} voices' } }), []));
});

test('The language of the tests is such a file', () => {
  assert.deepEqual(wrong(JSON.parse(readProjectFile('tests/fixtures/eo.json')) as object), []);
});
