/** Recordings made up for the tests of the replay. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { startReplay, type Replay, type ReplayOptions } from '../replay.js';

export const PAGE = 'https://page.example';
export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The text of a recording. */
export function exchange(first: string, body: string, status: string, answer: string): string {
  const type = body ? '\nContent-Type: application/json\nAccept: application/json' : '';
  const request = `# What it is\n\n${first} HTTP/1.1\nHost: api.example:80\nOrigin: https://blog.example${type}\n\n${body}\n\n`;
  return `${request}${'-'.repeat(32)}\nHTTP/1.1 ${status}\nContent-Length: 9\n\n${answer}\n`;
}

/** A replay of files with these names and texts. */
export async function play(
  t: TestContext,
  files: Record<string, string>,
  options?: ReplayOptions,
): Promise<Replay> {
  const folder = mkdtempSync(join(tmpdir(), 'comment-thread-replay-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, `${name}.http`), content);
  const replay = await startReplay(folder, options);
  t.after(() => replay.stop());
  return replay;
}

export function post({ url }: Replay, body: object): Promise<Response> {
  const headers = { ...JSON_TYPE, Origin: PAGE };
  return fetch(`${url}/c`, { method: 'POST', headers, body: JSON.stringify(body) });
}
