/** Keyed hashes with the secret that migrations made for this database. */
import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

/** `purpose` keeps a hash made for one thing from being useful for another. */
export type KeyedHash = (purpose: 'address' | 'writer', value: string) => Buffer;

/** Reads the secret when it is first needed. */
export function keyedHash(db: Kysely<Schema>): () => Promise<KeyedHash> {
  let secret: string | undefined;
  return async () => {
    secret ??= (
      await db.selectFrom('settings').select('value').where('key', '=', 'secret').executeTakeFirstOrThrow()
    ).value;
    const key = secret;
    return (purpose, value) => createHmac('sha256', key).update(`${purpose}\0${value}`).digest();
  };
}
