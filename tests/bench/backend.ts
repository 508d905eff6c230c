// `npm run bench:server`: the real server process on a PostgreSQL of its own, on loopback. SECONDS_EACH=10 and
// CONNECTIONS=50 change how long and by how many. Writes docs/scaling.json and the tables of docs/scaling.md.
import { writeFileSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { sql } from 'kysely';
import { openDatabase } from '../../demo/server/database.js';
import { ROOT } from '../helpers/project.js';
import { draft, listPath } from '../server/harness.js';
import { startPostgres } from '../server/postgres.mjs';
import { endAll, start } from '../server/server-process.js';
import { cpuOf, cpuOfFamily, parentOf } from './cpu.js';
import { written, type Figures, type Row } from './scaling.js';
import { fill, longThread, SIZES, SMALL, smallThread } from './backend-data.js';

const SECONDS = Number(process.env['SECONDS_EACH'] ?? 10);
const CONNECTIONS = Number(process.env['CONNECTIONS'] ?? 50);
const CROWD = Number(process.env['CROWD'] ?? 10_000);

const any = (most: number): number => 1 + Math.floor(Math.random() * most);

type Load = Omit<autocannon.Options, 'url'>;

interface Site {
  url: string;
  /** Of the server, and of PostgreSQL's first process. */
  pids: { server: number; database: number };
}

async function measure({ url, pids }: Site, name: string, load: Load, expected = 200): Promise<Row> {
  // A number of requests ends by itself.
  const shared = {
    connections: CONNECTIONS,
    ...(!load.amount && { duration: SECONDS }),
    timeout: 60,
    ...load,
  };
  const busy = loadavg()[0]!;
  const cpu = () => [cpuOf(pids.server), cpuOfFamily(pids.database)] as const;
  const before = cpu();
  const result = await autocannon({ url, ...shared });
  const after = cpu();
  const answers = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
  );
  const all = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const row: Row = {
    name,
    serverMs: Number(((after[0] - before[0]) / all).toFixed(2)),
    databaseMs: Number(((after[1] - before[1]) / all).toFixed(2)),
    perSecond: Math.round((answers[expected] ?? 0) / result.duration),
    p50: result.latency.p50,
    p99: result.latency.p99,
    answers,
    failed: result.errors,
    load: Number(busy.toFixed(1)),
    seconds: result.duration,
  };
  console.log(JSON.stringify(row));
  return row;
}

const page = (size: number, query: Record<string, string> = {}): string =>
  `/api${listPath(longThread(size), query)}`;

/** Each request another one. */
const each = (path: () => string): Load => ({
  requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }],
});

const post = (thread: () => string): Load => ({
  requests: [
    {
      method: 'POST',
      path: '/api/comments',
      setupRequest: (request) => ({
        ...request,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(draft(thread())),
      }),
    },
  ],
});

async function run(site: Site): Promise<{ rows: Row[]; crowd: Row }> {
  const [longest] = SIZES.slice(-1) as [number];
  const first = await fetch(new URL(page(longest), site.url));
  const { next } = (await first.json()) as { next: string };
  const tag = first.headers.get('etag')!;
  const twenty = () =>
    `/api/counts?${Array.from({ length: 20 }, () => `thread=${encodeURIComponent(smallThread(any(SMALL.threads)))}`).join('&')}`;
  const one = (path: string, headers = {}): Load => ({ requests: [{ path, headers }] });

  // Warms up both processes; thrown away.
  await measure(site, 'warm-up', { ...each(() => page(100)), duration: 3 });
  const rows: Row[] = [];
  for (const size of SIZES)
    rows.push(await measure(site, `first page of ${size.toLocaleString('en')} comments`, one(page(size))));
  const most = longest.toLocaleString('en');
  for (const [name, load, status] of [
    [`first page of ${most}, newest first`, one(page(longest, { sort: 'newest' }))],
    [`first page of ${most}, by replies`, one(page(longest, { sort: 'replies' }))],
    [`second page of ${most}`, one(page(longest, { cursor: next }))],
    [`first page of ${most}, unchanged`, one(page(longest), { 'if-none-match': tag }), 304],
    [
      'first page, each time of another thread',
      each(() => `/api${listPath(smallThread(any(SMALL.threads)))}`),
    ],
    ['counts of 20 threads', each(twenty)],
    ['a post, each time into another thread', post(() => smallThread(any(SMALL.threads))), 201],
    ['a post, all into one thread', post(() => longThread(longest)), 201],
  ] as [string, Load, number?][])
    rows.push(await measure(site, name, load, status));
  const crowd = await measure(site, `${CROWD.toLocaleString('en')} readers at once`, {
    ...one(page(longest)),
    connections: CROWD,
    amount: CROWD,
  });
  return { rows, crowd };
}

const postgres = await startPostgres({ durable: true });
try {
  const db = await openDatabase({ url: postgres.url });
  console.log('Filling the database …');
  const filled = await fill(db);
  const { rows: own } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const database = parentOf(own[0]!.pid);
  await db.destroy();
  const server = await start({ DATABASE_URL: postgres.url, RATE_LIMIT: 'off' });
  const { rows, crowd } = await run({ url: server.url, pids: { server: server.child.pid!, database } });
  const figures: Figures = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    postgres: filled.postgres,
    cpus: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? '',
    seconds: SECONDS,
    connections: CONNECTIONS,
    rows,
    crowd: { ...crowd, readers: CROWD },
    small: { ...SMALL, bytesPerThread: Math.round(filled.bytesPerThread) },
  };
  writeFileSync(join(ROOT, 'docs/scaling.json'), `${JSON.stringify(figures, null, 2)}\n`);
  const doc = join(ROOT, 'docs/scaling.md');
  writeFileSync(doc, await written(readFileSync(doc, 'utf8'), figures));
  console.log('docs/scaling.json and docs/scaling.md are written.');
} finally {
  endAll();
  await postgres.stop();
}
