import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import type { Placed, Walk } from './pages.js';
import { fail, notOffered, show } from './verdict.js';

const FEW = 5;
/** More pages than there are comments: some may come empty where a server hides what it has counted. */
const SPARE = 20;

interface Many {
  readonly key: string;
  readonly comments: number;
  read(limit: number): Promise<Walk>;
}

function many(bench: Bench): Many {
  const { key, comments } = bench.subject.threads.many ?? notOffered('The subject has no threads.many.');
  return { key, comments, read: (limit) => bench.read(key, { limit, most: comments + SPARE }) };
}

export const ids = (comments: readonly Placed[]): Set<string> => new Set(comments.map(({ id }) => id));

/** How two sets of comments differ, or undefined. */
export function difference(found: ReadonlySet<string>, expected: ReadonlySet<string>): string | undefined {
  const missing = [...expected].filter((id) => !found.has(id));
  const extra = [...found].filter((id) => !expected.has(id));
  if (missing.length === 0 && extra.length === 0) return undefined;
  const some = (list: string[]): string => list.slice(0, 5).join(', ') + (list.length > 5 ? ' …' : '');
  return [
    missing.length > 0 && `${missing.length} are missing (${some(missing)})`,
    extra.length > 0 && `${extra.length} are there besides (${some(extra)})`,
  ]
    .filter(Boolean)
    .join(' and ');
}

export const paging: Record<CheckName<'paging'>, Run> = {
  async 'the pages come to an end'(bench) {
    const { comments, endless, pages } = await many(bench).read(FEW);
    if (endless !== undefined)
      fail(`The pages of list() do not end: ${endless}. null is expected as next on the last page.`);
    if (pages.length === 1 && comments.length > FEW)
      bench.notes.push(`All ${comments.length} comments come on one page, whatever the limit.`);
  },

  async 'the pages lose no comment'(bench) {
    const thread = many(bench);
    const { comments, pages } = await thread.read(FEW);
    const found = ids(comments).size;
    if (found !== thread.comments)
      fail(
        `list() gave ${found} different comments on ${pages.length} pages; ${thread.comments} are expected.`,
      );
  },

  async 'the pages repeat no comment'(bench) {
    const pageOf = new Map<string, number>();
    for (const { id, page } of (await many(bench).read(FEW)).comments) {
      const former = pageOf.get(id);
      if (former !== undefined)
        fail(
          `list() gave page ${page} the comment ${id} that page ${former} had already; each is expected once.`,
        );
      pageOf.set(id, page);
    }
  },

  // 1 is the least; 10000 is more than most servers give, and they must not be asked for it or refuse it.
  async 'any page size brings the same comments'(bench) {
    const thread = many(bench);
    const expected = ids((await thread.read(FEW)).comments);
    for (const limit of [10, 33, 10_000]) {
      const wrong = difference(ids((await thread.read(limit)).comments), expected);
      if (wrong !== undefined)
        fail(`With a limit of ${limit}, list() gave other comments than with ${FEW}: ${wrong}.`);
    }
  },

  async 'the total is plausible'(bench) {
    const thread = many(bench);
    const { pages, comments } = await thread.read(FEW);
    const [first] = pages;
    if (first?.total == null) return notOffered('list() gives no total.');
    const roots = comments.filter(({ parentId, input }) => parentId === null && input.status !== 'pending');
    if (first.total > thread.comments || first.total < Math.min(ids(roots).size, thread.comments))
      fail(
        `list() gave a total of ${first.total}; ${thread.comments} is expected, or at least the ${roots.length} top-level ones.`,
      );
    if (first.total < thread.comments)
      bench.notes.push(
        `total is ${first.total} of ${thread.comments}: it leaves out replies or deleted comments.`,
      );
    const other = pages.findIndex(({ total }) => total != null && total !== first.total);
    if (other > 0)
      fail(
        `list() gave a total of ${first.total} on page 1 and of ${show(pages[other]!.total)} on page ${other + 1}.`,
      );
  },
};
