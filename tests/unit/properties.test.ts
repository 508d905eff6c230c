// What holds for every answer that a backend or an adapter of a page could give, tried by chance.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { cast, removed, replaced, voted } from '../../src/model/changes.js';
import type { Comment, Vote } from '../../src/model/comment.js';
import { CommentError, FIELDS } from '../../src/model/errors.js';
import { normalize, normalizeOne } from '../../src/model/normalize.js';
import { formRules } from '../../src/model/rules.js';
import * as thread from '../../src/model/thread-state.js';
import { buildTree, type Row } from '../../src/model/tree.js';
import { commentOf, json, odd } from '../helpers/anything.js';
import { assertSound } from '../helpers/sound.js';

const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
after(() => {
  const now = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  assert.equal(now, before, 'something was written to the prototype of all objects');
});

const anyList = fc.oneof(fc.array(commentOf(json)), fc.array(fc.oneof(commentOf(odd), odd)), json);
const say = (comments: readonly Comment[]): string[] =>
  comments.map(({ body }) => Object.values(body).join(''));

/** As held comments are kept: the parts of a body beside the rest. Numbers before 1973 would be read as seconds. */
const asInput = ({ body, createdAt, editedAt, nameless: _, ...rest }: Comment): unknown => ({
  ...rest,
  ...body,
  createdAt: new Date(createdAt),
  ...(editedAt !== undefined && { editedAt: new Date(editedAt) }),
});

describe('Whatever a backend says', () => {
  test('becomes whole comments, frozen, with known parts of bounded size, or nothing; and nothing throws', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        normalize(list).forEach(assertSound);
      }),
    );
  });

  test('one odd comment leaves its neighbours alone', () => {
    fc.assert(
      fc.property(fc.oneof(odd, commentOf(odd)), (stranger) => {
        const said = say(
          normalize([{ id: 'first', text: 'before' }, stranger, { id: 'last', text: 'after' }]),
        );
        assert.equal(said[0], 'before');
        assert.equal(said.at(-1), 'after');
      }),
    );
  });

  test('is read alike a second time', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        // 0 is no parent, so a reply to a comment whose id is 0 is known by its place alone.
        const once = normalize(list).filter(({ parentId }) => parentId !== '0');
        const twice = normalize(once.map(asInput));
        assert.deepEqual(
          twice,
          once.map(({ nameless: _, ...comment }) => comment),
        );
      }),
    );
  });

  test('makes no more comments than it has objects', () => {
    fc.assert(
      fc.property(fc.array(commentOf(json)), (list) => {
        const objects = JSON.stringify(list).split('{').length - 1;
        assert.ok(normalize(list).length <= objects + JSON.stringify(list).split('[').length);
      }),
    );
  });

  test('is shown once each, within the depth, under its parent or with its parent named', () => {
    fc.assert(
      fc.property(anyList, fc.integer({ min: 1, max: 8 }), (list, depth) => {
        const comments = new Map(normalize(list).map((comment) => [comment.id, comment]));
        const { roots, rows, outer } = buildTree(comments, depth);
        const seen: Row[] = [];
        const stack = [...roots];
        for (let row = stack.pop(); row; row = stack.pop()) {
          seen.push(row);
          stack.push(...row.replies);
        }
        assert.equal(seen.length, comments.size);
        assert.deepEqual(new Set(seen.map(({ comment }) => comment)), new Set(comments.values()));
        for (const row of seen) {
          assert.equal(rows.get(row.comment.id), row);
          assert.ok(row.level >= 1 && row.level <= depth);
          const above = row.replyTo ?? outer.get(row)?.comment;
          if (above) assert.equal(row.comment.parentId, above.id);
          else assert.equal(row.orphan, row.comment.parentId !== null);
        }
      }),
    );
  });

  test('about its form leaves fields that can be filled in', () => {
    fc.assert(
      fc.property(
        fc.oneof(json, fc.record({ text: fc.record({ maxLength: json, required: json }), name: json })),
        (info) => {
          const rules = formRules(info as never, {});
          assert.deepEqual(Object.keys(rules), FIELDS);
          for (const { maxLength } of Object.values(rules)) assert.ok(maxLength > 0);
        },
      ),
    );
  });
});

const page = fc.array(commentOf(json), { maxLength: 6 }).map((list) => ({ comments: normalize(list) }));
const one = commentOf(json).map((input) => normalizeOne(input as never)!);
const someId = fc.nat(9).map(String);
const total = fc.option(fc.integer({ min: -3, max: 20 }), { nil: undefined });
type Step = [name: string, change: (state: thread.ThreadState) => thread.ThreadState];
const failure = new CommentError('server');

/** What may happen to a thread, in any order. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(page, total, fc.boolean())
    .map(([first, sum, newest]): Step => [
      'loaded',
      (state) => thread.loaded(state, { ...first, total: sum }, newest),
    ]),
  fc
    .tuple(page, total)
    .map(([more, sum]): Step => ['loadedMore', (state) => thread.loadedMore(state, { ...more, total: sum })]),
  fc.constantFrom<Step[]>(
    ['loading', thread.loading],
    ['loadingMore', thread.loadingMore],
    ['failed', (state) => thread.failed(state, failure)],
  ),
  fc
    .tuple(one, fc.boolean())
    .map(([comment, newest]): Step => ['inserted', (state) => thread.inserted(state, comment, newest)]),
  one.map((comment): Step => ['replaced', (state) => replaced(state, comment)]),
  fc
    .tuple(someId, fc.constantFrom<Vote[]>(1, 0, -1))
    .map(([id, vote]): Step => [
      'voted',
      (state) => voted(state, id, cast(state.comments.get(id)?.votes ?? { up: 0, mine: 0 }, vote)),
    ]),
  fc
    .tuple(someId, fc.boolean())
    .map(([id, stays]): Step => ['removed', (state) => removed(state, id, stays)]),
);

describe('Whatever happens to a thread, in any order', () => {
  const snapshot = ({ comments, own, ...rest }: thread.ThreadState): string =>
    JSON.stringify([[...comments], [...own], rest]);

  test('no comment is lost, doubled or changed behind the back, and the count stays a count', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let state = thread.loaded(thread.loading(thread.EMPTY), { comments: [] }, false);
        for (const [name, change] of steps) {
          const was = snapshot(state);
          const next = change(state);
          assert.equal(snapshot(state), was, `${name} changed the state before it`);
          state = next;
          for (const [id, comment] of state.comments) {
            assert.equal(id, comment.id, name);
            assertSound(comment);
          }
          for (const id of state.own.keys()) assert.ok(state.comments.has(id), `${name} lost ${id}`);
          assert.equal(buildTree(state.comments, 6).rows.size, state.comments.size, name);
          const published = [...state.comments.values()].filter(({ status }) => status === 'published');
          assert.ok(thread.count(state) >= published.length, name);
          assert.ok(Number.isInteger(thread.count(state)), name);
        }
      }),
    );
  });

  test('what the reader wrote stays until it is taken away', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), one, (steps, input) => {
        const mine: Comment = { ...input, id: 'mine', parentId: null };
        let state = thread.inserted(thread.loaded(thread.EMPTY, { comments: [] }, false), mine, true);
        if (input.nameless) return;
        for (const [, change] of steps) state = change(state);
        assert.equal(state.own.get('mine'), mine);
        assert.equal(state.comments.get('mine'), mine);
        assert.ok(!removed(state, 'mine').own.has('mine'));
      }),
    );
  });
});
