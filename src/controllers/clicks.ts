import { CommentSignInEvent } from '../events.js';
import type { Localizer } from '../i18n/localize.js';
import { toUrl } from '../model/normalize.js';
import { announce } from './announcer.js';
import type { Conversation } from './conversation.js';

/**
 * The one listener for all that is clicked or pointed at in a thread: `data-do` says what, `data-id` around it with which
 * comment.
 */
export function follow(event: MouseEvent, conversation: Conversation, host: HTMLElement): void {
  const target = event.target as Element;
  if (event.type === 'pointerover') {
    conversation.tellDates(target.closest('.when'));
    return;
  }
  const id = target.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
  // The browser found something in folded replies.
  if (event.type === 'beforematch') conversation.toggle(id);
  switch (target.closest<HTMLElement>('[data-do]')?.dataset['do']) {
    case 'reply':
      void conversation.reply(id);
      break;
    case 'link':
      void conversation.copyLink(id);
      break;
    case 'permalink':
      // By hand: on a page with a <base>, `#…` leads away; and a second time the address would not change.
      if (event.ctrlKey || event.metaKey || event.shiftKey) break;
      event.preventDefault();
      location.hash = target.closest('a')!.hash;
      conversation.finder.follow();
      break;
    case 'toggle':
      conversation.toggle(id);
      break;
    case 'more':
      void conversation.more();
      break;
    case 'retry':
      void conversation.retry();
      break;
    case 'sign-in': {
      const url = toUrl(target.closest('a')!.getAttribute('href'));
      if (!host.dispatchEvent(new CommentSignInEvent(url)) || !url) event.preventDefault();
      break;
    }
    case 'skip':
      event.preventDefault();
      host.focus();
      break;
    case 'skip-replies':
      event.preventDefault();
      conversation.finder.skip(id);
  }
}

/** Another order of the comments. */
export function choose(
  { target }: Event,
  host: HTMLElement & { sort?: string | null },
  localizer: Localizer,
): void {
  if (!(target instanceof HTMLSelectElement)) return;
  host.sort = target.value;
  announce(localizer.text('sort.done', { name: target.selectedOptions[0]?.text ?? '' }));
}
