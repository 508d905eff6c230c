import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApi } from '../../../demo/server/api.js';
import { draft, listPath, newThread, type Backend } from '../harness.js';

const SITE = 'https://blog.example';

export function http(backend: () => Backend): void {
  describe('A page of another origin', () => {
    const allowed = () => backend().api({ corsOrigins: [SITE, 'null'] });
    const preflight = (origin: string) => ({
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type, idempotency-key',
      },
    });

    it('may read and post when its origin is listed', async () => {
      const api = allowed();
      for (const origin of [SITE, 'null']) {
        const asked = await api.send('/comments', preflight(origin));
        assert.equal(asked.status, 204);
        assert.equal(asked.headers.get('access-control-allow-origin'), origin);
        assert.equal(asked.headers.get('access-control-allow-methods'), 'GET, POST');
        assert.equal(asked.headers.get('access-control-allow-headers'), 'content-type, idempotency-key');
        assert.equal(asked.headers.get('access-control-allow-credentials'), 'true');
        assert.ok(Number(asked.headers.get('access-control-max-age')) > 0);
        const thread = newThread();
        const posted = await api.post(draft(thread), { Origin: origin });
        const refused = await api.post(draft(thread, { email: '' }), { Origin: origin });
        const read = await api.send(listPath(thread), { headers: { Origin: origin } });
        const tag = read.headers.get('etag') ?? '';
        const unchanged = await api.send(listPath(thread), {
          headers: { Origin: origin, 'If-None-Match': tag },
        });
        assert.deepEqual(
          [posted.status, refused.status, read.status, unchanged.status],
          [201, 422, 200, 304],
        );
        for (const { headers } of [posted, refused, read, unchanged]) {
          assert.equal(headers.get('access-control-allow-origin'), origin);
          assert.equal(headers.get('access-control-allow-credentials'), 'true');
          const exposed = headers.get('access-control-expose-headers');
          assert.equal(exposed, 'ETag, Retry-After, Location, Idempotency-Replayed');
          assert.match(headers.get('vary') ?? '', /Origin/);
        }
      }
    });

    it('may not when it is not, however similar', async () => {
      const none = backend().api();
      const origins = ['https://evil.example', `${SITE}.evil.example`, 'http://blog.example', `${SITE}:8443`];
      for (const origin of origins) {
        for (const answer of [
          await allowed().send('/comments', preflight(origin)),
          await allowed().send(listPath(newThread()), { headers: { Origin: origin } }),
          await none.send(listPath(newThread()), { headers: { Origin: origin } }),
        ]) {
          const names = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
          assert.deepEqual(names, []);
          assert.match(answer.headers.get('vary') ?? '', /Origin/);
        }
      }
      const nowhere = await none.send(listPath(newThread()), { headers: { Origin: 'null' } });
      assert.equal(nowhere.headers.get('access-control-allow-origin'), null);
    });
  });

  describe('The operator', () => {
    it('hears that the service is well, and that the database is not', async () => {
      const well = await backend().api().send('/health');
      assert.deepEqual([well.status, JSON.parse(well.body)], [200, { status: 'ok' }]);
      const { db } = backend();
      const broken = Object.create(db, {
        getExecutor: {
          value: () => {
            throw new Error('gone');
          },
        },
      }) as typeof db;
      const response = await createApi({ db: broken }).request('/health');
      assert.equal(response.status, 503);
    });

    it('finds every route in the OpenAPI document, and no property beyond it', async () => {
      const document = await backend().api().send('/openapi.json');
      const { openapi, paths } = JSON.parse(document.body) as {
        openapi: string;
        paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
      };
      assert.equal(openapi, '3.1.0');
      const statuses = Object.entries(paths).flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, { responses }]) => [
          `${method} ${path}`,
          Object.keys(responses).map(Number),
        ]),
      );
      assert.deepEqual(Object.fromEntries(statuses), {
        'get /comments': [200, 304, 400, 500, 503],
        'get /counts': [200, 304, 400, 500, 503],
        'post /comments': [200, 201, 400, 403, 404, 409, 413, 415, 422, 429, 500, 503],
        'options /comments': [204],
        'get /health': [200, 503],
        'get /openapi.json': [200],
      });
    });

    it('may ask for the head alone', async () => {
      const answer = await backend().api().send(listPath(newThread()), { method: 'HEAD' });
      assert.deepEqual([answer.status, answer.body], [200, '']);
      assert.notEqual(answer.headers.get('etag'), null);
    });

    it('may mount the service anywhere', async () => {
      const { Hono } = await import('hono');
      const site = new Hono().route('/deep/api', createApi({ db: backend().db }));
      for (const [path, status] of [
        [listPath(newThread()), 200],
        ['/comments', 400],
        ['/nowhere', 404],
      ] as const) {
        const response = await site.request(`/deep/api${path}`);
        assert.equal(response.status, status, path);
        assert.match(response.headers.get('content-type') ?? '', /json$/);
      }
    });
  });
}
