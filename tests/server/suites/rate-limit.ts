import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { forgetExpired } from '../../../demo/server/rate-limit.js';
import { draft, newThread, problem, secrets, type Backend } from '../harness.js';

let people = 0;

/** An address of its own for each test, so that no count is shared by accident. */
function address(): string {
  const made = `198.51.100.${++people}`;
  secrets.add(made);
  return made;
}

export function rateLimit(backend: () => Backend): void {
  describe('A client that posts too fast', () => {
    const limited = (posts = 2) => backend().api({ rateLimit: { posts, seconds: 60 }, trustProxy: true });
    const timePasses = () =>
      sql`update rate_limits set expires_at = expires_at - interval '1 minute'`.execute(backend().db);

    it('has to wait as long as Retry-After says, whichever process it asks', async () => {
      const apis = [limited(), limited()];
      const from = { 'X-Forwarded-For': address() };
      const thread = newThread();
      for (const api of apis) await api.say(draft(thread), from);
      for (const api of apis) {
        const answer = await api.post(draft(thread), from);
        assert.equal(answer.status, 429);
        assert.equal(problem(answer).code, 'rate-limited');
        const wait = Number(answer.headers.get('retry-after'));
        assert.ok(wait > 0 && wait <= 60, String(wait));
      }
      await apis[0]!.say(draft(thread), { 'X-Forwarded-For': address() });
      assert.equal((await apis[0]!.list(thread)).total, 3);
    });

    it('may go on when the time is over', async () => {
      const api = limited(1);
      const from = { 'X-Forwarded-For': address() };
      const thread = newThread();
      await api.say(draft(thread), from);
      assert.equal((await api.post(draft(thread), from)).status, 429);
      await timePasses();
      await api.say(draft(thread), from);
    });

    it('does not get past with many posts at once', async () => {
      const apis = [limited(3), limited(3)];
      const from = { 'X-Forwarded-For': address() };
      const posts = Array.from({ length: 12 }, (_, n) => apis[n % 2]!.post(draft(newThread()), from));
      const statuses = (await Promise.all(posts)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 201).length, 3);
      assert.equal(statuses.filter((status) => status === 429).length, 9);
    });

    it('cannot hide behind an address of its own making, nor behind the many of IPv6', async () => {
      const api = limited(1);
      const real = address();
      const thread = newThread();
      await api.say(draft(thread), { 'X-Forwarded-For': `1.1.1.1, ${real}` });
      assert.equal((await api.post(draft(thread), { 'X-Forwarded-For': `2.2.2.2, ${real}` })).status, 429);
      await api.say(draft(thread), { 'X-Forwarded-For': '2001:db8:5:6::1' });
      assert.equal(
        (await api.post(draft(thread), { 'X-Forwarded-For': '2001:db8:5:6:ffff::2' })).status,
        429,
      );
      await api.say(draft(thread), { 'X-Forwarded-For': '2001:db8:5:7::1' });
      const unproxied = backend().api({ rateLimit: { posts: 1, seconds: 60 } });
      await unproxied.say(draft(thread), { 'X-Forwarded-For': address() });
      assert.equal((await unproxied.post(draft(thread), { 'X-Forwarded-For': address() })).status, 429);
    });

    it('loses no turn by a refused post, and may always repeat an accepted one', async () => {
      const api = limited(2);
      const headers = { 'X-Forwarded-For': address(), 'Idempotency-Key': 'once' };
      const { 'X-Forwarded-For': from } = headers;
      const thread = newThread();
      const body = draft(thread);
      const first = await api.post(body, headers);
      assert.equal(first.status, 201);
      const plain = { 'X-Forwarded-For': from };
      for (let n = 0; n < 3; n++) {
        assert.equal((await api.post({ ...body, email: '' }, plain)).status, 422);
        assert.equal((await api.post(body, plain)).status, 409);
        assert.equal((await api.post(draft(thread, { parentId: '1' }), plain)).status, 404);
      }
      assert.equal((await api.post(draft(thread), plain)).status, 201);
      assert.equal((await api.post(draft(thread), plain)).status, 429);
      const again = await api.post(body, headers);
      assert.deepEqual([again.status, again.body], [200, first.body]);
    });

    it('is not remembered by address, nor for longer than needed', async () => {
      const { db } = backend();
      const from = address();
      await limited().say(draft(newThread()), { 'X-Forwarded-For': from });
      const rows = await db.selectFrom('rate_limits').select('key').execute();
      assert.ok(rows.length > 0);
      for (const { key } of rows) assert.match(key, /^[0-9a-f]{64}$/);
      await limited().say(draft(newThread()), { 'X-Forwarded-For': address() });
      await timePasses();
      await limited().say(draft(newThread()), { 'X-Forwarded-For': from });
      await forgetExpired(db);
      const left = await db.selectFrom('rate_limits').select('count').execute();
      assert.deepEqual(left, [{ count: 1 }]);
    });
  });
}
