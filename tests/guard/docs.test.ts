// The class doc is the contract: what it says is there, and what is there it says.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { filesUnder, readProjectFile, requireBuild } from '../helpers/project.js';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly syntax?: string;
}
type Declaration = Record<
  'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'members',
  Named[]
>;

const sources = filesUnder('src')
  .filter((path) => path.endsWith('.ts') && path !== 'src/thread-options.ts')
  .map((path) => readProjectFile(path))
  .join('\n');
const themes = filesUnder('src/themes').map((path) => ({ path, css: readProjectFile(path) }));
/** Made without a template: `make('ol', part, 'list')`. */
const MADE = ['list', 'replies', 'item', 'line', 'body', 'rest', 'shortcuts', 'self-check'];
/** What fills the holes of `part="action ${act}"`. */
const FILLS: Readonly<Record<string, readonly string[]>> = {
  act: ['edit', 'remove', 'approve', 'spam', 'trash'],
  word: ['like', 'dislike'],
  status: ['published', 'pending', 'waiting', 'deleted'],
};

/** The names in a `part`, as templates write it: "action", "like", "dislike" and "pressed". */
function namesIn(part: string): string[] {
  const whole = part.replace(/\$\{([^}]*)\}/g, (_, hole: string) => {
    const words = FILLS[hole] ?? [...hole.matchAll(/'([\w-]+)'/g)].map(([, word]) => word!);
    assert.notEqual(words.length, 0, `Tell FILLS what ${hole} is.`);
    return words.join(' ');
  });
  return whole.trim().split(/\s+/);
}

describe('A developer can rely on what is documented', () => {
  let element: Declaration;
  before(() => {
    requireBuild();
    const manifest = JSON.parse(readProjectFile('dist/custom-elements.json')) as {
      modules: { declarations: Declaration[] }[];
    };
    element = manifest.modules[0]!.declarations[0]!;
  });
  const names = (kind: keyof Declaration): string[] => element[kind].map(({ name }) => name).sort();
  const found = (pattern: RegExp, text = sources): string[] =>
    [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();

  test('the tables of the README are those of the class (npm run docs)', async () => {
    const { readme } = (await import(new URL('../helpers/make-docs.mjs', import.meta.url).href)) as {
      readme: () => Promise<string>;
    };
    // Another version of Node compresses a little better or worse.
    const lines = (text: string): string[] => text.replace(/(?<=\| )\d\.\d(?= +\|)/g, 'size').split('\n');
    const [written, right] = [lines(readProjectFile('README.md')), lines(await readme())];
    assert.deepEqual(
      right.filter((line) => !written.includes(line)),
      [],
    );
    assert.equal(written.join('\n'), right.join('\n'));
  });

  test('all that is public has a description', () => {
    for (const kind of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties', 'members'] as const) {
      const silent = element[kind].filter(({ description }) => !description);
      assert.deepEqual(silent, [], kind);
    }
  });

  test('the custom properties are those that the styles read', () => {
    const read = found(/var\((--comment-thread-(?!x\b)[a-z-]+)/g);
    assert.deepEqual(names('cssProperties'), read);
  });

  test('the colours, lengths and numbers of their defaults are those of the styles', () => {
    const figures = (text: string): string[] =>
      text.match(/#[\da-f]{3,}|\b[\d.]+(px|em|ch|s)?\b(?! ?%)/g) ?? [];
    for (const { name, default: value = '', syntax } of element.cssProperties) {
      assert.ok(value && syntax, name);
      const read = found(new RegExp(`var\\(${name},([^;]+);`, 'g')).join(' ');
      const there = new Set(figures(read.replace(/(?<!\d)\./g, '0.')));
      const wrong = figures(value).filter((figure) => !there.has(figure));
      assert.deepEqual(wrong, [], `${name}: ${read}`);
    }
  });

  test('the parts are those that the templates make, with their states', () => {
    const made = new Map<string, Set<string>>();
    const written = [...found(/\bpart="([^"]+)"/g), ...found(/'part', `([^`]+)`/g), ...MADE];
    for (const part of written) {
      const [name = '', ...states] = namesIn(part);
      made.set(name, new Set([...(made.get(name) ?? []), ...states]));
    }
    for (const name of MADE) assert.match(sources, new RegExp(`'${name}'`), name);
    const documented = element.cssParts.map(({ name, description = '' }) => {
      const [, also = ''] = description.split('; also ');
      return [name, also.match(/[\w-]+/g) ?? []] as const;
    });
    const inOrder = (parts: Iterable<readonly [string, Iterable<string>]>): string[] =>
      [...parts].map(([name, states]) => [name, ...[...states].sort()].join(' ')).sort();
    assert.deepEqual(inOrder(documented), inOrder(made));
  });

  test('the slots are those of the templates, and the two for data', () => {
    assert.deepEqual(
      names('slots'),
      [...found(/<slot name="([a-z-]+)"/g), ...found(/\[slot="([a-z]+)"\]/g), ''].sort(),
    );
  });

  test('the events are those of the classes', () => {
    assert.deepEqual(
      names('events'),
      found(/super\('(comments?-[a-z-]+)'/g, readProjectFile('src/events.ts')),
    );
  });

  test('the attributes are those of the element', () => {
    const properties = /static override properties = \{([^]*?)\n {2}\};/.exec(
      readProjectFile('src/thread-options.ts'),
    )![1]!;
    const observed = [...properties.matchAll(/^ {4}(\w+): \{(.*)\}/gm)].flatMap(([, name, options]) =>
      options!.includes('attribute: false') ? [] : [/attribute: '([a-z-]+)'/.exec(options!)?.[1] ?? name!],
    );
    assert.deepEqual(names('attributes'), observed.sort());
  });

  test('the themes use nothing else', () => {
    assert.equal(themes.length, 4);
    for (const { path, css } of themes) {
      const known = new Set([...names('cssProperties'), ...names('cssParts')]);
      const used = [...found(/(--[\w-]+)\s*:/g, css), ...found(/::part\(([a-z-]+)/g, css)];
      assert.deepEqual(
        used.filter((name) => !known.has(name)),
        [],
        path,
      );
      const selectors = css.replace(/\/\*[^]*?\*\//g, '').match(/[^{},]+(?=[,{])(?![^{]*\})/g) ?? [];
      for (const selector of selectors)
        assert.match(selector.trim(), /^comment-thread(::part\([a-z -]+\))?$/, path);
      assert.doesNotMatch(css, /!important|@import|url\(/, path);
    }
  });
});
