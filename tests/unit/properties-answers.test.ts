// What holds for every answer of a backend that a mapping or our own contract reads.
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { CommentAdapter, CommentDraft, ListQuery } from '../../src/adapters/adapter.js';
import { CommentReader, type Reader } from '../../src/adapters/comments.js';
import { contract } from '../../src/adapters/contract.js';
import type { CommentMapping, RestMapping } from '../../src/adapters/mapping.js';
import { rest } from '../../src/adapters/rest.js';
import { CommentError } from '../../src/model/errors.js';
import { normalize } from '../../src/model/normalize.js';
import { commentOf, json } from '../helpers/anything.js';
import { assertSound } from '../helpers/sound.js';

const parts: Record<keyof CommentMapping, string> = {
  id: 'id',
  parentId: 'parentId',
  author: 'author',
  url: 'url',
  avatar: 'url',
  badge: 'status',
  createdAt: 'createdAt',
  editedAt: 'editedAt',
  html: 'html',
  text: 'text',
  markdown: 'text',
  source: 'source',
  status: 'status',
  up: 'votes.up',
  down: 'votes.down',
  mine: 'votes.mine',
  userId: 'can',
  own: 'name',
};
const { markdown: _, ...withoutMarkdown } = parts;
const words: RestMapping['words'] = {
  status: { true: 'pending', odd: 'deleted' },
  badge: { deleted: 'author' },
  mine: { 1: 1, true: -1 },
  open: { closed: false },
};
const MAP: RestMapping = {
  list: 'GET /c?post={thread}&page={page}',
  create: 'POST /c',
  edit: { route: 'PUT /c/{id}', body: { text: '{text}' } },
  remove: 'DELETE /c/{id}',
  vote: { route: 'POST /c/{id}/vote', body: { vote: '{vote}' } },
  info: 'GET /t',
  paging: 'page',
  items: ['items', 'comments', ''],
  comment: withoutMarkdown,
  replies: 'replies',
  total: 'total',
  pages: 'pages',
  roots: 'roots',
  open: 'open',
  fields: 'fields',
  created: ['created', ''],
};
const { comment: __, ...ofOurNames } = MAP;
const MAPS: Record<string, RestMapping> = {
  'with words': { ...MAP, words, escaped: true, zone: '+02:00' },
  'without words': MAP,
  'of our own names': ofOurNames,
  'that goes on while the answer says so': {
    list: 'GET /c?after={cursor}',
    next: 'next',
    more: 'more',
    items: ['items', ''],
    comment: { id: 'id', text: 'text', parentId: 'parentId' },
    parents: 'GET /p?ids={ids}',
  },
};

describe('Any list of anything', () => {
  const readers: (Reader | undefined)[] = [undefined, { id: '1', name: 'Ann', moderator: false }];
  for (const [what, map] of Object.entries(MAPS))
    test(`is read by a mapping ${what}`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(commentOf(json), json)),
          fc.constantFrom(...readers),
          async (list, reader) => {
            const before = list.filter((node) => Object(node) === node).length;
            const inputs = await new CommentReader(map, 't', reader).readAll(structuredClone(list));
            assert.ok(inputs.length >= before);
            normalize(inputs).forEach(assertSound);
          },
        ),
        { numRuns: 300 },
      ));
});

describe('Any answer to any request', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });
  // One for each request, as the element does.
  const fresh = () => ({ signal: new AbortController().signal });
  const query: ListQuery = { thread: 't', sort: 'oldest', limit: 20 };
  const draft: CommentDraft = {
    thread: 't',
    parentId: null,
    rootId: null,
    text: 'Hi',
    name: 'Ann',
    key: 'k',
  };
  const list = fc.array(fc.oneof(commentOf(json), json), { maxLength: 4 });
  const body = fc.oneof(
    json,
    list,
    fc.record({ items: fc.array(commentOf(json), { minLength: 1, maxLength: 3 }), total: json, pages: json }),
    fc.record(
      {
        items: list,
        comments: list,
        total: json,
        pages: json,
        roots: json,
        open: json,
        fields: json,
        next: json,
        more: json,
        thread: json,
        created: commentOf(json),
      },
      { requiredKeys: [] },
    ),
  );
  const asks: Record<string, (adapter: CommentAdapter) => Promise<unknown>> = {
    list: async (adapter) => {
      const page = await adapter.list(query, fresh());
      if (Array.isArray(page.comments)) normalize(page.comments).forEach(assertSound);
    },
    create: async (adapter) => {
      normalize([await adapter.create?.(draft, fresh())]).forEach(assertSound);
    },
    edit: async (adapter) => adapter.edit?.('1', 'x', fresh()),
    remove: async (adapter) => adapter.remove?.('1', fresh()),
    vote: async (adapter) => adapter.vote?.('1', 1, { ...fresh(), from: 0 }),
  };
  const adapters: Record<string, () => CommentAdapter> = {
    'our own contract': () => contract({ src: 'https://x.example' }),
    ...Object.fromEntries(
      Object.entries(MAPS).map(([what, mapping]) => [
        `a mapping ${what}`,
        () => rest({ src: 'https://x.example', mapping }),
      ]),
    ),
  };

  for (const [what, make] of Object.entries(adapters))
    test(`is read by ${what}, or refused in so many words`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...Object.values(asks)),
          body,
          body,
          fc.constantFrom(200, 200, 200, 400, 404, 422, 500),
          async (ask, first, later, code) => {
            let asked = 0;
            globalThis.fetch = () => {
              const said = asked++ ? later : first;
              return Promise.resolve(Response.json(said, { status: code }));
            };
            try {
              await ask(make());
            } catch (error) {
              assert.ok(error instanceof CommentError, String((error as Error).stack));
            }
            assert.ok(asked < 30, `${String(asked)} requests`);
          },
        ),
        { numRuns: 300 },
      ));
});
