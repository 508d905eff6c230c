// Backends that answer in part: what they do not say is as it was, and what they do say is shown.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommentDraft, ListQuery } from '../../src/adapters/adapter.js';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { rest } from '../../src/adapters/rest.js';
import { Email } from '../../src/model/email.js';
import { normalize } from '../../src/model/normalize.js';
import { serve, type Reply } from '../helpers/loopback.js';

const options = { signal: new AbortController().signal };
const query: ListQuery = { thread: 'post-1', sort: 'oldest', limit: 2 };
const draft: CommentDraft = {
  thread: 'post-1',
  parentId: '7',
  rootId: '3',
  text: 'Hello',
  name: 'Ann',
  email: new Email('secret@x.example'),
  url: 'https://ann.example/',
  key: 'key-1',
};
const MAP: RestMapping = {
  list: 'GET /c',
  create: { route: 'POST /c', body: { text: '{text}', parent: '{parent}' } },
  comment: { id: 'id', parentId: 'parent', author: 'who', text: 'body' },
};

describe('A list whose thread cannot be asked about', () => {
  for (const [what, reply] of Object.entries<Reply>({
    'an error': { status: 500, body: '<h1>Sorry</h1>' },
    'a page of HTML': { body: '<h1>Log in</h1>' },
    'nothing that is known': { body: [] },
  }))
    test(`is shown all the same: ${what} instead`, async () => {
      await using server = await serve(({ url }) =>
        url === '/about' ? reply : { body: [{ id: 1, body: 'x' }] },
      );
      const mapping: RestMapping = { ...MAP, info: 'GET /about', open: 'state', fields: 'fields' };
      const page = await rest({ src: server.url, mapping }).list(query, options);
      assert.deepEqual(
        normalize(page.comments).map(({ id }) => id),
        ['1'],
      );
      assert.equal(page.thread?.open, true);
      assert.equal(server.asked.length, 2);
    });
});

describe('A list whose parents cannot be fetched', () => {
  test('fails, and asked again asks for them again', async () => {
    let fails = true;
    await using server = await serve(({ url }) =>
      url === '/c'
        ? { body: [{ id: 2, parent: 1, body: 'y' }] }
        : fails
          ? { status: 500 }
          : { body: [{ id: 1, body: 'x' }] },
    );
    const mapping: RestMapping = { ...MAP, parents: 'GET /by-id?ids={ids}' };
    const adapter = rest({ src: server.url, mapping });
    await assert.rejects(adapter.list({ ...query, cursor: '1:0' }, options), { code: 'server' });
    fails = false;
    const page = await adapter.list({ ...query, cursor: '1:0' }, options);
    assert.deepEqual(
      normalize(page.comments)
        .map(({ id }) => id)
        .sort(),
      ['1', '2'],
    );
  });
});

describe('The answer to a new comment', () => {
  async function answered(body: object): Promise<ReturnType<typeof normalize>[number]> {
    await using server = await serve(() => ({ body }));
    const [comment] = normalize([await rest({ src: server.url, mapping: MAP }).create!(draft, options)]);
    return comment!;
  }

  test('that names no writer and no parent leaves them as they were sent', async () => {
    const comment = await answered({ id: 9, body: 'Hello' });
    assert.equal(comment.author.name, 'Ann');
    assert.equal(comment.author.url, 'https://ann.example/');
    assert.equal(comment.parentId, '7');
  });

  test('that names others has the last word', async () => {
    const comment = await answered({ id: 9, body: 'Hello', who: 'Ann B.', parent: 8 });
    assert.equal(comment.author.name, 'Ann B.');
    assert.equal(comment.parentId, '8');
  });

  test('that has only an id is looked up in a list of which some replies are no list', async () => {
    await using server = await serve(({ method }) =>
      method === 'POST'
        ? { body: { id: 9 } }
        : {
            body: [
              { id: 9, body: 'Hello', who: 'Ann' },
              { id: 1, body: 'x', replies: 5 },
            ],
          },
    );
    const mapping: RestMapping = { list: 'GET /c', create: MAP.create!, replies: 'replies' };
    const found = await rest({ src: server.url, mapping }).create!(draft, options);
    assert.equal(found.id, 9);
  });
});
