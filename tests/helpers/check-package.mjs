// Packs the package as npm would, installs it beside a small site, and lets Node and TypeScript resolve all that
// package.json exports. Finds what works here only because the sources lie beside it.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ALLOWED = /^(dist\/|package\.json$|README\.md$|SECURITY\.md$|LICENSE$|CHANGELOG\.md$)/;
const { name, exports, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** `./locales/*.js` stands for each file that there is. */
const spread = ([path, target]) => {
  const file = typeof target === 'string' ? target : target.default;
  if (!file.includes('*')) return [path];
  const [folder, ending] = file.split('*');
  const names = readdirSync(join(ROOT, folder)).filter((one) => one.endsWith(ending));
  return names.map((one) => path.replace('*', one.slice(0, one.length - ending.length)));
};
const entries = Object.entries(exports)
  .flatMap(spread)
  .map((path) => name + path.slice(1));
const modules = entries.filter((entry) => !/\.(json|css)$/.test(entry));

const failures = [];
let passed = 0;
function check(sentence, problem) {
  if (problem) failures.push(`${sentence}: ${problem}`);
  else passed++;
  console.log(`${problem ? '✖' : '✔'} ${sentence}${problem ? `\n${problem}` : ''}`);
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  return { ok: result.status === 0, out: result.stdout, text: `${result.stdout}${result.stderr}`.trim() };
}

const site = mkdtempSync(join(tmpdir(), 'comment-thread-package-'));
process.once('exit', () => rmSync(site, { recursive: true, force: true }));

const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', site], ROOT);
if (!packed.ok) {
  console.error(packed.text);
  process.exit(1);
}
const [{ filename, files }] = JSON.parse(packed.out);
const paths = files.map(({ path }) => path);
const strangers = paths.filter((path) => !ALLOWED.test(path));
check('the package holds the build and its papers only', strangers.join('\n'));
const absent = ['README.md', 'LICENSE', 'package.json'].filter((path) => !paths.includes(path));
check('the package holds its papers', absent.map((path) => `${path} is missing`).join('\n'));

// The site: the unpacked package with its dependencies, and nothing of the sources.
run('tar', ['-xzf', filename], site);
mkdirSync(join(site, 'node_modules', '@lit'), { recursive: true });
const copy = join(site, 'node_modules', name);
symlinkSync(join(site, 'package'), copy, 'junction');
for (const dependency of Object.keys(dependencies)) {
  symlinkSync(join(ROOT, 'node_modules', dependency), join(site, 'node_modules', dependency), 'junction');
}

const require = createRequire(join(site, 'site.js'));
for (const entry of entries) {
  let problem = '';
  try {
    if (!existsSync(require.resolve(entry))) problem = 'the file is missing';
  } catch (error) {
    problem = error.message;
  }
  check(`a site finds ${entry}`, problem);
}

const imports = modules.map((entry, index) => `import * as module${index} from '${entry}';`).join('\n');
const uses = modules.map((_, index) => `module${index}`).join(', ');
const element = `const thread: HTMLElement | null = document.querySelector('comment-thread');`;
writeFileSync(join(site, 'package.json'), '{ "type": "module" }');
writeFileSync(join(site, 'site.ts'), `${imports}\n${element}\nconsole.log(thread, ${uses});\n`);
for (const [resolution, module] of [
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
]) {
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  // No skipLibCheck: a declaration that names something a site does not have must fail here.
  const args = [tsc, ...options, '--module', module, '--moduleResolution', resolution, 'site.ts'];
  const result = run(process.execPath, args, site);
  check(`TypeScript finds the types (${resolution})`, result.ok ? '' : result.text);
}

// Who builds the same sources elsewhere can tell whether these files were made of them.
const elsewhere = join(site, 'elsewhere');
for (const path of [
  'src',
  'tests',
  'package.json',
  'rollup.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
])
  cpSync(join(ROOT, path), join(elsewhere, path), {
    recursive: true,
    filter: (source) => !/[\\/]\.output/.test(source),
  });
symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
const rebuilt = run('npm', ['run', 'build'], elsewhere);
const hashes = (folder) => JSON.parse(readFileSync(join(folder, 'dist/integrity.json'), 'utf8'));
if (rebuilt.ok) {
  const [here, there] = [hashes(ROOT), hashes(elsewhere)];
  const files = Object.keys({ ...here, ...there });
  const differing = files.filter((file) => here[file] !== there[file]);
  check('a build in another folder gives the same files', differing.join('\n'));
} else check('the sources build in another folder', rebuilt.text);

// The sanitiser's bypasses are found and mended in public: last week's is no good.
const { version: locked } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages[
  'node_modules/dompurify'
];
const WEEK = 7 * 24 * 3_600_000;
const view = run(
  'npm',
  ['view', 'dompurify', 'version', 'time', '--json', '--fetch-retries=0', '--fetch-timeout=20000'],
  ROOT,
);
if (view.ok) {
  const { version: newest, time } = JSON.parse(view.out);
  const told =
    locked === newest ? '' : `${locked} is locked, ${newest} is out: npm install dompurify@${newest}`;
  const isOld = Date.now() - Date.parse(time[newest]) > WEEK;
  check('DOMPurify is the newest, or of last week', isOld ? told : '');
  if (told && !isOld) console.log(`- ${told}`);
} else
  console.log(`- whether DOMPurify ${locked} is the newest is not known: the registry cannot be reached`);

console.log(`\n${passed} passed, ${failures.length} failed, 0 skipped`);
process.exit(failures.length ? 1 : 0);
