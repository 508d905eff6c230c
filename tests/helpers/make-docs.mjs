// The tables of the README: what the element offers, from dist/custom-elements.json, and its languages.
// `npm run docs` writes them; a test says when they are old.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import prettier from 'prettier';
import { FORMS } from './make-strings.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const README = join(ROOT, 'README.md');

const code = (text) => `\`${text}\``;
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map(
      (cells) =>
        `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
    )
    .join('\n');

/** To be replaced by a name when somebody has. */
const READ = 'not yet';

async function languages() {
  const from = (path) => import(pathToFileURL(join(ROOT, 'dist', path)).href);
  const { LANGUAGES } = await from('lib/i18n/languages.js');
  const named = (tag, where) => new Intl.DisplayNames([where], { type: 'language' }).of(tag);
  const rows = [];
  for (const tag of ['en', ...LANGUAGES]) {
    const isEnglish = tag === 'en';
    const { dir } = isEnglish ? { dir: 'ltr' } : (await from(`locales/${tag}.js`)).default;
    const size = (file) =>
      brotliCompressSync(readFileSync(join(ROOT, `dist/locales/${file}.js`))).length / 1000;
    const rules = new Intl.PluralRules(tag);
    const used = new Set(Array.from({ length: 1001 }, (_, n) => rules.select(n)));
    rows.push([
      named(tag, 'en'),
      named(tag, tag),
      code(tag),
      dir,
      FORMS.filter((form) => used.has(form)).join(', '),
      isEnglish ? 'in the script' : `${size(tag).toFixed(1)} + ${size(`more/${tag}`).toFixed(1)}`,
      READ,
    ]);
  }
  rows.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return table(
    ['language', 'its own name', '`lang`', 'direction', 'plural forms', 'kB', 'read by a native speaker'],
    rows,
  );
}

/** @returns {Promise<Record<string, string>>} by the names that stand in the README's markers */
async function tables() {
  const { modules } = JSON.parse(readFileSync(join(ROOT, 'dist/custom-elements.json'), 'utf8'));
  const { attributes, members, slots, cssParts, cssProperties, events } = modules[0].declarations[0];
  return {
    attributes: table(
      ['attribute', 'value', 'default'],
      attributes.map(({ name, description, default: value }) => [
        code(name),
        description,
        value === 'false' ? '' : value,
      ]),
    ),
    members: table(
      ['property or method', 'what it is'],
      members
        .filter(({ attribute, name }) => !attribute && name !== 'lang')
        .map(({ name, kind, parameters = [], description }) => [
          code(kind === 'method' ? `${name}(${parameters.map((one) => one.name).join(', ')})` : name),
          description,
        ]),
    ),
    events: table(
      ['event', 'class', 'when'],
      events.map(({ name, type, description }) => [code(name), code(type.text), description]),
    ),
    slots: table(
      ['slot', 'what for'],
      slots.map(({ name, description }) => [name ? code(name) : 'the default one', description]),
    ),
    parts: table(
      ['part', 'what it is'],
      cssParts.map(({ name, description }) => [code(name), description]),
    ),
    tokens: table(
      ['custom property', 'default', 'what it is'],
      cssProperties.map(({ name, default: value, description }) => [code(name), value, description]),
    ),
    languages: await languages(),
  };
}

/** @returns {Promise<string>} the README with the tables as they are to be */
export async function readme() {
  let text = readFileSync(README, 'utf8');
  for (const [name, rows] of Object.entries(await tables())) {
    const place = new RegExp(`(<!-- ${name}: written by npm run docs -->\n\n)(?:\\|.*\n)*`);
    if (!place.test(text)) throw new Error(`README.md has no place for the table "${name}"`);
    text = text.replace(place, (_, marker) => `${marker}${rows}\n\n`);
  }
  return prettier.format(text, { ...(await prettier.resolveConfig(README)), filepath: README });
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(README, await readme());
