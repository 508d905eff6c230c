// Where a signed-in reader's token goes, and how often.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ListQuery } from '../../src/adapters/adapter.js';
import { contract } from '../../src/adapters/contract.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { rest } from '../../src/adapters/rest.js';
import { serve } from '../helpers/loopback.js';

const options = { signal: new AbortController().signal };
const query: ListQuery = { thread: 'post-1', sort: 'oldest', limit: 2 };
const MAP: RestMapping = { list: 'GET /c', comment: { id: 'id', text: 'body' }, paging: 'link' };

describe("A reader's token", () => {
  test('does not follow the link to the next page to a server where a redirect had led a guest', async () => {
    await using other = await serve(() => ({
      body: [{ id: 1, body: 'x' }],
      headers: { link: '</c?p=2>; rel="next"' },
    }));
    await using server = await serve(() => ({ status: 307, headers: { location: `${other.url}/c` } }));
    let token: string | null = null;
    const adapter = rest({ src: server.url, mapping: MAP, token: () => token });
    const next = (await adapter.list(query, options)).next!;
    assert.equal(next, `${other.url}/c?p=2`);
    // A guest may go on there; who has signed in meanwhile may not.
    await adapter.list({ ...query, cursor: next }, options);
    assert.equal(other.asked.length, 2);
    token = 'tell-no-one';
    await assert.rejects(adapter.list({ ...query, cursor: next }, options), /on another server/);
    assert.equal(other.asked.length, 2);
    assert.doesNotMatch(JSON.stringify(other.asked), /tell-no-one/);
  });

  test('goes along with the link to the next page on the same server', async () => {
    await using server = await serve(({ url }) => ({
      body: [{ id: 1, body: 'x' }],
      ...(url === '/c' && { headers: { link: '</c?p=2>; rel="next"' } }),
    }));
    const adapter = rest({ src: server.url, mapping: MAP, token: () => 't1' });
    const next = (await adapter.list(query, options)).next!;
    await adapter.list({ ...query, cursor: next }, options);
    assert.deepEqual(
      server.asked.map(({ url, headers }) => `${url} ${headers.authorization ?? ''}`),
      ['/c Bearer t1', '/c?p=2 Bearer t1'],
    );
  });

  for (const [kind, adapterOf] of Object.entries({
    'of our contract': (src: string, token: () => string) => contract({ src, token }),
    'with a mapping': (src: string, token: () => string) => rest({ src, mapping: MAP, token }),
  }))
    test(`is asked for anew after a refusal by a backend ${kind}, but not sent a second time`, async () => {
      await using server = await serve(() => ({ status: 401 }));
      let given = 0;
      const adapter = adapterOf(server.url, () => {
        given++;
        return 'the-same';
      });
      await assert.rejects(adapter.list(query, options), { code: 'sign-in' });
      assert.equal(given, 2);
      assert.equal(server.asked.length, 1);
    });
});
