// Puts the contract kit into the package: dist/testing.js and its types, which share the package's own classes.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KIT = join(ROOT, 'dist/kit');
const BUILT = join(KIT, 'tests/backends');
const TYPES = join(ROOT, 'dist/lib/testing');

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'tests/backends/tsconfig.json')], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const isPackage = (id) => id.endsWith('/src/index.js');
const build = await rollup({ input: join(BUILT, 'contract.js'), external: isPackage });
await build.write({
  file: join(ROOT, 'dist/testing.js'),
  format: 'es',
  paths: (id) => (isPackage(id) ? './index.js' : id),
});
await build.close();

cpSync(BUILT, TYPES, { recursive: true, filter: (path) => !path.endsWith('.js') });
const link = join(TYPES, 'contract/package.d.ts');
writeFileSync(link, readFileSync(link, 'utf8').replaceAll('../../../src/index.js', '../../index.js'));
rmSync(KIT, { recursive: true });
