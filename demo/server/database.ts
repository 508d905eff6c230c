/** Opens the database: PGlite in a folder, or a PostgreSQL server when a URL is given. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockFolder } from './folder-lock.js';
import { migrate } from './migrations/index.js';
import type { Schema } from './schema.js';

export type { Schema } from './schema.js';

export const DEFAULT_DATA_DIR = 'demo/.data/pglite';

/** Connections of one process to a PostgreSQL server. */
export const POOL_SIZE = 10;

export interface DatabaseOptions {
  /** A postgres:// URL. Without it, PGlite is used. */
  url?: string;
  /** The folder of PGlite; `memory://` keeps nothing. */
  dataDir?: string;
}

/** A migrated database. `await db.destroy()` closes it. Throws one sentence when it cannot be opened. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Kysely<Schema>> {
  return options.url ? openServer(options.url) : openEmbedded(options.dataDir ?? DEFAULT_DATA_DIR);
}

async function openServer(url: string): Promise<Kysely<Schema>> {
  let pool: pg.Pool;
  let place: string;
  try {
    // The sentence must not show the password.
    place = new URL(url).host;
    pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 5000, max: POOL_SIZE });
  } catch {
    throw new Error('DATABASE_URL is not a postgres:// URL.');
  }
  // A server that restarts ends all connections; the pool replaces them, and without a listener Node exits: the
  // pool listens to the idle ones, nobody to one that is between two statements of a transaction.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return migrated(new Kysely({ dialect: new PostgresDialect({ pool }) }), `PostgreSQL at ${place}`);
}

async function openEmbedded(dataDir: string): Promise<Kysely<Schema>> {
  if (dataDir.startsWith('memory://')) return migrated(embedded(dataDir), 'PGlite in memory');
  const folder = resolve(dataDir);
  let unlock: () => void;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    unlock = lockFolder(folder);
  } catch (error) {
    throw new Error(`Cannot use the data folder ${folder}: ${sentence(error)}`, { cause: error });
  }
  return migrated(embedded(folder, unlock), `the data folder ${folder}`, unlock);
}

function embedded(dataDir: string, onClose: () => void = () => {}): Kysely<Schema> {
  const open = async (): Promise<PGlite> => {
    const pglite = await PGlite.create(dataDir, { parsers: { [types.INT8]: (value) => value } });
    const close = pglite.close.bind(pglite);
    pglite.close = () => close().finally(onClose);
    return pglite;
  };
  return new Kysely({ dialect: new PGliteDialect({ pglite: open }) });
}

async function migrated(
  db: Kysely<Schema>,
  place: string,
  onFailure: () => void = () => {},
): Promise<Kysely<Schema>> {
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy().catch(() => {});
    onFailure();
    throw new Error(`Cannot open ${place}: ${sentence(error)}`, { cause: error });
  }
}

/** An AggregateError (both addresses of localhost refused) has no message of its own. */
function sentence(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return sentence(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
