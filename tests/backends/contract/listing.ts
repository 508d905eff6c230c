import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import { CommentError } from './package.js';
import { nameOf } from './pages.js';
import { fail, isObject, notOffered, show } from './verdict.js';
import { random } from './words.js';
import { fault } from './wellformed.js';

/** Those with comments in them, if the subject names any. */
export function readable({ subject: { threads } }: Bench): string[] {
  const keys = [threads.nested?.key, threads.many?.key].filter((key) => key !== undefined);
  return keys.length > 0 ? keys : notOffered('The subject has neither threads.nested nor threads.many.');
}

export const listing: Record<CheckName<'listing'>, Run> = {
  async 'a page is well formed'(bench) {
    const { threads } = bench.subject;
    for (const key of [threads.many?.key, threads.nested?.key, threads.open, threads.closed, threads.empty]) {
      if (key === undefined) continue;
      // Few, so that there is a next page.
      const { next, total, thread } = await bench.list(key, { limit: 5 });
      if (next != null && typeof next !== 'string')
        fail(`list() gave ${show(next)} as next; text, or null on the last page, is expected.`);
      if (total != null && !(Number.isInteger(total) && total >= 0))
        fail(`list() gave ${show(total)} as total; a number of comments, or null, is expected.`);
      if (thread === undefined) continue;
      if (!isObject(thread)) fail(`list() gave ${show(thread)} as thread; an object is expected.`);
      if (thread.open !== undefined && typeof thread.open !== 'boolean')
        fail(`list() gave ${show(thread.open)} as thread.open; true or false is expected.`);
      if (key === threads.closed && thread.open !== false)
        bench.notes.push('list() does not say that the closed thread is closed: the form is shown in vain.');
      if (key === threads.open && thread.open === false)
        fail('list() gave thread.open as false for a thread that takes comments.');
    }
  },

  async 'every comment is well formed'(bench) {
    for (const key of readable(bench))
      for (const { input, page } of (await bench.read(key, { limit: 5 })).comments) {
        const wrong = fault(input);
        if (wrong !== undefined)
          fail(`list() gave on page ${page} the comment ${show(input.id)} by "${nameOf(input)}": ${wrong}.`);
      }
  },

  async 'every comment has its date'(bench) {
    for (const key of readable(bench))
      for (const { input, page } of (await bench.read(key, { limit: 5 })).comments)
        if (input.createdAt == null)
          fail(
            `list() gave on page ${page} the comment ${show(input.id)} by "${nameOf(input)}" no createdAt; a date is expected.`,
          );
  },

  async 'an unknown thread is empty or not found'(bench) {
    const { unknown = `no-such-thread-${random()}` } = bench.subject.threads;
    const { adapter, sort } = bench;
    const query = { thread: unknown, sort, limit: 5 };
    const end = await bench.end('list() of an unknown thread', (signal) => adapter.list(query, { signal }));
    if ('error' in end && end.error instanceof CommentError && end.error.code === 'not-found') return;
    if ('error' in end)
      return fail(
        `list() of an unknown thread threw ${show(end.error)}; no comments, or a CommentError "not-found", are expected.`,
      );
    const { answer } = end;
    if (answer.comments.length > 0 || answer.next)
      fail(
        `list() of an unknown thread gave ${show(answer)}; no comments, or a CommentError "not-found", are expected.`,
      );
  },

  async 'an empty thread is empty'(bench) {
    const key = bench.subject.threads.empty ?? notOffered('The subject has no threads.empty.');
    const { comments, next, total } = await bench.list(key);
    if (comments.length > 0 || next || total)
      fail(
        `list() of an empty thread gave ${show({ comments, next, total })}; no comments, no next page and no total are expected.`,
      );
  },
};
