import type { Message } from './strings.js';

/** What the outbox says, in English. It comes with it and joins the other sentences then. */
export const strings = {
  waiting: 'You are offline. Your comment will be posted when you are back.',
  'waiting.sending': 'Your comment is on its way.',
  'waiting.ask': 'You wrote this while you were offline. It has not been posted.',
  'waiting.you': 'You',
  'waiting.edit': 'Edit',
  'waiting.edit.label': 'Edit the comment that waits to be posted',
  'waiting.post': 'Post it…',
  'waiting.post.label': 'Post it…: the comment is taken to the form',
  'waiting.failed': 'Your comment could not be posted. It is still here, and you can try again.',
} as const satisfies Record<string, Message>;
