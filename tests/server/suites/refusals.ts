import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, faults, newThread, problem, type Backend, type Draft } from '../harness.js';

export function refusals(backend: () => Backend): void {
  describe('A post is refused', () => {
    const wrong: [string, Partial<Record<keyof Draft, unknown>>, string][] = [
      ['without a thread', { thread: undefined }, '#/thread: required'],
      ['with an empty thread', { thread: '' }, '#/thread: required'],
      ['with a thread too long', { thread: 't'.repeat(2049) }, '#/thread: too-long'],
      ['with a thread too long for the index', { thread: '界'.repeat(1000) }, '#/thread: format'],
      ['without a text', { text: undefined }, '#/text: required'],
      ['with a text of null', { text: null }, '#/text: required'],
      ['with a text that is no string', { text: 1 }, '#/text: format'],
      ['with a blank text', { text: ' \n\t\u00a0\u200b\u3164 ' }, '#/text: required'],
      ['with a text too long', { text: 'é'.repeat(65_526) }, '#/text: too-long'],
      ['with NUL in the text', { text: 'a\0b' }, '#/text: format'],
      ['with half a surrogate pair', { text: 'a\ud83d' }, '#/text: format'],
      ['with an invisible name', { name: '\u200b\u2060\u2800' }, '#/name: required'],
      ['with a name too long', { name: '😀'.repeat(246) }, '#/name: too-long'],
      ['with NUL in the name', { name: '\0' }, '#/name: format'],
      ['without an address', { email: '' }, '#/email: required'],
      ['with an address too long', { email: `${'a'.repeat(95)}@b.org` }, '#/email: too-long'],
      ['with no address at all', { email: 'nobody' }, '#/email: format'],
      ['with an address without a domain', { email: 'a@' }, '#/email: format'],
      ['with an address with two domains', { email: 'a@b.org@c.org' }, '#/email: format'],
      ['with an address with a line break', { email: 'a@b.org\nBcc: c@d.org' }, '#/email: format'],
      ['with a script as website', { url: 'javascript:alert(1)' }, '#/url: format'],
      ['with a script behind a line break', { url: 'java\nscript:alert(1)' }, '#/url: format'],
      ['with a website without a scheme', { url: 'example.org' }, '#/url: format'],
      ['with a password in the website', { url: 'https://me:secret@example.org' }, '#/url: format'],
      ['with a website too long', { url: `https://example.org/${'u'.repeat(200)}` }, '#/url: too-long'],
      ['with a parent that is a number', { parentId: 1 }, '#/parentId: format'],
    ];
    for (const [how, change, expected] of wrong) {
      it(how, async () => {
        const refusal = await backend()
          .api()
          .refused({ ...draft(newThread()), ...change });
        assert.equal(refusal.status, 422);
        assert.equal(refusal.code, 'invalid');
        assert.deepEqual(faults(refusal), [expected]);
      });
    }

    it('with all wrong fields named at once, and the limits', async () => {
      const refusal = await backend()
        .api()
        .refused({ text: ' ', name: 'n'.repeat(300), url: 'ftp://x', 'a/b~c': 1, constructor: 2 });
      assert.deepEqual(faults(refusal), [
        '#/a~1b~0c: unknown',
        '#/constructor: unknown',
        '#/email: required',
        '#/name: too-long',
        '#/text: required',
        '#/thread: required',
        '#/url: format',
      ]);
      assert.equal(refusal.errors?.find(({ pointer }) => pointer === '#/name')?.limit, 245);
    });

    it('when somebody sets what only the server may set', async () => {
      for (const extra of [
        { status: 'published' },
        { badge: 'author' },
        { id: '1' },
        { createdAt: '2000-01-01' },
      ]) {
        const refusal = await backend()
          .api()
          .refused({ ...draft(newThread()), ...extra });
        assert.deepEqual(faults(refusal), [`#/${Object.keys(extra)[0] ?? ''}: unknown`]);
      }
    });

    it('when the body is no JSON object', async () => {
      const api = backend().api();
      for (const body of ['{', '', 'null', '[]', '"x"', '1']) {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await api.send('/comments', { method: 'POST', headers, body });
        assert.equal(answer.status, 400, body);
        assert.equal(problem(answer).code, 'invalid');
      }
    });

    it('when the type of the body is another', async () => {
      const api = backend().api();
      const body = JSON.stringify(draft(newThread()));
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', '']) {
        const answer = await api.send('/comments', {
          method: 'POST',
          headers: { 'Content-Type': type },
          body,
        });
        assert.equal(answer.status, 415, type);
      }
    });

    it('when the body is over 256 kB, announced or not', async () => {
      const api = backend().api();
      const body = JSON.stringify(draft(newThread(), { text: 'x'.repeat(256 * 1024) }));
      const headers = { 'Content-Type': 'application/json' };
      assert.equal((await api.send('/comments', { method: 'POST', headers, body })).status, 413);
      const announced = { ...headers, 'Content-Length': String(body.length) };
      assert.equal((await api.send('/comments', { method: 'POST', headers: announced, body })).status, 413);
    });

    it('when the key is empty, too long or not visible', async () => {
      const api = backend().api();
      for (const key of ['', 'k'.repeat(256), 'a b', 'ü']) {
        const refusal = await api.refused(draft(newThread()), { 'Idempotency-Key': key });
        assert.equal(refusal.status, 400, key);
      }
      assert.equal((await api.post(draft(newThread()), { 'Idempotency-Key': 'k'.repeat(255) })).status, 201);
    });

    it('when the thread is closed, and the list says so', async () => {
      const api = backend().api();
      const thread = newThread();
      const key = { 'Idempotency-Key': 'before' };
      const before = await api.post(draft(thread), key);
      await backend().db.updateTable('threads').set({ open: false }).where('key', '=', thread).execute();
      const refusal = await api.refused(draft(thread));
      assert.deepEqual([refusal.status, refusal.code], [403, 'closed']);
      assert.equal((await api.list(thread)).thread.open, false);
      // The comment was accepted when the thread was open, and its answer got lost.
      assert.equal((await api.post(draft(thread), key)).body, before.body);
    });

    it('when it says the same again within ten minutes', async () => {
      const api = backend().api();
      const thread = newThread();
      const body = draft(thread, { text: 'Same' });
      const { id } = await api.say(body);
      const refusal = await api.refused({ ...body, email: 'other@other.example' });
      assert.deepEqual([refusal.status, refusal.code], [409, 'duplicate']);
      await api.say({ ...body, text: 'Other' });
      await api.say({ ...body, name: 'Other' });
      await api.say({ ...body, parentId: id });
      assert.equal((await api.refused({ ...body, parentId: id })).status, 409);
      await api.say({ ...body, thread: newThread() });
      const earlier = new Date(Date.now() - 11 * 60_000);
      await backend().db.updateTable('comments').set({ created_at: earlier }).where('id', '=', id).execute();
      await api.say(body);
    });

    it('when the button was pressed ten times, by a client without keys', async () => {
      const apis = [backend().api(), backend().api()];
      const thread = newThread();
      await apis[0]!.say(draft(thread));
      const body = draft(thread);
      const posts = Array.from({ length: 10 }, (_, n) => apis[n % 2]!.post(body));
      const statuses = (await Promise.all(posts)).map(({ status }) => status);
      assert.deepEqual(statuses.sort(), [201, ...Array<number>(9).fill(409)]);
    });

    it('when it answers a comment that is not in this thread', async () => {
      const api = backend().api();
      const thread = newThread();
      const elsewhere = await api.say(draft(newThread()));
      const ids = [elsewhere.id, '999999999', '9223372036854775808', '0', '-1', 'x', '1 or 1=1', ''];
      for (const parentId of ids) {
        const refusal = await api.refused(draft(thread, { parentId }));
        assert.deepEqual(
          [refusal.status, refusal.code, faults(refusal)],
          [404, 'not-found', ['#/parentId: unknown']],
        );
      }
      const row = await backend().db.selectFrom('threads').select('id').where('key', '=', thread).execute();
      assert.deepEqual(row, [], 'a refused post must leave no thread behind');
    });
  });
}
