/** What the server asks the database, for tests of how much that is. */
import { CompiledQuery, type Kysely, type RootOperationNode } from 'kysely';
import type { Schema } from '../../demo/server/database.js';

export interface Watched {
  db: Kysely<Schema>;
  /** The statements since the last call. */
  asked: () => CompiledQuery[];
}

export function watched(real: Kysely<Schema>): Watched {
  let nodes: RootOperationNode[] = [];
  const db = real.withPlugin({
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const asked = () => {
    const executor = real.getExecutor();
    const statements = nodes.map((node) => executor.compileQuery(node, { queryId: 'watched' }));
    nodes = [];
    return statements;
  };
  return { db, asked };
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

/** How the database answered it: the tables that it read from end to end, and how many blocks it touched. */
export async function cost(db: Kysely<Schema>, { sql, parameters }: CompiledQuery) {
  const explained = `explain (analyze, buffers, format json) ${sql}`;
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    CompiledQuery.raw(explained, [...parameters]),
  );
  const root = rows[0]!['QUERY PLAN'][0].Plan;
  const scanned: string[] = [];
  const look = (plan: Plan): void => {
    if (plan['Node Type'] === 'Seq Scan') scanned.push(plan['Relation Name'] ?? '');
    plan.Plans?.forEach(look);
  };
  look(root);
  return { scanned, blocks: root['Shared Hit Blocks'] + root['Shared Read Blocks'] };
}
