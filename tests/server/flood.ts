/** Many requests at once over kept connections, and somebody who reads and posts meanwhile. */
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './contract-check.js';
import { draft, listPath, newThread } from './harness.js';
import { exchange } from './raw-http.js';

/** One that HTTP clients can send, or mere bytes. */
export type Wave = { what: string } & (
  { method: string; path: string; body?: Buffer } | { bytes: (string | Uint8Array)[] }
);

interface Flooded {
  answers: { what: string; answer: Answer }[];
  perSecond: number;
  posted: number;
}

export async function flood(
  url: string,
  waves: readonly Wave[],
  count: number,
  together: number,
): Promise<Flooded> {
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  const answers: Flooded['answers'] = [];
  const since = Date.now();
  let sent = 0;
  const sender = async () => {
    while (sent < count) {
      const wave = waves[sent++ % waves.length]!;
      const answer = 'bytes' in wave ? exchange(url, wave.bytes) : ask(agent, url, wave);
      answers.push({ what: wave.what, answer: await answer });
    }
  };
  const visitor = visit(url, () => sent < count);
  await Promise.all(Array.from({ length: together }, sender));
  const perSecond = (answers.length / (Date.now() - since)) * 1000;
  agent.destroy();
  return { answers, perSecond, posted: await visitor };
}

function ask(
  agent: Agent,
  url: string,
  { method, path, body }: { method: string; path: string; body?: Buffer },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'Content-Type': 'application/json', 'Content-Length': body.length } : {};
    const sent = request(new URL(path, url), { agent, method, headers }, (response) => {
      let text = '';
      response.on('data', (data) => (text += String(data)));
      response.on('end', () => {
        const type = response.headers['content-type'] ?? '';
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers({ 'content-type': type }),
          body: text,
        });
      });
    });
    sent.on('error', (error) => {
      // The server had just closed a connection that nobody used; any client tries another one then.
      if (sent.reusedSocket) ask(agent, url, { method, path, ...(body && { body }) }).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

/** Posts into one thread, and finds each comment in it. Returns how many. */
async function visit(url: string, more: () => boolean): Promise<number> {
  const thread = newThread();
  let posted = 0;
  while (more()) {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify(draft(thread));
    const answer = await fetch(`${url}api/comments`, { method: 'POST', headers, body });
    assert.equal(answer.status, 201, await answer.text());
    posted++;
    const page = await fetch(`${url}api${listPath(thread, { limit: 1 })}`);
    assert.equal(((await page.json()) as { total: number }).total, posted);
    await sleep(20);
  }
  return posted;
}
