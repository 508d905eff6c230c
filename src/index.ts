export { CommentThread } from './comment-thread.js';
export { CommentForm } from './comment-form.js';
export * from './events.js';
export { CommentError, type ErrorCode, type ErrorDetails, type Field } from './model/errors.js';
export type {
  Author,
  Comment,
  CommentId,
  CommentInput,
  CommentStatus,
  Rights,
  Sort,
  Vote,
  Votes,
} from './model/comment.js';
export type { ThreadInfo } from './model/thread-state.js';
export { Email, revealEmail } from './model/email.js';
export type {
  CallOptions,
  CommentAdapter,
  CommentDraft,
  CommentPage,
  ListQuery,
  Verdict,
  VoteOptions,
} from './adapters/adapter.js';
export type { IdentityOptions, TokenOptions, TokenSource } from './adapters/identity.js';
export type { Path, RequestMapping, RestMapping, Route } from './adapters/mapping.js';
export { rest, type RestAdapter, type RestOptions } from './adapters/rest.js';
export { local } from './adapters/local.js';
export { threadContext, type ThreadContext } from './context/thread-context.js';
export { defineStrings } from './i18n/languages.js';
export type { Locale, Message, StringKey, Strings } from './i18n/strings.js';
