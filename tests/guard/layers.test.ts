// The plan of the house, as in CONTRIBUTING.md: imports only go down, and dangerous things have one room each.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { readProjectFile } from '../helpers/project.js';
import { find, importsOf, mentions, parseSources, type Import, type Place } from '../helpers/sources.js';

const LAYERS = [
  { name: 'model', files: /^src\/model\// },
  { name: 'services', files: /^src\/(adapters|sanitize|i18n)\// },
  {
    name: 'drawing',
    files: /^src\/((controllers|templates|styles|context|actions|outbox|shortcuts|debug)\/|events\.ts$)/,
  },
  { name: 'elements', files: /^src\/(comment|thread)-[a-z-]+\.ts$/ },
  { name: 'entries', files: /^src\/(define|index|loader|counts)\.ts$/ },
] as const;
/** Each part that a page loads only where it needs it, and what may be built into it. */
const LOADED_BY_ITSELF = [
  { part: /^src\/adapters\/(presets\/.*|local)\.ts$/, may: /^$/ },
  { part: /^src\/adapters\/check\.ts$/, may: /^src\/adapters\/likest\.ts$/ },
  { part: /^src\/adapters\/markdown\.ts$/, may: /^marked$/ },
  { part: /^src\/sanitize\/purify\.ts$/, may: /^dompurify$/ },
  { part: /^src\/outbox\//, may: /^src\/(outbox\/|model\/|i18n\/outbox-strings)/ },
  { part: /^src\/shortcuts\//, may: /^src\/(shortcuts\/|i18n\/shortcut-strings)/ },
  { part: /^src\/i18n\/locales\//, may: /^$/ },
  { part: /^src\/actions\//, may: /^src\/(actions\/|model\/|i18n\/action-strings)/ },
  {
    part: /^src\/(debug\/debug|adapters\/connect)\.ts$/,
    may: /^(src\/(debug|adapters|model)\/|src\/i18n\/[\w-]*strings|marked$)/,
  },
];
const MAY_USE_LIT = ['drawing', 'elements'];
const HTML_SINKS = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'srcdoc',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'appendHTMLUnsafe',
  'streamHTMLUnsafe',
  'createContextualFragment',
  'DOMParser',
  'XSLTProcessor',
  'execCommand',
  'createHTML',
];
const UNSAFE_DIRECTIVES = [
  'unsafeHTML',
  'unsafeSVG',
  'unsafeMathML',
  'unsafeStatic',
  'unsafeCSS',
  'templateContent',
];

const sources = parseSources();
const imports = sources.flatMap(importsOf);
const layerOf = (file: string) => LAYERS.find((layer) => layer.files.test(file));
const heightOf = (file: string) => LAYERS.findIndex((layer) => layer.files.test(file));

const sayImport = ({ from, line, to }: Import) => `${from}:${String(line)} imports ${to}`;
const sayPlace = ({ file, line, node }: Place) => `${file}:${String(line)} ${node.getText().slice(0, 60)}`;
const none = (found: readonly string[], rule: string) => assert.deepEqual(found, [], rule);
const placesOutside = (room: RegExp, wanted: (node: ts.Node) => boolean) =>
  sources.filter(({ fileName }) => !room.test(fileName)).flatMap((source) => find(source, wanted));

describe('A reader of the sources can trust the layers', () => {
  test('every source file belongs to a layer', () => {
    assert.notEqual(sources.length, 0, 'src/ has no TypeScript');
    const homeless = sources.map(({ fileName }) => fileName).filter((file) => !layerOf(file));
    none(homeless, 'Give these files a layer (see LAYERS).');
  });

  test('imports go down or stay on their floor, never up', () => {
    const up = imports.filter(({ from, to, isPackage }) => !isPackage && heightOf(to) > heightOf(from));
    none(
      up.map(sayImport),
      `From top to bottom: ${LAYERS.map(({ name }) => name)
        .reverse()
        .join(', ')}.`,
    );
  });

  test('every import names a file of src or a dependency', () => {
    // Which preset and which language, only the page knows; Markdown's library is built into its chunk.
    const known = new Set([
      ...sources.map(({ fileName }) => fileName),
      '`./presets/${name}.js`',
      '`./locales/${tag}.js`',
      '`./locales/more/${tag}.js`',
      // The script beside the loader, by the same version.
      "src.replace(/loader\\.js/, 'comment-thread.js')",
      'marked',
    ]);
    const manifest = JSON.parse(readProjectFile('package.json')) as { dependencies: Record<string, string> };
    const packages = Object.keys(manifest.dependencies);
    const isDeclared = (to: string) => packages.some((name) => to === name || to.startsWith(`${name}/`));
    const lost = imports.filter(({ to, isPackage }) => !known.has(to) && !(isPackage && isDeclared(to)));
    none(lost.map(sayImport), 'A site that installs the package would miss these.');
  });

  test('the model imports nothing but the model', () => {
    const out = imports.filter(
      ({ from, to }) => layerOf(from)?.name === 'model' && layerOf(to)?.name !== 'model',
    );
    none(out.map(sayImport), 'The model is plain TypeScript.');
  });

  test('no files load each other in a circle', () => {
    none(
      circles(imports.filter(({ isPackage, isTypeOnly }) => !isPackage && !isTypeOnly)),
      'Cut the circle.',
    );
  });

  test('what is loaded by itself takes along nothing that the element has', () => {
    // A script loaded as comment-thread.js?ver=3 would be loaded again by what imports comment-thread.js.
    const taken = (from: string, may: RegExp): Import[] =>
      imports
        .filter((one) => one.from === from && !one.isTypeOnly)
        .flatMap((one) => (may.test(one.to) ? taken(one.to, may) : [one]));
    const astray = LOADED_BY_ITSELF.flatMap(({ part, may }) =>
      sources.flatMap(({ fileName }) => (part.test(fileName) ? taken(fileName, may) : [])),
    );
    none(astray.map(sayImport), 'Hand it over as an argument: only what has no state may be copied into it.');
  });

  test('Lit stays in elements and in what draws', () => {
    const astray = imports.filter(
      ({ from, to }) => /^(lit|@lit)\b/.test(to) && !MAY_USE_LIT.includes(layerOf(from)?.name ?? ''),
    );
    none(astray.map(sayImport), `Only ${MAY_USE_LIT.join(' and ')} may import Lit.`);
  });
});

describe('A site owner can trust that dangerous things have one room each', () => {
  test('only src/adapters/http.ts sends requests, and the small scripts, which have nothing else', () => {
    const sends = (node: ts.Node): boolean => {
      if (ts.isCallExpression(node)) return ['fetch', 'sendBeacon'].includes(calleeOf(node) ?? '');
      // Handing the function on as a value would hide the call.
      if (ts.isIdentifier(node)) return node.text === 'fetch' && isValue(node);
      return ts.isNewExpression(node) && /\bXMLHttpRequest$/.test(node.expression.getText());
    };
    none(
      placesOutside(/^src\/(adapters\/http|loader|counts)\.ts$/, sends).map(sayPlace),
      'Use the helper in http.ts.',
    );
  });

  test('only src/sanitize/ imports DOMPurify', () => {
    const astray = imports.filter(
      ({ from, to }) => to.startsWith('dompurify') && !from.startsWith('src/sanitize/'),
    );
    none(astray.map(sayImport), 'Ask src/sanitize/ for a clean fragment.');
  });

  test('only src/sanitize/ makes HTML from strings', () => {
    const words = [...HTML_SINKS, ...UNSAFE_DIRECTIVES];
    const astray = placesOutside(
      /^src\/sanitize\//,
      (node) => mentions(node, words) || isDocumentWrite(node) || calleeOf(node) === 'setHTML',
    );
    none(astray.map(sayPlace), 'A comment is a stranger’s text.');
  });

  test('nothing runs a string as code', () => {
    const runs = (node: ts.Node) =>
      calleeOf(node) === 'eval' || (ts.isNewExpression(node) && node.expression.getText() === 'Function');
    none(placesOutside(/^$/, runs).map(sayPlace), 'Mappings are data, not programs.');
  });

  test('nothing listens to messages of other windows', () => {
    // By any function: pages are listened to through helpers. A channel of our own has no other end.
    const hears = (node: ts.Node) =>
      mentions(node, ['onmessage', 'onmessageerror']) ||
      (ts.isCallExpression(node) &&
        node.arguments.some((one) => ts.isStringLiteralLike(one) && /^message(error)?$/.test(one.text)));
    none(
      placesOutside(/^src\/model\/breathe\.ts$/, hears).map(sayPlace),
      'Any frame of the page may send them.',
    );
  });

  test('only adapters open the sealed e-mail address', () => {
    // index.ts may pass the function on to authors of adapters; that opens nothing.
    const opens = (node: ts.Node) =>
      ts.isIdentifier(node) && node.text === 'revealEmail' && !ts.isExportSpecifier(node.parent);
    none(
      placesOutside(/^src\/(adapters\/|model\/email\.ts$)/, opens).map(sayPlace),
      'The address never comes back.',
    );
  });
});

function isValue({ parent }: ts.Identifier): boolean {
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return true;
  return (
    ts.isBinaryExpression(parent) || (ts.isCallExpression(parent) && parent.expression.getText() !== 'fetch')
  );
}

function calleeOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function isDocumentWrite(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && /\bdocument\.write(ln)?$/i.test(node.getText());
}

function circles(edges: readonly Import[]): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.add([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (trail.includes(file) || done.has(file)) return;
    for (const { from, to } of edges) if (from === file) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const { from } of edges) visit(from, []);
  return [...found];
}
