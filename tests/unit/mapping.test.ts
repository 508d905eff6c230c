// What is wrong in a mapping gets one sentence that names it and says what to write. An editor with the JSON Schema
// sees it while it is typed, where a schema can see it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { problem } from '../../src/adapters/check.js';

const { mappingSchema } = (await import(new URL('../helpers/make-schema.mjs', import.meta.url).href)) as {
  mappingSchema: () => object;
};
const isValid = new Ajv({ allowUnionTypes: true }).compile(mappingSchema());

const LIST = 'GET /comments?post={thread}';
const mapping = (rest: object): unknown => ({ list: LIST, comment: { id: 'id', text: 'text' }, ...rest });
const create = (rest: object): unknown =>
  mapping({ create: { route: 'POST /c', body: { post: '{thread}', text: '{text}' }, ...rest } });

const RIGHT: Record<string, unknown> = {
  'the smallest one': { list: 'GET' },
  'one with the parts of a comment': mapping({}),
  'one with every key': {
    $schema: './mapping.schema.json',
    list: 'GET /c?p={thread}&s={sort}&n={limit}&page={page}&o={offset}&c={cursor}&v={visitor}',
    parents: 'GET /c?in={ids}&p={thread}',
    info: 'GET /p/{thread}',
    create: {
      route: 'POST /c/{thread}/{parent}/{root}?as={visitor}&site={src.site}',
      body: {
        post: '{thread}',
        parent: '{parent:number}',
        text: '{text:html}',
        who: { name: '{name}', mail: ['{email}'], site: '{url}' },
        from: 'page {page}, {title}',
        now: '{now}',
        query: 'mutation { add { id } }',
        kind: 'comment',
        level: 1,
        open: true,
        none: null,
      },
      headers: { 'Idempotency-Key': '{key}', 'X-Visitor': '{visitor}' },
    },
    edit: { route: 'PUT /c/{id}?p={thread}', body: { text: '{text}' } },
    remove: 'DELETE /c/{id}?p={thread}',
    vote: { route: 'POST /c/{id}?p={thread}', body: { vote: '{vote}' }, form: true },
    approve: 'POST /c/{id}/approve',
    spam: { route: 'PATCH /c/{id}', body: { status: 'spam' } },
    trash: 'DELETE /c/{id}',
    headers: { 'X-Site': '1' },
    token: 'X-Token: {token}',
    session: {
      route: 'GET /me?site={src.site}',
      id: 'id',
      name: 'name',
      moderator: 'role',
      list: { route: 'POST /all', body: { post: '{thread}', page: '{page:number}' } },
    },
    signIn: '/sign-in?back={page}',
    credentials: 'include',
    paging: 'page',
    firstPage: 0,
    maxLimit: 100,
    next: 'links.next',
    more: 'more',
    pages: 'header:X-Pages',
    roots: 'roots',
    items: 'data.items',
    total: ['header:X-Total', 'data.total'],
    open: 'open',
    fields: 'rules',
    comment: {
      id: ['uid', 'id'],
      parentId: 'parent',
      author: 'user.name',
      url: 'user.url',
      avatar: 'user.photos.-1',
      badge: 'role',
      createdAt: 'date',
      editedAt: '@edited',
      html: 'html',
      text: 'text',
      markdown: 'md',
      source: 'raw',
      status: 'status',
      up: 'up',
      down: 'down',
      mine: 'mine',
      userId: 'user.id',
      own: 'own',
    },
    noParent: '{thread}',
    replies: 'children',
    created: '',
    escaped: true,
    zone: '-03:30',
    words: {
      sort: { oldest: 'asc', newest: 'desc', replies: 'hot' },
      status: { hold: 'pending', ok: 'published', gone: 'deleted' },
      open: { yes: true },
      badge: { admin: 'moderator' },
      mine: { like: 1, none: 0, dislike: -1 },
      vote: { '1': 'up', '-1': -1, '0': '{from}' },
      moderator: { admin: true },
    },
    errors: {
      message: ['message', 'text:'],
      code: 'code',
      fields: 'data',
      signInUrl: 'url',
      success: [0, 'ok'],
      codes: { flood: 'rate-limited', short: 'invalid:text' },
      messages: { 'too fast': 'rate-limited' },
    },
  },
  'a create of a route alone, which sends our own names': mapping({ create: 'POST /c' }),
  'a create with headers and our own names': mapping({
    create: { route: 'POST /c', headers: { K: '{key}' } },
  }),
  'one address for all, a list by POST': mapping({ list: { route: 'POST', body: { event: 'LIST' } } }),
  'an address of queries alone': mapping({ list: 'GET ?rest_route=/c&post={thread}' }),
  'a path with a colon that is no variable': mapping({ list: 'GET /v1/comments:search?post={thread}' }),
  'pages by a cursor, without saying so': mapping({ list: `${LIST}&after={cursor}`, next: 'next' }),
  'pages by a cursor that the body takes': mapping({
    list: { route: 'POST /c', body: { post: '{thread}', after: '{cursor:number}' } },
    next: 'data.-1.id',
  }),
  'pages by links': mapping({ paging: 'link' }),
  'pages by an offset': mapping({ list: `${LIST}&from={offset}`, paging: 'offset' }),
  'no pages, said so, though the list could': mapping({ list: `${LIST}&page={page}`, paging: 'none' }),
  'HTML and Markdown, the first that is there': mapping({ comment: { id: 'id', html: 'h', markdown: 'm' } }),
  'a key that is undefined, as a script may write': mapping({ items: undefined }),
};

/** What is wrong, the mapping, and the words that the sentence must hold: the key, and what to write. */
type Wrong = Record<string, [mapping: unknown, ...words: string[]]>;

const WRONG: Wrong = {
  'no object': ['GET /comments', 'JSON object'],
  null: [null, 'JSON object'],
  'a list': [[], 'JSON object'],
  'nothing in it': [{}, '"list" is missing', 'GET /posts/{thread}/comments'],
  'an unknown key': [
    mapping({ itmes: 'data' }),
    '"itmes" is not a key',
    'did you mean "items"? The keys there are: list ',
  ],
  'a key of no likeness': [
    mapping({ wordpress: true }),
    '"wordpress" is not a key; the keys there are: list',
  ],
  'a key of very many letters': [
    mapping({ ['items'.repeat(99)]: 'data' }),
    'is not a key; the keys there are',
  ],
  'an unknown part of a comment': [
    mapping({ comment: { id: 'id', autor: 'name' } }),
    '"comment.autor" is not a key',
    'did you mean "author"?',
  ],
  'a part in other letters': [
    mapping({ comment: { id: 'id', created_at: 'date' } }),
    '"comment.created_at"',
    'did you mean "createdAt"?',
  ],
  'a key near to several, the nearest of which is meant': [
    mapping({ comment: { id: 'id', owns: 'own' } }),
    'mean "own"?',
  ],
  'an address asked for': [
    mapping({ comment: { id: 'id', email: 'email' } }),
    '"comment.email" is not a key; the keys there are: id parentId author',
  ],
  'the former body': [
    mapping({ draft: { words: 'text' } }),
    '"draft" is not a key',
    '"create": {"route": "POST /comments", "body": {"message": "{text}"}}',
  ],
  'the former header': [
    mapping({ keyHeader: 'Idempotency-Key' }),
    '"keyHeader" is not a key',
    '"headers": {"Idempotency-Key": "{key}"}',
  ],
  'a schema that is no text': [mapping({ $schema: 1 }), '"$schema" must be text'],

  'no list': [{ comment: { id: 'id' } }, '"list" is missing', 'GET /'],
  'no id': [{ list: LIST, comment: { text: 'text' } }, '"comment.id" is missing', 'a path such as'],
  'a comment that is text': [mapping({ comment: 'id' }), '"comment" must be a JSON object'],

  'a route without a method': [
    mapping({ list: '/comments' }),
    '"list" must be a route',
    'GET /',
    '"/comments"',
  ],
  'a route with an unknown method': [mapping({ create: 'SEND /c' }), '"create"', 'route', '"SEND /c"'],
  'a route with a method in small letters': [mapping({ list: 'get /c' }), '"list"', 'GET /', '"get /c"'],
  'a route with a space': [mapping({ list: 'GET /my comments' }), '"list" must be a route'],
  'a route that is a list': [mapping({ list: ['GET /comments'] }), '"list" must be a route'],
  'a route that is nothing': [mapping({ list: null }), '"list" must be a route', 'null'],
  'a whole address for a route': [mapping({ list: 'GET https://x.example/c' }), '"list"', 'follows src'],
  'a route without its slash': [mapping({ list: 'GET comments' }), '"list"', '"GET /'],
  'a variable as in the documentation of Express': [
    mapping({ list: 'GET /posts/:id/c' }),
    '"list"',
    '{thread}',
  ],
  'a variable as in the documentation of Flask': [
    mapping({ list: 'GET /posts/<id>/c' }),
    '"list"',
    '{thread}',
  ],
  'details without a route': [mapping({ list: { body: {} } }), '"list.route" is missing', 'GET /'],
  'details with an unknown key': [
    create({ header: {} }),
    '"create.header" is not a key; did you mean "headers"?',
    'route body form headers',
  ],
  'details with a wrong route': [create({ route: '/c' }), '"create.route" must be a route'],
  'a body that is text': [create({ body: '{text}' }), '"create.body" must be a JSON object'],
  'a body that is a list': [create({ body: ['{text}'] }), '"create.body" must be a JSON object'],
  'a form that is text': [create({ form: 'yes' }), '"create.form" must be true or false', '"yes"'],
  'headers of a request that are no text': [create({ headers: { A: 1 } }), '"create.headers.A" must be text'],
  'headers that are no text': [mapping({ headers: { 'X-Site': 1 } }), '"headers.X-Site" must be text', '1'],

  'an unknown hole': [
    mapping({ list: 'GET /c?post={post}' }),
    '"list" has {post}',
    'thread sort',
    'src.NAME',
  ],
  'a hole of nearly the right name': [
    mapping({ list: 'GET /c?post={threads}' }),
    '{threads}; did you mean "thread"? The holes there are:',
  ],
  'a hole of another action': [mapping({ create: 'POST /c?p={page}' }), '"create" has {page}', 'parent root'],
  'an expression in a hole': [mapping({ list: 'GET /c?p={thread.id}' }), '"list" has {thread.id}'],
  'a hole in a route of info': [mapping({ info: 'GET /p/{id}' }), '"info" has {id}', 'thread'],
  'an address in a route': [
    mapping({ create: 'POST /c?mail={email}' }),
    '"create" has {email}',
    'its place is the body of "create"',
    'logs',
  ],
  'the key of a submission in a route': [
    mapping({ create: 'POST /c?key={key}' }),
    '"create" has {key}; its place is the headers of "create".',
  ],
  'a token in a route': [mapping({ list: 'GET /c?jwt={token}' }), '{token}; its place is "token".'],
  'a type in a route': [mapping({ list: 'GET /c/{thread:number}' }), '"list" has {thread:number}', 'body'],

  'a path that is a number': [mapping({ items: 0 }), '"items" must be a path', '0'],
  'a path with brackets': [mapping({ items: 'data[0].rows' }), '"items" must be a path', '"data[0].rows"'],
  'a path for JSONPath': [mapping({ items: '$.data' }), '"items" must be a path'],
  'a path for a JSON pointer': [mapping({ items: '/data/rows' }), '"items" must be a path'],
  'a path with an empty name': [mapping({ items: 'data..rows' }), '"items" must be a path'],
  'a path that ends in a point': [mapping({ items: 'data.' }), '"items" must be a path'],
  'several paths, none of them': [mapping({ items: [] }), '"items" must be a path', '[]'],
  'several paths, one of them a number': [mapping({ items: ['a', 1] }), '"items" must be a path', 'it is 1'],
  'several paths in several': [mapping({ items: [['a']] }), '"items" must be a path'],
  'a header without a name': [mapping({ total: 'header:' }), '"total"', '"header:X-Total"'],

  'an unknown way of paging': [
    mapping({ paging: 'pages' }),
    '"paging" must be one of: page offset',
    '"pages"',
  ],
  'a way of paging that is a list': [mapping({ paging: ['page'] }), '"paging" must be one of: page offset'],
  'a first page that is text': [mapping({ firstPage: '0' }), '"firstPage" must be a whole number', '"0"'],
  'a first page that is broken': [mapping({ firstPage: 0.5 }), '"firstPage" must be a whole number'],
  'a limit below nothing': [mapping({ maxLimit: -1 }), '"maxLimit" must be a whole number'],
  'unknown credentials': [
    mapping({ credentials: 'all' }),
    '"credentials" must be one of: omit same-origin include',
  ],
  'a token without its hole': [mapping({ token: 'X-Token' }), '"token" must be a header', '{token}'],
  'a session without a route': [mapping({ session: { id: 'id' } }), '"session.route" is missing', 'GET /'],
  'an unknown key of a session': [
    mapping({ session: { route: 'GET /me', admin: 'a' } }),
    '"session.admin" is not a key',
    'moderator',
  ],
  'a session of details': [mapping({ session: { route: { route: 'GET /me' } } }), '"session.route" must be'],
  'a zone by its name': [mapping({ zone: 'Europe/Madrid' }), '"zone" must be a zone such as "+02:00"'],
  'a zone without minutes': [mapping({ zone: '+2' }), '"zone" must be a zone such as "+02:00"'],
  'an escaped that is text': [mapping({ escaped: 'yes' }), '"escaped" must be true or false'],

  'an unknown order': [
    mapping({ words: { sort: { best: 'b' } } }),
    '"words.sort.best" is not a key',
    'oldest newest replies',
  ],
  'an unknown status': [
    mapping({ words: { status: { hold: 'held' } } }),
    '"words.status.hold" must be one of: published pending deleted',
    '"held"',
  ],
  'a status the other way round': [
    mapping({ words: { status: { pending: 'hold' } } }),
    'published pending deleted',
  ],
  'an open that is text': [
    mapping({ words: { open: { no: 'false' } } }),
    '"words.open.no" must be true or false',
  ],
  'a badge that is no text': [
    mapping({ words: { badge: { admin: true } } }),
    '"words.badge.admin" must be text',
  ],
  'a vote of two': [mapping({ words: { mine: { love: 2 } } }), '"words.mine.love" must be 1, 0 or -1', '2'],
  'a vote of another name': [
    mapping({ words: { vote: { up: 'like' } } }),
    '"words.vote.up" is not a key',
    '1',
  ],
  'a vote that is a list': [
    mapping({ words: { vote: { '1': ['like'] } } }),
    '"words.vote.1" must be text, a',
  ],
  'a moderator that is text': [mapping({ words: { moderator: { a: 'yes' } } }), 'must be true or false'],
  'an unknown table of words': [mapping({ words: { statuses: {} } }), 'did you mean "status"?'],
  'words that are a list': [mapping({ words: [] }), '"words" must be a JSON object'],
  'an unknown error key': [mapping({ errors: { text: 'm' } }), '"errors.text" is not a key', 'message'],
  'an unknown error code': [
    mapping({ errors: { codes: { flood: 'too-fast' } } }),
    '"errors.codes.flood" must be one of: invalid rate-limited',
    '"too-fast"',
  ],
  'an error in an unknown field': [
    mapping({ errors: { messages: { body: 'invalid:body' } } }),
    '"errors.messages.body"',
    'invalid:text',
  ],
  'success that is a number': [
    mapping({ errors: { success: 0 } }),
    '"errors.success" must be a list of codes',
  ],
  'success that is an object': [mapping({ errors: { success: [{}] } }), '"errors.success" must be a list of'],
};

/** A schema sees what a key holds, but not what two keys say together, and not what a text in a body means. */
const ONLY_THE_CHECK: Wrong = {
  'an address in a header': [
    create({ headers: { 'X-Mail': '{email}' } }),
    '"create.headers.X-Mail" has {email}',
    'logs',
  ],
  'an address in another body': [
    mapping({ list: { route: 'POST /c', body: { as: '{email}' } } }),
    '"list.body.as" has {email}',
    'the body of "create"',
  ],
  'a token in a header': [
    mapping({ headers: { A: 'Bearer {token}' } }),
    '"headers.A" has {token}',
    '"token"',
  ],
  'a hole in the headers of all requests': [
    mapping({ headers: { A: '{thread}' } }),
    '"headers.A" has {thread}',
  ],
  'the key of a submission in its body': [
    create({ body: { text: '{text}', key: '{key}' } }),
    '"create.body.key" has {key}',
    'headers',
  ],
  'the key of a submission in the header of another action': [
    mapping({ list: { route: LIST, headers: { K: '{key}' } } }),
    '"list.headers.K" has {key}; its place is the headers of "create".',
  ],
  'a hole in the header of the token': [mapping({ token: 'A: {token} {page}' }), '"token" has {page}'],
  'a hole in the address to sign in': [mapping({ signIn: '/in?back={url}' }), '"signIn" has {url}', 'page'],
  'a hole for the parent of none': [mapping({ noParent: '{post}' }), '"noParent" has {post}', 'thread'],
  'a hole in the route of a session': [
    mapping({ session: { route: 'GET /u/{id}' } }),
    '"session.route" has {id}',
    'src.NAME',
  ],
  'a hole in what moderators read': [
    mapping({ session: { route: 'GET /me', list: 'GET /all/{id}' } }),
    '"session.list" has {id}',
    'thread',
  ],
  'an unknown hole deep in a body': [
    create({ body: { text: '{text}', post: { ids: ['{post}'] } } }),
    '"create.body.post.ids.0" has {post}',
    'title',
  ],
  'an unknown type': [
    create({ body: { text: '{text}', parent: '{parent:int}' } }),
    '"create.body.parent" has {parent:int}',
    '"{parent:number}"',
  ],
  'HTML of what is no text': [
    create({ body: { text: '{text}', name: '{name:html}' } }),
    '"create.body.name" has {name:html}',
    '"{text:html}"',
  ],
  'a type in a header': [
    create({ headers: { A: '{parent:number}' } }),
    '"create.headers.A" has {parent:number}',
  ],
  'a type within a text': [
    create({ body: { text: 'Says: {text:html}' } }),
    '"create.body.text" has {text:html}',
  ],

  'a verdict without its comment': [mapping({ approve: 'POST /approve' }), '"approve" must have {id}.'],
  'a removal without its comment': [mapping({ remove: 'DELETE /comments' }), '"remove" must have {id}.'],
  'a vote without its comment': [
    mapping({ vote: { route: 'POST /vote', body: { vote: '{vote}' } } }),
    '"vote" must have {id}.',
  ],
  'an edit without its text': [mapping({ edit: 'PUT /c/{id}' }), '"edit" must have {text}.'],
  'parents without ids': [mapping({ parents: 'GET /c' }), '"parents" must have {ids}.'],
  'a body that forgets the comment': [
    create({ body: { post: '{thread}', name: '{name}' } }),
    '"create" must have {text}.',
  ],
  'a body that forgets the thread': [create({ body: { text: '{text}' } }), '"list" has {thread}', '"create"'],
  'a comment without its text': [
    mapping({ comment: { id: 'id', author: 'name' } }),
    '"comment" must have "text", "html" or "markdown".',
  ],
  'a list by GET with a body': [
    mapping({ list: { route: 'GET /c', body: { post: '{thread}' } } }),
    '"list" has a body',
    'GET',
  ],
  'a create by GET': [mapping({ create: 'GET /c' }), '"create" has a body', 'GET'],
  'a form with a nested body': [
    create({ form: true, body: { post: '{thread}', it: { text: '{text}' } } }),
    '"create" is a form',
    'nested',
  ],

  'pages without their hole': [mapping({ paging: 'page' }), '"paging"', '"list" must have {page}.'],
  'offsets without their hole': [mapping({ paging: 'offset' }), '"paging"', '"list" must have {offset}.'],
  'a cursor without its hole': [mapping({ next: 'next' }), '"next"', '"list" must have {cursor}.'],
  'a cursor without its place': [
    mapping({ list: `${LIST}&c={cursor}`, paging: 'cursor' }),
    '"next" must be its path',
  ],
  'a cursor without its place, unsaid': [mapping({ list: `${LIST}&c={cursor}` }), '"next" must be its path'],
  'pages that nothing says': [mapping({ list: `${LIST}&p={page}` }), '"paging" must be "page".'],
  'pages for readers and none for moderators': [
    mapping({ list: `${LIST}&p={page}`, paging: 'page', session: { route: 'GET /me', list: LIST } }),
    '"session.list" must have {page}.',
  ],
  'orders that have no words': [mapping({ list: `${LIST}&s={sort}` }), '"words.sort"', '"oldest"'],

  'a header of a comment': [
    mapping({ comment: { id: 'header:X-Id' } }),
    '"comment.id" must be a path such as',
  ],
  'the text of a comment that is none': [mapping({ replies: 'text:' }), '"replies" must be a path such as'],
};

describe('A right mapping is taken, by the check and by editors', () => {
  for (const [what, value] of Object.entries(RIGHT))
    test(what, () => {
      assert.equal(problem(value), undefined);
      assert.ok(isValid(JSON.parse(JSON.stringify(value))), JSON.stringify(isValid.errors));
    });
});

describe('A wrong mapping gets a sentence that helps', () => {
  for (const [what, [value, ...words]] of Object.entries({ ...WRONG, ...ONLY_THE_CHECK }))
    test(what, () => {
      const said = problem(value) ?? assert.fail(`${JSON.stringify(value)} was taken`);
      assert.match(said, /^[^\n]+\.$/);
      for (const word of words) assert.ok(said.includes(word), `${word} is not in: ${said}`);
    });

  for (const path of ['__proto__', 'a.__proto__.b', 'constructor.prototype.x', 'a.constructor', 'prototype'])
    test(`the path "${path}" leads out of the answer`, () => {
      for (const value of [
        { items: path },
        { comment: { id: path } },
        { errors: { message: ['a', path] } },
      ]) {
        assert.match(problem(mapping(value)) ?? '', /must be a path/);
        assert.ok(!isValid(mapping(value)));
      }
    });

  test('keys that every object has are no keys of a mapping', () => {
    for (const json of ['{"__proto__":{"list":"GET /x"}}', '{"constructor":"x"}', '{"toString":"x"}'])
      assert.match(problem(JSON.parse(json)) ?? '', /is not a key/);
    const comment = JSON.parse('{"id":"id","__proto__":"x"}') as unknown;
    assert.match(problem(mapping({ comment })) ?? '', /"comment\.__proto__" is not a key/);
  });
});

describe('A wrong mapping is marked in an editor', () => {
  for (const [what, [value]] of Object.entries(WRONG)) test(what, () => assert.ok(!isValid(value)));

  for (const [what, [value]] of Object.entries(ONLY_THE_CHECK))
    test(`not yet ${what}`, () => assert.ok(isValid(value), 'The schema sees it now: it belongs to WRONG.'));
});
