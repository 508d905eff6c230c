import { at } from '../adapters/paths.js';
import { toText, toTime } from '../model/normalize.js';
import { fine, listing, note, plural, warning, wrong, type Finding } from './finding.js';
import { flat, idOf, parentOf, partsOf, type Reading } from './reading.js';
import type { Subject } from './subject.js';

const MINUTE = 60_000;
/** Clocks may differ by this. */
const LEEWAY = 5 * MINUTE;

/** How long, in the unit that a person would take. */
export function span(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE);
  if (minutes < 120) return plural(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? plural(hours, 'hour') : plural(Math.round(hours / 24), 'day');
}

/** What is in the comments: ids, dates, parents, order. */
export function aboutContent(
  subject: Subject,
  reading: Reading,
  { shown, now = Date.now() }: { shown: ReadonlySet<string>; now?: number },
): Finding[] {
  const { map } = subject;
  const all = reading.pages.flatMap(({ items }) => flat(map, items));
  if (all.length === 0)
    return reading.pages.length > 0
      ? [
          note(
            `The thread \`${subject.query.thread}\` has no comments yet: what is in a comment was not checked.`,
          ),
        ]
      : [];
  return [
    ...aboutIds(subject, all),
    ...aboutDates(subject, reading, all, now),
    ...aboutParents(subject, reading, all, shown),
    ...aboutOrder(subject, reading),
  ];
}

function* aboutIds({ map }: Subject, all: readonly unknown[]): Generator<Finding> {
  const missing = all.filter((node) => !idOf(map, node)).length;
  // That no comment has one is said with the mapping.
  if (missing > 0 && missing < all.length)
    yield wrong(
      `${plural(missing, 'comment')} of ${String(all.length)} ${missing === 1 ? 'has' : 'have'} no id: no link leads there, and nobody can answer.`,
      'Let the backend give every comment an id.',
    );
}

function* aboutDates(
  { map }: Subject,
  { pages }: Reading,
  all: readonly unknown[],
  now: number,
): Generator<Finding> {
  const path = partsOf(map).createdAt;
  const dates = all.map((node) => at(path, node)).filter((value) => value !== undefined);
  const unreadable = dates.filter((value) => Number.isNaN(toTime(value)));
  if (unreadable.length > 0)
    yield warning(
      `${plural(unreadable.length, 'date')} of ${String(dates.length)} cannot be read, such as \`${toText(unreadable[0]).slice(0, 40) || typeof unreadable[0]}\`.`,
      'Send ISO 8601 (`2026-03-01T10:00:00Z`), or seconds or milliseconds since 1970.',
    );
  const ahead = Math.max(...dates.map(toTime).filter((time) => !Number.isNaN(time))) - now;
  const sent = pages[0]?.exchange.answer?.headers.get('date');
  const skew = sent ? Date.parse(sent) - now : NaN;
  if (Math.abs(skew) > LEEWAY)
    yield warning(
      `The backend’s clock and this computer’s differ by ${span(skew)}: ages of comments are wrong by that.`,
      'Set the one that is wrong by a time server (NTP).',
    );
  else if (ahead > 1000 * 24 * 60 * MINUTE)
    yield warning(
      'The newest comment lies years in the future.',
      'Dates as numbers are seconds or milliseconds since 1970, not finer.',
    );
  else if (ahead > LEEWAY) {
    const zoneless = dates.some((value) => typeof value === 'string' && /\d:\d\d(:[\d.]+)?$/.test(value));
    yield warning(
      `The newest comment lies ${span(ahead)} in the future.`,
      zoneless && !map.zone
        ? 'Its dates name no zone and are taken as UTC: send `Z` or an offset, or set `"zone": "+02:00"` in the mapping.'
        : 'Check the clock of the backend, and the zone of its dates.',
    );
  }
}

function* aboutParents(
  subject: Subject,
  { complete }: Reading,
  all: readonly unknown[],
  shown: ReadonlySet<string>,
): Generator<Finding> {
  const { map } = subject;
  const ids = new Set(all.map((node) => idOf(map, node)));
  const replies = map.comment ? map.replies : 'replies';
  const nested = new Set(
    all.flatMap((node): unknown[] => {
      const list = at(replies, node);
      return Array.isArray(list) ? (list as unknown[]) : [];
    }),
  );
  const lost = all.filter((node) => {
    const parent = parentOf(subject, node);
    return parent && !nested.has(node) && !ids.has(parent) && !shown.has(parent);
  });
  if (lost.length === 0) return;
  const some = listing([...new Set(lost.map((node) => `\`${parentOf(subject, node)}\``))].slice(0, 3));
  if (complete)
    yield warning(
      `${lost.length === 1 ? 'A reply answers a comment' : `${plural(lost.length, 'reply').replace('replys', 'replies')} answer comments`} that never came (${some}): shown at the top level.`,
      'The comment may be deleted or held: let the backend keep a deleted one with the status `deleted`, or check `parentId`.',
    );
  else if (map.parents === undefined)
    yield note(
      `Replies come on other pages than the comments that they answer (${some}): until these come, replies stand at the top level.`,
      'If the backend finds comments by their ids, give the mapping a request `parents`.',
    );
}

function* aboutOrder(subject: Subject, { pages }: Reading): Generator<Finding> {
  const { map, sort } = subject;
  const word = map.words?.sort?.[sort];
  const [first] = pages;
  if (word === undefined || sort === 'replies' || !first) return;
  const times = first.items
    .filter((node) => !parentOf(subject, node))
    .map((node): number => toTime(at(partsOf(map).createdAt, node)))
    .filter((time) => !Number.isNaN(time));
  if (times.length < 3) return;
  const steps = times.slice(1).map((time, i) => Math.sign(time - times[i]!) * (sort === 'newest' ? -1 : 1));
  const against = steps.filter((step) => step < 0).length;
  // One that is pinned to the top is no disorder.
  if (against < 2) {
    yield fine(`The order \`${sort}\` (\`${word}\`) is kept.`);
    return;
  }
  const all = steps.every((step) => step <= 0);
  yield warning(
    all
      ? `The order \`${sort}\` was asked for (\`${word}\`), and the comments come the other way round.`
      : `The order \`${sort}\` was asked for (\`${word}\`), and the comments do not come in it.`,
    JSON.stringify(map.list).includes('{sort}')
      ? `Check \`words.sort\` in the mapping.`
      : '`list` has no hole `{sort}`: send the order, or name only the one that the backend gives in `words.sort`.',
  );
}
