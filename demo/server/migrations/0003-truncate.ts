/** `truncate comments` fires no trigger of 0002: without this one a thread would still say how many it had. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function after_truncate_of_comments() returns trigger language plpgsql as $$
    begin
      -- Of every thread, for a comment that awaited moderation is gone, too.
      update threads set total = 0;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger comments_truncate after truncate on comments
    for each statement execute function after_truncate_of_comments()`.execute(db);
}
