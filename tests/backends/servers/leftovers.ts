import { existsSync, readdirSync, readlinkSync } from 'node:fs';

/** How many processes run in this folder, as Linux lists them; elsewhere none. */
export function processesIn(folder: string): number {
  const ids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return ids.filter((id) => {
    try {
      // A folder that was removed has a note behind its name.
      return readlinkSync(`/proc/${id}/cwd`).startsWith(folder);
    } catch {
      return false; // it ended just now
    }
  }).length;
}
