// Read in the time zone of Dubai (see the runner): a date that leans on the reader's zone is four hours off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeOne } from '../../src/model/normalize.js';

const TEN = Date.UTC(2024, 2, 1, 10);
const time = (createdAt: unknown): number | undefined =>
  normalizeOne({ id: 1, createdAt } as never)?.createdAt;

test('The tests run far from UTC', () => {
  assert.equal(new Date(TEN).getHours(), 14);
});

for (const same of [
  '2024-03-01T10:00:00Z',
  '2024-03-01T10:00:00.000Z',
  '2024-03-01T14:00:00+04:00',
  '2024-03-01T10:00:00',
  '2024-03-01T10:00',
  '2024-03-01 10:00:00',
  '2024-03-01 10:00:00.000000',
  ' 2024-03-01T10:00:00Z ',
  'Fri, 01 Mar 2024 10:00:00 GMT',
  TEN,
  TEN / 1000,
  String(TEN),
  String(TEN / 1000),
  `${String(TEN / 1000)}.0`,
  new Date(TEN),
])
  test(`${typeof same} ${String(same)} is ten o'clock in UTC`, () => {
    assert.equal(time(same), TEN);
  });

test('A day alone begins in UTC', () => {
  assert.equal(time('2024-03-01'), Date.UTC(2024, 2, 1));
});

test('A time before 1970 is a time', () => {
  assert.equal(time('1969-12-31T23:59:59Z'), -1000);
});

for (const garbage of [
  'yesterday',
  '',
  '0000-00-00 00:00:00',
  '2024-13-45T99:99:99Z',
  Number.POSITIVE_INFINITY,
  Number.NaN,
  1e300,
  'Infinity',
  '9'.repeat(400),
  new Date(Number.NaN),
  {},
  [],
  true,
  null,
  undefined,
])
  test(`${typeof garbage} ${(JSON.stringify(garbage) as string | undefined)?.slice(0, 30)} is no date`, () => {
    assert.equal(time(garbage), Number.NaN);
  });

test('An unreadable date of an edit is no edit', () => {
  for (const editedAt of ['yesterday', null, Number.NaN, {}, ''])
    assert.ok(!('editedAt' in normalizeOne({ id: 1, editedAt } as never)!));
});
