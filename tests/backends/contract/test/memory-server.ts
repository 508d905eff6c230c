/** A comment server in memory, for the contract kit's own tests. Every ability that an adapter can have is here. */
import { CommentError, type CommentInput, type ErrorDetails, type Sort } from '../../../../src/index.js';

export interface Stored extends CommentInput {
  id: string;
  parentId: string | null;
  text: string;
  createdAt: number;
  status: 'published' | 'pending' | 'deleted';
  owner: string | undefined;
  key: string;
  /** The readers who voted, and how. */
  ballots: Map<string, number>;
}

/** What the adapter sends. The address is in clear text here, as on any server. */
export interface Posted {
  thread: string;
  parentId: string | null;
  text: string;
  name?: string;
  email?: string;
  key: string;
}

const START = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const MOST = 50;
const SOME_ROOTS = 40;
export const MANY = 60;

const refuse = (code: CommentError['code'], details: ErrorDetails = {}): never => {
  throw new CommentError(code, details);
};

export class MemoryServer {
  readonly #threads = new Map<string, Stored[]>();
  #ids = 0;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#threads.clear();
    this.#ids = 0;
    for (const thread of ['open', 'empty', 'closed', 'held', 'slow', 'members', 'staff'])
      this.#threads.set(thread, []);
    const parents: string[] = [];
    for (let i = 0; i < MANY; i++) {
      // The first ones are top-level, the others answer them.
      const parentId = i < SOME_ROOTS ? null : parents[i - SOME_ROOTS]!;
      parents.push(this.#put('many', `Reader ${i}`, parentId).id);
    }
    const ann = this.#put('nested', 'Ann', null);
    const bob = this.#put('nested', 'Bob', ann.id);
    this.#put('nested', 'Cem', bob.id);
    this.#put('nested', 'Dana', null);
  }

  list(
    token: string | undefined,
    { thread, sort, limit, cursor = '0' }: { thread: string; sort: Sort; limit: number; cursor?: string },
  ) {
    const all = (this.#threads.get(thread) ?? []).filter(
      ({ status }) => status !== 'pending' || token === 'moderator',
    );
    const roots = all.filter(({ parentId }) => parentId === null);
    const repliesOf = ({ id }: Stored): Stored[] => all.filter(({ parentId }) => parentId === id);
    if (sort === 'newest') roots.reverse();
    if (sort === 'replies') roots.sort((a, b) => repliesOf(b).length - repliesOf(a).length);
    const tree = (comment: Stored): Stored[] => [comment, ...repliesOf(comment).flatMap(tree)];
    const ordered = roots.flatMap(tree);
    const [start, size] = [Number(cursor), Math.min(limit, MOST)];
    return {
      comments: ordered.slice(start, start + size).map((comment) => this.#show(comment, token)),
      next: start + size < ordered.length ? String(start + size) : null,
      total: all.filter(({ status }) => status === 'published').length,
      thread: { open: thread !== 'closed' },
    };
  }

  create(token: string | undefined, { thread, parentId, text, name = '', email = '', key }: Posted) {
    const comments = this.#threads.get(thread) ?? refuse('not-found');
    const repeated = comments.find((comment) => comment.key === key);
    if (repeated) return this.#show(repeated, token);
    if (thread === 'closed') refuse('closed', { message: 'No more comments.' });
    if (thread === 'members' && !token) refuse('sign-in', { signInUrl: 'https://memory.example/login' });
    if (thread === 'staff' && token !== 'moderator') refuse('forbidden');
    if (!text.trim()) refuse('invalid', { fields: { text: 'Say something.' } });
    if (!email.includes('@')) refuse('invalid', { fields: { email: 'This is no address.' } });
    if (parentId !== null && !comments.some(({ id }) => id === parentId)) refuse('not-found');
    if (thread === 'slow' && comments.length > 0) refuse('rate-limited', { retryAfter: 30 });
    if (comments.some((comment) => comment.text === text && comment.parentId === parentId))
      refuse('duplicate');
    return this.#show(this.#put(thread, name, parentId, { text, key, owner: token }), token);
  }

  edit(token: string | undefined, { id, text }: { id: string; text: string }) {
    const comment = this.#own(token, id);
    comment.text = text;
    return this.#show(comment, token);
  }

  remove(token: string | undefined, { id }: { id: string }) {
    const comment = this.#own(token, id);
    comment.status = 'deleted';
    comment.text = '';
    return this.#show(comment, token);
  }

  vote(token: string | undefined, { id, vote }: { id: string; vote: number }) {
    const comment = this.#find(id);
    comment.ballots.set(token ?? 'somebody', vote);
    return this.#show(comment, token).votes;
  }

  moderate(token: string | undefined, { id, verdict }: { id: string; verdict: string }) {
    if (token !== 'moderator') refuse('forbidden');
    const comment = this.#find(id);
    if (verdict === 'approve') comment.status = 'published';
    else
      for (const comments of this.#threads.values())
        comments.splice(0, comments.length, ...comments.filter((other) => other !== comment));
    return verdict === 'approve' ? this.#show(comment, token) : undefined;
  }

  #put(thread: string, name: string, parentId: string | null, more: Partial<Stored> = {}): Stored {
    const id = String(++this.#ids);
    const comments = this.#threads.get(thread) ?? [];
    this.#threads.set(thread, comments);
    const comment: Stored = {
      id,
      parentId,
      author: name,
      createdAt: START + this.#ids * MINUTE,
      text: `${name} says this, number ${id}.`,
      status: thread === 'held' ? 'pending' : 'published',
      owner: undefined,
      key: id,
      ballots: new Map(),
      ...more,
    };
    comments.push(comment);
    return comment;
  }

  #find(id: string): Stored {
    return [...this.#threads.values()].flat().find((comment) => comment.id === id) ?? refuse('not-found');
  }

  #own(token: string | undefined, id: string): Stored {
    const comment = this.#find(id);
    return token === undefined || comment.owner !== token ? refuse('forbidden') : comment;
  }

  #show({ owner, key: _, ballots, ...comment }: Stored, token: string | undefined): CommentInput {
    const votes = [...ballots.values()];
    const own = token !== undefined && owner === token;
    return {
      ...comment,
      votes: {
        up: votes.filter((vote) => vote === 1).length,
        down: votes.filter((vote) => vote === -1).length,
      },
      can: { edit: own, remove: own, moderate: token === 'moderator' },
    };
  }
}
