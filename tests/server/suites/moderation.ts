import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, listPath, newThread, type Backend } from '../harness.js';

const LINKS = 'See https://a.example and https://b.example';

export function moderation(backend: () => Backend): void {
  describe('A comment waits for the moderator', () => {
    it('when it has two links or more, and one is not too many', async () => {
      const api = backend().api();
      const thread = newThread();
      const texts: [string, string][] = [
        ['See https://a.example', 'published'],
        ['[a](https://a.example)', 'published'],
        ['main.rs and script.sh and node.js', 'published'],
        [LINKS, 'pending'],
        ['[a](https://a.example) [b](https://b.example)', 'pending'],
        ['![a](https://a.example/1.png) ![b](https://a.example/2.png)', 'pending'],
        ['<a href="http://a.example">a</a> <a href="http://b.example">b</a>', 'pending'],
        ['`http://a.example http://b.example`', 'pending'],
        ['www.a.example WWW.b.example', 'pending'],
      ];
      for (const [text, status] of texts)
        assert.equal((await api.say(draft(thread, { text }))).status, status, text);
    });

    it('when the thread holds all, and never when it holds none', async () => {
      const api = backend().api();
      const { db } = backend();
      const thread = newThread();
      await db.insertInto('threads').values({ key: thread, moderation: 'all' }).execute();
      assert.equal((await api.say(draft(thread))).status, 'pending');
      await db.updateTable('threads').set({ moderation: 'none' }).where('key', '=', thread).execute();
      assert.equal((await api.say(draft(thread, { text: LINKS }))).status, 'published');
    });

    it('and only its writer sees it, in every sort and on every page', async () => {
      const [writer, other] = [backend().api(), backend().api()];
      const thread = newThread();
      const root = await other.say(draft(thread));
      const held = await writer.say(draft(thread, { text: LINKS }));
      const reply = await writer.say(draft(thread, { text: LINKS, parentId: root.id }));
      const last = await other.say(draft(thread));
      await other.say(draft(newThread(), { text: LINKS }));
      const expected: Record<string, string[]> = {
        oldest: [root.id, reply.id, held.id, last.id],
        newest: [last.id, held.id, root.id, reply.id],
        // A held reply makes no conversation larger.
        replies: [root.id, reply.id, held.id, last.id],
      };
      for (const [sort, order] of Object.entries(expected)) {
        for (const limit of [1, 3, 100]) {
          const mine = await writer.walk(thread, { sort, limit });
          assert.deepEqual(
            mine.map(({ id }) => id),
            order,
            `${sort} ${limit}`,
          );
          assert.equal(mine.find(({ id }) => id === held.id)?.status, 'pending');
          const theirs = await other.walk(thread, { sort, limit });
          assert.deepEqual(
            theirs,
            mine.filter(({ status }) => status === 'published'),
          );
        }
      }
      assert.equal((await writer.list(thread)).total, 2);
      assert.equal((await writer.list(thread)).comments.find(({ id }) => id === root.id)?.replyCount, 0);
    });

    it('and the cookie that shows it is out of reach for scripts, and of no use for guessing', async () => {
      const api = backend().api({ trustProxy: true });
      const thread = newThread();
      const held = draft(thread, { text: LINKS });
      const answer = await api.post(held, { 'X-Forwarded-Proto': 'https' });
      const cookie = answer.headers.get('set-cookie') ?? '';
      assert.match(
        cookie,
        /^comment_writer=[\w-]{22}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const plain = await backend()
        .api()
        .post(draft(thread, { text: LINKS }));
      assert.doesNotMatch(plain.headers.get('set-cookie') ?? '', /Secure/);
      const token = /=([\w-]{22})/.exec(cookie)?.[1] ?? '';
      const rows = await backend().db.selectFrom('comments').selectAll().execute();
      assert.doesNotMatch(JSON.stringify(rows), new RegExp(token), 'the token itself is stored');
      // The second comment is held under the same cookie.
      assert.equal(
        (await api.post(draft(thread, { text: LINKS }))).headers.get('set-cookie')?.includes(token),
        true,
      );
      for (const forged of [
        'comment_writer=',
        'comment_writer=x',
        `comment_writer=${'A'.repeat(22)}`,
        `other=${token}`,
      ]) {
        const stranger = backend().api();
        stranger.cookie = forged;
        assert.deepEqual((await stranger.list(thread)).comments, []);
      }
    });

    it('and a lost answer can be asked for again, cookie and all', async () => {
      const [first, second, stranger] = [backend().api(), backend().api(), backend().api()];
      const thread = newThread();
      const body = draft(thread, { text: LINKS });
      const key = { 'Idempotency-Key': 'a8b5c6d7-lost' };
      const lost = await first.post(body, key);
      const again = await second.post(body, key);
      assert.equal(again.headers.get('set-cookie'), lost.headers.get('set-cookie'));
      assert.equal((await second.list(thread)).comments.length, 1);
      await stranger.post(draft(thread, { text: LINKS }), { 'Idempotency-Key': 'a8b5c6d7-other' });
      assert.equal((await stranger.list(thread)).comments.length, 1);
    });

    it('and nobody but its writer answers it; his answer waits with it', async () => {
      const [writer, other] = [backend().api(), backend().api()];
      const thread = newThread();
      const held = await writer.say(draft(thread, { text: LINKS }));
      const refusal = await other.refused(draft(thread, { parentId: held.id }));
      assert.deepEqual([refusal.status, refusal.code], [404, 'not-found']);
      const reply = await writer.say(draft(thread, { parentId: held.id }));
      assert.equal(reply.status, 'pending');
      assert.equal((await writer.list(thread)).comments.length, 2);
      const seen = await other.send(listPath(thread));
      assert.match(seen.body, /"comments":\[\],"next":null,"total":0/);
    });
  });
}
