import { canonical } from './languages.js';
import { en, type Message, type StringKey, type Strings } from './strings.js';

export interface Holes {
  readonly n?: number;
  readonly name?: string;
  readonly date?: string;
  readonly field?: string;
}

const DAY = 86_400;
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', DAY],
  ['hour', 3600],
  ['minute', 60],
];

/** `Thu Feb 01 2024`, as each browser writes it, whatever it speaks. */
const PLAIN_DAY = /^\w+ (\w+) 0?(\d+) ([1-9]\d{3})$/;

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/**
 * The sentences, numbers and dates of one language. Made once per language and page, and each part when it is first
 * asked for: the first number or date that Intl writes costs a page 15 to 40 ms. The plain English ones are written
 * here, so most English threads are drawn without it; a test holds them against those of Intl.
 */
export class Localizer {
  #strings: Strings;
  readonly #locale: string;
  readonly #english: boolean;
  readonly #plural = once(() => new Intl.PluralRules(this.#locale));
  readonly #number = once(() => new Intl.NumberFormat(this.#locale));
  /** Some old browsers have none: they show dates. */
  readonly #relative = once(() => {
    const { RelativeTimeFormat: Relative } = Intl as Partial<typeof Intl>;
    return Relative && new Relative(this.#locale, { numeric: 'auto' });
  });
  readonly #day = once(() => new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium' }));
  readonly #moment = once(
    () => new Intl.DateTimeFormat(this.#locale, { dateStyle: 'long', timeStyle: 'short' }),
  );

  constructor(lang: string, strings: Strings) {
    this.#strings = strings;
    this.#locale = canonical(lang);
    this.#english = /^en(-US)?$/.test(this.#locale);
  }

  /** Sentences that come later; what there is already stays. */
  add(strings: Strings): void {
    this.#strings = { ...strings, ...this.#strings };
  }

  /** The sentence with its holes filled. */
  text(key: StringKey, holes: Holes = {}): string {
    return this.#pick(key, holes.n).replace(/\{(n|name|date|field)\}/g, (hole, name: keyof Holes) => {
      const value = holes[name];
      return typeof value === 'number' ? this.number(value) : (value ?? hole);
    });
  }

  /** The sentence around one hole, for a template that fills it with an element. */
  around(key: StringKey, hole: 'name' | 'mark'): [before: string, after: string] {
    const [before = '', after = ''] = this.#pick(key).split(`{${hole}}`);
    return [before, after];
  }

  number(n: number): string {
    const plain = this.#english && /^\d{1,9}$/.test(String(n));
    return plain ? String(n).replace(/\B(?=(\d{3})+$)/g, ',') : this.#number().format(n);
  }

  /** "2 hours ago"; a date beyond 30 days; nothing for an unknown time. A time to come is now: clocks differ. */
  ago(time: number, now = Date.now()): string {
    if (Number.isNaN(time)) return '';
    const seconds = Math.max(0, (now - time) / 1000);
    if (seconds >= 30 * DAY) return this.#dayOf(time);
    const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ['second', Infinity];
    const n = Math.floor(seconds / length);
    if (this.#english)
      return n === 0
        ? 'now'
        : unit === 'day' && n === 1
          ? 'yesterday'
          : `${String(n)} ${unit}${n === 1 ? '' : 's'} ago`;
    return this.#relative()?.format(0 - n, unit) ?? this.#dayOf(time);
  }

  /** Day and time in full. */
  date(time: number): string {
    return Number.isNaN(time) ? '' : this.#moment().format(time);
  }

  #dayOf(time: number): string {
    const [, month, day, year] = (this.#english && PLAIN_DAY.exec(new Date(time).toDateString())) || [];
    return month ? `${month} ${day!}, ${year!}` : this.#day().format(time);
  }

  #pick(key: StringKey, n = 0): string {
    const own = this.#strings[key];
    const message: Message = own ?? (en as Record<StringKey, Message>)[key];
    if (typeof message === 'string') return message;
    // An English sentence counts in English, whatever the others do.
    return message[own ? this.#plural().select(n) : n === 1 ? 'one' : 'other'] ?? message.other;
  }
}
