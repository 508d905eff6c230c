import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, newThread, problem, type Api, type Backend } from '../harness.js';

const LINKS = 'See https://a.example and https://b.example';
const SITE = 'https://blog.example';

const path = (threads: readonly string[]): string =>
  `/counts?${new URLSearchParams(threads.map((thread) => ['thread', thread])).toString()}`;

async function counts(api: Api, threads: readonly string[]): Promise<Record<string, number>> {
  const answer = await api.send(path(threads));
  assert.equal(answer.status, 200, answer.body);
  return (JSON.parse(answer.body) as { counts: Record<string, number> }).counts;
}

export function counting(backend: () => Backend): void {
  describe('A page that lists articles', () => {
    it('gets the numbers of comments of all of them by one request', async () => {
      const api = backend().api();
      const [none, one, two] = [newThread(), newThread(), newThread()];
      for (const thread of [one, two, two]) await api.say(draft(thread));
      assert.deepEqual(await counts(api, [none, one, two]), { [none]: 0, [one]: 1, [two]: 2 });
      assert.deepEqual(await counts(api, [two]), { [two]: 2 });
      assert.deepEqual(await counts(api, [one, two, one]), { [one]: 1, [two]: 2 });
      // Names that mean something to JavaScript are names of threads like any other.
      const odd = await backend()
        .api()
        .send(path(['__proto__', 'constructor']));
      assert.equal(odd.body, '{"counts":{"__proto__":0,"constructor":0}}');
    });

    it('counts what all readers see: none that is held or deleted, not even for its writer', async () => {
      const [writer, other] = [backend().api(), backend().api()];
      const { db } = backend();
      const thread = newThread();
      const root = await other.say(draft(thread));
      await other.say(draft(thread, { parentId: root.id }));
      const held = await writer.say(draft(thread, { text: LINKS }));
      for (const api of [writer, other]) assert.deepEqual(await counts(api, [thread]), { [thread]: 2 });
      const set = (id: string, status: 'published' | 'deleted') =>
        db.updateTable('comments').set({ status }).where('id', '=', id).execute();
      await set(held.id, 'published');
      assert.deepEqual(await counts(other, [thread]), { [thread]: 3 });
      await set(root.id, 'deleted');
      assert.deepEqual(await counts(other, [thread]), { [thread]: 2 });
      // With its answers.
      await db.deleteFrom('comments').where('id', '=', root.id).execute();
      assert.deepEqual(await counts(other, [thread]), { [thread]: 1 });
      assert.equal((await other.list(thread)).total, 1);
    });

    it('does not load them twice, and may stand on another origin', async () => {
      const api = backend().api({ corsOrigins: [SITE] });
      const thread = newThread();
      await api.say(draft(thread));
      const first = await api.send(path([thread]), { headers: { Origin: SITE } });
      const tag = first.headers.get('etag') ?? '';
      assert.equal(first.headers.get('cache-control'), 'no-cache');
      assert.equal(first.headers.get('vary'), 'Origin');
      assert.equal(first.headers.get('access-control-allow-origin'), SITE);
      const again = () => api.send(path([thread]), { headers: { 'If-None-Match': tag } });
      assert.equal((await again()).status, 304);
      await api.say(draft(thread));
      assert.equal((await again()).status, 200);
    });

    it('hears in a sentence what it may not ask', async () => {
      const api = backend().api();
      const many = Array.from({ length: 101 }, (_, n) => `t${n}`);
      assert.equal(Object.keys(await counts(api, many.slice(1))).length, 100);
      const refused: [string, string][] = [
        [path(many), 'thread: at most 100 threads can be counted at once; ask again for the others.'],
        ['/counts', 'thread: name at least one thread.'],
        [path(['a', '']), 'Thread is required.'],
        [path(['x'.repeat(2049)]), 'Thread may have at most 2048 characters.'],
        ['/counts?thread=%ff', 'The query must be percent-encoded UTF-8.'],
      ];
      for (const [asked, detail] of refused) {
        const answer = await api.send(asked);
        assert.deepEqual([answer.status, problem(answer).detail], [400, detail]);
      }
      const posted = await api.send('/counts', { method: 'POST' });
      assert.deepEqual([posted.status, posted.headers.get('allow')], [405, 'GET, HEAD']);
    });
  });
}
