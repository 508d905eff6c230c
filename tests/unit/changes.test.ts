import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Outline } from '../../src/controllers/outline.js';
import { cast, removed, replaced, voted } from '../../src/model/changes.js';
import type { Comment, CommentInput } from '../../src/model/comment.js';
import { normalize } from '../../src/model/normalize.js';
import { count, EMPTY, inserted, loaded, type ThreadState } from '../../src/model/thread-state.js';

const one = (input: CommentInput): Comment => normalize([input])[0]!;
const thread = (inputs: readonly CommentInput[], rest: object = {}): ThreadState =>
  loaded(EMPTY, { comments: normalize(inputs), ...rest }, false);
const ids = ({ comments }: ThreadState): string[] => [...comments.keys()];
const ABC = [{ id: 'a' }, { id: 'b', parentId: 'a' }, { id: 'c' }];

describe('A comment that is edited', () => {
  test('stays in its place', () => {
    const state = replaced(thread(ABC), one({ id: 'a', text: 'new' }));
    assert.deepEqual(ids(state), ['a', 'b', 'c']);
    assert.deepEqual(state.comments.get('a')?.body, { text: 'new' });
  });

  test('counts no longer when it is held again, and again when it is approved', () => {
    const held = replaced(thread(ABC, { total: 9 }), one({ id: 'a', status: 'pending' }));
    assert.equal(held.total, 8);
    assert.equal(replaced(held, one({ id: 'a' })).total, 9);
    assert.equal(replaced(thread(ABC), one({ id: 'a', status: 'pending' })).total, undefined);
  });

  test('that is not here changes nothing', () => {
    const state = thread(ABC);
    assert.equal(replaced(state, one({ id: 'z' })), state);
    assert.equal(voted(state, 'z', { up: 1, mine: 1 }), state);
    assert.equal(removed(state, 'z'), state);
  });

  test('as an own one is still that at the next load', () => {
    const own = inserted(thread(ABC), one({ id: 'x', text: 'old', status: 'pending' }), false);
    const edited = replaced(own, one({ id: 'x', text: 'new', status: 'pending' }));
    const again = loaded(edited, { comments: normalize(ABC) }, false);
    assert.deepEqual(again.comments.get('x')?.body, { text: 'new' });
    assert.ok(!replaced(thread(ABC), one({ id: 'a' })).own.has('a'), 'it is not own by being edited');
  });
});

describe('A vote', () => {
  test('changes the votes and leaves the rest the same objects', () => {
    const before = thread(ABC);
    const after = voted(before, 'a', { up: 1, mine: 1 });
    const [was, is] = [before.comments.get('a')!, after.comments.get('a')!];
    assert.deepEqual(is.votes, { up: 1, mine: 1 });
    assert.equal(is.body, was.body);
    assert.equal(is.author, was.author);
    assert.ok(Object.isFrozen(is));
    assert.equal(was.votes, undefined);
  });

  test('moves the sums', () => {
    assert.deepEqual(cast({ up: 2, mine: 0 }, 1), { up: 3, mine: 1 });
    assert.deepEqual(cast({ up: 3, down: 1, mine: 1 }, -1), { up: 2, down: 2, mine: -1 });
    assert.deepEqual(cast({ up: 3, mine: 1 }, 0), { up: 2, mine: 0 });
    assert.deepEqual(cast({ up: 0, mine: 1 }, 0), { up: 0, mine: 0 }, 'never below nothing');
    assert.deepEqual(cast({ up: 3, mine: 1 }, 1), { up: 3, mine: 1 });
  });
});

describe('A comment that is deleted', () => {
  test('goes, and the count with it', () => {
    const state = removed(thread(ABC, { total: 9 }), 'c');
    assert.deepEqual(ids(state), ['a', 'b']);
    assert.equal(state.total, 8);
    assert.equal(count(state), 8);
  });

  test('leaves its place while it has replies, and nothing else of it', () => {
    const inputs = [
      { id: 'a', author: 'Ann', text: 'secret', votes: { up: 3 }, can: { edit: true } },
      ABC[1]!,
    ];
    const left = removed(thread(inputs, { total: 2 }), 'a');
    assert.deepEqual(ids(left), ['a', 'b']);
    const { status, author, body, can } = left.comments.get('a')!;
    assert.deepEqual(
      { status, author, body, can },
      { status: 'deleted', author: { name: '' }, body: { text: '' }, can: {} },
    );
    assert.doesNotMatch(JSON.stringify(left.comments.get('a')), /Ann|secret|votes/);
    assert.equal(left.total, 1);
    assert.equal(removed(left, 'a').total, 1, 'a second time nothing more');
  });

  test('leaves its place where the backend says so', () => {
    assert.equal(removed(thread(ABC), 'c', true).comments.get('c')?.status, 'deleted');
  });

  test('takes an empty place above along, unless more may come', () => {
    const inputs: CommentInput[] = [
      { id: 'a', status: 'deleted' },
      { id: 'b', parentId: 'a', status: 'deleted' },
      { id: 'c', parentId: 'b' },
      { id: 'd' },
    ];
    assert.deepEqual(ids(removed(thread(inputs), 'c')), ['d']);
    assert.deepEqual(ids(removed(thread(inputs, { next: '2' }), 'c')), ['a', 'b', 'd']);
    const two = [...inputs, { id: 'e', parentId: 'b' }];
    assert.deepEqual(ids(removed(thread(two), 'c')), ['a', 'b', 'd', 'e']);
  });

  test('takes 10,000 empty places along', () => {
    const chain = Array.from({ length: 10_000 }, (_, i): CommentInput => ({
      id: i,
      parentId: i - 1,
      status: i < 9999 ? 'deleted' : 'published',
    }));
    // The first has the id 0, which is no parent.
    assert.deepEqual(ids(removed(thread(chain), '9999')), ['0']);
  });

  test('and an empty place that goes with it do not come back as own ones', () => {
    const own = inserted(thread(ABC), one({ id: 'x', status: 'pending' }), false);
    const page = [
      { id: 'x', status: 'deleted' as const },
      { id: 'y', parentId: 'x' },
    ];
    const left = removed(loaded(own, { comments: normalize(page) }, false), 'y');
    assert.deepEqual(ids(left), []);
    assert.deepEqual(ids(loaded(left, { comments: [] }, false)), []);
  });

  test('does not come back as an own one', () => {
    const own = inserted(thread(ABC), one({ id: 'x', status: 'pending' }), false);
    assert.ok(own.own.has('x'));
    const again = loaded(removed(own, 'x'), { comments: normalize(ABC) }, false);
    assert.deepEqual(ids(again), ['a', 'b', 'c']);
    const withReply = inserted(own, one({ id: 'y', parentId: 'x', status: 'pending' }), false);
    assert.ok(!removed(withReply, 'x').own.has('x'));
  });

  test('no transition changes the state before it', () => {
    const state = Object.freeze(inserted(thread(ABC, { total: 3 }), one({ id: 'x' }), false));
    removed(state, 'x');
    replaced(state, one({ id: 'a', text: 'new' }));
    voted(state, 'a', { up: 1, mine: 1 });
    assert.deepEqual(ids(state), ['a', 'b', 'c', 'x']);
    assert.ok(state.own.has('x'));
    assert.deepEqual(state.comments.get('a')?.body, { text: '' });
  });
});

describe('The root of an answer', () => {
  const rootOf = (inputs: readonly CommentInput[], id: string | null, depth = 6): string | null => {
    const outline = new Outline();
    outline.update(thread(inputs).comments, depth);
    return outline.rootOf(id);
  };

  test('is the comment at the top, however deep the answer is and however few levels are shown', () => {
    const chain = ['a', 'b', 'c', 'd'].map((id, i, all) => ({ id, parentId: all[i - 1] ?? null }));
    for (const depth of [1, 2, 6]) assert.equal(rootOf(chain, 'd', depth), 'a');
    assert.equal(rootOf(chain, 'a'), 'a');
    assert.equal(rootOf(chain, null), null);
  });

  test('is as far up as is known', () => {
    assert.equal(
      rootOf(
        [
          { id: 'b', parentId: 'a' },
          { id: 'c', parentId: 'b' },
        ],
        'c',
      ),
      'a',
    );
    assert.equal(rootOf([], 'z'), 'z');
  });

  test('of a circle is one of it', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    assert.match(rootOf(circle, 'a') ?? '', /^[ab]$/);
  });
});
