// The REST contract and the adapter of a mapping, against a real server on this machine.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommentDraft, ListQuery } from '../../src/adapters/adapter.js';
import { contract } from '../../src/adapters/contract.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { rest } from '../../src/adapters/rest.js';
import { Email } from '../../src/model/email.js';
import { CommentError } from '../../src/model/errors.js';
import { normalize } from '../../src/model/normalize.js';
import { serve, type Reply } from '../helpers/loopback.js';

const options = { signal: new AbortController().signal };
const query: ListQuery = { thread: 'post-1', sort: 'oldest', limit: 2 };
const draft: CommentDraft = {
  thread: 'post-1',
  parentId: null,
  rootId: null,
  text: 'Hello',
  name: 'Ann',
  email: new Email('secret@x.example'),
  url: 'https://ann.example/',
  key: 'key-1',
};
const FLAT: RestMapping = { list: 'GET /c?post={thread}', comment: { id: 'id', text: 'body' } };

const adapterOf = (src: string, mapping?: RestMapping) =>
  mapping ? rest({ src, mapping }) : contract({ src });

const list = async (reply: Reply, mapping?: RestMapping, asked = query) => {
  await using server = await serve(() => reply);
  return await adapterOf(server.url, mapping).list(asked, options);
};

async function refusal(reply: Reply, mapping?: RestMapping): Promise<CommentError> {
  await using server = await serve(() => reply);
  const error: unknown = await adapterOf(server.url, mapping).create!(draft, options).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof CommentError, String(error));
  return error;
}

describe('Reading', () => {
  test('the contract of our own needs no mapping', async () => {
    await using server = await serve(() => ({
      body: {
        comments: [
          {
            id: 'a',
            author: { name: 'Ann', url: 'https://ann.example', badge: 'author' },
            createdAt: '2024-03-01T10:00:00Z',
            html: '<p>Hi</p>',
            email: 'secret@x.example',
            replies: [{ id: 'b', text: 'Yes', status: 'pending' }],
          },
        ],
        next: 'c2',
        total: 12,
        thread: { open: false, fields: { text: { maxLength: 500 } } },
      },
    }));
    const page = await adapterOf(`${server.url}/v1/`).list({ ...query, cursor: 'c 1' }, options);
    assert.equal(server.asked[0]?.url, '/v1/comments?thread=post-1&sort=oldest&limit=2&cursor=c+1');
    assert.equal(server.asked[0].method, 'GET');
    assert.equal(page.next, 'c2');
    assert.equal(page.total, 12);
    assert.deepEqual(page.thread, { open: false, fields: { text: { maxLength: 500 } } });
    const [a, b] = normalize(page.comments);
    assert.equal(a?.author.badge, 'author');
    assert.equal(b?.parentId, 'a');
    assert.equal(b.status, 'pending');
    assert.doesNotMatch(JSON.stringify([a, b]), /@/);
  });

  test('a flat list with other names is the same to the reader', async () => {
    const mapping: RestMapping = {
      list: 'GET /c?post={thread}',
      items: 'data.rows',
      open: 'data.state',
      comment: { id: 'no', parentId: 'answers', author: 'who', text: 'said', createdAt: 'at', status: 'is' },
      words: { status: { hold: 'pending' }, open: { locked: false, free: true } },
    };
    const rows = [
      { no: 1, answers: 0, who: 'Ann', said: 'One', at: 1_700_000_000, is: 'ok' },
      { no: 2, answers: 1, who: 'Ben', said: 'Two', at: 1_700_000_001, is: 'hold' },
    ];
    const page = await list({ body: { data: { rows, state: 'locked' } } }, mapping);
    const [a, b] = normalize(page.comments);
    assert.equal(a?.author.name, 'Ann');
    assert.equal(a.status, 'published');
    assert.equal(b?.parentId, '1');
    assert.equal(b.status, 'pending');
    assert.equal(page.thread?.open, false);
    assert.equal(page.next, '');
  });

  test('replies nested 5,000 deep under a foreign name arrive', async () => {
    let json = '{"id":5000,"children":[]}';
    for (let id = 4999; id > 0; id--) json = `{"id":${id},"children":[${json}]}`;
    const page = await list({ body: `[${json}]` }, { ...FLAT, replies: 'children' });
    const comments = normalize(page.comments);
    assert.equal(comments.length, 5000);
    assert.equal(comments.at(-1)?.parentId, '4999');
  });

  test('words for a prototype in an answer reach no prototype', async () => {
    const page = await list({
      body: '{"comments":[{"id":1,"__proto__":{"text":"sly"},"author":{"__proto__":{"name":"sly"}}}],"__proto__":{"total":9}}',
    });
    assert.doesNotMatch(JSON.stringify(normalize(page.comments)), /sly/);
    assert.equal(page.total, undefined);
    assert.equal(({} as { text?: unknown }).text, undefined);
  });

  for (const [what, reply] of Object.entries<Reply>({
    'an empty 200': {},
    '204': { status: 204 },
    null: { body: 'null' },
    'an empty list': { body: [] },
    'spaces only': { body: ' \n' },
  }))
    test(`${what} is an empty thread`, async () => {
      const page = await list(reply, FLAT);
      assert.deepEqual(page.comments, []);
      assert.ok(!page.next);
    });

  test('a mark of the byte order is no obstacle', async () => {
    assert.equal((await list({ body: '\ufeff[{"id":1}]' }, FLAT)).comments.length, 1);
  });

  for (const [what, body] of Object.entries({
    'a page of HTML': '<!doctype html><title>Log in</title>',
    'a warning before the JSON': 'Warning: x in y.php on line 3\n[]',
    'JSON that is cut off': '{"comments":[{"id":1',
    'JSON with something behind it': '[] done',
  }))
    test(`${what} is a failure that the developer can read about`, async () => {
      await assert.rejects(list({ body }), (error: CommentError) => {
        assert.equal(error.code, 'server');
        assert.match(error.details.hint ?? '', /not JSON/);
        assert.equal(error.details.message, undefined, 'their HTML is not for the reader');
        return true;
      });
    });

  test('a list that is not where the mapping says gets a sentence with what is there', async () => {
    await assert.rejects(
      list({ body: { rows: [], count: 0 } }, { ...FLAT, items: 'data' }),
      (error: CommentError) => {
        assert.match(error.details.hint ?? '', /"data"/);
        assert.match(error.details.hint ?? '', /rows, count/);
        return true;
      },
    );
  });
});

describe('Reading on', () => {
  const three = [{ id: 1 }, { id: 2 }, { id: 3 }];

  /** Follows `next` to the end and tells which addresses were asked for and which comments came. */
  async function readAll(mapping: RestMapping, reply: (url: URL) => Reply) {
    await using server = await serve(({ url }) => reply(new URL(url, 'http://x')));
    const adapter = adapterOf(server.url, mapping);
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 9; pages++) {
      const page = await adapter.list({ ...query, cursor }, options);
      ids.push(...page.comments.map(({ id }) => String(id)));
      cursor = page.next ?? undefined;
      if (!cursor) break;
    }
    return { ids, urls: server.asked.map(({ url }) => url) };
  }

  test('by page, with the total in a header', async () => {
    const mapping: RestMapping = {
      ...FLAT,
      list: 'GET /c?page={page}&per={limit}',
      paging: 'page',
      total: 'header:X-Total',
    };
    const { ids, urls } = await readAll(mapping, (url) => {
      const page = Number(url.searchParams.get('page'));
      return { body: three.slice((page - 1) * 2, page * 2), headers: { 'X-Total': '3' } };
    });
    assert.deepEqual(ids, ['1', '2', '3']);
    assert.deepEqual(urls, ['/c?page=1&per=2', '/c?page=2&per=2']);
  });

  test('by offset, with no total: until a page is short', async () => {
    const mapping: RestMapping = { ...FLAT, list: 'GET /c?from={offset}&n={limit}', paging: 'offset' };
    const { ids, urls } = await readAll(mapping, (url) => {
      const from = Number(url.searchParams.get('from'));
      return { body: three.slice(from, from + 2) };
    });
    assert.deepEqual(ids, ['1', '2', '3']);
    assert.deepEqual(urls, ['/c?from=0&n=2', '/c?from=2&n=2']);
  });

  test('a last page that is just full is followed by an empty one, and that is the end', async () => {
    const mapping: RestMapping = { ...FLAT, list: 'GET /c?page={page}', paging: 'page' };
    const { ids, urls } = await readAll(mapping, (url) => ({
      body: url.searchParams.get('page') === '1' ? three.slice(0, 2) : [],
    }));
    assert.deepEqual(ids, ['1', '2']);
    assert.equal(urls.length, 2);
  });

  test('by cursor, handed back as it came', async () => {
    const mapping: RestMapping = { ...FLAT, list: 'GET /c?after={cursor}', items: 'rows', next: 'after' };
    const { ids, urls } = await readAll(mapping, (url) =>
      url.searchParams.get('after') === null
        ? { body: { rows: three.slice(0, 2), after: 'x/=&?' } }
        : { body: { rows: three.slice(2), after: null } },
    );
    assert.deepEqual(ids, ['1', '2', '3']);
    assert.deepEqual(urls, ['/c', '/c?after=x%2F%3D%26%3F']);
  });

  test('by a cursor that is a number', async () => {
    const mapping: RestMapping = { ...FLAT, list: 'GET /c?after={cursor}', items: 'rows', next: 'after' };
    const { urls } = await readAll(mapping, (url) =>
      url.search ? { body: { rows: three } } : { body: { rows: three, after: 42 } },
    );
    assert.deepEqual(urls, ['/c', '/c?after=42']);
  });

  test('not at all where the mapping knows no way', async () => {
    const { urls } = await readAll(FLAT, () => ({ body: three }));
    assert.equal(urls.length, 1);
  });

  test('the orders that have words are offered, and said in their words', async () => {
    await using server = await serve(() => ({ body: [] }));
    const mapping: RestMapping = {
      ...FLAT,
      list: 'GET /c?order={sort}',
      words: { sort: { newest: 'date desc', oldest: 'date' } },
    };
    const adapter = adapterOf(server.url, mapping);
    assert.deepEqual(adapter.sorts, ['newest', 'oldest']);
    await adapter.list({ ...query, sort: 'newest' }, options);
    assert.equal(server.asked[0]?.url, '/c?order=date%20desc');
  });
});

describe('Posting', () => {
  test('sends what the reader wrote, once, as JSON, with its key', async () => {
    await using server = await serve(() => ({
      status: 201,
      body: { id: 9, text: 'Hello', status: 'pending' },
    }));
    const stored = await adapterOf(server.url).create!({ ...draft, parentId: '7' }, options);
    assert.equal(server.asked.length, 1);
    const [{ method, url, headers, body } = assert.fail()] = server.asked;
    assert.equal(`${method} ${url}`, 'POST /comments');
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['idempotency-key'], 'key-1');
    assert.deepEqual(JSON.parse(body), {
      thread: 'post-1',
      parentId: '7',
      text: 'Hello',
      name: 'Ann',
      email: 'secret@x.example',
      url: 'https://ann.example/',
    });
    assert.equal(normalize([stored])[0]?.status, 'pending');
  });

  test('says it in the names of the backend', async () => {
    await using server = await serve(() => ({ body: { ok: true, comment: { id: 9, body: 'Hello' } } }));
    const mapping: RestMapping = {
      ...FLAT,
      create: {
        route: 'POST /posts/{thread}/replies/{parent}',
        body: { content: '{text}', author_name: '{name}', author_email: '{email}' },
      },
      created: 'comment',
      headers: { 'X-Site': 'main' },
    };
    const stored = await adapterOf(server.url, mapping).create!({ ...draft, parentId: 'a/b' }, options);
    const [{ url, headers, body } = assert.fail()] = server.asked;
    assert.equal(url, '/posts/post-1/replies/a%2Fb');
    assert.equal(headers['x-site'], 'main');
    assert.deepEqual(JSON.parse(body), {
      content: 'Hello',
      author_name: 'Ann',
      author_email: 'secret@x.example',
    });
    assert.deepEqual(normalize([stored])[0]?.body, { text: 'Hello' });
  });

  test('leaves out what the reader did not give', async () => {
    await using server = await serve(() => ({ body: { id: 9 } }));
    await adapterOf(server.url).create!({ ...draft, name: '', url: '', email: new Email(' ') }, options);
    assert.deepEqual(JSON.parse(server.asked[0]!.body), { thread: 'post-1', text: 'Hello' });
  });

  test('the address is in the body of that one request and nowhere else', async () => {
    await using server = await serve(({ method }) => ({
      body: method === 'POST' ? { id: 9 } : { comments: [] },
    }));
    const adapter = adapterOf(server.url);
    await adapter.list(query, options);
    await adapter.create!(draft, options);
    await adapter.list(query, options);
    const withIt = server.asked.filter((asked) => JSON.stringify(asked).includes('secret'));
    assert.equal(withIt.length, 1);
    assert.match(withIt[0]!.body, /secret@x\.example/);
    assert.doesNotMatch(JSON.stringify({ ...withIt[0], body: '' }), /secret|%40/);
  });

  test('an address in an error of the backend does not reach the error', async () => {
    const error = await refusal({ status: 422, body: { code: 'invalid', email: 'secret@x.example' } });
    assert.doesNotMatch(JSON.stringify(error.details) + error.message, /secret/);
    const page = await refusal({ status: 200, body: '<b>Warning</b>: mail to secret@x.example failed' });
    assert.doesNotMatch(JSON.stringify(page.details) + page.message, /secret/);
  });

  test('does not follow a redirect: the comment would go to another server', async () => {
    for (const status of [301, 302, 307, 308]) {
      await using thief = await serve(() => ({ body: { id: 1 } }));
      await using server = await serve(() => ({ status, headers: { location: `${thief.url}/comments` } }));
      await assert.rejects(adapterOf(server.url).create!(draft, options));
      assert.equal(thief.asked.length, 0, String(status));
    }
  });

  test('without a route the thread can only be read', () => {
    assert.ok(!('create' in rest({ src: 'http://127.0.0.1', mapping: FLAT })));
  });

  test('brings no cookies and no credentials of its own', async () => {
    await using server = await serve(() => ({ body: { id: 1 }, headers: { 'set-cookie': 'a=b' } }));
    const adapter = adapterOf(server.url);
    await adapter.create!(draft, options);
    await adapter.create!(draft, options);
    for (const { headers } of server.asked) {
      assert.equal(headers.cookie, undefined);
      assert.equal(headers.authorization, undefined);
    }
  });
});

describe('Refusals', () => {
  for (const [status, code] of [
    [400, 'invalid'],
    [401, 'sign-in'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'duplicate'],
    [410, 'closed'],
    [413, 'invalid'],
    [418, 'server'],
    [422, 'invalid'],
    [423, 'closed'],
    [429, 'rate-limited'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
  ] as const)
    test(`${String(status)} means ${code}`, async () => {
      assert.equal((await refusal({ status })).code, code);
    });

  test('a problem of RFC 9457 says which fields, and why', async () => {
    const error = await refusal({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        detail: 'Please check.',
        code: 'invalid',
        errors: [
          { pointer: '#/email', detail: 'No such domain' },
          { pointer: '/text', detail: 'Too short' },
          { pointer: '#/thread', detail: 'not a field of the form' },
        ],
      },
    });
    assert.equal(error.details.message, 'Please check.');
    assert.deepEqual(error.details.fields, { email: 'No such domain', text: 'Too short' });
  });

  test('a table of fields, in their names and with lists of sentences', async () => {
    const mapping: RestMapping = {
      ...FLAT,
      create: { route: 'POST /c', body: { content: '{text}', author_email: '{email}' } },
      errors: { fields: 'data.params', message: 'message' },
    };
    const error = await refusal(
      {
        status: 400,
        body: {
          message: 'No',
          data: { params: { content: ['Too short', 'x'], author_email: 'Bad', other: 'y' } },
        },
      },
      mapping,
    );
    assert.deepEqual(error.details.fields, { text: 'Too short', email: 'Bad' });
  });

  test("the backend's own codes can be translated, whatever the status", async () => {
    const mapping: RestMapping = {
      ...FLAT,
      create: 'POST /c',
      errors: { code: 'error.type', codes: { comment_flood: 'rate-limited', '17': 'duplicate' } },
    };
    assert.equal(
      (await refusal({ status: 400, body: { error: { type: 'comment_flood' } } }, mapping)).code,
      'rate-limited',
    );
    assert.equal((await refusal({ status: 500, body: { error: { type: 17 } } }, mapping)).code, 'duplicate');
    assert.equal(
      (await refusal({ status: 403, body: { error: { type: 'toString' } } }, mapping)).code,
      'forbidden',
    );
  });

  test('our own codes need no translation', async () => {
    assert.equal((await refusal({ status: 400, body: { code: 'closed' } })).code, 'closed');
  });

  for (const [what, reply] of Object.entries<Reply>({
    HTML: { status: 500, body: '<h1>Fatal error</h1>' },
    nothing: { status: 500 },
    'a list': { status: 500, body: [1] },
    text: { status: 500, body: '"oops"' },
    'odd parts': { status: 500, body: { detail: { a: 1 }, code: [], errors: 'x' } },
  }))
    test(`a failure that says ${what} is a failure of the server and says no more`, async () => {
      const { code, details } = await refusal(reply);
      assert.equal(code, 'server');
      assert.equal(details.message, undefined);
      assert.deepEqual(details.fields, {});
    });

  test('a long sentence is cut', async () => {
    const { details } = await refusal({ status: 403, body: { detail: 'x'.repeat(5000) } });
    assert.equal(details.message?.length, 300);
  });
});

describe('How long to wait', () => {
  const wait = async (value: string) =>
    (await refusal({ status: 429, headers: { 'retry-after': value } })).details.retryAfter;

  test('in seconds', async () => {
    assert.equal(await wait('5'), 5);
    assert.equal(await wait('0'), 0);
  });

  test('until a date', async () => {
    const seconds = await wait(new Date(Date.now() + 90_000).toUTCString());
    assert.ok(seconds && seconds > 80 && seconds <= 90, String(seconds));
  });

  for (const garbage of ['soon', '', '5 minutes'])
    test(`"${garbage}" is not known`, async () => {
      assert.ok(!Number.isFinite(await wait(garbage)));
    });
});

describe('Giving up', () => {
  test('an aborted request ends at once, and the server sees it', async () => {
    await using server = await serve(() => ({ silent: true }));
    const abort = new AbortController();
    const answer = adapterOf(server.url).list(query, { signal: abort.signal });
    while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort();
    await assert.rejects(answer, { name: 'AbortError' });
    while (server.dropped() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('a request that is aborted beforehand is not sent', async () => {
    await using server = await serve(() => ({ body: [] }));
    await assert.rejects(adapterOf(server.url).list(query, { signal: AbortSignal.abort() }));
    assert.equal(server.asked.length, 0);
  });
});
