import type { Comment } from '../model/comment.js';
import type { Desk } from './desk.js';
import type { Edit } from './kit.js';

/** From which part of the limit on the field's counter shows and counts, as in the reply form. */
const COUNT_FROM = 0.75;

/** Opens the form in place of the comment's text, with what was typed there before, and goes into it. */
export async function openEdit(desk: Desk, comment: Comment): Promise<void> {
  if (!desk.state(comment.id)?.editing) {
    // What the backend does not hand out is taken from what is seen.
    const source = comment.source ?? desk.focus.textOf(comment);
    const draft = desk.place.read(comment, 'edit');
    const restored = draft !== '' && draft !== source;
    const beside = desk.kit.conversation.outline.replyingTo === comment.id;
    const editing = { source, text: draft || source, restored, beside };
    await desk.set(comment, { editing, asking: undefined, failure: undefined });
  }
  desk.focus.field(comment, true);
}

/** The field holds another text: into the drafts with it. Drawn only where something is to be seen of it. */
export function typed(desk: Desk, comment: Comment, text: string): void {
  const { editing } = desk.state(comment.id) ?? {};
  if (!editing) return;
  const before = editing.text.length;
  editing.text = text;
  desk.place.write(comment, text === editing.source ? '' : text, 'edit');
  const mended = editing.error !== undefined && !problem(desk, text);
  if (mended || Math.max(before, text.length) >= desk.shared.maxLength * COUNT_FROM)
    void desk.set(comment, { editing: { ...editing, ...(mended && { error: undefined }) } });
}

/** Back to the comment as it is. */
export function discard(desk: Desk, comment: Comment): void {
  const { editing } = desk.state(comment.id) ?? {};
  if (!editing) return;
  desk.place.write(comment, '', 'edit');
  void desk.set(comment, {
    editing: { ...editing, text: editing.source, restored: false, error: undefined },
  });
  desk.focus.field(comment);
}

export async function save(desk: Desk, comment: Comment): Promise<void> {
  const { editing, busy } = desk.state(comment.id) ?? {};
  if (!editing || busy) return;
  const error = problem(desk, editing.text);
  if (error) return complain(desk, comment, editing, error);
  const { place, l, kit } = desk;
  const text = editing.text.trim();
  if (text !== editing.source.trim()) {
    kit.announce(l.text('edit.saving'));
    const now = await desk.run(comment, 'edit', () => desk.verbs.edit(comment, text), 'edit.failed');
    if (!now) {
      const doing = desk.state(comment.id);
      const wrong = doing?.failure?.fields?.text;
      if (wrong && doing.editing) await complain(desk, comment, doing.editing, wrong);
      return;
    }
    const { moderate } = comment.can;
    kit.announce(l.text(moderate ? 'edit.done.other' : now.status === 'pending' ? 'pending' : 'edit.done'));
  }
  place.write(comment, '', 'edit');
  const free = desk.focus.isFree(comment);
  await desk.set(comment, { editing: undefined, failure: undefined }, place);
  if (free) desk.focus.button(comment, 'edit');
}

/** What is wrong with a text, in words. */
function problem({ l, shared }: Desk, text: string): string | undefined {
  const { length } = text.trim();
  const n = shared.maxLength;
  if (!length) return l.text('error.text');
  return length > n ? l.text('error.long', { field: l.text('field.text'), n }) : undefined;
}

async function complain(desk: Desk, comment: Comment, editing: Edit, error: string): Promise<void> {
  await desk.set(comment, { editing: { ...editing, error }, failure: undefined });
  desk.focus.field(comment);
}
