import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { Ajv } from 'ajv';
import { rollup } from 'rollup';
import { readProjectFile, requireBuild, ROOT } from '../helpers/project.js';

interface Manifest {
  name: string;
  types: string;
  customElements: string;
  'web-types': string;
  sideEffects: string[];
  exports: Record<string, string | Record<string, string>>;
}

const manifest = JSON.parse(readProjectFile('package.json')) as Manifest;

describe('A developer installs the package and imports from it', () => {
  // A site beside us, with the package in its node_modules, as a bundler meets it.
  let site: string;
  before(() => {
    requireBuild();
    site = mkdtempSync(join(tmpdir(), 'comment-thread-site-'));
    mkdirSync(join(site, 'node_modules'));
    symlinkSync(ROOT, join(site, 'node_modules', manifest.name), 'junction');
  });
  after(() => {
    rmSync(site, { recursive: true, force: true });
  });

  const bundle = async (code: string): Promise<string> => {
    const entry = join(site, 'entry.js');
    const memory = {
      name: 'memory',
      resolveId: (id: string) => (id === entry ? entry : null),
      load: (id: string) => (id === entry ? code : null),
    };
    const build = await rollup({
      input: entry,
      plugins: [memory, nodeResolve({ browser: true, rootDir: site })],
      onwarn: ({ code: kind, message }) => {
        // An import that stays external was not found.
        if (kind === 'UNRESOLVED_IMPORT' || kind === 'EMPTY_BUNDLE') throw new Error(message);
      },
    });
    const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
    await build.close();
    return output[0].code;
  };

  test('every file that package.json names is there after a build', () => {
    const named = [
      manifest.types,
      manifest.customElements,
      manifest['web-types'],
      ...manifest.sideEffects,
      ...Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      ),
    ];
    const isThere = (path: string): boolean => {
      const [folder, ending] = path.split('*');
      if (ending === undefined) return existsSync(join(ROOT, path));
      return readdirSync(join(ROOT, folder!)).some((file) => file.endsWith(ending));
    };
    const absent = named.filter((path) => !isThere(path));
    assert.deepEqual(absent, []);
  });

  test('importing a class from the package registers no element', async () => {
    const code = await bundle(`import { CommentError } from '${manifest.name}'; console.log(CommentError);`);
    assert.match(code, /class \w* ?extends Error|CommentError/, 'the class itself is missing');
    assert.doesNotMatch(code, /customElements\s*\.\s*define/);
  });

  test('importing define.js registers the elements, whatever the bundler drops', async () => {
    assert.match(await bundle(`import '${manifest.name}/define.js';`), /customElements/);
  });

  test('importing comment-thread.js registers the elements too', async () => {
    assert.match(await bundle(`import '${manifest.name}/comment-thread.js';`), /customElements/);
  });

  test('importing a language takes that one along', async () => {
    const code = await bundle(
      `import { defineStrings } from '${manifest.name}'; import de from '${manifest.name}/locales/de.js';
       import more from '${manifest.name}/locales/more/de.js'; defineStrings('de', { ...de, ...more });`,
    );
    assert.match(code, /Schreibe einen Kommentar/);
    assert.match(code, /Wird gelöscht/);
    assert.doesNotMatch(code, /Laisser un commentaire/);
  });

  test('who writes a language finds all sentences in English, right by the schema beside them', async () => {
    const read = (path: string): object => JSON.parse(readProjectFile(path)) as object;
    const english = read('dist/locales/en.json');
    const isValid = new Ajv().compile(read('dist/strings.schema.json'));
    assert.ok(isValid(english), JSON.stringify(isValid.errors));
    const { default: german } = await import('../../src/i18n/locales/de.js');
    const { default: more } = await import('../../src/i18n/locales/more/de.js');
    assert.deepEqual(Object.keys(english), ['$schema', ...Object.keys({ ...german, ...more })]);
  });
});
