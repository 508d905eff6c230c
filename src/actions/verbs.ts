import type { CommentAdapter, Verdict } from '../adapters/adapter.js';
import { cast, removed, replaced, tombstone, voted } from '../model/changes.js';
import type { Comment, CommentId, Vote, Votes } from '../model/comment.js';
import type { Kit } from './kit.js';

export const NO_VOTES: Votes = { up: 0, mine: 0 };

/** The votes that a backend takes. */
export const votesOf = (adapter: CommentAdapter): readonly Vote[] =>
  adapter.vote ? (adapter.votes ?? [1, 0]) : [];

interface Ballot {
  /** As the backend has it. */
  sure: Votes;
  wish: Vote;
}

/** Actions → calls of the adapter → the thread's next state. Each throws `CommentError`. */
export class Verbs {
  readonly #kit: Kit;
  /** Votes on their way, per thread. */
  readonly #ballots = new WeakMap<object, Map<CommentId, Ballot>>();

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  edit(comment: Comment, text: string): Promise<Comment> {
    const { conversation, events } = this.#kit;
    const [CommentUpdatedEvent] = events;
    return conversation.thread.act(async (adapter, options) => {
      const answer = said(await adapter.edit!(comment.id, text, options));
      if (!answer) throw new Error('edit() must resolve to the comment as stored.');
      return new CommentUpdatedEvent(this.#merge(comment, { text, source: text }, answer));
    }, replaced);
  }

  remove(comment: Comment): Promise<Comment> {
    const { conversation, events } = this.#kit;
    const [, CommentDeletedEvent] = events;
    let stays = false;
    return conversation.thread.act(
      async (adapter, options) => {
        stays = Boolean(said(await adapter.remove!(comment.id, options)));
        return new CommentDeletedEvent(tombstone(comment));
      },
      (state) => removed(state, comment.id, stays),
    );
  }

  moderate(comment: Comment, verdict: Verdict): Promise<Comment> {
    const { conversation, events } = this.#kit;
    const [CommentUpdatedEvent, CommentDeletedEvent] = events;
    return conversation.thread.act(
      async (adapter, options) => {
        const answer = said(await adapter.moderate!(comment.id, verdict, options)) ?? {};
        return verdict === 'approve'
          ? new CommentUpdatedEvent(this.#merge(comment, { status: 'published' }, answer))
          : new CommentDeletedEvent(tombstone(comment));
      },
      (state, now) => (verdict === 'approve' ? replaced(state, now) : removed(state, comment.id)),
    );
  }

  /**
   * Shows the vote at once and takes it back when the backend refuses. One call at a time: who presses again
   * meanwhile changes the wish, and the last one is sent when the answer has come.
   */
  async vote(id: CommentId, wish: Vote): Promise<void> {
    const { conversation, events } = this.#kit;
    const [, , CommentVotedEvent] = events;
    const { thread, drafts } = conversation;
    const known = thread.state.comments.get(id);
    if (!known) return;
    const ballots = this.#ballots.get(drafts) ?? new Map<CommentId, Ballot>();
    this.#ballots.set(drafts, ballots);
    const waiting = ballots.get(id);
    const ballot = waiting ?? { sure: known.votes ?? NO_VOTES, wish };
    ballot.wish = wish;
    const show = (votes: Votes): void => {
      if (drafts === conversation.drafts) thread.set(voted(thread.state, id, votes));
    };
    show(cast(ballot.sure, wish));
    if (waiting) return;
    ballots.set(id, ballot);
    try {
      for (let sent: Vote | undefined; sent !== ballot.wish;) {
        // The page shows another thread by now.
        if (drafts !== conversation.drafts) break;
        const from = ballot.sure.mine;
        const next = (sent = ballot.wish);
        // There and back again while a call was on its way: nothing is left to do.
        if (next === from) break;
        await thread.act(
          async (adapter, options) => {
            const answer = said(await adapter.vote!(id, next, { ...options, from })) ?? {};
            const votes = { ...cast(ballot.sure, next), ...answer };
            const comment = this.#merge(thread.state.comments.get(id) ?? known, { votes }, {});
            ballot.sure = comment.votes!;
            return new CommentVotedEvent(comment);
          },
          (state) => voted(state, id, next === ballot.wish ? ballot.sure : cast(ballot.sure, ballot.wish)),
        );
      }
    } catch (error) {
      show(ballot.sure);
      throw error;
    } finally {
      ballots.delete(id);
    }
  }

  /** What an answer does not say stays as it is; what it says is normalised like all that comes from outside. */
  #merge(known: Comment, news: object, answer: Record<string, unknown>): Comment {
    const { body, ...rest } = known;
    const hasBody = 'text' in news || 'text' in answer || 'html' in answer;
    const input = { ...rest, ...(!hasBody && body), ...news, ...answer, id: known.id, replies: [] };
    return this.#kit.normalizeOne(input as never)!;
  }
}

/** The parts of an answer that say something, or nothing when it is no object. */
function said(answer: unknown): Record<string, unknown> | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value != null));
}
