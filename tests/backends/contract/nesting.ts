import type { Run } from './bench.js';
import { readable } from './listing.js';
import type { CheckName } from './names.js';
import { nameOf, type Placed } from './pages.js';
import { fail, notOffered, show } from './verdict.js';

export const nesting: Record<CheckName<'nesting'>, Run> = {
  async 'replies have their parents'(bench) {
    const { key, parents } = bench.subject.threads.nested ?? notOffered('The subject has no threads.nested.');
    const { comments } = await bench.read(key, { limit: 5 });
    const called = (name: string): Placed =>
      comments.find(({ id }) => id === name) ??
      comments.find(({ input }) => nameOf(input) === name) ??
      fail(`list() gave no comment with the id or the author "${name}"; the subject expects one.`);
    for (const [name, parent] of Object.entries(parents)) {
      const { parentId } = called(name);
      const expected = parent === null ? null : called(parent).id;
      if (parentId !== expected)
        fail(
          `list() gave "${name}" the parent ${show(parentId)}; ${parent === null ? 'none' : `"${parent}", ${show(expected)},`} is expected.`,
        );
    }
  },

  async 'no reply comes without its parent'(bench) {
    for (const key of readable(bench)) {
      const { comments, pages } = await bench.read(key, { limit: 5 });
      const known = new Set(comments.map(({ id }) => id));
      for (const { id, parentId } of comments)
        if (parentId !== null && !known.has(parentId))
          fail(
            `list() gave the comment ${id} the parent ${parentId}, which is on none of the ${pages.length} pages.`,
          );
    }
  },

  async 'no comment answers itself, directly or in a circle'(bench) {
    for (const key of readable(bench)) {
      const { comments } = await bench.read(key, { limit: 5 });
      const parentOf = new Map(comments.map(({ id, parentId }) => [id, parentId]));
      for (const { id } of comments) {
        let steps = 0;
        for (let above = parentOf.get(id); above != null; above = parentOf.get(above))
          if (above === id || ++steps > comments.length)
            fail(`list() gave the comment ${id} a parent that answers ${id} itself.`);
      }
    }
  },
};
