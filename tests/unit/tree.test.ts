import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Comment, CommentId } from '../../src/model/comment.js';
import { normalize } from '../../src/model/normalize.js';
import { buildTree, type Row, type Tree } from '../../src/model/tree.js';
import { random } from '../helpers/random.js';

const CAP = 6;
const START = Date.UTC(2024, 0, 1);

type Told = [id: string, parentId?: string | null, minute?: number];

const comments = (...told: Told[]): Map<CommentId, Comment> =>
  new Map(
    normalize(
      told.map(([id, parentId, minute], index) => ({
        id,
        parentId,
        createdAt: START + (minute ?? index) * 60_000,
        text: id,
      })),
    ).map((comment) => [comment.id, comment]),
  );

/** The rows as they are read, from top to bottom. */
function reading(tree: Tree): Row[] {
  const rows: Row[] = [];
  const stack = [...tree.roots].reverse();
  for (let row = stack.pop(); row; row = stack.pop()) {
    rows.push(row);
    stack.push(...[...row.replies].reverse());
  }
  return rows;
}

const outline = (tree: Tree): string[] =>
  reading(tree).map(({ level, comment }) => '·'.repeat(level - 1) + comment.id);

describe('A reader finds every comment once', () => {
  test('replies stand under their parent, top-level comments in the order of the backend', () => {
    const tree = buildTree(comments(['b'], ['a'], ['a1', 'a'], ['b1', 'b'], ['a11', 'a1']), CAP);
    assert.deepEqual(outline(tree), ['b', '·b1', 'a', '·a1', '··a11']);
  });

  test('replies read downwards in time, whichever page they came on', () => {
    const tree = buildTree(
      comments(['a', null, 0], ['late', 'a', 9], ['early', 'a', 1], ['mid', 'a', 5]),
      CAP,
    );
    assert.deepEqual(outline(tree), ['a', '·early', '·mid', '·late']);
  });

  test('replies without a date keep the order of the backend', () => {
    const list = normalize([{ id: 'a' }, ...['x', 'y', 'z'].map((id) => ({ id, parentId: 'a' }))]);
    const tree = buildTree(new Map(list.map((comment) => [comment.id, comment])), CAP);
    assert.deepEqual(outline(tree), ['a', '·x', '·y', '·z']);
  });

  test('a reply may come before its parent', () => {
    assert.deepEqual(outline(buildTree(comments(['r', 'a'], ['a']), CAP)), ['a', '·r']);
  });

  test('an orphan stands at the top and says so; with its parent there it moves under it', () => {
    const alone = buildTree(comments(['r', 'gone'], ['a']), CAP);
    assert.deepEqual(outline(alone), ['r', 'a']);
    assert.equal(alone.rows.get('r')?.orphan, true);
    assert.equal(alone.rows.get('a')?.orphan, false);
    const found = buildTree(comments(['r', 'gone'], ['a'], ['gone']), CAP);
    assert.deepEqual(outline(found), ['a', 'gone', '·r']);
    assert.equal(found.rows.get('r')?.orphan, false);
  });

  test('a circle is opened at its oldest comment and loses nothing', () => {
    const tree = buildTree(comments(['a', 'c', 5], ['b', 'a', 1], ['c', 'b', 3], ['r', 'a', 9]), CAP);
    assert.deepEqual(outline(tree), ['b', '·c', '··a', '···r']);
  });

  test('two circles, and what hangs on them, are all there', () => {
    const tree = buildTree(
      comments(['a', 'b'], ['b', 'a'], ['x', 'y'], ['y', 'x'], ['tail', 'y'], ['tip', 'tail']),
      CAP,
    );
    assert.deepEqual(
      outline(tree)
        .map((line) => line.replaceAll('·', ''))
        .sort(),
      'a b tail tip x y'.split(' '),
    );
  });

  test('a circle of 1,000 takes no time to open', () => {
    const ring = Array.from({ length: 1000 }, (_, i): Told => [
      `c${String(i)}`,
      `c${String((i + 1) % 1000)}`,
    ]);
    const before = performance.now();
    assert.equal(reading(buildTree(comments(...ring), CAP)).length, 1000);
    assert.ok(performance.now() - before < 500);
  });
});

describe('A reader can follow a long argument', () => {
  test('beyond the cap the indent stays and the reply says whom it answers', () => {
    const tree = buildTree(comments(['1'], ['2', '1'], ['3', '2'], ['4', '3'], ['5', '3']), 2);
    assert.deepEqual(outline(tree), ['1', '·2', '·3', '·4', '·5']);
    const replyTo = (id: string) => tree.rows.get(id)?.replyTo?.id;
    assert.deepEqual(['1', '2', '3', '4', '5'].map(replyTo), [undefined, undefined, '2', '3', '3']);
  });

  test('a flattened talk still reads as the talk went, each branch in one piece', () => {
    const tree = buildTree(
      comments(['1', null, 0], ['2', '1', 1], ['2a', '2', 2], ['3', '1', 3], ['2b', '2a', 9]),
      2,
    );
    assert.deepEqual(outline(tree), ['1', '·2', '·2a', '·2b', '·3']);
  });

  test('a cap of one shows a flat list', () => {
    const tree = buildTree(comments(['1'], ['2', '1'], ['3', '2']), 1);
    assert.deepEqual(outline(tree), ['1', '2', '3']);
    assert.equal(tree.rows.get('3')?.replyTo?.id, '2');
  });

  test('a chain of 10,000 is all there, at most six deep', () => {
    const chain = Array.from({ length: 10_000 }, (_, i): Told => [String(i + 1), i ? String(i) : null]);
    const tree = buildTree(comments(...chain), CAP);
    const rows = reading(tree);
    assert.deepEqual(
      rows.map(({ comment }) => comment.id),
      chain.map(([id]) => id),
    );
    assert.equal(Math.max(...rows.map(({ level }) => level)), CAP);
    assert.equal(rows[0]?.total, 9999);
  });

  test('a row knows how many lie inside it', () => {
    const tree = buildTree(comments(['1'], ['2', '1'], ['3', '2'], ['4', '1'], ['5']), CAP);
    const total = (id: string) => tree.rows.get(id)?.total;
    assert.deepEqual(['1', '2', '3', '4', '5'].map(total), [3, 1, 0, 0, 0]);
  });
});

/** Chance decides who answers whom: missing parents, circles and doubled ids included. */
function chaos(seed: number): { given: Map<CommentId, Comment>; cap: number } {
  const { below, next } = random(seed);
  const size = 1 + below(60);
  const cap = 1 + below(7);
  const anyId = (): string => `c${String(below(size + 5))}`;
  const given = comments(
    ...Array.from({ length: size }, (_, i): Told => {
      const parent = next() < 0.25 ? null : anyId();
      return [next() < 0.1 ? anyId() : `c${String(i)}`, parent, next() < 0.2 ? Number.NaN : below(100)];
    }),
  );
  return { given, cap };
}

function assertWhole(tree: Tree, given: ReadonlyMap<CommentId, Comment>, cap: number): void {
  const rows = reading(tree);
  const place = new Map(rows.map(({ comment }, index) => [comment.id, index]));
  assert.equal(rows.length, given.size, 'as many rows as comments');
  assert.deepEqual([...place.keys()].sort(), [...given.keys()].sort(), 'each comment once');
  assert.deepEqual(new Set(tree.rows.values()), new Set(rows), 'the index holds what is drawn');
  for (const row of rows) {
    const { comment, level, replyTo, orphan } = row;
    const { id, parentId } = comment;
    const outer = tree.outer.get(row);
    assert.ok(level >= 1 && level <= cap, `level ${level} of ${cap}`);
    assert.equal(level, outer ? outer.level + 1 : 1);
    if (outer) assert.ok(outer.replies.includes(row));
    assert.equal(
      row.total,
      row.replies.reduce((sum, reply) => sum + 1 + reply.total, 0),
    );
    if (replyTo) assert.equal(replyTo.id, parentId);
    if (parentId === null) assert.equal(level, 1);
    else if (replyTo || outer?.comment.id === parentId)
      assert.ok(place.get(parentId)! < place.get(id)!, 'the parent is read first');
    else assert.ok(level === 1 && orphan, `${id} stands neither under its parent nor names it`);
  }
}

describe('Whatever the parents say', () => {
  test('300 threads made by chance lose nothing, double nothing and keep within the cap', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { given, cap } = chaos(seed);
      try {
        assertWhole(buildTree(given, cap), given, cap);
      } catch (cause) {
        throw new Error(`thread number ${seed}`, { cause });
      }
    }
  });
});
