import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, listPath, newThread, type Api, type Backend } from '../harness.js';
import { watched } from '../statements.js';

const LINKS = 'See https://a.example and https://b.example';

async function tagOf(api: Api, path: string): Promise<string> {
  const { status, headers } = await api.send(path);
  assert.equal(status, 200);
  return headers.get('etag') ?? '';
}

const statusWith = async (api: Api, path: string, tag: string): Promise<number> =>
  (await api.send(path, { headers: { 'If-None-Match': tag } })).status;

export function caching(backend: () => Backend): void {
  describe('A reader comes back', () => {
    it('and the list is not read again when nothing has changed', async () => {
      const { db, asked } = watched(backend().db);
      const api = backend().api({ db });
      const thread = newThread();
      await api.say(draft(thread));
      const tag = await tagOf(api, listPath(thread));
      asked();
      assert.equal(await statusWith(api, listPath(thread), tag), 304);
      assert.equal(asked().length, 1);
      assert.equal(await statusWith(api, listPath(thread), 'W/"another"'), 200);
      assert.equal(asked().length, 2);
    });

    it('and is shown what a moderator has changed with plain SQL', async () => {
      const api = backend().api();
      const { db } = backend();
      const thread = newThread();
      const first = await api.say(draft(thread));
      const second = await api.say(draft(thread, { parentId: first.id }));
      const comment = (id: string) => db.updateTable('comments').where('id', '=', id);
      const changes: Record<string, () => Promise<unknown>> = {
        edited: () => comment(first.id).set({ html: '<p>Other words</p>', edited_at: new Date() }).execute(),
        badge: () => comment(first.id).set({ badge: 'author' }).execute(),
        deleted: () => comment(second.id).set({ status: 'deleted' }).execute(),
        restored: () => comment(second.id).set({ status: 'published' }).execute(),
        removed: () => db.deleteFrom('comments').where('id', '=', second.id).execute(),
        closed: () => db.updateTable('threads').set({ open: false }).where('key', '=', thread).execute(),
        emptied: () => db.deleteFrom('threads').where('key', '=', thread).execute(),
      };
      for (const [what, change] of Object.entries(changes)) {
        const before = await api.send(listPath(thread));
        await change();
        const after = await api.send(listPath(thread), {
          headers: { 'If-None-Match': before.headers.get('etag') ?? '' },
        });
        assert.equal(after.status, 200, what);
        assert.notEqual(after.body, before.body, what);
      }
    });

    it('and no tag of one page, order or thread stands for another', async () => {
      const api = backend().api();
      const [thread, other] = [newThread(), newThread()];
      for (const key of [thread, other]) for (let n = 0; n < 3; n++) await api.say(draft(key));
      const { next } = await api.list(thread, { limit: 1 });
      const pages = [
        listPath(thread),
        listPath(thread, { sort: 'newest' }),
        listPath(thread, { limit: 1 }),
        listPath(thread, { limit: 1, cursor: next ?? '' }),
        listPath(other),
        listPath(newThread()),
      ];
      const tags = await Promise.all(pages.map((path) => tagOf(api, path)));
      assert.equal(new Set(tags).size, pages.length);
    });
  });

  describe('A cache between the readers and the server', () => {
    it('may keep the list that all see, and asks each time whether it is still so', async () => {
      const { headers } = await backend().api().send(listPath(newThread()));
      assert.equal(headers.get('cache-control'), 'no-cache');
      assert.equal(headers.get('vary'), 'Origin, Cookie');
    });

    it('may answer by itself for as long as the operator says, while browsers ask again', async () => {
      const api = backend().api({ sharedCache: 5 });
      for (const path of [listPath(newThread()), `/counts?thread=a`]) {
        const { headers } = await api.send(path);
        assert.equal(headers.get('cache-control'), 'max-age=0, s-maxage=5', path);
      }
    });

    it('never gets the held comments of one reader to keep, nor may show him the list of the others', async () => {
      const [writer, other] = [backend().api({ sharedCache: 5 }), backend().api({ sharedCache: 5 })];
      const thread = newThread();
      await other.say(draft(thread));
      const held = await writer.post(draft(thread, { text: LINKS }));
      assert.equal(held.headers.get('cache-control'), 'no-store');
      for (const path of [
        listPath(thread),
        listPath(thread, { sort: 'replies' }),
        listPath(thread, { limit: 1 }),
      ]) {
        const [mine, theirs] = [await writer.send(path), await other.send(path)];
        assert.equal(mine.headers.get('cache-control'), 'private, no-cache');
        assert.match(mine.headers.get('vary') ?? '', /Cookie/);
        assert.match(theirs.headers.get('vary') ?? '', /Cookie/);
        assert.doesNotMatch(theirs.body, /pending/);
        const [myTag, theirTag] = [mine, theirs].map(({ headers }) => headers.get('etag') ?? '');
        assert.notEqual(myTag, theirTag);
        // A browser that kept the list of before, and a stranger who has got hold of the tag.
        assert.equal(await statusWith(writer, path, theirTag!), 200);
        assert.equal(await statusWith(other, path, myTag!), 200);
        assert.equal(await statusWith(writer, path, myTag!), 304);
      }
    });

    it('is not shared with the held comments either when all ask at the same moment', async () => {
      const [writer, other] = [backend().api(), backend().api()];
      const thread = newThread();
      await other.say(draft(thread));
      await writer.say(draft(thread, { text: LINKS }));
      const one = backend().api();
      const answers = await Promise.all(
        Array.from({ length: 40 }, async (_, n) => {
          const headers: Record<string, string> = n % 2 && writer.cookie ? { Cookie: writer.cookie } : {};
          const { body } = await one.send(listPath(thread), { headers });
          return [n % 2 === 1, body.includes('"pending"')];
        }),
      );
      for (const [isWriter, seesHeld] of answers) assert.equal(seesHeld, isWriter);
    });
  });
}
