import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApi } from '../../../demo/server/api.js';
import { listPath, newThread, problem, type Backend } from '../harness.js';

export function requests(backend: () => Backend): void {
  describe('A request is refused', () => {
    it('when a parameter of the list is wrong', async () => {
      const api = backend().api({ maxLimit: 60 });
      const thread = newThread();
      const queries: Record<string, string>[] = [
        { limit: '0' },
        { limit: '-1' },
        { limit: '1.5' },
        { limit: '' },
        { limit: 'ten' },
        { sort: 'best' },
        { sort: '' },
        { cursor: 'x' },
        { cursor: 'x'.repeat(301) },
      ];
      for (const query of queries) {
        const answer = await api.send(listPath(thread, query));
        assert.equal(answer.status, 400, JSON.stringify(query));
        assert.equal(problem(answer).code, 'invalid');
      }
      for (const path of [
        '/comments',
        '/comments?thread=',
        '/comments?thread=%00',
        '/comments?thread=a&thread=b',
      ]) {
        assert.equal((await api.send(path)).status, 400, path);
      }
    });

    it('when the address or the method is unknown', async () => {
      const api = backend().api();
      assert.equal((await api.send('/')).status, 404);
      assert.equal((await api.send('/comments/1')).status, 404);
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const answer = await api.send('/comments', { method });
        assert.equal(answer.status, 405);
        assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST, OPTIONS');
      }
      assert.equal((await api.send('/health', { method: 'POST' })).status, 405);
    });

    it('without a word about the inside when the server fails', async (context) => {
      const log = context.mock.method(console, 'error', () => {});
      const broken = new Proxy(backend().db, {
        get: () => () => {
          throw Object.assign(new Error('relation "comments" is gone'), {
            detail: 'Failing row contains (a@b.org)',
          });
        },
      });
      const api = createApi({ db: broken });
      const response = await api.request(listPath(newThread()));
      assert.equal(response.status, 500);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      const body = await response.text();
      assert.equal((JSON.parse(body) as { code: string }).code, 'server');
      assert.doesNotMatch(body, /relation|comments|gone/);
      assert.doesNotMatch(JSON.stringify(log.mock.calls.map((call) => call.arguments)), /a@b\.org/);
    });
  });
}
