/**
 * A stamp per thread, and counters that the database keeps itself. A moderator may approve and delete with plain SQL:
 * triggers see that, too, so no counter is wrong and no reader is told "not modified" for what has changed.
 *
 * Such SQL holds comments before it takes the thread's row, a post the other way round. Where the two meet, PostgreSQL
 * ends one of them: a post is tried again by itself, the moderator's statement is to be repeated, or takes the row of
 * its thread by `select … for update` first.
 */
import { sql, type Kysely } from 'kysely';

interface Change {
  /** The rows before with -1, the rows after with +1. */
  rows: string;
  tables: string;
}

/** Once per statement instead of once per row: a bulk insert touches its thread once. */
const CHANGES: Record<'insert' | 'update' | 'delete', Change> = {
  insert: { rows: 'select *, 1 as sign from new_rows', tables: 'new table as new_rows' },
  update: {
    rows: 'select *, 1 as sign from new_rows union all select *, -1 from old_rows',
    tables: 'old table as old_rows new table as new_rows',
  },
  delete: { rows: 'select *, -1 as sign from old_rows', tables: 'old table as old_rows' },
};

/**
 * A deleted comment is listed while listed replies hang on it. Whether it is may follow from the counter that the
 * second statement sets, and then its own parent has to be counted again: that update fires this trigger once more,
 * and so on up the tree. An update of no rows ends it.
 */
const keepCounters = (event: string, { rows, tables }: Change): string[] => [
  `create function after_${event}_of_comments() returns trigger language plpgsql as $$
  begin
    if not exists (select from (${rows}) change) then return null; end if;

    update threads set total = total + change.published
    from (
      select thread_id, coalesce(sum(sign) filter (where status = 'published'), 0) as published
      from (${rows}) change group by thread_id
    ) change
    where threads.id = change.thread_id;

    with change as (
      select parent_id, root_id, sign from (${rows}) change
      where parent_id is not null and (status = 'published' or (status = 'deleted' and reply_count > 0))
    ), counted as (
      select id, sum(replies) as replies, sum(tree) as tree from (
        select parent_id as id, sign as replies, 0 as tree from change
        union all
        select root_id, 0, sign from change
      ) change
      group by id having sum(replies) <> 0 or sum(tree) <> 0
    )
    update comments set reply_count = reply_count + replies, tree_count = tree_count + tree
    from counted where comments.id = counted.id;
    return null;
  end $$`,
  `create trigger comments_${event} after ${event} on comments referencing ${tables}
   for each statement execute function after_${event}_of_comments()`,
];

/** Whatever changes in a thread or its comments ends in an update of the thread's row, and so in a new stamp. */
const stamps = [
  `create function new_stamp() returns trigger language plpgsql as $$
  begin
    new.stamp = gen_random_uuid();
    return new;
  end $$`,
  'create trigger threads_stamp before update on threads for each row execute function new_stamp()',
];

/** The counters as they ought to be: SQL of before this migration may have passed them by. */
const recount = [
  sql`
    with recursive listed as (
      select id, parent_id, root_id from comments where status = 'published'
      union
      select parent.id, parent.parent_id, parent.root_id
      from listed join comments parent on parent.id = listed.parent_id
      where parent.status = 'deleted'
    ), replies as (
      select parent_id as id, count(*) as count from listed where parent_id is not null group by parent_id
    ), trees as (
      select root_id as id, count(*) as count from listed where parent_id is not null group by root_id
    )
    update comments set reply_count = right_one.replies, tree_count = right_one.tree
    from (
      select comments.id, coalesce(replies.count, 0) as replies, coalesce(trees.count, 0) as tree
      from comments left join replies using (id) left join trees using (id)
    ) right_one
    where comments.id = right_one.id
      and (reply_count, tree_count) is distinct from (right_one.replies, right_one.tree)`,
  sql`
    update threads set total = right_one.total
    from (
      select threads.id, count(comments.id) as total
      from threads left join comments on thread_id = threads.id and status = 'published'
      group by threads.id
    ) right_one
    where threads.id = right_one.id and threads.total <> right_one.total`,
];

export async function up(db: Kysely<never>): Promise<void> {
  // Random, not a number that grows: a database restored from a backup would count to the same number again.
  await sql`alter table threads add column stamp uuid not null default gen_random_uuid()`.execute(db);
  for (const statement of recount) await statement.execute(db);
  const triggers = Object.entries(CHANGES).flatMap(([event, change]) => keepCounters(event, change));
  for (const statement of [...triggers, ...stamps]) await sql.raw(statement).execute(db);
}
