/**
 * PGlite runs inside one process and does not notice a second one on the same folder, which would damage
 * the data. So the folder gets a neighbour file with the owner's process id.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

const held = new Set<string>();

/** Takes the lock or throws a sentence; call the result to give it back. */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      held.add(file);
      return () => {
        if (held.delete(file)) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = ownerOf(file);
      if (held.has(file) || (owner !== process.pid && isAlive(owner))) {
        throw new Error(
          `The data folder ${folder} is in use by process ${owner}. Stop that process, choose another DATA_DIR, ` +
            `or, if it is not this server, delete ${file}.`,
          { cause: error },
        );
      }
      // Left by a process that was killed.
      rmSync(file, { force: true });
    }
  }
  throw new Error(`The data folder ${folder} is being opened by another process.`);
}

function ownerOf(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
