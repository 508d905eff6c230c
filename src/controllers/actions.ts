import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { Actions } from '../actions/kit.js';
import type { CommentAdapter } from '../adapters/adapter.js';
import { part } from '../adapters/resolve.js';
import { CommentDeletedEvent, CommentUpdatedEvent, CommentVotedEvent } from '../events.js';
import { en } from '../i18n/strings.js';
import type { CommentError } from '../model/errors.js';
import { normalizeOne } from '../model/normalize.js';
import { alertIcon, penIcon } from '../templates/icons.js';
import { counter, signIn } from '../templates/notices.js';
import { announce } from './announcer.js';
import type { Conversation } from './conversation.js';
import { addSheet } from './sheets.js';
import type { Words } from './words.js';

const VERBS = ['vote', 'edit', 'remove', 'moderate'] as const;

/** The actions of a comment: fetched when an adapter has any, undefined until they are there. */
export function lazyActions(
  host: ReactiveControllerHost & HTMLElement,
  conversation: Conversation,
  words: Words,
): (adapter: CommentAdapter | undefined) => Actions | undefined {
  let loading: Promise<void> | undefined;
  let actions: Actions | undefined;
  const load = async (): Promise<void> => {
    try {
      const [{ makeActions }] = await Promise.all([
        part(() => import('../actions/actions.js')),
        words.more(),
      ]);
      actions = makeActions({
        html,
        nothing,
        addSheet,
        host,
        conversation,
        announce,
        en,
        normalizeOne,
        counter,
        signIn,
        icons: [alertIcon, penIcon],
        events: [CommentUpdatedEvent, CommentDeletedEvent, CommentVotedEvent],
      });
      host.requestUpdate();
    } catch (error) {
      conversation.thread.report(error as CommentError);
    }
  };
  return (adapter) => {
    if (!VERBS.some((verb) => typeof adapter?.[verb] === 'function')) return undefined;
    loading ??= load();
    return actions;
  };
}
