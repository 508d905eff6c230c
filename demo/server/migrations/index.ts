/** Brings a database to the newest tables. Several processes may start at once: the Migrator takes a lock. */
import { Migrator, type Migration } from 'kysely/migration';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import * as start from './0001-start.js';
import * as stamps from './0002-stamps.js';
import * as truncate from './0003-truncate.js';

/** In order of their names. A migration that has been released is never changed: write the next one. */
const migrations: Record<string, Migration> = {
  '0001-start': start,
  '0002-stamps': stamps,
  '0003-truncate': truncate,
};

/** To the newest, or as far as to the one named. */
export async function migrate(db: Kysely<Schema>, target?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = target ? await migrator.migrateTo(target) : await migrator.migrateToLatest();
  if (error) throw error as Error;
}
