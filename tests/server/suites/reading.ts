import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, listPath, newThread, type Backend } from '../harness.js';

export function reading(backend: () => Backend): void {
  describe('A reader opens a thread', () => {
    it('that nobody has written in, and may be the first', async () => {
      const page = await backend().api().list(newThread());
      assert.deepEqual(page, {
        comments: [],
        next: null,
        total: 0,
        thread: {
          open: true,
          fields: {
            text: { required: true, maxLength: 65525 },
            name: { required: true, maxLength: 245 },
            email: { required: true, maxLength: 100 },
            url: { required: false, maxLength: 200 },
          },
        },
      });
    });

    it('without making it: only a comment does', async () => {
      const thread = newThread();
      await backend().api().list(thread);
      const found = await backend().db.selectFrom('threads').select('id').where('key', '=', thread).execute();
      assert.deepEqual(found, []);
    });

    it('and gets fifty comments unless more or fewer are asked for', async () => {
      const api = backend().api();
      const thread = newThread();
      for (let n = 0; n < 51; n++) await api.say(draft(thread));
      const page = await api.list(thread);
      assert.equal(page.comments.length, 50);
      assert.notEqual(page.next, null);
      assert.equal((await api.list(thread, { limit: 51 })).next, null);
      assert.equal((await api.list(thread, { limit: 1 })).comments.length, 1);
    });

    it('and does not load it twice when nothing has changed', async () => {
      const api = backend().api();
      const thread = newThread();
      await api.say(draft(thread));
      const first = await api.send(listPath(thread));
      const tag = first.headers.get('etag') ?? '';
      assert.match(tag, /^W\/"[\w-]+"$/);
      assert.equal(first.headers.get('cache-control'), 'no-cache');
      assert.equal(first.headers.get('vary'), 'Origin, Cookie');
      const strong = tag.replace('W/', '');
      for (const known of [tag, strong, '*', `"other", ${tag}`]) {
        const again = await api.send(listPath(thread), { headers: { 'If-None-Match': known } });
        assert.equal(again.status, 304, known);
        assert.equal(again.headers.get('etag'), tag);
        assert.equal(again.body, '');
      }
      await api.say(draft(thread));
      const changed = await api.send(listPath(thread), { headers: { 'If-None-Match': tag } });
      assert.equal(changed.status, 200);
      assert.notEqual(changed.headers.get('etag'), tag);
    });

    it('and finds a deleted comment only where answers hang on it, with nothing of its writer', async () => {
      const api = backend().api();
      const { db } = backend();
      const thread = newThread();
      const gone = await api.say(
        draft(thread, { name: 'Forgotten', text: 'Regretted', url: 'https://gone.example' }),
      );
      const leaf = await api.say(draft(thread, { name: 'Forgotten', text: 'Regretted too' }));
      const reply = await api.say(draft(thread, { parentId: gone.id }));
      await db
        .updateTable('comments')
        .set({ status: 'deleted' })
        .where('id', 'in', [gone.id, leaf.id])
        .execute();
      for (const sort of ['oldest', 'newest', 'replies']) {
        const { comments } = await api.list(thread, { sort });
        assert.deepEqual(
          comments.map((comment) => [comment.id, comment.status]),
          [
            [gone.id, 'deleted'],
            [reply.id, 'published'],
          ],
        );
        const place = comments[0];
        assert.deepEqual(place?.author, { name: '', url: null, badge: null });
        assert.equal(place.html, '');
        assert.doesNotMatch(JSON.stringify(comments), /Forgotten|Regretted|gone\.example/);
      }
      assert.equal((await api.refused(draft(thread, { parentId: gone.id }))).status, 404);
    });

    it('and sees badges and edits', async () => {
      const api = backend().api();
      const thread = newThread();
      const { id } = await api.say(draft(thread));
      const change = { badge: 'author', edited_at: new Date('2026-01-02T03:04:05.678+04:00') } as const;
      await backend().db.updateTable('comments').set(change).where('id', '=', id).execute();
      const comment = (await api.list(thread)).comments[0];
      assert.equal(comment?.author.badge, 'author');
      assert.equal(comment.editedAt, '2026-01-01T23:04:05.678Z');
    });
  });
}
