import { createContext } from '@lit/context';
import type { CommentDraft } from '../adapters/adapter.js';
import type { Drafts } from '../controllers/drafts.js';
import type { Localizer } from '../i18n/localize.js';
import type { Comment } from '../model/comment.js';
import type { FormRules } from '../model/rules.js';

/** What the thread gives to the form, and to extensions in its slots. */
export interface ThreadContext {
  readonly thread: string;
  readonly localizer: Localizer;
  readonly headingLevel: number;
  readonly fields: FormRules;
  readonly drafts: Drafts;
  /** The comment that the form answers; null is the thread itself. */
  readonly parent: Comment | null;
  /** Posts and puts the comment into the thread. Throws `CommentError`. */
  post(draft: CommentDraft): Promise<Comment>;
  /** After a post: shows the comment to its writer. */
  show(comment: Comment): void;
  /** The form goes home, the focus back to where it came from. */
  cancel(): void;
}

export const threadContext = createContext<ThreadContext>(Symbol.for('comment-thread'));
