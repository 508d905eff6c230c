import type { Bench, Run } from './bench.js';
import { isGone } from './changing.js';
import type { CheckName } from './names.js';
import type { CommentAdapter, CommentInput, Verdict } from './package.js';
import type { Attempt } from './subject.js';
import { fail, notOffered, show } from './verdict.js';

export const moderating: Record<CheckName<'moderating'>, Run> = {
  async 'a moderator sees what is held'(bench) {
    const moderator = await moderatorOf(bench);
    const { attempt, comment } = await hold(bench);
    const seen = await bench.find(attempt.thread ?? bench.open, comment.id, moderator);
    if (seen?.status !== 'pending' || !seen.can?.moderate)
      fail(
        `list() gave a moderator ${seen ? show({ id: seen.id, status: seen.status, can: seen.can }) : 'nothing'} for the held comment ${comment.id}; status "pending" and can.moderate are expected.`,
      );
  },

  async 'approve publishes'(bench) {
    const moderator = await moderatorOf(bench);
    const { attempt, comment } = await hold(bench);
    await judge(bench, moderator, comment, 'approve');
    const seen = await bench.find(attempt.thread ?? bench.open, comment.id);
    if (!seen || (seen.status ?? 'published') !== 'published')
      fail(
        `After approve, list() gave a reader ${seen ? `the comment ${seen.id} as ${show(seen.status)}` : `no comment ${comment.id}`}; it is expected to be published.`,
      );
  },

  'spam is no longer shown': (bench) => bans(bench, 'spam'),
  'trash is no longer shown': (bench) => bans(bench, 'trash'),
};

async function moderatorOf(bench: Bench): Promise<CommentAdapter> {
  const moderator = await bench.subject.moderator?.();
  if (!moderator) return notOffered('The subject has no moderator().');
  return moderator.moderate ? moderator : notOffered('The moderator’s adapter has no moderate().');
}

async function hold(bench: Bench): Promise<{ attempt: Attempt; comment: CommentInput }> {
  const { held } = bench.subject;
  if (!held) return notOffered('The subject does not say what the server holds (held).');
  const attempt = await held();
  return { attempt, comment: await bench.post(attempt) };
}

const judge = (bench: Bench, moderator: CommentAdapter, comment: CommentInput, verdict: Verdict) =>
  bench.answer(`moderate("${verdict}")`, (signal) =>
    moderator.moderate!(String(comment.id), verdict, { signal }),
  );

async function bans(bench: Bench, verdict: 'spam' | 'trash'): Promise<void> {
  const moderator = await moderatorOf(bench);
  if (moderator.verdicts && !moderator.verdicts.includes(verdict))
    notOffered(`The adapter has no ${verdict}.`);
  const words = bench.words();
  const comment = await bench.post(words);
  await judge(bench, moderator, comment, verdict);
  isGone(await bench.find(bench.open, comment.id), words.text, `After ${verdict}, list() gave a reader`);
}
