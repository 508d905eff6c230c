import type { Conversation } from './conversation.js';

/**
 * The page comes back as it was left: what is shown may be old, and what waits may go. Asked for quietly: what is shown
 * stays when that fails, and where more pages have been read.
 */
export async function refresh({ thread, outbox, drafts }: Conversation): Promise<void> {
  void outbox.show(drafts.place);
  const { first, query, state } = thread;
  if (!first || !query || state.status === 'loading') return;
  await thread.load(query);
  const { status, error } = state;
  if (thread.query === query && thread.state.status === 'error')
    thread.set({ ...thread.state, status, error });
}
