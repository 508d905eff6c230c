// What a mapping can say of a backend, against a real server on this machine.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommentDraft, ListQuery } from '../../src/adapters/adapter.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { merge } from '../../src/adapters/connect.js';
import { rest, type RestOptions } from '../../src/adapters/rest.js';
import { Email } from '../../src/model/email.js';
import { CommentError } from '../../src/model/errors.js';
import { normalize } from '../../src/model/normalize.js';
import { serve, type Reply } from '../helpers/loopback.js';

const options = { signal: new AbortController().signal };
const query: ListQuery = { thread: 'post-1', sort: 'oldest', limit: 2 };
const draft: CommentDraft = {
  thread: 'post-1',
  parentId: '7',
  rootId: '3',
  text: 'Hello <b>',
  name: 'Ann',
  email: new Email('secret@x.example'),
  url: '',
  key: 'key-1',
};
const MAP: RestMapping = {
  list: 'GET /c',
  comment: { id: 'id', parentId: 'parent', author: 'who', text: 'body' },
};

type Asked = Awaited<ReturnType<typeof serve>>['asked'][number];

async function withServer<T>(
  reply: (asked: Asked) => Reply,
  mapping: RestMapping,
  use: (adapter: ReturnType<typeof rest>, asked: readonly Asked[], url: string) => Promise<T>,
  more: Partial<RestOptions> = {},
): Promise<T> {
  await using server = await serve(reply);
  return await use(rest({ src: server.url, mapping, ...more }), server.asked, server.url);
}

async function readAll(mapping: RestMapping, reply: (url: URL, asked: Asked) => Reply, limit = 2) {
  return await withServer(
    (asked) => reply(new URL(asked.url, 'http://x'), asked),
    mapping,
    async (adapter, asked) => {
      const pages: string[][] = [];
      for (let cursor: string | undefined, n = 0; n < 9; n++) {
        const page = await adapter.list({ ...query, limit, cursor }, options);
        pages.push(page.comments.map(({ id }) => String(id)));
        cursor = page.next ?? undefined;
        if (!cursor) break;
      }
      return { pages, urls: asked.map(({ url }) => url) };
    },
  );
}

const refusal = (reply: Reply, mapping: RestMapping) =>
  withServer(
    () => reply,
    mapping,
    async (adapter) => {
      const error: unknown = await adapter.create!(draft, options).then(
        () => 'no error',
        (cause: unknown) => cause,
      );
      assert.ok(error instanceof CommentError, String(error));
      return error;
    },
  );

describe('Requests', () => {
  test('a list may be asked for by POST, with a body of its own', () =>
    withServer(
      () => ({ body: [] }),
      { ...MAP, list: { route: 'POST ', body: { event: 'LIST', of: '{thread}', after: '{cursor:number}' } } },
      async (adapter, asked) => {
        await adapter.list(query, options);
        assert.equal(asked[0]?.method, 'POST');
        assert.deepEqual(JSON.parse(asked[0].body), { event: 'LIST', of: 'post-1' });
      },
    ));

  test('a comment may be sent as a form, with constants and headers', () =>
    withServer(
      () => ({ body: { id: 1, body: 'x' } }),
      {
        ...MAP,
        create: {
          route: 'POST /c?of={thread}',
          form: true,
          body: { text: '{text}', under: '{parent}', top: '{root}', kind: 'comment', mail: '{email}' },
          headers: { 'X-Key': '{key}' },
        },
      },
      async (adapter, asked) => {
        await adapter.create!(draft, options);
        const [{ url, headers, body } = assert.fail()] = asked;
        assert.equal(url, '/c?of=post-1');
        assert.equal(headers['x-key'], 'key-1');
        assert.match(headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/);
        assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
          text: 'Hello <b>',
          under: '7',
          top: '3',
          kind: 'comment',
          mail: 'secret@x.example',
        });
      },
    ));

  test('parameters in the address of the backend are sent along and can be named', async () => {
    await using server = await serve(() => ({ body: { id: 1, body: 'x' } }));
    const mapping = {
      ...MAP,
      create: { route: 'POST /c', body: { in: { site: '{src.site}' }, t: '{text}' } },
    };
    await rest({ src: `${server.url}/?site=blog`, mapping }).create!(draft, options);
    assert.equal(server.asked[0]?.url, '/c?site=blog');
    assert.deepEqual(JSON.parse(server.asked[0].body), { in: { site: 'blog' }, t: 'Hello <b>' });
  });

  test('a backend that knows guests by a random key gets the same one each time, and no other backend gets it', async () => {
    const kept = new Map<string, string>();
    globalThis.localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    } as unknown as Storage;
    const mapping: RestMapping = { ...MAP, list: 'GET /c?as={visitor}' };
    const keyOf = (src: string) =>
      withServer(
        () => ({ body: [] }),
        mapping,
        async (_, asked, url) => {
          const adapter = rest({ src: src || url, mapping });
          await adapter.list(query, options).catch(() => undefined);
          await adapter.list(query, options).catch(() => undefined);
          const keys = asked.map(({ url: path }) => new URL(path, 'http://x').searchParams.get('as'));
          assert.equal(new Set(keys).size, 1);
          return keys[0];
        },
      );
    const [one, two] = [await keyOf(''), await keyOf('')];
    assert.match(one ?? '', /^[\da-f-]{36}$/);
    assert.notEqual(one, two, 'another server on another port is another backend');
    Reflect.deleteProperty(globalThis, 'localStorage');
  });
});

describe('Pages', () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ id: i + 1 }));

  test('by the Link header, whose address is asked for as it is', async () => {
    const { pages, urls } = await readAll({ ...MAP, list: 'GET /c?n={limit}', paging: 'link' }, (url) =>
      url.searchParams.has('p')
        ? { body: rows.slice(2), headers: { link: '<https://x.example/1>; rel="first"' } }
        : {
            body: rows.slice(0, 2),
            headers: { link: '</c?p=0>; rel="prev", </c?p=2&a=%2C>; title="x"; rel="last next"' },
          },
    );
    assert.deepEqual(pages, [
      ['1', '2'],
      ['3', '4', '5'],
    ]);
    assert.deepEqual(urls, ['/c?n=2', '/c?p=2&a=%2C']);
  });

  test('a Link to another server is not followed', async () => {
    await assert.rejects(
      readAll({ ...MAP, paging: 'link' }, () => ({
        body: rows,
        headers: { link: '<https://thief.example/c>; rel="next"' },
      })),
      /another server/,
    );
  });

  test('by the next address in the answer', async () => {
    const { pages } = await readAll({ ...MAP, paging: 'link', items: 'rows', next: 'links.next' }, (url) => ({
      body: url.search
        ? { rows: rows.slice(2), links: {} }
        : { rows: rows.slice(0, 2), links: { next: '/c?p=2' } },
    }));
    assert.deepEqual(pages.flat().length, 5);
  });

  test('a server that gives fewer than asked for loses no comment', async () => {
    for (const paging of ['page', 'offset'] as const) {
      const list = `GET /c?n={limit}&at={${paging}}` as const;
      const { pages } = await readAll(
        { ...MAP, list, paging, total: 'header:X-Total' },
        (url) => {
          const at = Number(url.searchParams.get('at'));
          const from = paging === 'page' ? (at - 1) * 2 : at;
          return { body: rows.slice(from, from + 2), headers: { 'X-Total': '5' } };
        },
        50,
      );
      assert.deepEqual(pages, [['1', '2'], ['3', '4'], ['5']], paging);
    }
  });

  test('no more are asked for than the backend gives', async () => {
    const { urls } = await readAll(
      { ...MAP, list: 'GET /c?n={limit}', maxLimit: 3 },
      () => ({ body: rows }),
      50,
    );
    assert.deepEqual(urls, ['/c?n=3']);
  });

  test('from 0, up to the number of pages', async () => {
    const mapping: RestMapping = {
      ...MAP,
      list: 'GET /c?p={page}',
      paging: 'page',
      firstPage: 0,
      items: 'rows',
      pages: 'pages',
    };
    const { urls } = await readAll(mapping, () => ({ body: { rows: rows.slice(0, 1), pages: 3 } }));
    assert.deepEqual(urls, ['/c?p=0', '/c?p=1', '/c?p=2']);
  });

  test('a server that was not asked for a number of comments is asked until a page is empty', async () => {
    const { pages } = await readAll(
      { ...MAP, list: 'GET /c?p={page}', paging: 'page' },
      (url) => ({ body: rows.slice(2 * Number(url.searchParams.get('p')) - 2).slice(0, 2) }),
      50,
    );
    assert.deepEqual(pages, [['1', '2'], ['3', '4'], ['5'], []]);
  });

  test('until the answer says that there are no more', async () => {
    const mapping: RestMapping = {
      ...MAP,
      list: 'GET /c?before={cursor}',
      items: 'rows',
      next: 'rows.-1.id',
      more: 'more',
    };
    const { urls } = await readAll(mapping, (url) =>
      url.search
        ? { body: { rows: rows.slice(2), more: false } }
        : { body: { rows: rows.slice(0, 2), more: true } },
    );
    assert.deepEqual(urls, ['/c', '/c?before=2']);
  });

  for (const [paging, list] of [
    ['page', 'GET /c?p={page}&n={limit}'],
    ['offset', 'GET /c?o={offset}&n={limit}'],
  ] as const)
    test(`by ${paging}, no comment is skipped after a moderator has taken some away`, async () => {
      const all = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, body: 'x' }));
      await withServer(
        ({ method, url }) => {
          const { pathname, searchParams } = new URL(url, 'http://x');
          if (method === 'DELETE') {
            all.splice(
              all.findIndex(({ id }) => pathname.endsWith(`/${String(id)}`)),
              1,
            );
            return { status: 204 };
          }
          const from = Number(searchParams.get('o') ?? (Number(searchParams.get('p')) - 1) * 2);
          return { body: all.slice(from, from + 2) };
        },
        { ...MAP, paging, list, remove: 'DELETE /c/{id}', spam: 'DELETE /c/{id}' },
        async (adapter) => {
          const seen = new Set<string>();
          let next: string | null | undefined;
          const read = async (): Promise<void> => {
            const page = await adapter.list({ ...query, cursor: next ?? undefined }, options);
            for (const { id } of page.comments) seen.add(String(id));
            ({ next } = page);
          };
          await read();
          await adapter.remove!('1', options);
          await read();
          await adapter.moderate!('3', 'spam', options);
          await adapter.remove!('2', options);
          for (let n = 0; next && n < 9; n++) await read();
          assert.deepEqual([...seen].sort(), ['1', '2', '3', '4', '5', '6', '7']);
        },
      );
    });

  test('where pages count top-level comments only, so does the offset', async () => {
    const mapping: RestMapping = {
      ...MAP,
      list: 'GET /c?o={offset}',
      paging: 'offset',
      items: 'rows',
      roots: 'roots',
      total: 'all',
    };
    const { urls } = await readAll(mapping, (url) => ({
      body: {
        rows:
          url.searchParams.get('o') === '0'
            ? [{ id: 1 }, { id: 9, parent: 1 }, { id: 2, parent: 0 }]
            : [{ id: 3 }],
        roots: 3,
        all: 4,
      },
    }));
    assert.deepEqual(urls, ['/c?o=0', '/c?o=2']);
  });

  test('parents on other pages are fetched by id, a level at a time, and once', async () => {
    const all = [1, 2, 3, 4].map((id) => ({ id, parent: id - 1 }));
    const mapping: RestMapping = {
      ...MAP,
      list: 'GET /c?p={page}',
      parents: 'GET /by?ids={ids}',
      paging: 'page',
      total: 'header:X-Total',
    };
    const { pages, urls } = await readAll(mapping, (url) => {
      const ids = url.searchParams.get('ids')?.split(',');
      const page = Number(url.searchParams.get('p'));
      return {
        body: ids
          ? all.filter(({ id }) => ids.includes(String(id)))
          : page === 1
            ? [all[3], { id: 8, parent: 77 }]
            : [all[2], all[1]],
        headers: { 'X-Total': '4' },
      };
    });
    assert.deepEqual(
      pages[0],
      ['4', '8', '3', '2', '1'],
      'no reply without its parent, but for one that is gone',
    );
    assert.deepEqual(urls, ['/c?p=1', '/by?ids=3%2C77', '/by?ids=2', '/by?ids=1', '/c?p=2']);
  });
});

describe('Answers', () => {
  const read = (body: unknown, mapping: RestMapping) =>
    withServer(
      () => ({ body }),
      mapping,
      async (adapter) => {
        const page = await adapter.list(query, options);
        return { page, comments: normalize(page.comments) };
      },
    );

  test('what the list does not say of the thread is asked for beside it', () =>
    withServer(
      ({ url }) => ({ body: url.startsWith('/about') ? { state: 'closed' } : [] }),
      { ...MAP, info: 'GET /about/{thread}', open: 'state', words: { open: { open: true, closed: false } } },
      async (adapter, asked) => {
        assert.equal((await adapter.list(query, options)).thread?.open, false);
        assert.deepEqual(asked.map(({ url }) => url).sort(), ['/about/post-1', '/c']);
        await adapter.list({ ...query, cursor: '2:2' }, options);
        assert.equal(asked.length, 3, 'once is enough');
      },
    ));

  test('a thread about which nothing is known takes comments', () =>
    withServer(
      ({ url }) => (url === '/about' ? { status: 404 } : { body: [] }),
      { ...MAP, info: 'GET /about', open: 'state' },
      async (adapter) => {
        assert.equal((await adapter.list(query, options)).thread?.open, true);
      },
    ));

  test('what stands for no parent is none', async () => {
    const rows = [
      { id: 1, parent: 'post-1' },
      { id: 2, parent: 1 },
    ];
    const { comments } = await read(rows, { ...MAP, noParent: '{thread}' });
    assert.deepEqual(
      comments.map(({ parentId }) => parentId),
      [null, '1'],
    );
    // A thread and a comment may have the same number.
    const [first] = (await read([{ id: 9, parent: 'post-1' }], MAP)).comments;
    assert.equal(first?.parentId, 'post-1');
  });

  test('escaped names are text, once', async () => {
    const { comments } = await read([{ id: 1, who: 'Bold &amp; Co &lt;b&gt;' }], { ...MAP, escaped: true });
    assert.equal(comments[0]?.author.name, 'Bold & Co <b>');
  });

  test('dates without a zone are in the zone that the mapping names', async () => {
    const mapping: RestMapping = { ...MAP, zone: '+02:00', comment: { ...MAP.comment!, createdAt: 'at' } };
    const at = async (value: unknown) => (await read([{ id: 1, at: value }], mapping)).comments[0]?.createdAt;
    assert.equal(await at('2024-03-01 12:00:00'), Date.UTC(2024, 2, 1, 10));
    assert.equal(await at('2024-03-01T12:00:00.5'), Date.UTC(2024, 2, 1, 10) + 500);
    assert.equal(await at('2024-03-01T12:00:00Z'), Date.UTC(2024, 2, 1, 12));
    assert.equal(await at('Fri, 01 Mar 2024 12:00:00 GMT'), Date.UTC(2024, 2, 1, 12));
    assert.equal(await at(1_709_294_400), Date.UTC(2024, 2, 1, 12));
  });

  test('Markdown becomes HTML, and is what an editor gets', async () => {
    const mapping: RestMapping = { ...MAP, comment: { id: 'id', markdown: 'md' }, replies: 'kids' };
    const { page } = await read([{ id: 1, md: '*a*\nb', kids: [{ id: 2, md: '`c`' }] }], mapping);
    assert.match(page.comments[0]?.html ?? '', /<em>a<\/em><br>\s*b/);
    assert.equal(page.comments[0]?.source, '*a*\nb');
    assert.match(page.comments[0].replies?.[0]?.html ?? '', /<code>c<\/code>/);
  });

  test('badges are those that have a word', async () => {
    const mapping: RestMapping = {
      ...MAP,
      comment: { ...MAP.comment!, badge: 'role' },
      words: { badge: { admin: 'author' } },
    };
    const { comments } = await read(
      [
        { id: 1, role: 'admin' },
        { id: 2, role: 'guest' },
      ],
      mapping,
    );
    assert.deepEqual(
      comments.map(({ author }) => author.badge),
      ['author', undefined],
    );
  });

  test('an answer that has only an id is looked up in the list', () =>
    withServer(
      ({ method }) =>
        method === 'POST'
          ? { body: { id: 'n1' } }
          : { body: [{ id: 1, kids: [{ id: 'n1', body: 'as shown', held: true }] }] },
      {
        ...MAP,
        create: 'POST /c',
        replies: 'kids',
        comment: { ...MAP.comment!, status: 'held' },
        words: { status: { true: 'pending' } },
      },
      async (adapter) => {
        const [comment] = normalize([await adapter.create!(draft, options)]);
        assert.equal(comment?.status, 'pending');
        assert.deepEqual(comment.body, { text: 'as shown' });
      },
    ));

  test('an answer that has nothing leaves what was typed, under no id', () =>
    withServer(
      () => ({ status: 204 }),
      { ...MAP, create: 'POST /c' },
      async (adapter) => {
        const [comment] = normalize([await adapter.create!(draft, options)]);
        assert.deepEqual(comment?.body, { text: 'Hello <b>' });
        assert.equal(comment.parentId, '7');
        assert.equal(comment.nameless, true);
      },
    ));
});

describe('Refusals', () => {
  const map = (errors: RestMapping['errors']): RestMapping => ({
    ...MAP,
    create: { route: 'POST /c', body: { mail: '{email}', in: { comment: '{text}' } } },
    errors,
  });

  test('inside a 200', async () => {
    const errors = { code: 'errno', message: 'errmsg', success: [0], codes: { 7: 'duplicate' } } as const;
    const error = await refusal({ body: { errno: 7, errmsg: 'Again?' } }, map(errors));
    assert.equal(error.code, 'duplicate');
    assert.equal(error.details.message, 'Again?');
    await withServer(
      () => ({ body: { errno: 0, id: 1, body: 'x' } }),
      map(errors),
      async (adapter) => {
        assert.equal((await adapter.create!(draft, options)).id, 1);
      },
    );
    await withServer(
      () => ({ body: { id: 1, body: 'x' } }),
      map(errors),
      async (adapter) => {
        assert.equal((await adapter.create!(draft, options)).id, 1, 'no code is no failure');
      },
    );
  });

  test('one code for many things, told apart by its words', async () => {
    const errors = { messages: { 'too fast': 'rate-limited' } } as const;
    const error = await refusal({ status: 400, body: { message: 'Comment too fast!' } }, map(errors));
    assert.equal(error.code, 'rate-limited');
  });

  test('a code that means a field', async () => {
    const errors = { codes: { too_long: 'invalid:text' } } as const;
    const error = await refusal(
      { status: 400, body: { code: 'too_long', message: 'At most 9.' } },
      map(errors),
    );
    assert.equal(error.code, 'invalid');
    assert.deepEqual(error.details.fields, { text: 'At most 9.' });
  });

  test('their names of the fields, nested ones too', async () => {
    const error = await refusal(
      { status: 422, body: { errors: { comment: 'empty', mail: ['bad'] } } },
      map({ fields: 'errors' }),
    );
    assert.deepEqual(error.details.fields, { text: 'empty', email: 'bad' });
  });

  test('as plain text', async () => {
    const error = await refusal({ status: 429, body: 'Slow down' }, map({ message: ['error', 'text:'] }));
    assert.equal(error.code, 'rate-limited');
    assert.equal(error.details.message, 'Slow down');
  });

  test('as a page of HTML: its first paragraph, as text', async () => {
    const body = '<!doctype html><h1>Bad</h1><p>text is <b>missing</b> &amp; <script>x</script></p><p>2</p>';
    const error = await refusal(
      { status: 400, body },
      map({ message: 'text:', messages: { 'text is': 'invalid:text' } }),
    );
    assert.deepEqual(error.details.fields, { text: 'text is missing & x' });
  });

  test('with the place to sign in that the mapping names', async () => {
    const error = await refusal({ status: 401 }, { ...map({}), signIn: 'https://x.example/login?to={page}' });
    assert.equal(error.details.signInUrl, 'https://x.example/login?to=');
    const none = await refusal({ status: 401 }, { ...map({}), signIn: 'javascript:alert(1)' });
    assert.equal(none.details.signInUrl, undefined);
  });
});

describe('A signed-in reader', () => {
  const MINE: RestMapping = {
    ...MAP,
    create: { route: 'POST /c', body: { t: '{text}', n: '{name}', m: '{email}' } },
    comment: { ...MAP.comment!, userId: 'user' },
    session: { route: 'GET /me', id: 'id', name: 'name', moderator: 'role', list: 'GET /c?all=1' },
    words: { moderator: { admin: true } },
  };
  const backend =
    (valid: string, me: object = { id: 5, name: 'Ann' }) =>
    ({ url, headers }: Asked): Reply => {
      if (headers.authorization && headers.authorization !== `Bearer ${valid}`) return { status: 401 };
      if (url === '/me') return headers.authorization ? { body: me } : { status: 401 };
      return {
        body: url.startsWith('/c')
          ? [
              { id: 1, user: 5, body: 'x' },
              { id: 2, user: 6, body: 'y' },
            ]
          : {},
      };
    };

  test('sends a token as a bearer, never in an address', () =>
    withServer(
      backend('t1'),
      MAP,
      async (adapter, asked) => {
        await adapter.list(query, options);
        assert.equal(asked[0]?.headers.authorization, 'Bearer t1');
        assert.ok(asked.every(({ url }) => !url.includes('t1')));
      },
      { token: () => 't1' },
    ));

  test('sends it in the header that the mapping names, with headers of the page', () =>
    withServer(
      () => ({ body: [] }),
      { ...MAP, token: 'X-WP-Nonce: {token}' },
      async (adapter, asked) => {
        await adapter.list(query, options);
        assert.equal(asked[0]?.headers['x-wp-nonce'], '$&t');
        assert.equal(asked[0].headers['x-tenant'], '1');
      },
      { token: () => Promise.resolve('$&t'), headers: { 'X-Tenant': '1' } },
    ));

  test('gets a new token when the old one is refused, once, also for two requests at a time', async () => {
    const calls: boolean[] = [];
    const token = ({ refresh }: { refresh: boolean }) => {
      calls.push(refresh);
      return refresh ? 'new' : 'old';
    };
    await withServer(
      backend('new'),
      MAP,
      async (adapter, asked) => {
        await Promise.all([adapter.list(query, options), adapter.list(query, options)]);
        assert.deepEqual(calls, [false, true]);
        assert.equal(asked.length, 4);
      },
      { token },
    );
    await withServer(
      backend('never'),
      MAP,
      async (adapter, asked) => {
        await assert.rejects(adapter.list(query, options), { code: 'sign-in' });
        assert.equal(asked.length, 2, 'not again and again');
      },
      { token },
    );
  });

  test('a post that was refused is sent again with the new token, and makes one comment', () =>
    withServer(
      ({ headers }) =>
        headers.authorization === 'Bearer new' ? { body: { id: 1, body: 'x' } } : { status: 401 },
      { ...MAP, create: { route: 'POST /c', body: { t: '{text}' }, headers: { 'X-Key': '{key}' } } },
      async (adapter, asked) => {
        await adapter.create!(draft, options);
        assert.deepEqual(
          asked.map(({ headers }) => headers['x-key']),
          ['key-1', 'key-1'],
        );
      },
      { token: ({ refresh }) => (refresh ? 'new' : 'old') },
    ));

  test('a token that cannot be had is a reason to sign in', () =>
    withServer(
      backend('x'),
      MAP,
      async (adapter, asked) => {
        await assert.rejects(adapter.list(query, options), (error: CommentError) => {
          assert.equal(error.code, 'sign-in');
          assert.match(error.details.hint ?? '', /token\(\) failed: Error: no net/);
          return true;
        });
        assert.equal(asked.length, 0);
      },
      {
        token: () => {
          throw new Error('no net');
        },
      },
    ));

  test('a guest may sign in later, without a new element', async () => {
    let token: string | null = null;
    await withServer(
      backend('t1'),
      MINE,
      async (adapter, asked) => {
        assert.equal((await adapter.list(query, options)).thread?.user, undefined);
        token = 't1';
        assert.deepEqual((await adapter.list(query, options)).thread?.user, { name: 'Ann' });
        assert.deepEqual(
          asked.map(({ url }) => url),
          ['/c', '/me', '/c'],
        );
      },
      { token: () => token },
    );
  });

  test('may edit and remove what is theirs, and sends neither name nor address', () =>
    withServer(
      backend('t1'),
      { ...MINE, edit: 'PUT /c/{id}' },
      async (adapter, asked) => {
        const comments = normalize((await adapter.list(query, options)).comments);
        assert.deepEqual(
          comments.map(({ can }) => can),
          [{ edit: true, remove: true }, {}],
        );
        await adapter.create!(draft, options);
        assert.deepEqual(JSON.parse(asked.at(-1)!.body), { t: 'Hello <b>' });
      },
      { token: () => 't1' },
    ));

  test('who moderates reads the list of moderators, and may do all', () =>
    withServer(
      backend('t1', { id: 9, name: 'Mod', role: 'admin' }),
      MINE,
      async (adapter, asked) => {
        const comments = normalize((await adapter.list(query, options)).comments);
        assert.ok(comments.every(({ can }) => can.edit && can.remove && can.moderate));
        assert.equal(asked.at(-1)?.url, '/c?all=1');
      },
      { token: () => 't1' },
    ));

  test('a token does not follow a redirect to another server', async () => {
    await using thief = await serve(() => ({ body: [] }));
    await withServer(
      () => ({ status: 307, headers: { location: `${thief.url}/c` } }),
      { ...MAP, token: 'X-WP-Nonce: {token}' },
      async (adapter) => {
        await assert.rejects(adapter.list(query, options), { code: 'offline' });
        assert.equal(thief.asked.length, 0);
      },
      { token: () => 't1' },
    );
  });
});

describe('A mapping', () => {
  test('without a place for the parent takes no replies', () => {
    const of = (create: RestMapping['create']) =>
      rest({ src: 'http://127.0.0.1', mapping: { ...MAP, create } }).replies;
    assert.equal(of({ route: 'POST /c', body: { t: '{text}' } }), false);
    assert.equal(of({ route: 'POST /c', body: { t: '{text}', to: { p: '{parent:number}' } } }), true);
    assert.equal(of({ route: 'POST /c/{parent}', body: { t: '{text}' } }), true);
    assert.equal(of('POST /c'), true);
  });

  test('beside a preset changes what it names, and nothing else', () => {
    const changes: unknown = JSON.parse(
      '{"words":{"sort":{"newest":"new"}},"zone":"+02:00","a":{"__proto__":{"b":1}}}',
    );
    const preset = {
      list: 'GET /c',
      words: { sort: { oldest: 'old' }, open: { yes: true } },
      items: ['x', 'y'],
    };
    const merged = merge(preset, changes) as typeof preset & { b?: unknown; a: { b?: unknown } };
    assert.deepEqual(merged.words, { sort: { oldest: 'old', newest: 'new' }, open: { yes: true } });
    assert.deepEqual(merged.items, ['x', 'y']);
    assert.equal(merged.a.b, undefined);
    assert.deepEqual(preset.words.sort, { oldest: 'old' });
    assert.equal(merge(undefined, 'x'), 'x');
    assert.deepEqual(merge(preset, [1]), [1]);
  });
});

describe('Votes and verdicts', () => {
  test('are said in words of the backend; a vote is taken back by saying it again', () =>
    withServer(
      () => ({ body: { up: 4 } }),
      {
        ...MAP,
        comment: { id: 'id', up: 'up', down: 'down', mine: 'mine' },
        vote: { route: 'POST /{id}/{vote}', body: {} },
        words: { vote: { '1': 'like', '0': '{from}' } },
      },
      async (adapter, asked) => {
        assert.deepEqual([...adapter.votes!].sort(), [0, 1]);
        assert.deepEqual(await adapter.vote!('a/b', 1, { ...options, from: 0 }), { up: 4, mine: 1 });
        await adapter.vote!('a', 0, { ...options, from: 1 });
        assert.deepEqual(
          asked.map(({ url }) => url),
          ['/a%2Fb/like', '/a/like'],
        );
      },
    ));

  test('each verdict has its route; what is spam is no longer shown', () =>
    withServer(
      ({ url }) => ({ body: { id: 1, body: url } }),
      { ...MAP, approve: 'POST /ok/{id}', spam: 'POST /spam/{id}' },
      async (adapter) => {
        assert.deepEqual(adapter.verdicts, ['approve', 'spam']);
        assert.equal((await adapter.moderate!('1', 'approve', options))?.text, '/ok/1');
        assert.equal(await adapter.moderate!('1', 'spam', options), undefined);
        await assert.rejects(adapter.moderate!('1', 'trash', options), { code: 'forbidden' });
      },
    ));
});
