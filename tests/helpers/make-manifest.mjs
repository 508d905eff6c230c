// dist/custom-elements.json (custom-elements.dev, schema 1.0.0): what the elements offer, from the doc comments of
// their classes, for editors and catalogues. Private members, and what they inherit from, stay out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TAGS = ['comment-thread', 'comment-thread-form'];
const SOURCES = ['src/thread-options.ts', 'src/comment-thread.ts', 'src/comment-form.ts'];
/** What imports the tags, as a path in the package. */
const PATH = 'comment-thread.js';
const LISTS = ['slots', 'cssParts', 'cssProperties', 'attributes', 'events'];

// By its functions: the command writes the place of its output into package.json.
const modules = SOURCES.map((path) =>
  ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2015, true),
);
const declarations = create({ modules, plugins: litPlugin() }).modules.flatMap((one) => one.declarations);

const without = (names, object) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
function own(entry) {
  const { type, ...rest } = without(['inheritedFrom', 'resolveInitializer', 'parsedType'], entry);
  // `{<color>}` in front of a custom property is its syntax, as in `@property`.
  return rest.name.startsWith('--') ? { ...rest, syntax: type.text } : { ...rest, type };
}

const isPublic = ({ privacy = 'public', static: isStatic }) => privacy === 'public' && !isStatic;
/** The rest is guessed: an attribute for a state, an event for whatever is dispatched. */
const isDocumented = ({ description }) => description;

function element(tag) {
  const found = declarations.find(({ tagName }) => tagName === tag);
  const lists = LISTS.filter((name) => found[name]);
  return {
    ...without(['superclass', 'mixins'], found),
    ...Object.fromEntries(lists.map((name) => [name, found[name].filter(isDocumented).map(own)])),
    members: found.members.filter(isPublic).map(own),
    customElement: true,
  };
}

const elements = TAGS.map(element);
const manifest = {
  schemaVersion: '1.0.0',
  modules: [
    {
      kind: 'javascript-module',
      path: PATH,
      declarations: elements,
      exports: elements.map(({ name, tagName }) => ({
        kind: 'custom-element-definition',
        name: tagName,
        declaration: { name, module: PATH },
      })),
    },
  ],
};
writeFileSync(join(ROOT, 'dist/custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
