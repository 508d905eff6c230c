/** An adapter in the hand of a test: it keeps what it was asked, and answers at once or when the test says so. */
import type {
  CallOptions,
  CommentAdapter,
  CommentDraft,
  CommentPage,
  ListQuery,
} from '../../src/adapters/adapter.js';
import type { CommentInput, Sort } from '../../src/model/comment.js';

export interface Call<Asked, Answer> {
  readonly asked: Asked;
  readonly signal: AbortSignal;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

type Respond<Asked, Answer> = (asked: Asked, nth: number) => Answer | Promise<Answer>;

export interface Behaviour {
  readonly comments?: readonly CommentInput[];
  readonly list?: Respond<ListQuery, CommentPage> | 'held';
  readonly create?: Respond<CommentDraft, CommentInput> | 'held' | 'none';
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
  readonly sorts?: readonly Sort[];
  create?: (draft: CommentDraft, options: CallOptions) => Promise<CommentInput>;
  /** May be changed while the test runs. */
  behaviour: Behaviour;

  constructor(behaviour: Behaviour = {}) {
    this.behaviour = behaviour;
    if (behaviour.sorts) this.sorts = behaviour.sorts;
    if (behaviour.create !== 'none')
      this.create = (draft, { signal }) =>
        this.#call(this.creates, draft, signal, () => this.behaviour.create ?? stored);
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
