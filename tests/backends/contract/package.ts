/** The only door to the package: its classes must be those that the adapter under test throws and opens. */
export { CommentError, Email } from '../../../src/index.js';
export type {
  CallOptions,
  CommentAdapter,
  CommentDraft,
  CommentId,
  CommentInput,
  CommentPage,
  ErrorCode,
  Field,
  Sort,
  Verdict,
  Vote,
  Votes,
} from '../../../src/index.js';
