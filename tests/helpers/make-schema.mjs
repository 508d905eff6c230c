// The JSON Schema of a mapping, for editors: made of the types and doc comments in src/adapters/mapping.ts.
// `node tests/helpers/make-schema.mjs dist/mapping.schema.json` writes it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const fromRoot = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A whole mapping to begin with; editors offer it in an empty file. */
const EXAMPLE = {
  list: 'GET /posts/{thread}/comments?page={page}&per_page={limit}&order={sort}',
  create: {
    route: 'POST /posts/{thread}/comments',
    body: { parent_id: '{parent}', author: '{name}', email: '{email}', message: '{text}' },
  },
  paging: 'page',
  items: 'data',
  total: 'meta.total',
  comment: {
    id: 'id',
    parentId: 'parent_id',
    author: 'author.name',
    createdAt: 'created_at',
    text: 'message',
    status: 'state',
  },
  created: 'data',
  words: {
    sort: { oldest: 'asc', newest: 'desc' },
    status: { held: 'pending' },
  },
  errors: { message: 'error.message', code: 'error.code', codes: { too_fast: 'rate-limited' } },
};

/** @returns {object} Draft 7: the one that all editors know. */
export function mappingSchema() {
  const { $schema, definitions, ...mapping } = createGenerator({
    path: fromRoot('src/adapters/mapping.ts'),
    tsconfig: fromRoot('tsconfig.json'),
    type: 'RestMapping',
    topRef: false,
    jsDoc: 'extended',
    // The compiler is run for that.
    skipTypeCheck: true,
  }).createSchema('RestMapping');
  const { Path, RequestMapping, ...others } = definitions;
  // The tag is on the whole type: it holds for a text and for each of several.
  const { pattern: paths, ...path } = Path;
  const one = { type: 'string', pattern: paths };
  path.anyOf = [one, { type: 'array', items: one, minItems: 1 }];
  // "Holes: id thread." in a doc comment is a rule for its routes.
  for (const [key, { description = '', ...property }] of Object.entries(mapping.properties)) {
    const [, holes] = /\bHoles?: ([\w ]+)/.exec(description) ?? [];
    if (!holes) continue;
    const names = [...holes.split(' '), 'src\\.[\\w.]+'].join('|');
    const pattern = `^[^{}]*(\\{(${names})\\}[^{}]*)*$`;
    const route = { type: ['string', 'object'], pattern, properties: { route: { type: 'string', pattern } } };
    mapping.properties[key] = { description, allOf: [property, route] };
  }
  return tidy({
    $schema,
    $id: 'urn:comment-thread:mapping',
    title: 'What a REST backend calls things, for <comment-thread>',
    ...mapping,
    examples: [EXAMPLE],
    definitions: { Path: path, RequestMapping, ...others },
  });
}

/** The names that the generator makes up for types without one hold a hash: `alias-731470504-…`. */
function tidy(schema) {
  const text = JSON.stringify(schema);
  const names = [...new Set(text.match(/\balias-[\d-]+/g))];
  return JSON.parse(names.reduce((all, name, n) => all.replaceAll(name, `Inner${n || ''}`), text));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file = fromRoot('dist/mapping.schema.json')] = argv;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(mappingSchema(), null, 2)}\n`);
}
