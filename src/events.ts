import type { Comment, CommentId } from './model/comment.js';
import type { CommentError } from './model/errors.js';

const init = (cancelable: boolean): EventInit => ({ bubbles: true, composed: true, cancelable });

/** What the reader is about to post. The e-mail address is not among it. */
export interface Submission {
  readonly thread: string;
  readonly parentId: CommentId | null;
  readonly text: string;
  readonly name?: string | undefined;
  readonly url?: string | undefined;
}

/** Before a comment is sent. Cancel it to keep it from being sent; the text stays in the form. */
export class CommentSubmitEvent extends Event {
  readonly submission: Submission;
  constructor(submission: Submission) {
    super('comment-submit', init(true));
    this.submission = submission;
  }
}

/** The reader follows "Log in to comment". Cancel it to do the sign-in your own way. */
export class CommentSignInEvent extends Event {
  readonly url: string | undefined;
  constructor(url: string | undefined) {
    super('comment-sign-in', init(true));
    this.url = url;
  }
}

/** A page of comments is in the thread. */
export class CommentsLoadedEvent extends Event {
  /** How many came with this page. */
  readonly count: number;
  /** How many the thread has. */
  readonly total: number;
  constructor(count: number, total: number) {
    super('comments-loaded', init(false));
    this.count = count;
    this.total = total;
  }
}

/** Something was done to a comment. */
class CommentFact extends Event {
  readonly comment: Comment;
  constructor(type: string, comment: Comment) {
    super(type, init(false));
    this.comment = comment;
  }
}

/** The reader's comment is stored; `comment.status` says whether it is published or awaits moderation. */
export class CommentCreatedEvent extends CommentFact {
  constructor(comment: Comment) {
    super('comment-created', comment);
  }
}

/** A comment was edited or approved; `comment` is what it is now. */
export class CommentUpdatedEvent extends CommentFact {
  constructor(comment: Comment) {
    super('comment-updated', comment);
  }
}

/** A comment was deleted, or taken away by a moderator; of `comment` there are left its id and its place. */
export class CommentDeletedEvent extends CommentFact {
  constructor(comment: Comment) {
    super('comment-deleted', comment);
  }
}

/** The reader's vote counts; `comment.votes` has the sums. */
export class CommentVotedEvent extends CommentFact {
  constructor(comment: Comment) {
    super('comment-voted', comment);
  }
}

/** Something failed: loading, posting, or the element's configuration. */
export class CommentErrorEvent extends Event {
  readonly error: CommentError;
  constructor(error: CommentError) {
    super('comment-error', init(false));
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'comment-submit': CommentSubmitEvent;
    'comment-sign-in': CommentSignInEvent;
    'comments-loaded': CommentsLoadedEvent;
    'comment-created': CommentCreatedEvent;
    'comment-updated': CommentUpdatedEvent;
    'comment-deleted': CommentDeletedEvent;
    'comment-voted': CommentVotedEvent;
    'comment-error': CommentErrorEvent;
  }
}
