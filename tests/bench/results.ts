// What a run of the bench leaves in docs/bench.json.

export const FIGURES = [
  'first',
  'drawn',
  'cpu',
  'longest',
  'shift',
  'reply',
  'idle',
  'heap',
  'nodes',
  'listeners',
  'code',
  'data',
  'requests',
] as const;
export type Figure = (typeof FIGURES)[number];
/** Milliseconds; heap in megabytes; code (page, scripts, styles) and data as they came, in kilobytes. */
export type Figures = Readonly<Record<Figure, number>>;

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}
export type Row = Readonly<Record<Figure, Spread>> & { readonly runs: number };

export interface Case {
  readonly name: string;
  readonly count: number;
  /** `one`: all below one comment. */
  readonly shape: 'mixed' | 'one';
  readonly throttle: number;
}

export interface Results {
  readonly date: string;
  readonly chromium: string;
  readonly cpu: string;
  readonly runs: number;
  /** Seconds that a visit may take. */
  readonly limit: number;
  /** Packages that npm did not give. */
  readonly absent: readonly string[];
  readonly cases: readonly (Case & {
    /** By name; null where it did not finish. */
    readonly rows: Readonly<Record<string, Row | null>>;
  })[];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
  return { median: round(median), min: round(sorted[0]!), max: round(sorted.at(-1)!) };
}

export const rowOf = (all: readonly Figures[]): Row =>
  ({
    ...Object.fromEntries(FIGURES.map((key) => [key, spreadOf(all.map((one) => one[key]))])),
    runs: all.length,
  }) as Row;
