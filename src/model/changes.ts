import type { Comment, CommentId, Vote, Votes } from './comment.js';
import type { ThreadState } from './thread-state.js';

/** What readers do to comments that are there. Apart from `thread-state`, because only the lazy actions need it. */

const counts = (comment: Comment | undefined): number => Number(comment?.status === 'published');

/** Puts another comment, or none, in the place of the one with this id. What the reader wrote follows. */
function put(state: ThreadState, id: CommentId, comment: Comment | undefined): ThreadState {
  const comments = new Map(state.comments);
  const own = new Map(state.own);
  for (const map of [comments, own]) {
    if (!comment || (map === own && comment.status === 'deleted')) map.delete(id);
    else if (map.has(id)) map.set(id, comment);
  }
  const more = counts(comment) - counts(state.comments.get(id));
  return { ...state, comments, own, total: state.total === undefined ? undefined : state.total + more };
}

/** The comment as the backend has it now. */
export const replaced = (state: ThreadState, comment: Comment): ThreadState =>
  state.comments.has(comment.id) ? put(state, comment.id, comment) : state;

/** The votes alone: body and author stay the objects that they are, so nothing else is drawn. */
export function voted(state: ThreadState, id: CommentId, votes: Votes): ThreadState {
  const known = state.comments.get(id);
  return known ? put(state, id, Object.freeze({ ...known, votes })) : state;
}

/** What is left of a deleted comment: its place, for its replies. */
export const tombstone = ({ id, parentId, createdAt }: Comment): Comment =>
  Object.freeze({
    id,
    parentId,
    author: Object.freeze({ name: '' }),
    createdAt,
    body: Object.freeze({ text: '' }),
    status: 'deleted',
    can: Object.freeze({}),
  });

/** Takes a comment away. Its place stays while it has replies here, or where the backend says that it does. */
export function removed(state: ThreadState, id: CommentId, stays = false): ThreadState {
  const known = state.comments.get(id);
  if (!known) return state;
  if (stays || hasReplies(state, id)) return put(state, id, tombstone(known));
  const gone = new Set([id]);
  // An empty place above goes with its last reply, unless there may be more on the next pages.
  for (let next = known; !state.next;) {
    const above = state.comments.get(next.parentId ?? '');
    if (above?.status !== 'deleted' || gone.has(above.id) || hasReplies(state, above.id, gone)) break;
    gone.add((next = above).id);
  }
  const { comments, own, ...rest } = put(state, id, undefined);
  const left = (map: ThreadState['own']) => new Map([...map].filter(([one]) => !gone.has(one)));
  return { ...rest, comments: left(comments), own: left(own) };
}

function hasReplies({ comments }: ThreadState, to: CommentId, gone?: ReadonlySet<CommentId>): boolean {
  for (const { id, parentId } of comments.values()) if (parentId === to && !gone?.has(id)) return true;
  return false;
}

/** The sums as they are with another vote of this reader's. */
export function cast(votes: Votes, mine: Vote): Votes {
  const recount = (sum: number, vote: Vote): number =>
    Math.max(0, sum + Number(mine === vote) - Number(votes.mine === vote));
  return Object.freeze({
    up: recount(votes.up, 1),
    ...(votes.down !== undefined && { down: recount(votes.down, -1) }),
    mine,
  });
}
