import type { ThreadController } from './thread.js';

/** Asks quietly for what may be new: what is shown stays when that fails, and where more pages have been read. */
export async function refresh(thread: ThreadController): Promise<void> {
  const { first, query, state } = thread;
  if (!first || !query || state.status === 'loading') return;
  await thread.load(query);
  if (thread.state.status === 'error') thread.set(state);
}
