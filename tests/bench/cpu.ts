// Processor time of other processes, from Linux' /proc: unlike requests per second it does not depend on what else
// the machine does.
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, which is 100 on all of Linux' common platforms. */
const MS_PER_TICK = 10;

interface Stat {
  pid: number;
  parent: number;
  ms: number;
  /** Of children that have ended. */
  pastMs: number;
}

function stat(pid: number | string): Stat | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name of the program stands in brackets and may contain both spaces and brackets.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, pastUser = 0, pastSystem = 0] = fields.slice(11, 15).map(Number);
    const ms = (user + system) * MS_PER_TICK;
    return { pid: Number(pid), parent: Number(fields[1]), ms, pastMs: (pastUser + pastSystem) * MS_PER_TICK };
  } catch {
    return null;
  }
}

export function cpuOf(pid: number): number {
  const one = stat(pid);
  if (!one) throw new Error('npm run bench:server needs Linux: it reads processor times from /proc.');
  return one.ms;
}

export const parentOf = (pid: number): number => stat(pid)?.parent ?? 0;

/** Of a process and its children, such as PostgreSQL with one for each connection. */
export function cpuOfFamily(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(stat);
  return all.reduce((sum, one) => {
    if (one?.pid === pid) return sum + one.ms + one.pastMs;
    return one?.parent === pid ? sum + one.ms : sum;
  }, 0);
}
