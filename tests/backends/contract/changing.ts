import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import type { CommentAdapter, CommentInput } from './package.js';
import { fail, isObject, notOffered, show } from './verdict.js';
import { saysThat, visible } from './words.js';

export const editing: Record<CheckName<'editing'>, Run> = {
  async 'an edit changes the words'(bench) {
    const { adapter, comment } = await own(bench, 'edit');
    const { id } = comment;
    const { text } = bench.words();
    const answer = await bench.answer('edit()', (signal) => adapter.edit!(String(id), text, { signal }));
    if (!isObject(answer) || String(answer.id) !== String(id))
      fail(`edit() of the comment ${id} resolved to ${show(answer)}; that comment is expected.`);
    if (!saysThat(answer, text))
      fail(`edit() gave a comment that reads ${show(visible(answer))}; ${show(text)} was typed.`);
    const listed = await bench.find(bench.open, id, adapter);
    if (!listed || !saysThat(listed, text))
      fail(
        `After edit(), list() gave ${listed ? show(visible(listed)) : `no comment ${id}`}; ${show(text)} was typed.`,
      );
  },
};

export const removing: Record<CheckName<'removing'>, Run> = {
  async 'what is removed is gone'(bench) {
    const { adapter, comment, text } = await own(bench, 'remove');
    const { id } = comment;
    const left = await bench.answer('remove()', (signal) => adapter.remove!(String(id), { signal }));
    isGone(left, text, `remove() of the comment ${id} resolved to`);
    isGone(await bench.find(bench.open, id, adapter), text, 'After remove(), list() gave');
  },
};

/** Nothing is left, or a placeholder without the words. */
export function isGone(left: CommentInput | undefined, text: string, sentence: string): void {
  if (left !== undefined && (left.status !== 'deleted' || visible(left).includes(text)))
    fail(
      `${sentence} ${show(left)}; nothing, or a comment with the status "deleted" and without its words, is expected.`,
    );
}

/** A comment by a reader who may do `right` with it. */
async function own(
  bench: Bench,
  right: 'edit' | 'remove',
): Promise<{ adapter: CommentAdapter; comment: CommentInput; text: string }> {
  const adapter = (await bench.subject.member?.()) ?? bench.adapter;
  if (!adapter[right]) return notOffered(`The adapter has no ${right}().`);
  const words = bench.words();
  const comment = await bench.post({ ...words, adapter });
  const may = comment.can?.[right] ?? (await bench.find(bench.open, comment.id, adapter))?.can?.[right];
  if (!may) {
    if (bench.subject.member)
      fail(`can.${right} is ${show(may)} for a member's own comment; true is expected.`);
    notOffered(`A reader may not ${right} what he wrote, and the subject has no member().`);
  }
  return { adapter, comment, text: words.text };
}
