import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import type { Sort } from './package.js';
import { readable } from './listing.js';
import { difference, ids } from './paging.js';
import { fail, notOffered, show } from './verdict.js';
import { toTime } from './wellformed.js';

const LIMIT = 10;

export const sorting: Record<CheckName<'sorting'>, Run> = {
  async 'every order brings the same comments'(bench) {
    const [first, ...others] = bench.adapter.sorts ?? [];
    if (first === undefined || others.length === 0) return notOffered('The adapter has one order only.');
    for (const key of readable(bench)) {
      const expected = ids((await bench.read(key, { sort: first, limit: LIMIT })).comments);
      for (const sort of others) {
        const found = ids((await bench.read(key, { sort, limit: LIMIT })).comments);
        const wrong = difference(found, expected);
        if (wrong !== undefined)
          fail(`In the order "${sort}", list() gave other comments than in "${first}": ${wrong}.`);
      }
    }
  },

  'oldest goes from the oldest to the newest': (bench) => ordered(bench, 'oldest', 1),
  'newest goes from the newest to the oldest': (bench) => ordered(bench, 'newest', -1),
};

/**
 * Of top-level comments, over all pages; the element sorts replies itself. One that came along with its reply and once
 * more on a later page has its place there: so the element has it, too.
 */
async function ordered(bench: Bench, sort: Sort, direction: 1 | -1): Promise<void> {
  if (!bench.adapter.sorts?.includes(sort)) return notOffered(`The adapter has no order "${sort}".`);
  for (const key of readable(bench)) {
    const { comments } = await bench.read(key, { sort, limit: LIMIT });
    const last = new Map(comments.map((comment) => [comment.id, comment]));
    const roots = comments.filter((comment) => comment.parentId === null && last.get(comment.id) === comment);
    for (let i = 1; i < roots.length; i++) {
      const [one, two] = [roots[i - 1]!, roots[i]!];
      if ((toTime(two.input.createdAt) - toTime(one.input.createdAt)) * direction < 0)
        fail(
          `In the order "${sort}", list() gave the comment ${two.id} of ${show(two.input.createdAt)} after ${one.id} of ${show(one.input.createdAt)}.`,
        );
    }
  }
}
