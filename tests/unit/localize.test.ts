import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Localizer } from '../../src/i18n/localize.js';
import { en } from '../../src/i18n/strings.js';

const NOW = Date.UTC(2024, 5, 15, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const english = new Localizer('en', {});
const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

describe('A sentence', () => {
  test('fills its holes', () => {
    assert.equal(english.text('form.reply', { name: 'Ann' }), 'Leave a Reply to Ann');
    assert.equal(english.text('reply'), 'Reply');
  });

  test('does not read what fills it', () => {
    assert.equal(english.text('form.reply', { name: '{n} $& {name}' }), 'Leave a Reply to {n} $& {name}');
  });

  test('counts in the plural of its language', () => {
    assert.equal(english.text('count', { n: 1 }), '1 comment');
    assert.equal(english.text('count', { n: 0 }), '0 comments');
    assert.equal(english.text('count', { n: 12_345 }), '12,345 comments');
    const polish = new Localizer('pl', {
      count: { one: '{n} komentarz', few: '{n} komentarze', many: '{n} komentarzy', other: '{n} komentarza' },
    });
    assert.deepEqual(
      [1, 3, 5, 22].map((n) => polish.text('count', { n })),
      ['1 komentarz', '3 komentarze', '5 komentarzy', '22 komentarze'],
    );
    assert.equal(new Localizer('pl', { count: { other: '{n} x' } }).text('count', { n: 3 }), '3 x');
  });

  test('writes numbers as its language does', () => {
    assert.equal(new Localizer('de', {}).text('count', { n: 12_345 }), '12.345 comments');
  });

  test("of the page's own wins; a missing one stays English", () => {
    const own = new Localizer('en', { reply: 'Answer', 'form.reply': 'To {name}!' });
    assert.equal(own.text('reply'), 'Answer');
    assert.equal(own.text('cancel'), en.cancel);
    assert.deepEqual(own.around('form.reply', 'name'), ['To ', '!']);
  });

  test('can be parted around a hole, also when it has none', () => {
    assert.deepEqual(english.around('note.required', 'mark'), ['Required fields are marked ', '']);
    assert.deepEqual(new Localizer('en', { replying: 'a reply' }).around('replying', 'name'), [
      'a reply',
      '',
    ]);
  });
});

describe('A time', () => {
  const ago = (milliseconds: number): string => english.ago(NOW - milliseconds, NOW);

  for (const [milliseconds, said] of [
    [0, 'now'],
    [59_999, 'now'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE + 59_000, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [23.9 * HOUR, '23 hours ago'],
    [DAY, 'yesterday'],
    [47 * HOUR, 'yesterday'],
    [2 * DAY, '2 days ago'],
    [29.9 * DAY, '29 days ago'],
    [-HOUR, 'now'],
    [-1000 * DAY, 'now'],
  ] as const)
    test(`${String(milliseconds / 1000)} seconds back is "${said}"`, () => {
      assert.equal(ago(milliseconds), said);
    });

  test('beyond 30 days it is a date', () => {
    assert.equal(ago(30 * DAY), 'May 16, 2024');
    assert.equal(english.ago(0, NOW), 'Jan 1, 1970');
  });

  test('an unknown one says nothing', () => {
    assert.equal(english.ago(Number.NaN, NOW), '');
    assert.equal(english.date(Number.NaN), '');
  });

  test('in full it has the day and the hour where the reader is', () => {
    assert.match(plain(english.date(NOW)), /^June 15, 2024 at 4:00 PM$/);
  });

  test('in plain English is what Intl would say', () => {
    const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
    for (let minutes = 1; minutes < 60; minutes++)
      assert.equal(ago(minutes * MINUTE), relative.format(-minutes, 'minute'));
    for (let hours = 1; hours < 24; hours++) assert.equal(ago(hours * HOUR), relative.format(-hours, 'hour'));
    for (let days = 1; days < 30; days++) assert.equal(ago(days * DAY), relative.format(-days, 'day'));
    const times = Array.from({ length: 2000 }, (_, i) => NOW - (30 + i * 4.3) * DAY);
    for (const time of [...times, -1e12, -1e13, -3e13, -6e13, -6.4e13, -8.64e15, -6.3e13])
      assert.equal(english.ago(time, NOW), day.format(time));
    for (const time of [0, 5, 999, 1000, 1234, 12_345, 123_456, 1e6, 123_456_789, 1e9, 1e21, -3, 0.5])
      assert.equal(english.number(time), new Intl.NumberFormat('en').format(time));
  });

  test('in the English of another country is written as there', () => {
    assert.equal(new Localizer('en-GB', {}).ago(0, NOW), '1 Jan 1970');
    assert.equal(new Localizer('en-IN', {}).number(123_456), '1,23,456');
  });

  test('speaks its language', () => {
    assert.equal(new Localizer('de', {}).ago(NOW - 3 * HOUR, NOW), 'vor 3 Stunden');
  });
});

describe('A language', () => {
  test('may be written with an underscore', () => {
    assert.equal(new Localizer('de_DE', {}).text('count', { n: 1234 }), '1.234 comments');
    assert.equal(new Localizer('en_US', {}).ago(NOW - HOUR, NOW), '1 hour ago');
  });

  for (const bad of [
    '',
    'x',
    'not a language',
    'en-',
    '-',
    '*',
    'de.UTF-8',
    'C',
    '日本',
    'e'.repeat(500),
    'zz',
    'tlh',
  ])
    test(`"${bad.slice(0, 20)}" does no harm`, () => {
      const localizer = new Localizer(bad, {});
      assert.equal(localizer.text('reply'), 'Reply');
      assert.notEqual(localizer.ago(NOW - HOUR, NOW), '');
      assert.notEqual(localizer.date(NOW), '');
    });
});

test('Every sentence has its words, and no HTML', () => {
  for (const [key, message] of Object.entries(en)) {
    const words = typeof message === 'string' ? [message] : Object.values(message);
    for (const sentence of words) {
      assert.notEqual(sentence.trim(), '', key);
      assert.doesNotMatch(sentence, /[<>]|&\w+;/, key);
    }
  }
});
