/**
 * PGlite runs inside one process and does not notice a second one on the same folder, which would damage
 * the data. So the folder gets a neighbour file with the owner's process id, and when it was born: after a kill, its
 * number may be another's, in a container even at once.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

const held = new Set<string>();

/** Takes the lock or throws a sentence; call the result to give it back. */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, `${process.pid} ${born(process.pid)}`);
      closeSync(handle);
      held.add(file);
      return () => {
        if (held.delete(file)) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [owner, birth] = ownerOf(file);
      if (held.has(file) || (owner !== process.pid && isAlive(owner, birth))) {
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

function ownerOf(file: string): [pid: number, birth: string] {
  try {
    const [pid = '', birth = ''] = readFileSync(file, 'utf8').split(' ');
    return [Number.parseInt(pid, 10) || 0, birth];
  } catch {
    return [0, ''];
  }
}

function isAlive(pid: number, birth: string): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = born(pid);
  return now !== DEAD && (now === birth || now === '' || birth === '');
}

const DEAD = 'dead';

/** In ticks of the system's clock; empty where Linux' /proc is missing. A killed process may wait for its parent. */
function born(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may contain both spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? DEAD : (fields[19] ?? '');
  } catch {
    return '';
  }
}
