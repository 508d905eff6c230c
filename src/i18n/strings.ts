import type { strings } from './action-strings.js';
import type { strings as outboxStrings } from './outbox-strings.js';
import type { strings as shortcutStrings } from './shortcut-strings.js';

/** A sentence, or one for each plural category of `{n}` (`Intl.PluralRules`); `other` stands in for a missing one. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Every sentence that the element says, in English. Text only, never HTML. */
export const en = {
  /** The way that the language is written: `ltr` or `rtl`. */
  dir: 'ltr',
  count: { one: '{n} comment', other: '{n} comments' },
  region: 'Comments',
  sort: 'Sort by',
  'sort.oldest': 'Oldest',
  'sort.newest': 'Newest',
  'sort.replies': 'Most replies',
  'sort.done': 'Sorted by: {name}',
  'skip.form': 'Skip to the comment form',
  'skip.replies': { one: 'Skip {n} reply', other: 'Skip {n} replies' },
  'badge.author': 'Author',
  'badge.moderator': 'Moderator',
  anonymous: 'Anonymous',
  edited: 'edited',
  'edited.title': 'Edited {date}',
  replying: 'in reply to {name}',
  orphan: 'in reply to a comment that is not shown',
  reply: 'Reply',
  'reply.label': 'Reply to {name}',
  link: 'Copy link',
  'link.label': 'Copy link to the comment by {name}',
  'link.done': 'Link copied.',
  'link.missing':
    'The comment that this link leads to is not here. It may have been deleted, or it awaits moderation.',
  deleted: 'This comment was deleted.',
  broken: 'This comment cannot be shown.',
  pending: 'Your comment is awaiting moderation.',
  'pending.hint': 'Only you can see it.',
  'pending.other': 'This comment is awaiting moderation.',
  'show.all': 'Show all',
  hide: { one: 'Hide {n} reply to {name}', other: 'Hide {n} replies to {name}' },
  show: { one: 'Show {n} reply to {name}', other: 'Show {n} replies to {name}' },
  hidden: { one: '{n} reply hidden', other: '{n} replies hidden' },
  'load.more': 'Load more comments',
  'load.done': { one: '{n} more comment loaded.', other: '{n} more comments loaded.' },
  /** On paper. */
  'print.more': 'There are more comments on the web page.',
  'form.new': 'Leave a Reply',
  'form.reply': 'Leave a Reply to {name}',
  cancel: 'Cancel reply',
  'note.email': 'Your email address will not be published.',
  'note.required': 'Required fields are marked {mark}',
  'field.text': 'Comment',
  'field.name': 'Name',
  'field.email': 'Email',
  'field.url': 'Website',
  optional: '(optional)',
  remember: 'Save my name, email, and website in this browser for the next time I comment.',
  submit: 'Post Comment',
  posting: 'Posting…',
  posted: 'Your comment was posted.',
  left: { one: '{n} character remaining', other: '{n} characters remaining' },
  over: { one: '{n} character too many', other: '{n} characters too many' },
  error: 'Error:',
  'error.title': 'There is a problem',
  'error.text': 'Enter a comment',
  'error.name': 'Enter your name',
  'error.email': 'Enter your email address',
  'error.url': 'Enter your website',
  'error.email.format': 'Enter an email address in the correct format, like name@example.com',
  'error.url.format': 'Enter a website address in the correct format, like https://example.com',
  'error.long': {
    one: '{field} must be {n} character or less',
    other: '{field} must be {n} characters or less',
  },
  'error.post': 'Your comment could not be posted. Your text is still here.',
  'error.duplicate': 'You have already posted this comment.',
  'error.flood': {
    one: 'You are posting comments too quickly. Try again in {n} second.',
    other: 'You are posting comments too quickly. Try again in {n} seconds.',
  },
  'error.flood.over': 'You can post your comment now.',
  'error.refused': 'Your comment was not accepted.',
  'error.sign-in': 'Log in to post your comment. Your text is still here.',
  'sign-in': 'Log in to comment',
  'sign-in.read': 'Log in to read the comments',
  as: 'Commenting as {name}',
  loading: 'Loading comments…',
  'loading.still': 'The comments are still loading…',
  'load.error': 'The comments could not be loaded',
  'load.error.hint': 'Check your connection and try again.',
  'load.error.forbidden': 'You may not read these comments.',
  'load.error.not-found': 'There are no comments at this address.',
  'load.error.more': 'No more comments could be loaded.',
  retry: 'Try again',
  empty: 'No comments yet',
  'empty.hint': 'Be the first to say something.',
  closed: 'Comments are closed.',
  offline: 'You are offline. Your comment is kept in this browser until you are back.',
  draft: 'Your draft was restored.',
  'draft.discard': 'Discard draft',
} as const satisfies Record<string, Message>;

/** Those of the actions, of the outbox and of the shortcuts come with them. */
export type StringKey =
  keyof typeof en | keyof typeof strings | keyof typeof outboxStrings | keyof typeof shortcutStrings;
/** Sentences to say instead of the English ones; missing ones stay. */
export type Strings = Partial<Record<StringKey, Message>>;
/** A language, complete: what every thread says, and what only those parts say that are loaded later. */
export type Locale = Readonly<Record<keyof typeof en, Message>>;
export type MoreOfLocale = Readonly<Record<Exclude<StringKey, keyof typeof en>, Message>>;
