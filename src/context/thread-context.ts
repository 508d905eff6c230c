import { createContext } from '@lit/context';
import type { Conversation } from '../controllers/conversation.js';
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
  /** The name of the reader who is signed in. */
  readonly user: string | undefined;
  readonly drafts: Drafts;
  /** The comment that the form answers; null is the thread itself. */
  readonly parent: Comment | null;
  /** Posts, shows, cancels, prepares for a lost connection. */
  readonly conversation: Pick<Conversation, 'post' | 'show' | 'cancel' | 'prepare'>;
}

export const threadContext = createContext<ThreadContext>(Symbol.for('comment-thread'));
