// From dist/custom-elements.json, what editors complete <comment-thread> from: dist/vscode.html-custom-data.json for
// Visual Studio Code, dist/web-types.json for those of JetBrains.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const write = (name, value) => writeFileSync(join(ROOT, 'dist', name), `${JSON.stringify(value, null, 2)}\n`);

const { name, version, description } = read('package.json');
const { declarations } = read('dist/custom-elements.json').modules[0];
const { tagName, attributes, members, slots, events, cssParts, cssProperties } = declarations[0];

/** Links lead into the README, which is not here. */
const said = ({ name: called, description: text, default: value }) => ({
  name: called,
  description: text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1') + (value ? `\n\nDefault: ${value}` : ''),
});

write('vscode.html-custom-data.json', {
  version: 1.1,
  tags: [
    {
      name: tagName,
      description,
      attributes: attributes.map((one) => ({
        name: one.name,
        description: { kind: 'markdown', value: said(one).description },
        ...(one.type.text.startsWith('boolean')
          ? { valueSet: 'v' }
          : { values: [...one.type.text.matchAll(/'([^']+)'/g)].map(([, word]) => ({ name: word })) }),
      })),
    },
  ],
});

const element = {
  name: tagName,
  description,
  attributes: attributes.map((one) => ({ ...said(one), value: { type: one.type.text } })),
  slots: slots.map(said),
  js: { properties: members.filter(({ kind }) => kind === 'field').map(said), events: events.map(said) },
  css: { parts: cssParts.map(said), properties: cssProperties.map(said) },
};
write('web-types.json', {
  $schema: 'https://json.schemastore.org/web-types',
  name,
  version,
  'description-markup': 'markdown',
  contributions: { html: { elements: [element] } },
});
