/** A folder for PGlite belongs to one process, and to nobody when that process was killed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockFolder } from '../../demo/server/folder-lock.js';

const base = mkdtempSync(join(tmpdir(), 'comment-thread-lock-'));
after(() => {
  rmSync(base, { recursive: true, force: true });
});

const LOCK = fileURLToPath(new URL('../../demo/server/folder-lock.ts', import.meta.url));
/** Takes the lock, says so, and waits. */
const owner = (folder: string) =>
  `import(${JSON.stringify(LOCK)}).then(({ lockFolder }) => {
    lockFolder(${JSON.stringify(folder)});
    console.log(process.pid);
    setInterval(() => {}, 1000);
  })`;

/** A shell that becomes `sleep`, which never looks after the process that it inherits. */
async function ownedByChildOfSleep(folder: string) {
  const { execPath } = process;
  const command = `"${execPath}" --import tsx -e '${owner(folder)}' & exec sleep 600`;
  const parent = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (text) => {
      resolve(Number(text));
    });
  });
  return { pid, parent };
}

describe('The lock of the data folder', () => {
  // Elsewhere processes do not tell when they were born, nor that they are dead.
  if (existsSync('/proc/self/stat')) {
    it('holds while its owner lives, and not longer, though nobody clears the dead process away', async () => {
      const folder = join(base, 'killed');
      const { pid, parent } = await ownedByChildOfSleep(folder);
      try {
        assert.throws(() => lockFolder(folder), new RegExp(`is in use by process ${pid}\\.`));
        process.kill(pid, 'SIGKILL');
        while (isRunning(pid)) await sleep(20);
        lockFolder(folder)();
      } finally {
        parent.kill('SIGKILL');
      }
    });

    it('is left over when the number of its owner is another process now', () => {
      const folder = join(base, 'reused');
      const unlock = lockFolder(folder);
      const [, birth] = readFileSync(`${folder}.lock`, 'utf8').split(' ');
      unlock();
      // The parent of this process lives, but is older.
      writeFileSync(`${folder}.lock`, `${process.ppid} ${birth ?? ''}`);
      lockFolder(folder)();
    });
  }

  it('is left over when its owner was killed before he had signed it', () => {
    const folder = join(base, 'unsigned');
    writeFileSync(`${folder}.lock`, '');
    lockFolder(folder)();
  });
});

function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
