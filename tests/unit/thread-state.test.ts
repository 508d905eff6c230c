import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Comment, CommentInput } from '../../src/model/comment.js';
import { CommentError } from '../../src/model/errors.js';
import { normalize } from '../../src/model/normalize.js';
import * as state from '../../src/model/thread-state.js';

const page = (ids: readonly string[], rest: Omit<state.Page, 'comments'> = {}): state.Page => ({
  comments: normalize(ids.map((id) => ({ id, text: id }))),
  ...rest,
});
const comment = (input: CommentInput): Comment => normalize([input])[0]!;
const ids = ({ comments }: state.ThreadState): string[] => [...comments.keys()];
const failure = new CommentError('server');
const open = (first: state.Page, newestFirst = false): state.ThreadState =>
  state.loaded(state.loading(state.EMPTY), first, newestFirst);

describe('Loading a thread', () => {
  test('goes from nothing over loading to ready', () => {
    assert.equal(state.EMPTY.status, 'idle');
    assert.equal(state.loading(state.EMPTY).status, 'loading');
    const ready = open(page(['a', 'b'], { next: '2', total: 9, info: { open: false } }));
    assert.equal(ready.status, 'ready');
    assert.deepEqual(ids(ready), ['a', 'b']);
    assert.equal(ready.next, '2');
    assert.equal(ready.total, 9);
    assert.equal(ready.info.open, false);
  });

  test('keeps what is shown while another order is on its way, then shows that alone', () => {
    const again = state.loading(open(page(['a', 'b'], { next: '2' })));
    assert.deepEqual(ids(again), ['a', 'b']);
    const other = state.loaded(again, page(['b', 'c']), false);
    assert.deepEqual(ids(other), ['b', 'c']);
    assert.equal(other.next, undefined);
  });

  test('a failure says so, and the next attempt forgets it', () => {
    const failed = state.failed(state.loading(state.EMPTY), failure);
    assert.equal(failed.status, 'error');
    assert.equal(failed.error, failure);
    assert.equal(state.loading(failed).error, undefined);
  });

  test('no transition changes the state before it', () => {
    const before = open(page(['a'], { total: 1 }));
    const frozen = Object.freeze({ ...before });
    state.loadedMore(state.loadingMore(frozen), page(['b']));
    state.inserted(frozen, comment({ id: 'x' }), true);
    state.loaded(state.loading(frozen), page(['z']), false);
    assert.deepEqual(ids(frozen), ['a']);
  });
});

describe('Loading more', () => {
  test('adds the next page at the end', () => {
    const more = state.loadedMore(
      state.loadingMore(open(page(['a'], { next: '2', total: 3 }))),
      page(['b', 'c']),
    );
    assert.deepEqual(ids(more), ['a', 'b', 'c']);
    assert.equal(more.next, undefined);
    assert.equal(more.total, 3, 'a page without a count leaves it');
    assert.equal(more.loadingMore, false);
  });

  test('a failure keeps the comments and the way to try again', () => {
    const failed = state.failed(state.loadingMore(open(page(['a'], { next: '2' }))), failure);
    assert.equal(failed.status, 'ready');
    assert.deepEqual(ids(failed), ['a']);
    assert.equal(failed.next, '2');
    assert.equal(failed.error, failure);
  });

  test('the last word on an id wins', () => {
    const more = state.loadedMore(open(page(['a', 'b'])), {
      comments: [comment({ id: 'a', text: 'newer' })],
    });
    assert.equal(more.comments.size, 2);
    assert.deepEqual(more.comments.get('a')?.body, { text: 'newer' });
  });
});

describe("A reader's own comment", () => {
  test('stands at the end, or at the top where the newest come first', () => {
    const shown = open(page(['a', 'b']));
    assert.deepEqual(ids(state.inserted(shown, comment({ id: 'x' }), false)), ['a', 'b', 'x']);
    assert.deepEqual(ids(state.inserted(shown, comment({ id: 'x' }), true)), ['x', 'a', 'b']);
  });

  test('is counted once when published, never while held', () => {
    const shown = open(page(['a'], { total: 5 }));
    const once = state.inserted(shown, comment({ id: 'x' }), false);
    assert.equal(once.total, 6);
    assert.equal(state.inserted(once, comment({ id: 'x' }), false).total, 6);
    assert.equal(state.inserted(shown, comment({ id: 'x', status: 'pending' }), false).total, 5);
  });

  test('while held outlives a change of order, at the place that the order gives it', () => {
    const held = state.inserted(open(page(['a'])), comment({ id: 'x', status: 'pending' }), false);
    assert.deepEqual(ids(state.loaded(state.loading(held), page(['b', 'a']), true)), ['x', 'b', 'a']);
    assert.deepEqual(ids(state.loaded(state.loading(held), page(['a', 'b']), false)), ['a', 'b', 'x']);
  });

  test('is one comment once the backend lists it', () => {
    const held = state.inserted(open(page(['a'])), comment({ id: 'x', status: 'pending' }), false);
    const listed = state.loaded(state.loading(held), page(['a', 'x', 'b']), false);
    assert.deepEqual(ids(listed), ['a', 'x', 'b']);
    assert.equal(listed.comments.get('x')?.status, 'published');
  });

  test('published is not doubled when its page comes', () => {
    const mine = state.inserted(open(page(['a'], { next: '2' })), comment({ id: 'x' }), false);
    assert.deepEqual(ids(state.loadedMore(mine, page(['b', 'x', 'c']))), ['a', 'b', 'x', 'c']);
  });
});

describe('The count', () => {
  test("is the backend's, and never less than what is here", () => {
    assert.equal(state.count(open(page(['a'], { total: 40 }))), 40);
    assert.equal(state.count(open(page(['a', 'b'], { total: 1 }))), 2);
    assert.equal(state.count(open(page(['a', 'b']))), 2);
    assert.equal(state.count(state.EMPTY), 0);
  });

  test('leaves deleted comments out', () => {
    const deleted = comment({ id: 'd', status: 'deleted' });
    assert.equal(state.count(open({ comments: [deleted, comment({ id: 'a' })] })), 1);
  });
});
