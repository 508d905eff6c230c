/** An adapter in the hand of a test: it keeps what it was asked, and answers at once or when the test says so. */
import type {
  CallOptions,
  CommentAdapter,
  CommentDraft,
  CommentPage,
  ListQuery,
  Verdict,
  VoteOptions,
} from '../../src/adapters/adapter.js';
import type { CommentId, CommentInput, Sort, Vote, Votes } from '../../src/model/comment.js';
import { CommentError } from '../../src/model/errors.js';

export interface Call<Asked, Answer> {
  readonly asked: Asked;
  readonly signal: AbortSignal;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

type Respond<Asked, Answer> = (asked: Asked, nth: number) => Answer | Promise<Answer>;

interface Asked {
  readonly edits: { readonly id: CommentId; readonly text: string };
  readonly removes: { readonly id: CommentId };
  readonly votings: { readonly id: CommentId; readonly vote: Vote; readonly from: Vote };
  readonly moderations: { readonly id: CommentId; readonly verdict: Verdict };
}

export interface Behaviour {
  readonly comments?: readonly CommentInput[];
  readonly list?: Respond<ListQuery, CommentPage> | 'held';
  readonly create?: Respond<CommentDraft, CommentInput> | 'held' | 'none';
  /** Without these there are no such actions. */
  readonly edit?: Respond<Asked['edits'], CommentInput> | 'held';
  readonly remove?: Respond<Asked['removes'], CommentInput | undefined> | 'held';
  readonly vote?: Respond<Asked['votings'], Partial<Votes>> | 'held';
  readonly moderate?: Respond<Asked['moderations'], CommentInput | undefined> | 'held';
  readonly votes?: readonly Vote[];
  readonly verdicts?: readonly Verdict[];
  readonly sorts?: readonly Sort[];
  readonly page?: Omit<CommentPage, 'comments'>;
}

const START = Date.UTC(2024, 0, 1);

/** A comment whose id is its author's name; each is a minute later than the one before. */
let minute = 0;
export const by = (name: string, rest: Partial<CommentInput> = {}): CommentInput => ({
  id: name,
  author: { name },
  text: `${name} says`,
  createdAt: START + 60_000 * minute++,
  ...rest,
});
export const answering = (parentId: string, name: string, rest: Partial<CommentInput> = {}): CommentInput =>
  by(name, { parentId, ...rest });

export class FakeBackend implements CommentAdapter {
  readonly lists: Call<ListQuery, CommentPage>[] = [];
  readonly creates: Call<CommentDraft, CommentInput>[] = [];
  readonly edits: Call<Asked['edits'], CommentInput>[] = [];
  readonly removes: Call<Asked['removes'], CommentInput | undefined>[] = [];
  readonly votings: Call<Asked['votings'], Partial<Votes>>[] = [];
  readonly moderations: Call<Asked['moderations'], CommentInput | undefined>[] = [];
  readonly sorts?: readonly Sort[];
  readonly votes?: readonly Vote[];
  readonly verdicts?: readonly Verdict[];
  edit?: CommentAdapter['edit'];
  remove?: CommentAdapter['remove'];
  vote?: CommentAdapter['vote'];
  moderate?: CommentAdapter['moderate'];
  create?: (draft: CommentDraft, options: CallOptions) => Promise<CommentInput>;
  /** May be changed while the test runs. */
  behaviour: Behaviour;

  constructor(behaviour: Behaviour = {}) {
    this.behaviour = behaviour;
    const { sorts, votes, verdicts, edit, remove, vote, moderate } = behaviour;
    if (sorts) this.sorts = sorts;
    if (votes) this.votes = votes;
    if (verdicts) this.verdicts = verdicts;
    if (edit)
      this.edit = (id, text, { signal }) =>
        this.#call(this.edits, { id, text }, signal, () => this.behaviour.edit ?? edit);
    if (remove)
      this.remove = (id, { signal }) =>
        this.#call(this.removes, { id }, signal, () => this.behaviour.remove ?? remove);
    if (vote)
      this.vote = (id, wish, { signal, from }: VoteOptions) =>
        this.#call(this.votings, { id, vote: wish, from }, signal, () => this.behaviour.vote ?? vote);
    if (moderate)
      this.moderate = (id, verdict, { signal }) =>
        this.#call(this.moderations, { id, verdict }, signal, () => this.behaviour.moderate ?? moderate);
    if (behaviour.create !== 'none')
      this.create = (draft, { signal }) =>
        navigator.onLine
          ? this.#call(this.creates, draft, signal, () => this.behaviour.create ?? stored)
          : Promise.reject(new CommentError('offline'));
  }

  list(query: ListQuery, { signal }: CallOptions): Promise<CommentPage> {
    const { comments = [], page } = this.behaviour;
    return this.#call(
      this.lists,
      query,
      signal,
      () => this.behaviour.list ?? (() => ({ comments, ...page })),
    );
  }

  #call<Asked, Answer>(
    calls: Call<Asked, Answer>[],
    asked: Asked,
    signal: AbortSignal,
    how: () => Respond<Asked, Answer> | 'held' | 'none',
  ): Promise<Answer> {
    return new Promise((answer, fail) => {
      calls.push({ asked, signal, answer, fail });
      const respond = how();
      if (typeof respond !== 'function') return;
      try {
        answer(respond(asked, calls.length));
      } catch (error) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- backends throw anything
        fail(error);
      }
    });
  }
}

/** What a friendly backend answers to a new comment. */
export const stored = ({ parentId, text, name, url }: CommentDraft, nth = 1): CommentInput => ({
  id: `new-${String(nth)}`,
  parentId,
  text,
  author: { name: name ?? '', ...(url && { url }) },
  createdAt: Date.now(),
});

/** Pages of comments, each with the way to the next. */
export const pages =
  (...lists: (readonly CommentInput[])[]): Respond<ListQuery, CommentPage> =>
  ({ cursor }) => {
    const index = Number(cursor ?? 0);
    return { comments: lists[index]!, ...(index + 1 < lists.length && { next: String(index + 1) }) };
  };
