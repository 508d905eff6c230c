/** What every comment is once it has been normalised, whatever it was before. */
import assert from 'node:assert/strict';
import type { Comment } from '../../src/model/comment.js';

const KNOWN = [
  ...['id', 'parentId', 'author', 'createdAt', 'editedAt', 'body', 'status', 'source', 'votes', 'can'],
  'nameless',
];
export const KNOWN_OF_AUTHOR = ['name', 'url', 'avatar', 'badge'];
/** The most letters of each. */
const LIMITS: Record<string, number> = { name: 245, badge: 40, url: 2000, avatar: 2000 };

export function assertSound(comment: Comment): void {
  for (const key of Object.keys(comment)) assert.ok(KNOWN.includes(key), `"${key}" is not known`);
  for (const key of Object.keys(comment.author))
    assert.ok(KNOWN_OF_AUTHOR.includes(key), `author.${key} is not known`);
  assert.equal(typeof comment.id, 'string');
  assert.ok(comment.id.length > 0);
  assert.equal(decodeURIComponent(encodeURIComponent(comment.id)), comment.id);
  assert.ok(comment.parentId === null || typeof comment.parentId === 'string');
  assert.notEqual(comment.parentId, comment.id);
  for (const [part, text] of Object.entries<string>({ ...comment.author })) {
    assert.equal(typeof text, 'string');
    assert.ok(Array.from(text).length <= LIMITS[part]!, `${part} of ${text.length}`);
  }
  assert.match(comment.author.name, /^$|[\p{L}\p{N}\p{P}\p{S}]/u);
  for (const text of Object.values(comment.body)) assert.equal(typeof text, 'string');
  assert.equal(Object.keys(comment.body).length, 1);
  for (const time of [comment.createdAt, comment.editedAt ?? 0]) assert.equal(typeof time, 'number');
  assert.ok(['published', 'pending', 'deleted'].includes(comment.status));
  assert.ok(['string', 'undefined'].includes(typeof comment.source));
  for (const [right, may] of Object.entries(comment.can))
    assert.ok(['edit', 'remove', 'moderate'].includes(right) && may === true, `can.${right}`);
  const { up = 0, down = 0, mine = 0 } = comment.votes ?? {};
  for (const sum of [up, down]) assert.ok(Number.isInteger(sum) && sum >= 0, `${String(sum)} votes`);
  assert.ok([-1, 0, 1].includes(mine));
  for (const part of [comment, comment.author, comment.body, comment.can, comment.votes])
    assert.ok(Object.isFrozen(part), 'someone could change it later');
}
