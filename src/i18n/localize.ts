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

/** The sentences, numbers and dates of one language. Made once per language and page: Intl objects are slow to make. */
export class Localizer {
  readonly #strings: Strings;
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;
  /** Some old browsers have none: they show dates. */
  readonly #relative: Intl.RelativeTimeFormat | undefined;
  readonly #day: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;

  constructor(lang: string, strings: Strings) {
    this.#strings = strings;
    const locale = canonical(lang);
    this.#plural = new Intl.PluralRules(locale);
    this.#number = new Intl.NumberFormat(locale);
    const { RelativeTimeFormat: Relative } = Intl as Partial<typeof Intl>;
    this.#relative = Relative && new Relative(locale, { numeric: 'auto' });
    this.#day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    this.#moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
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
    return this.#number.format(n);
  }

  /** "2 hours ago"; a date beyond 30 days; nothing for an unknown time. A time to come is now: clocks differ. */
  ago(time: number, now = Date.now()): string {
    if (Number.isNaN(time)) return '';
    const seconds = Math.max(0, (now - time) / 1000);
    if (seconds >= 30 * DAY || !this.#relative) return this.#day.format(time);
    for (const [unit, length] of UNITS)
      if (seconds >= length) return this.#relative.format(-Math.floor(seconds / length), unit);
    return this.#relative.format(0, 'second');
  }

  /** Day and time in full. */
  date(time: number): string {
    return Number.isNaN(time) ? '' : this.#moment.format(time);
  }

  #pick(key: StringKey, n = 0): string {
    const own = this.#strings[key];
    const message: Message = own ?? (en as Record<StringKey, Message>)[key];
    if (typeof message === 'string') return message;
    // An English sentence counts in English, whatever the others do.
    return message[own ? this.#plural.select(n) : n === 1 ? 'one' : 'other'] ?? message.other;
  }
}
