// The project as data for tests about the project itself: where it lies and which files it has.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function readProjectFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Files under a folder as paths from the root, with `/` on every system. */
export function filesUnder(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => statSync(join(ROOT, path)).isFile())
    .sort();
}

/** Tests of the built files say so when there are none, or when the sources have moved on since. */
export function requireBuild(): void {
  const built = join(ROOT, 'dist/comment-thread.js');
  if (!existsSync(built)) throw new Error('dist/ is missing: run "npm run build" first.');
  const age = (path: string) => statSync(path).mtimeMs;
  const newer = filesUnder('src').find((path) => age(join(ROOT, path)) > age(built));
  if (newer) console.warn(`! dist/ is older than ${newer}: "npm run build" brings it up to date.`);
}
