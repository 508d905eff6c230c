// The tables of docs/scaling.md, made of docs/scaling.json: no figure there is typed by hand.
import prettier from 'prettier';
import { POOL_SIZE } from '../../demo/server/database.js';

export interface Row {
  name: string;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** By status. */
  answers: Record<string, number>;
  /** Connections that broke or waited too long. */
  failed: number;
  /** Processor time of a request, in ms. */
  serverMs: number;
  databaseMs: number;
  /** What ran or waited for a CPU in the minute before. */
  load: number;
  /** How long it took. */
  seconds: number;
}

export interface Figures {
  date: string;
  node: string;
  postgres: string;
  cpus: number;
  cpu: string;
  seconds: number;
  connections: number;
  rows: Row[];
  crowd: Row & { readers: number };
  small: { threads: number; comments: number; letters: number; bytesPerThread: number };
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const named = ({ rows }: Figures, start: string): Row => {
  const row = rows.find(({ name }) => name.startsWith(start));
  if (!row) throw new Error(`docs/scaling.json has no row "${start}": run npm run bench:server.`);
  return row;
};

/** How much of a CPU is planned to be used, so that a bad minute finds room. */
const USED = 0.5;
const READERS = 10_000;
const THREADS = 1_000_000;
const SECONDS = [10, 1];

const cpus = (ms: number, perSecond: number): number => (ms / 1000) * (perSecond / USED);
const sum = (ms: number, perSecond: number): string =>
  `${ms} ms × ${whole(perSecond)} ÷ ${USED} = ${cpus(ms, perSecond).toFixed(1)}`;

/** A process uses one CPU at most. */
function plan(figures: Figures): string[][] {
  const kinds = [
    'first page of 100,000 comments',
    'first page, each time of another thread',
    'first page of 100,000, unchanged',
    'counts of 20 threads',
  ];
  return kinds.flatMap((kind) => {
    const { name, serverMs, databaseMs } = named(figures, kind);
    return SECONDS.map((seconds) => {
      const perSecond = READERS / seconds;
      const processes = Math.ceil(cpus(serverMs, perSecond));
      return [
        name,
        `${whole(READERS)} in ${seconds} s`,
        `${sum(serverMs, perSecond)}, so ${whole(processes)}`,
        whole(processes * POOL_SIZE),
        sum(databaseMs, perSecond),
      ];
    });
  });
}

function machine({ date, node, postgres, ...figures }: Figures): string {
  return (
    `Measured on ${date} with Node ${node} and PostgreSQL ${postgres} (settings as installed): ${figures.connections} ` +
    `connections for ${figures.seconds} s each, on loopback, to one server process. Server, database and autocannon share ` +
    `${figures.cpus} CPUs (${figures.cpu}) with other work, and "load" says with how much; so what a server can do is ` +
    `told by the processor time of a request rather than by requests per second.`
  );
}

function tables(figures: Figures): Record<string, string> {
  const { rows, crowd, small } = figures;
  const [few, many] = [named(figures, 'first page of 100 '), named(figures, 'first page of 100,000 ')];
  const disk = (small.bytesPerThread * THREADS) / 1e9;
  return {
    machine: machine(figures),
    requests: table(
      ['request', 'per second', 'p50 ms', 'p99 ms', 'server, CPU ms', 'database, CPU ms', 'load'],
      rows.map(({ name, perSecond, p50, p99, serverMs, databaseMs, load }) => [
        name,
        ...[perSecond, p50, p99].map(whole),
        ...[serverMs, databaseMs, load].map(String),
      ]),
    ),
    ratio:
      `100,000 comments to 100: ${(few.perSecond / many.perSecond).toFixed(2)} times the time of a first page, ` +
      `${(many.serverMs / few.serverMs).toFixed(2)} times the processor time of the server, ` +
      `${(many.databaseMs / few.databaseMs).toFixed(2)} times that of the database.`,
    crowd:
      `${whole(crowd.readers)} connections at one moment, each with one request for the first page of 100,000 comments, to ` +
      `one process: ${whole(crowd.answers['200'] ?? 0)} got it, ${whole(crowd.answers['503'] ?? 0)} were told to come again, ` +
      `${whole(crowd.failed)} got no answer. All were answered after ${whole(crowd.seconds)} s (p50 ${whole(crowd.p50)} ms); ` +
      `a request that opens a connection takes ${crowd.serverMs} ms of the server's CPU.`,
    plan: table(
      ['request', 'readers', 'server processes', 'connections', "the database's CPUs"],
      plan(figures),
    ),
    disk:
      `${whole(THREADS)} threads of ${small.comments} comments of ${small.letters} letters take ` +
      `${whole(small.bytesPerThread)} bytes × ${whole(THREADS)} = ${whole(disk)} GB, indexes included: extrapolated from ` +
      `${whole(small.threads)} such threads after \`vacuum full\`.`,
  };
}

/** The document with its tables as they are to be. */
export async function written(text: string, figures: Figures): Promise<string> {
  for (const [name, content] of Object.entries(tables(figures))) {
    const place = new RegExp(`(<!-- ${name}: written by npm run bench:server -->\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`docs/scaling.md has no place for "${name}".`);
    text = text.replace(place, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
  }
  return prettier.format(text, { parser: 'markdown', printWidth: 110 });
}
