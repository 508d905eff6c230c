import type { Message } from './strings.js';

/** What the list of shortcuts says, in English. It comes with them and joins the other sentences then. */
export const strings = {
  'keys.title': 'Keyboard shortcuts',
  'keys.next': 'Next comment',
  'keys.previous': 'Previous comment',
  'keys.next.level': 'Next comment at the same level',
  'keys.previous.level': 'Previous comment at the same level',
  'keys.parent': 'The comment that this one answers',
  'keys.reply': 'Reply',
  'keys.toggle': 'Hide or show the replies',
  'keys.list': 'Show this list',
  'keys.close': 'Close',
} as const satisfies Record<string, Message>;
