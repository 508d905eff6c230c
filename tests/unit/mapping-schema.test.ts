// The JSON Schema of a mapping, which editors complete and explain from. Which mistakes it sees: mapping.test.ts.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { problem } from '../../src/adapters/check.js';
import type { Preset } from '../../src/adapters/preset.js';

interface Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly description?: string;
  readonly examples: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly additionalProperties: Schema | false;
  readonly items: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly definitions: Readonly<Record<string, Schema>>;
}
const { mappingSchema } = (await import(new URL('../helpers/make-schema.mjs', import.meta.url).href)) as {
  mappingSchema: () => Schema;
};
const schema = mappingSchema();
const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);
const validate = (mapping: unknown): void => {
  assert.ok(isValid(mapping), JSON.stringify(isValid.errors));
  assert.equal(problem(mapping), undefined);
};

const follow = ({ $ref, ...rest }: Schema): Schema =>
  $ref ? { ...schema.definitions[$ref.replace('#/definitions/', '')]!, ...rest } : rest;
/** All words that a schema lets a text be. */
const wordsOf = (part: Schema): unknown[] => {
  const { enum: words = [], anyOf = [], const: word } = follow(part);
  return [...words, ...(word === undefined ? [] : [word]), ...anyOf.flatMap(wordsOf)];
};

describe('Editors know what they have', () => {
  test('its name, its draft, and what to begin with', () => {
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal(schema.$id, 'urn:comment-thread:mapping');
    assert.match(schema.title, /<comment-thread>/);
    assert.notEqual(schema.examples.length, 0);
    for (const example of schema.examples) validate(example);
  });

  test('a mapping may say where its schema is', () =>
    validate({ $schema: './mapping.schema.json', list: 'GET /comments' }));

  test('each key says what it is for, in words of its own', () => {
    const { words, errors } = schema.properties as Record<string, Schema>;
    const objects = [schema, words!, errors!, ...Object.values(schema.definitions)] as Partial<Schema>[];
    const parts = objects.flatMap(({ properties = {} }) => Object.entries(properties));
    assert.ok(parts.length > 70);
    const silent = parts.filter(([, { description }]) => !description).map(([key]) => key);
    assert.deepEqual(silent, [], 'Give these a doc comment in src/adapters/.');
  });

  test('no name that the generator made up, which would change with the file', () =>
    assert.doesNotMatch(JSON.stringify(schema), /alias-|def-/));
});

describe('What an editor offers is what the check takes', () => {
  /** The keys or words that the sentence lists. */
  const listed = (mapping: object): string[] =>
    /(?:keys there are|one of): (.*?)[.;]/
      .exec(problem({ list: 'GET /c', ...mapping }) ?? '')?.[1]
      ?.split(' ') ?? assert.fail('no list');
  const { session, comment, words, errors, paging, credentials } = schema.properties as Record<
    string,
    Schema
  >;
  const sorted = (names: readonly unknown[]): string[] => names.map(String).sort();

  const objects: Record<string, [mapping: object, part: Schema]> = {
    mapping: [{ zzzzzz: 1 }, schema],
    request: [{ list: { zzzzzz: 1 } }, schema.definitions['DetailedRequest']!],
    session: [{ session: { zzzzzz: 1 } }, follow(session!)],
    comment: [{ comment: { zzzzzz: 1 } }, follow(comment!)],
    words: [{ words: { zzzzzz: 1 } }, words!],
    'words.sort': [{ words: { sort: { zzzzzz: 1 } } }, words!.properties['sort']!],
    'words.vote': [{ words: { vote: { zzzzzz: 1 } } }, words!.properties['vote']!],
    errors: [{ errors: { zzzzzz: 1 } }, errors!],
  };
  for (const [what, [mapping, part]] of Object.entries(objects))
    test(`the keys of ${what}, and no others`, () => {
      assert.equal(part.additionalProperties, false);
      assert.deepEqual(sorted(listed(mapping)), sorted(Object.keys(part.properties)));
    });

  const table = (part: Schema): Schema => part.additionalProperties as Schema;
  const enumerations: Record<string, [mapping: object, part: Schema]> = {
    paging: [{ paging: 'zzz' }, paging!],
    credentials: [{ credentials: 'zzz' }, credentials!],
    'words.status': [{ words: { status: { a: 'zzz' } } }, table(words!.properties['status']!)],
    'errors.codes': [{ errors: { codes: { a: 'zzz' } } }, table(errors!.properties['codes']!)],
    'errors.messages': [{ errors: { messages: { a: 'zzz' } } }, table(errors!.properties['messages']!)],
  };
  for (const [what, [mapping, part]] of Object.entries(enumerations))
    test(`the words of ${what}`, () => assert.deepEqual(sorted(listed(mapping)), sorted(wordsOf(part))));
});

describe('Every preset is a mapping that the page could have written', () => {
  const folder = new URL('../../src/adapters/presets/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  test('there are some', () => assert.ok(files.length >= 8, files.join()));

  for (const file of files)
    test(file, async () => {
      const { default: preset } = (await import(new URL(file, folder).href)) as { default: Preset };
      validate(preset.mapping);
      for (const src of ['https://x.example', 'https://x.example/?rest_route=/', 'https://x.example/a/b?c=d'])
        if (preset.connect) validate(preset.connect(src).mapping);
    });
});
