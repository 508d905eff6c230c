import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, newThread, type Backend } from '../harness.js';

export function posting(backend: () => Backend): void {
  describe('A reader posts', () => {
    it('sees the comment at once, as it will be listed', async () => {
      const api = backend().api();
      const thread = newThread();
      const answer = await api.post(
        draft(thread, { name: '  Inès  ', url: 'https://example.org', text: 'Hello' }),
      );
      assert.equal(answer.status, 201);
      const comment = JSON.parse(answer.body) as Record<string, unknown>;
      assert.deepEqual(comment, {
        id: comment['id'],
        parentId: null,
        author: { name: 'Inès', url: 'https://example.org', badge: null },
        createdAt: comment['createdAt'],
        editedAt: null,
        html: '<p>Hello</p>',
        status: 'published',
        replyCount: 0,
      });
      assert.match(String(comment['createdAt']), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      assert.ok(Math.abs(Date.now() - Date.parse(String(comment['createdAt']))) < 60_000);
      const page = await api.list(thread);
      assert.deepEqual(page.comments, [comment]);
      assert.equal(page.total, 1);
    });

    it('finds the address of the comment in Location', async () => {
      const api = backend().api();
      const thread = `${newThread()}?a=1&b=ü#x`;
      const answer = await api.post(draft(thread));
      const { id } = JSON.parse(answer.body) as { id: string };
      const location = new URL(answer.headers.get('location') ?? '', 'http://host/deep/api/comments');
      assert.equal(location.pathname, '/deep/api/comments');
      assert.equal(location.searchParams.get('thread'), thread);
      assert.equal(location.hash, `#comment-${id}`);
    });

    it('answers an answer, at any depth, and every ancestor keeps its count', async () => {
      const api = backend().api();
      const thread = newThread();
      const root = await api.say(draft(thread));
      const reply = await api.say(draft(thread, { parentId: root.id }));
      const deep = await api.say(draft(thread, { parentId: reply.id }));
      await api.say(draft(thread, { parentId: root.id }));
      const page = await api.list(thread);
      assert.equal(page.total, 4);
      const counts = new Map(page.comments.map((comment) => [comment.id, comment.replyCount]));
      assert.equal(counts.get(root.id), 2);
      assert.equal(counts.get(reply.id), 1);
      assert.equal(counts.get(deep.id), 0);
    });

    it('is not changed by what databases, browsers or people find difficult', async () => {
      const api = backend().api();
      const thread = newThread();
      const names = [
        `Robert'); DROP TABLE comments;--`,
        '$1 %s \\ " \' ` {{n}} ${x}',
        'ליאת כהן',
        'مها الأحمد',
        '👩🏽‍🚀',
        '田辺 由紀',
        'Zoë Z\u0336\u0335algo',
        '<b onmouseover=alert(1)>x</b>',
        '__proto__',
        'null',
      ];
      for (const name of names) await api.say(draft(thread, { name, text: name }));
      const { comments } = await api.list(thread);
      assert.deepEqual(
        comments.map((comment) => comment.author.name),
        names,
      );
      for (const { html } of comments) assert.doesNotMatch(html, /<b |<script/);
      assert.equal((await backend().db.selectFrom('comments').select('text').execute()).length > 0, true);
      const stored = await backend()
        .db.selectFrom('comments')
        .select('text')
        .where('name', 'in', names)
        .execute();
      assert.deepEqual(new Set(stored.map((row) => row.text)), new Set(names));
    });

    it('may use the longest text, name, address and website, counted in characters', async () => {
      const api = backend().api();
      const thread = newThread();
      const local = 'a'.repeat(100 - '@long.example'.length);
      const longest = {
        name: '😀'.repeat(245),
        email: `${local}@long.example`,
        url: `https://e.example/${'u'.repeat(200 - 'https://e.example/'.length)}`,
        text: `${'é'.repeat(65_524)}.`,
      };
      const comment = await api.say(draft(thread, longest));
      assert.equal(comment.author.name, longest.name);
      assert.equal(comment.html, `<p>${longest.text}</p>`);
    });

    it('without a website has none, whether the field is empty, null or left out', async () => {
      const api = backend().api();
      const thread = newThread();
      const { url: _, ...without } = draft(thread);
      for (const body of [draft(thread, { url: '' }), draft(thread, { url: null }), without]) {
        assert.equal((await api.say(body)).author.url, null);
      }
    });

    it('with a repeated key gets the first comment again, never a second one', async () => {
      const api = backend().api();
      const thread = newThread();
      const key = { 'Idempotency-Key': 'again' };
      const first = await api.post(draft(thread), key);
      const second = await api.post(draft(thread), key);
      assert.equal(first.status, 201);
      assert.equal(first.headers.get('idempotency-replayed'), null);
      assert.equal(second.status, 200);
      assert.equal(second.headers.get('idempotency-replayed'), 'true');
      assert.equal(second.body, first.body);
      assert.equal((await api.list(thread)).total, 1);
      // Another thread is another matter.
      assert.equal((await api.post(draft(newThread()), key)).status, 201);
    });

    it('with one key twenty times at once makes one comment', async () => {
      const apis = [backend().api(), backend().api()];
      const thread = newThread();
      const body = draft(thread);
      const posts = Array.from({ length: 20 }, (_, n) =>
        apis[n % 2]!.post(body, { 'Idempotency-Key': 'race' }),
      );
      const answers = await Promise.all(posts);
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [...Array<number>(19).fill(200), 201]);
      assert.equal(new Set(answers.map((answer) => answer.body)).size, 1);
      const page = await apis[0]!.list(thread);
      assert.equal(page.comments.length, 1);
      assert.equal(page.total, 1);
    });

    it('at the same time as nineteen others, and all are counted', async () => {
      const apis = [backend().api(), backend().api()];
      const thread = newThread();
      const root = await apis[0]!.say(draft(thread));
      await Promise.all(
        Array.from({ length: 20 }, (_, n) => apis[n % 2]!.say(draft(thread, { parentId: root.id }))),
      );
      const page = await apis[0]!.list(thread);
      assert.equal(page.total, 21);
      assert.equal(page.comments[0]?.replyCount, 20);
      assert.equal(page.comments.length, 21);
    });
  });
}
