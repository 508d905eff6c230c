/**
 * Requests made up from the OpenAPI document, the same ones each time. A failure prints seed and path;
 * FUZZ_SEED and FUZZ_RUNS look further.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openBackend, type Api, type Backend } from './harness.js';
import { requests, THREADS, type Described, type Generated } from './openapi-requests.js';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1500);

let backend: Backend;
before(async () => {
  backend = await openBackend();
});
after(() => backend.close());

describe('A request made up from the OpenAPI document', () => {
  it('is answered as the document says, and refused when the document forbids it', async (context) => {
    const corsOrigins = ['https://blog.example', 'null'];
    const apis = [
      backend.api({ corsOrigins }),
      backend.api({ corsOrigins, trustProxy: true, rateLimit: { posts: 2, seconds: 3600 } }),
    ];
    const document = JSON.parse((await apis[0]!.send('/openapi.json')).body) as Described;
    const statuses = new Map<number, number>();

    const send = async (api: Api, { method, path, headers, body, broken }: Generated) => {
      // `send` itself holds the answer against the document.
      const { status } = await api.send(path, { method, headers, ...(body !== null && { body }) });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      assert.ok(status < 500, `a fault of the server: ${status}`);
      if (broken.length > 0) assert.ok(status >= 400, `${status}, though ${broken.join(', and ')}`);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
        requests(document),
        (which, generated) => send(apis[which]!, generated),
      ),
      { seed: SEED, numRuns: RUNS },
    );

    const met = [...statuses].sort(([a], [b]) => a - b);
    context.diagnostic(`${RUNS} requests: ${met.map(([status, n]) => `${n} × ${status}`).join(', ')}`);
    // Else it has only seen one side of the server.
    for (const status of [200, 201, 204, 304, 400, 404, 405, 409, 415, 422, 429]) {
      assert.ok(statuses.has(status), `no request was answered by ${status}`);
    }
  });

  it('leaves threads that can be read to the end, and that count what they list', async () => {
    const api = backend.api();
    for (const thread of THREADS) {
      const { total } = await api.list(thread);
      const listed = await api.walk(thread, { limit: 7 });
      assert.equal(listed.filter(({ status }) => status === 'published').length, total);
      assert.ok(total > 0, `nothing was posted into ${thread}`);
    }
  });
});
