// Lock 1: code through which an address could come back does not compile. `npm run types` is the test: a line
// below that the compiler takes makes its `@ts-expect-error` an error.
/* eslint-disable @typescript-eslint/require-await */
import {
  CommentError,
  revealEmail,
  type Author,
  type Comment,
  type CommentAdapter,
  type CommentDraft,
  type CommentInput,
  type CommentThread,
  type Email,
} from '../../src/index.js';

export function aCommentHasNoAddress(comment: Comment, author: Author): void {
  // @ts-expect-error -- a comment has no place for an address
  comment.email;
  // @ts-expect-error -- nor has its author
  author.email;
  // @ts-expect-error -- nor can one be put there: comments are read-only
  comment.author.name = 'x';
}

export const leaksInTheComment: CommentAdapter = {
  // @ts-expect-error -- an adapter must not hand on an address in a comment
  list: async () => ({ comments: [{ id: 1, text: 'x', email: 'ann@x.example' }] }),
};

export const leaksInTheAuthor: CommentAdapter = {
  // @ts-expect-error -- nor in its author
  list: async () => ({ comments: [{ id: 1, author: { name: 'Ann', email: 'ann@x.example' } }] }),
};

export const leaksInAReply: CommentAdapter = {
  // @ts-expect-error -- nor in a reply
  list: async () => ({ comments: [{ id: 1, replies: [{ id: 2, email: 'ann@x.example' }] }] }),
};

interface Row {
  id: number;
  text: string;
  email: string;
}
export const leaksARowOfTheDatabase = (rows: Row[]): CommentAdapter => ({
  // @ts-expect-error -- nor by handing on a whole row that has one
  list: async () => ({ comments: rows }),
});

export const leaksOnCreate: CommentAdapter = {
  list: async () => ({ comments: [] }),
  // @ts-expect-error -- nor in the answer to a new comment
  create: async (draft) => ({ id: 1, text: draft.text, email: revealEmail(draft.email!) }),
};

export const leaksASealedOne: CommentAdapter = {
  list: async () => ({ comments: [] }),
  // @ts-expect-error -- nor sealed
  create: async (draft) => ({ id: 1, text: draft.text, email: draft.email }),
};

export function anAddressIsNoText(email: Email, draft: CommentDraft): void {
  // @ts-expect-error -- an Email is no string
  const text: string = email;
  // @ts-expect-error -- nor is that of a draft
  const fromDraft: string | undefined = draft.email;
  // @ts-expect-error -- it cannot be looked into
  email.address;
  // @ts-expect-error -- nor by its private name
  email['#address'];
  // @ts-expect-error -- a string is no Email
  const sealed: CommentDraft['email'] = 'ann@x.example';
  const opened: string = revealEmail(email);
  [text, fromDraft, sealed, opened];
}

// The smallest adapter that reads and writes.
export const smallest: CommentAdapter = {
  async list({ thread }, { signal }) {
    const response = await fetch(`/comments?post=${encodeURIComponent(thread)}`, { signal });
    return { comments: (await response.json()) as CommentInput[] };
  },
  async create({ thread, parentId, text, name, email }, { signal }) {
    const body = JSON.stringify({ thread, parentId, text, name, email: email && revealEmail(email) });
    const response = await fetch('/comments', { method: 'POST', body, signal });
    if (!response.ok) throw new CommentError('server');
    return (await response.json()) as CommentInput;
  },
};

export function eventsAreTyped(element: CommentThread): void {
  element.addEventListener('comment-submit', ({ submission }) => {
    submission.text satisfies string;
    submission.parentId satisfies string | null;
    // @ts-expect-error -- what is about to be posted is told without the address
    submission.email;
  });
  element.addEventListener('comment-created', ({ comment }) => {
    comment satisfies Comment;
  });
  element.addEventListener('comments-loaded', ({ count, total }) => {
    [count, total] satisfies number[];
  });
  element.addEventListener('comment-error', ({ error }) => {
    error.code satisfies CommentError['code'];
    error.details.retryAfter satisfies number | undefined;
  });
  element.addEventListener('comment-sign-in', (event) => {
    event.url satisfies string | undefined;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    // @ts-expect-error -- other events have no submission
    event.submission;
  });
  // @ts-expect-error -- an unknown code
  new CommentError('oops');
  // @ts-expect-error -- comments are read, not set
  element.comments = [];
}
