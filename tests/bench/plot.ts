// One plot: work of the main thread against the number of comments, both by powers of ten.
import type { Results, Row } from './results.js';

const WIDTH = 760;
const HEIGHT = 420;
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 512, 44, 364];
/** Seen on a light and on a dark ground; the marks tell them apart, too. */
const COLOURS = ['#d1242f', '#6e7781', '#2f81f7', '#1a7f37', '#8250df', '#bc4c00'];
const MARKS = [
  'M-5-5H5V5H-5z',
  'M0-6L6 5H-6z',
  'M0-6L6 0 0 6-6 0z',
  'M-6-2H-2V-6H2V-2H6V2H2V6H-2V2H-6z',
  'M0 6L6-5H-6z',
  'M-6-6L0-2 6-6 2 0 6 6 0 2-6 6-2 0z',
];
const LINE = 17;

// The ground is its own, because an image in a README does not know that of its page.
const STYLE = `text{font:13px system-ui,sans-serif;fill:#1f2328}.ground{fill:#fff}.grid{stroke:#d1d9e0}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}.grid{stroke:#3d444d}}`;

interface Point {
  readonly count: number;
  readonly cpu: Row['cpu'];
}
interface Line {
  readonly name: string;
  readonly points: readonly Point[];
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
const round = (value: number): number => Math.round(value * 10) / 10;

function linesOf({ cases }: Results): Line[] {
  const sizes = cases.filter(({ shape, throttle }) => shape === 'mixed' && throttle === 1);
  return Object.keys(sizes[0]!.rows).map((name) => ({
    name,
    points: sizes.flatMap(({ count, rows }) => (rows[name] ? [{ count, cpu: rows[name].cpu }] : [])),
  }));
}

/** From a power of ten to a power of ten. */
function axis(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value: number): number => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
  };
}

/** Keeps names apart, from the top down. */
function places(wanted: readonly number[]): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const result: number[] = [];
  let last = -Infinity;
  for (const { y, i } of order) result[i] = last = Math.max(y, last + LINE);
  return result;
}

export function plot(results: Results): string {
  const lines = linesOf(results).filter(({ points }) => points.length);
  const all = lines.flatMap(({ points }) => points);
  const x = axis(
    all.map(({ count }) => count),
    LEFT,
    RIGHT,
  );
  const y = axis(
    all.flatMap(({ cpu }) => [cpu.min, cpu.max]),
    BOTTOM,
    TOP,
  );
  const shown = (value: number): string => value.toLocaleString('en');
  const parts = [
    ...x.ticks.map(
      (n) => `<path class="grid" d="M${x.at(n)} ${TOP}V${BOTTOM}"/>
<text x="${x.at(n)}" y="${BOTTOM + 20}" text-anchor="middle">${shown(n)}</text>`,
    ),
    ...y.ticks.map(
      (n) => `<path class="grid" d="M${LEFT} ${y.at(n)}H${RIGHT}"/>
<text x="${LEFT - 8}" y="${y.at(n) + 4}" text-anchor="end">${shown(n)}</text>`,
    ),
    `<text x="${LEFT}" y="24">Main thread, ms (median, least to most)</text>`,
    `<text x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 42}" text-anchor="middle">Comments</text>`,
  ];
  const labels = places(lines.map(({ points }) => y.at(points.at(-1)!.cpu.median)));
  lines.forEach(({ name, points }, i) => {
    const [colour, mark] = [COLOURS[i % COLOURS.length]!, MARKS[i % MARKS.length]!];
    const path = points.map(({ count, cpu }) => `${x.at(count)} ${y.at(cpu.median)}`).join('L');
    const spreads = points.map(({ count, cpu }) => `M${x.at(count)} ${y.at(cpu.min)}V${y.at(cpu.max)}`);
    const marks = points.map(
      ({ count, cpu }) =>
        `<path fill="${colour}" d="${mark}" transform="translate(${x.at(count)} ${y.at(cpu.median)})"/>`,
    );
    parts.push(
      `<path fill="none" stroke="${colour}" stroke-width="2" d="M${path}${spreads.join('')}"/>`,
      ...marks,
      `<path fill="${colour}" d="${mark}" transform="translate(${RIGHT + 20} ${labels[i]!})"/>`,
      `<text x="${RIGHT + 34}" y="${round(labels[i]! + 4)}">${escape(name)}</text>`,
    );
  });
  const words = lines
    .map(({ name, points }) => {
      const values = points.map(({ count, cpu }) => `${shown(Math.round(cpu.median))} at ${shown(count)}`);
      return `${name}: ${values.join(', ')}.`;
    })
    .join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title desc">
<title id="title">Work of the main thread against the number of comments</title>
<desc id="desc">Milliseconds, medians. ${escape(words)}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="6"/>
${parts.join('\n')}
</svg>
`;
}
