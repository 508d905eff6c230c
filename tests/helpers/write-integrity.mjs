// What a page writes to load these very files and no others: dist/integrity.json has the hash of each script, and
// dist/importmap-integrity.json an import map with those of the parts that the script fetches by itself.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const ENTRIES = ['comment-thread.js', 'comment-thread.classic.js', 'loader.js', 'counts.js'];
/** What the loader fetches, too. */
const PARTS = /^(chunks|locales|presets)\/|^comment-thread\.js$/;

/** Of each script that a page or a bundler loads; lib/ holds what they are made of. */
function hashes() {
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  const scripts = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^(?!lib\/).*\.js$/.test(name));
  const hash = (name) =>
    createHash('sha384')
      .update(readFileSync(join(DIST, name)))
      .digest('base64');
  return Object.fromEntries(scripts.sort().map((name) => [name, `sha384-${hash(name)}`]));
}

const write = (name, value) => writeFileSync(join(DIST, name), `${JSON.stringify(value, null, 2)}\n`);

const all = hashes();
write('integrity.json', all);
const parts = Object.entries(all).filter(([name]) => PARTS.test(name));
// Keys are addresses: "./" is the folder of the page, to be replaced by the folder of the script.
write('importmap-integrity.json', {
  integrity: Object.fromEntries(parts.map(([name, hash]) => [`./${name}`, hash])),
});
for (const name of ENTRIES) console.log(`${name}: integrity="${all[name]}"`);
