import type { Actions } from '../actions/kit.js';
import type { Outline } from '../controllers/outline.js';
import type { Localizer } from '../i18n/localize.js';
import type { TemplateResult } from 'lit';
import type { Comment, CommentId } from '../model/comment.js';

/** What all comments' templates read alike. A new object means: draw them all anew. */
export interface Shared {
  readonly localizer: Localizer;
  /** Of each author's name; 0: they are no headings. */
  readonly headingLevel: number;
  readonly canReply: boolean;
  /** To a comment. */
  readonly canAnswer: boolean;
  readonly avatars: Avatars;
  /** Votes, edit, delete, moderation; undefined where there are none, or not yet. */
  readonly actions: Actions | undefined;
  /** What stands above a comment that waits for a connection. */
  readonly waiting: (comment: Comment, canReply: boolean) => TemplateResult | undefined;
  /** The page wants nothing written here. */
  readonly readonly: boolean;
  /** The thread takes comments and votes. */
  readonly open: boolean;
  /** Characters of a comment. */
  readonly maxLength: number;
}

export type Avatars = 'initials' | 'remote';

/** What the thread draws, once per update. */
export interface View {
  readonly shared: Shared;
  readonly outline: Outline;
  /** The one form; it stands where it is drawn last. */
  readonly form: HTMLElement;
}

/** An id in an `id` attribute and in the address: no spaces, no quotes, no `#`. */
export const anchor = (id: CommentId): string => `comment-${encodeURIComponent(id)}`;

/** The browser finds what is folded: `hidden="until-found"`, and the same for what it leaves undrawn. */
export const FINDS_FOLDED = 'onbeforematch' in globalThis;
