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

/** The reader's comment is stored; `comment.status` says whether it is published or awaits moderation. */
export class CommentCreatedEvent extends Event {
  readonly comment: Comment;
  constructor(comment: Comment) {
    super('comment-created', init(false));
    this.comment = comment;
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
    'comment-error': CommentErrorEvent;
  }
}
