import type { Verdict } from '../adapters/adapter.js';
import type { Comment } from '../model/comment.js';
import type { Desk } from './desk.js';
import { NO_VOTES, votesOf } from './verbs.js';

/** Likes, dislikes, or takes that back. */
export async function vote(desk: Desk, comment: Comment, value: 1 | -1): Promise<void> {
  const { place, kit } = desk;
  const { adapter } = kit.conversation.thread;
  const wish = (comment.votes ?? NO_VOTES).mine === value ? 0 : value;
  if (!adapter || !votesOf(adapter).includes(wish)) return;
  if (desk.state(comment.id)?.failure) void desk.set(comment, { failure: undefined });
  try {
    await desk.verbs.vote(comment.id, wish);
  } catch (error) {
    desk.fail(comment, error, 'vote.failed', place);
  }
}

/** "Delete this comment?", or no longer. The focus goes to the answer that does no harm. */
export async function ask(desk: Desk, comment: Comment): Promise<void> {
  const { asking, busy } = desk.state(comment.id) ?? {};
  if (asking) return desk.leave(comment, 'remove');
  if (busy) return;
  await desk.set(comment, { asking: true, failure: undefined });
  desk.focus.button(comment, 'keep');
}

/** Deletes, approves, or takes away. */
export async function decide(desk: Desk, comment: Comment, verdict: Verdict | 'remove'): Promise<void> {
  if (desk.state(comment.id)?.busy) return;
  const { place, kit, verbs, l } = desk;
  const { outline } = kit.conversation;
  const goBack = desk.focus.from(comment);
  const deletes = verdict === 'remove';
  if (deletes) kit.announce(l.text('remove.busy'));
  const job = (): Promise<Comment> => (deletes ? verbs.remove(comment) : verbs.moderate(comment, verdict));
  const now = await desk.run(comment, verdict, job, deletes ? 'remove.failed' : 'moderate.failed');
  if (!now) return;
  kit.announce(l.text(`${verdict}.done`));
  if (place !== desk.place) return;
  const gone = now.status === 'deleted';
  // Nobody can answer what is not there; what was typed stays in the drafts.
  if (gone && outline.replyingTo === comment.id) outline.reply(null);
  if (gone) place.write(comment, '', 'edit');
  await desk.set(comment, { asking: undefined, ...(gone && { editing: undefined }) });
  goBack();
}
