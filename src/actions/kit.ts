import type { html, nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Conversation } from '../controllers/conversation.js';
import type { CommentDeletedEvent, CommentUpdatedEvent, CommentVotedEvent } from '../events.js';
import type { Localizer } from '../i18n/localize.js';
import type { Strings } from '../i18n/strings.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { ErrorDetails, Field } from '../model/errors.js';
import type { Shared } from '../templates/view.js';

/**
 * All that the actions use of the element. Their file is loaded beside the script and imports nothing of it: three
 * builds share it, each with a Lit of its own, and a page may ask for the script as `comment-thread.js?ver=3`; an
 * import of `./comment-thread.js` would then load everything a second time.
 */
export interface Kit {
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly addSheet: (root: ShadowRoot, css: string) => void;
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly conversation: Pick<Conversation, 'thread' | 'outline' | 'drafts'>;
  readonly announce: (text: string) => void;
  /** The English sentences, which those of the actions join. */
  readonly en: Strings;
  readonly normalizeOne: (input: never) => Comment | undefined;
  readonly counter: (length: number, limit: number, l: Localizer) => unknown;
  /** A link to where the reader signs in; who clicks it is the element's business. */
  readonly signIn: (details: ErrorDetails, words: string) => TemplateResult;
  readonly icons: readonly [alert: TemplateResult, pen: TemplateResult];
  readonly events: readonly [
    updated: typeof CommentUpdatedEvent,
    deleted: typeof CommentDeletedEvent,
    voted: typeof CommentVotedEvent,
  ];
}

/** What the element gets for it. */
export interface Actions {
  /** What is under way with a comment. Another object means: draw the comment anew. */
  state(id: CommentId): { readonly editing?: Pick<Edit, 'beside'> | undefined } | undefined;
  /** What stands in place of the comment's text, if anything does. `id` is that of the comment's element. */
  body(comment: Comment, name: string, id: string, shared: Shared): TemplateResult | undefined;
  /** What follows "Reply" and "Copy link". */
  buttons(comment: Comment, name: string, id: string, shared: Shared): TemplateResult | undefined;
}

/** What a reader is told when something failed. */
export interface Failure {
  readonly text: string;
  /** Signing in would help. */
  readonly signIn?: ErrorDetails | undefined;
  /** What is wrong with a field, in the backend's words. */
  readonly fields?: Partial<Record<Field, string>> | undefined;
}

export interface Edit {
  /** The comment as its writer typed it. */
  readonly source: string;
  /** What is in the field. It changes while the reader types; a new object is made only where that is to be seen. */
  text: string;
  /** The text is a draft of an earlier attempt. */
  readonly restored: boolean;
  /** A form that answers the comment is open below: its button stays, for the focus to come back to. */
  readonly beside: boolean;
  readonly error?: string | undefined;
}

/** What is under way with one comment. */
export interface Doing {
  readonly editing?: Edit | undefined;
  /** "Delete this comment?" */
  readonly asking?: boolean | undefined;
  /** What the backend has been asked for. */
  readonly busy?: 'edit' | 'remove' | 'approve' | 'spam' | 'trash' | undefined;
  readonly failure?: Failure | undefined;
}

/** What all templates of one comment's actions read. */
export interface Scene {
  readonly kit: Kit;
  readonly comment: Comment;
  readonly name: string;
  /** The id of the comment's element. */
  readonly id: string;
  readonly shared: Shared;
  readonly doing: Doing;
}
