// For who writes a language: dist/locales/en.json, all sentences in English, and dist/strings.schema.json, which tells
// an editor what a file of sentences may hold.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** In the order of CLDR. */
export const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Each hole of the English sentence stays, but for the number ("one reply"); others there are none, nor tags. */
function pattern(sentence) {
  const holes = [...new Set(sentence.match(/(?<=\{)\w+(?=\})/g))];
  const needed = holes.filter((hole) => hole !== 'n').map((hole) => `(?=.*\\{${hole}\\})`);
  const known = holes.length > 0 ? `|\\{(${holes.join('|')})\\}` : '';
  return `^${needed.join('')}([^<>{}]${known})+$`;
}

function property(message) {
  const sentence = typeof message === 'string' ? message : message.other;
  const text = { type: 'string', pattern: pattern(sentence) };
  if (typeof message === 'string') return { description: sentence, ...text };
  const properties = Object.fromEntries(FORMS.map((form) => [form, text]));
  return {
    description: sentence,
    anyOf: [text, { type: 'object', properties, required: ['other'], additionalProperties: false }],
  };
}

/** @returns {object} Draft 7: the one that all editors know. */
export function stringsSchema(english) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:comment-thread:strings',
    title: 'What <comment-thread> says, in a language or in an owner’s words',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...Object.fromEntries(Object.entries(english).map(([key, message]) => [key, property(message)])),
      dir: { description: 'The way that the language is written.', enum: ['ltr', 'rtl'] },
    },
    additionalProperties: false,
  };
}

async function write() {
  const load = (name) => import(pathToFileURL(join(DIST, `lib/i18n/${name}.js`)).href);
  const parts = ['action-strings', 'outbox-strings', 'shortcut-strings'];
  const others = await Promise.all(parts.map(load));
  const english = Object.assign({}, (await load('strings')).en, ...others.map(({ strings }) => strings));
  const save = (name, value) => writeFileSync(join(DIST, name), `${JSON.stringify(value, null, 2)}\n`);
  save('locales/en.json', { $schema: '../strings.schema.json', ...english });
  save('strings.schema.json', stringsSchema(english));
}

if (argv[1] === fileURLToPath(import.meta.url)) await write();
