/** Chance makes what a backend or an adapter of a page may hand in. A failure prints its seed and the way there. */
import * as fc from 'fast-check';

/** The same runs every time; `SEED=…` tries others. */
export const SEED = Number(process.env['SEED'] || 20_240_301);
fc.configureGlobal({ seed: SEED, numRuns: 500 });

/** Names that lead out of an object, where one does not look. */
export const SLY = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then'];

/** As `JSON.parse` does: `__proto__` is a key like any other. */
function own(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, value] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

const slyly = fc.constantFrom(...SLY.map((key) => JSON.parse(`{"${key}":{"polluted":1}}`) as unknown));

/** Anything that JSON can say. */
export const json: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: slyly },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ toString: 'x' }, { toString: 1, valueOf: 1 }, 1e300, -0, '\ud800'),
  },
);

const throwing = (what: string): never => {
  throw new Error(`nobody may read ${what}`);
};
const traps: ProxyHandler<object> = {
  // What is no text are questions of the generator.
  get: (_, key) => (typeof key === 'string' ? throwing(key) : undefined),
  ownKeys: () => throwing('the keys'),
  getPrototypeOf: () => throwing('the prototype'),
};
function circle(): unknown[] {
  const a: Record<string, unknown> = { id: 'round', text: 'round' };
  const list = [a];
  return Object.assign(list, [Object.assign(a, { replies: list, author: a, parentId: a, html: list })]);
}

/** Beyond JSON: what only code of the page can hand in. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: json },
  {
    weight: 4,
    arbitrary: fc.anything({
      maxDepth: 2,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<(() => unknown)[]>(
        () => Symbol('s'),
        () => throwing,
        () => new Proxy({}, traps),
        () => new Proxy([], traps),
        () => ({ toString: () => throwing('its text'), [Symbol.toPrimitive]: () => throwing('it') }),
        () => Object.create(Date.prototype) as unknown,
        () => Promise.resolve({ id: 1 }),
        () => new WeakRef({}),
        circle,
      )
      .map((make) => make()),
  },
);

/** `~` stands for `__proto__`. */
const FIELDS =
  'id parentId author createdAt editedAt html text status source votes can replies name url email ~';

/** Ids out of so few that they meet. */
const id = fc.oneof(
  fc.nat(9),
  fc.nat(9).map(String),
  fc.constantFrom<unknown[]>(
    '__proto__',
    'constructor',
    9007199254740993n.toString(),
    1e21,
    ' 3 ',
    'a/?#"b',
    '\ud800',
  ),
);
/** Longer than a line may be, of letters, spaces and what nobody sees. */
const line = fc
  .tuple(
    fc.constantFrom('a', '\u200b', ' ', '\u0301', '\u202e', '😀', 'é'),
    fc.oneof(fc.nat(600), fc.constantFrom(39, 244)),
    fc.string(),
  )
  .map(([unit, times, end]) => `${unit.repeat(times)} ${end}`);
const LIKELY: Partial<Record<string, fc.Arbitrary<unknown>>> = {
  id,
  parentId: id,
  author: fc.oneof(
    line,
    fc.record({ name: line, url: line.map((end) => `https://x.example/${end.repeat(3)}`), badge: line }),
  ),
  votes: fc.record({ up: json, down: json, mine: json }, { requiredKeys: [] }),
  createdAt: fc.oneof(fc.integer(), fc.date().map(String), fc.date(), fc.constantFrom('2024-03-01 10:00:00')),
  status: fc.constantFrom('published', 'pending', 'deleted', 'odd'),
};

/** Something like a comment, of which each field may be anything, replies within replies among it. */
export function commentOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { comment } = fc.letrec<{ comment: unknown }>((tie) => ({
    comment: fc
      .record(
        Object.fromEntries(
          FIELDS.split(' ').map((field) => [
            field,
            fc.oneof(
              { maxDepth: 4, withCrossShrink: true },
              value,
              LIKELY[field] ??
                (field === 'replies' ? fc.array(tie('comment'), { maxLength: 3 }) : fc.string()),
            ),
          ]),
        ),
        { requiredKeys: [] },
      )
      .map((record) =>
        own(Object.entries(record).map(([key, said]) => [key === '~' ? '__proto__' : key, said])),
      ),
  }));
  return comment;
}
