import type { html, nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import type { CommentDraft } from '../adapters/adapter.js';
import type { Conversation, Parts } from '../controllers/conversation.js';
import type { Localizer } from '../i18n/localize.js';
import type { Strings } from '../i18n/strings.js';
import type { Comment, CommentId } from '../model/comment.js';

/** What the form gives for posting; which comment is the first above, the outbox finds out when it sends. */
export type Held = Omit<CommentDraft, 'rootId'>;

/** All that the outbox uses of the element: its file is loaded beside the script and imports nothing of it. */
export interface OutboxKit {
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly icon: TemplateResult;
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly conversation: Pick<Conversation, 'thread' | 'drafts' | 'send' | 'reply' | 'finder' | 'show'>;
  readonly form: Parts['form'];
  /** Into the thread, and out of it. */
  readonly insert: (comment: Comment) => void;
  readonly forget: (id: CommentId) => void;
  readonly localizer: () => Localizer;
  readonly announce: (text: string) => void;
  readonly onConnection: (tell: () => void) => () => void;
  /** The English sentences, which those of the outbox join. */
  readonly en: Strings;
  readonly normalizeOne: (input: never) => Comment | undefined;
  readonly load: (key: string) => string | null;
  readonly save: (key: string, value: string | null) => void;
  /** The name that this browser keeps of the reader, with their consent. */
  readonly name: () => string;
}

/** What the element gets for it. */
export interface Outbox {
  /** Shows what waits in the thread that is shown. */
  show(): void;
  /** Keeps a comment until there is a connection. */
  hold(draft: Held): Comment;
  /** What stands above a comment that waits; with a button where there is a form to take it to. */
  notice(comment: Comment, canReply: boolean): TemplateResult;
}
