// The reader's clock may be wrong, and a backend may write dates in any way. No time is said that is none.
import { expect } from 'chai';
import type { CommentInput } from '../../src/model/comment.js';
import { by, leave, open, stored, type Reader } from '../helpers/thread-harness.js';

const YEARS = 3 * 365 * 86_400_000;
const { now } = Date;
const whenOf = (reader: Reader, author: string): HTMLTimeElement | null =>
  reader.comment(author).querySelector('time');

describe('A reader whose clock is wrong', () => {
  afterEach(async () => {
    Date.now = now;
    await leave();
  });
  const HOUR = 3_600_000;
  /** In the order of the backend, which is not that of the times. */
  const comments = (): CommentInput[] => [
    by('Now', { createdAt: now() }),
    by('Earlier', { createdAt: now() - 2 * HOUR }),
    by('Later', { createdAt: now() + HOUR }),
    by('Edited', { createdAt: now() - HOUR, editedAt: now() }),
  ];

  for (const [how, ahead] of Object.entries({
    'three years behind': -YEARS,
    right: 0,
    'three years ahead': YEARS,
  }))
    it(`(it is ${how}) sees the order of the backend, the true dates, and nothing from the future`, async () => {
      Date.now = () => now() + ahead;
      const reader = await open({ comments: comments() });
      expect(reader.authors).to.deep.equal(['Now', 'Earlier', 'Later', 'Edited']);
      for (const { author, createdAt } of comments() as { author: { name: string }; createdAt: number }[]) {
        const time = whenOf(reader, author.name)!;
        const written = new Date(createdAt);
        expect(Math.abs(Date.parse(time.dateTime) - createdAt)).to.be.below(60_000);
        expect(reader.pointAt(time).title).to.contain(String(written.getFullYear()));
        expect(time.textContent).not.to.match(/\bin\b|-\d|NaN|Invalid/);
        if (ahead < 0) expect(time.textContent).to.equal('now');
        if (ahead > 0) expect(time.textContent).to.contain(String(written.getFullYear()));
      }
      if (ahead === 0) {
        const said = reader.authors.map((name) => whenOf(reader, name)!.textContent);
        expect(said).to.deep.equal(['now', '2 hours ago', 'now', '1 hour ago']);
      }
    });

  for (const ahead of [-YEARS, YEARS])
    it(`(by ${ahead < 0 ? 'minus ' : ''}three years) posts all the same, and sees it in its place`, async () => {
      Date.now = () => now() + ahead;
      const reader = await open({
        comments: comments(),
        create: (draft) => ({ ...stored(draft), createdAt: new Date(now()).toISOString() }),
      });
      await reader.introduce();
      await reader.type('Comment', 'Hello');
      await reader.submit();
      expect(reader.authors.at(-1)).to.equal('Sam');
      expect(whenOf(reader, 'Sam')!.textContent).not.to.match(/NaN|Invalid|\bin\b/);
    });
});

describe('A date as a backend writes it', () => {
  afterEach(leave);
  const TEN = Date.UTC(2024, 2, 1, 10);

  it('is one time, however it is written', async () => {
    const written: unknown[] = [
      ...['2024-03-01T10:00:00Z', '2024-03-01T14:00:00+04:00', '2024-03-01T10:00:00', '2024-03-01 10:00:00'],
      ...['Fri, 01 Mar 2024 10:00:00 GMT', 'Fri, 01 Mar 2024 12:00:00 +0200', TEN, TEN / 1000],
      ...[String(TEN), String(TEN / 1000), new Date(TEN)],
    ];
    const comments = written.map((createdAt, i) => by(`Number ${i}`, { createdAt: createdAt as string }));
    const reader = await open({ comments });
    for (const [i, how] of written.entries())
      expect(whenOf(reader, `Number ${i}`)?.dateTime, String(how)).to.equal('2024-03-01T10:00:00.000Z');
  });

  it('that is none is nothing, and the comment stays', async () => {
    const garbage: unknown[] = [
      ...['yesterday', '', 'NaN', '0000-00-00 00:00:00', '2024-13-45T99:99:99Z', '9'.repeat(400), '1e400'],
      ...[Number.NaN, Number.POSITIVE_INFINITY, -1e300, {}, [], [1, 2], true, null, undefined],
      ...[new Date(Number.NaN), { toString: 'x' }, '<time>', 8.64e15 + 1],
    ];
    const comments = garbage.flatMap((date, i) => [
      by(`Number ${i}`, { createdAt: date as string }),
      by(`Edit ${i}`, { createdAt: TEN, editedAt: date as string }),
    ]);
    const reader = await open({ comments });
    for (const [i, what] of garbage.entries()) {
      const one = reader.comment(`Number ${i}`);
      expect(one.querySelector('time, [part~=time]'), JSON.stringify(what)).to.equal(null);
      expect(one.textContent).to.contain(`Number ${i} says`);
      expect(reader.part('edited', reader.comment(`Edit ${i}`))).to.equal(null);
      expect(whenOf(reader, `Edit ${i}`)).not.to.equal(null);
    }
    expect(reader.text).not.to.match(/Invalid|NaN|1970|undefined/);
  });

  it('at the ends of time is still a date', async () => {
    const comments = [8.64e15, -8.64e15, '-000001-01-01T00:00:00Z', 0, -1].map((createdAt, i) =>
      by(`Number ${i}`, { createdAt }),
    );
    const reader = await open({ comments });
    expect(reader.authors.length).to.equal(5);
    for (const name of reader.authors) {
      expect(whenOf(reader, name)!.textContent).to.match(/\d|now/);
      expect(reader.pointAt(whenOf(reader, name)!).title).to.match(/\d/);
    }
  });
});
