/**
 * What every adapter must do, as checks for the author of one. They run wherever promises do: in Node under any test
 * runner, in a browser, or by `runContract` without a runner.
 *
 *     for (const check of contract(subject))
 *       test(check.name, { skip: check.skipped ?? false }, (t) => check.run((why) => t.skip(why)));
 */
import { aborting } from './contract/aborting.js';
import { Bench, type Run } from './contract/bench.js';
import { editing, removing } from './contract/changing.js';
import { creating, replying, retrying } from './contract/creating.js';
import { listing } from './contract/listing.js';
import { moderating } from './contract/moderating.js';
import { CHECKS, READS, type Ability, type CheckName } from './contract/names.js';
import { nesting } from './contract/nesting.js';
import type { Walk } from './contract/pages.js';
import { paging } from './contract/paging.js';
import { privacy } from './contract/privacy.js';
import { refusing } from './contract/refusing.js';
import { sorting } from './contract/sorting.js';
import type { Subject } from './contract/subject.js';
import { NotOffered, show } from './contract/verdict.js';
import { voting } from './contract/voting.js';

export { CHECKS, type Ability, type CheckName } from './contract/names.js';
export type { Attempt, Post, Refusal, Subject, Threads, Words } from './contract/subject.js';

export interface Result {
  readonly name: CheckName;
  readonly ability: Ability;
  /** `skipped`: the subject says that the backend cannot. `not offered`: there is nothing to check. */
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'not offered';
  /** Why, unless it passed. */
  readonly detail?: string;
  /** What is worth knowing of a check that passed. */
  readonly notes: readonly string[];
}

export interface Check {
  readonly name: CheckName;
  readonly ability: Ability;
  /** The subject's reason why this backend cannot pass. */
  readonly skipped?: string;
  /** Rejects with a sentence when the adapter fails. Tells `skip` why when the ability is not offered. */
  readonly run: (skip?: (why: string) => unknown) => Promise<Result>;
}

const RUNS: { readonly [A in Ability]: Record<CheckName<A>, Run> } = {
  listing,
  paging,
  sorting,
  nesting,
  creating,
  replying,
  retrying,
  refusing,
  aborting,
  privacy,
  editing,
  removing,
  voting,
  moderating,
};

/** Some checks take the place of `fetch`, so they wait for each other whatever the runner does. */
let queue: Promise<unknown> = Promise.resolve();

export function contract(subject: Subject): readonly Check[] {
  const walks = new Map<string, Promise<Walk>>();
  return (Object.keys(CHECKS) as Ability[]).flatMap((ability) =>
    (Object.entries(RUNS[ability]) as [CheckName, Run][]).map(([name, run]): Check => {
      const skipped = subject.cannot?.[name];
      const once = async (): Promise<Result> => {
        if (skipped !== undefined) return { name, ability, outcome: 'skipped', detail: skipped, notes: [] };
        if (!READS.includes(ability)) await subject.reset?.();
        const bench = new Bench(subject, await subject.adapter(), name, walks);
        try {
          await run(bench);
          return { name, ability, outcome: 'passed', notes: [...new Set(bench.notes)] };
        } catch (error) {
          if (!(error instanceof NotOffered)) throw error;
          return { name, ability, outcome: 'not offered', detail: error.message, notes: [] };
        }
      };
      return {
        name,
        ability,
        ...(skipped !== undefined && { skipped }),
        async run(skip) {
          const turn = queue.then(once);
          queue = turn.catch(() => undefined);
          const result = await turn;
          if (result.outcome !== 'passed') skip?.(result.detail ?? result.outcome);
          return result;
        },
      };
    }),
  );
}

/** All checks, one after the other; nothing is thrown. For a table of backends and checks. */
export async function runContract(subject: Subject): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, ability, run } of contract(subject))
    results.push(
      await run().catch((error: unknown): Result => {
        const detail = error instanceof Error ? error.message : show(error);
        return { name, ability, outcome: 'failed', detail, notes: [] };
      }),
    );
  return results;
}
