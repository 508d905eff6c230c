import { LitElement } from 'lit';
import type { CommentAdapter } from './adapters/adapter.js';
import type { IdentityOptions } from './adapters/identity.js';
import type { RestMapping } from './adapters/mapping.js';
import type { Strings } from './i18n/strings.js';
import type { Avatars } from './templates/view.js';

/**
 * What a page can set and style. What becomes of it is in `<comment-thread>`. This is the contract: the manifest and
 * the tables of the README are made from it.
 *
 * @slot - Shown until the thread is there, and when it cannot be loaded
 * @slot header - In place of title and order
 * @slot loading - In place of the grey shapes
 * @slot empty - When there are no comments
 * @slot error - When the comments could not be loaded
 * @slot closed - When the thread takes no comments
 * @slot form-note - Above the fields
 * @slot footer - Below everything
 * @slot mapping - `<script type="application/json">` with a mapping
 * @slot strings - `<script type="application/json">` with sentences
 *
 * @csspart section - The whole
 * @csspart header - Title, order and the link past the comments
 * @csspart title - "5 comments"
 * @csspart sort - The choice of the order
 * @csspart list - The comments
 * @csspart item - A comment with its replies
 * @csspart comment - One comment; also `published`, `pending`, `waiting`, `deleted`, `target`
 * @csspart avatar - The circle with the initials, or the picture
 * @csspart meta - The row of author, badge, time
 * @csspart author - The name
 * @csspart badge - "Author"
 * @csspart time - When it was written; the link to the comment
 * @csspart edited - "edited"
 * @csspart replying - "in reply to NAME"
 * @csspart body - The text
 * @csspart rest - What is folded of a very long text
 * @csspart line - The strokes between comments and replies
 * @csspart toggle - The round button that folds replies
 * @csspart replies - The replies to a comment
 * @csspart actions - The row of buttons below a comment
 * @csspart action - One of them; also `reply`, `link`, `edit`, `remove`, `approve`, `spam`, `trash`, `like`, `dislike`, `pressed`
 * @csspart votes - Thumbs up and down
 * @csspart edit-form - Where a comment is edited
 * @csspart confirm - "Delete this comment?"
 * @csspart form - The reply form
 * @csspart form-title - "Leave a Reply"
 * @csspart cancel - "Cancel reply"
 * @csspart note - What is said of address and required fields
 * @csspart summary - The list of errors
 * @csspart field - Label, error and field
 * @csspart label - The name of a field
 * @csspart input - A field
 * @csspart error - The message at a field; in place of the comments: that they could not be loaded
 * @csspart remember - "Save my name, email, and website"
 * @csspart submit - "Post Comment"
 * @csspart counter - How many characters are left
 * @csspart notice - A message; also `warning`, `danger`, `draft`, `offline`, `closed`, `waiting`
 * @csspart empty - "No comments yet"
 * @csspart skeleton - Grey shapes while the comments load
 * @csspart more - Around "Load more comments"
 * @csspart button - A button with a border; also `save`, `cancel-edit`, `confirm-remove`
 * @csspart shortcuts - The list of keyboard shortcuts
 * @csspart self-check - The panel of `debug`
 *
 * @cssproperty {*} [--comment-thread-font=inherit] - Face
 * @cssproperty {<length-percentage>} [--comment-thread-font-size=inherit] - Size; all else is in em
 * @cssproperty {<number> | <length>} [--comment-thread-line-height=1.55] - Height of a line
 * @cssproperty {*} [--comment-thread-heading-font=inherit] - Face of the titles
 * @cssproperty {*} [--comment-thread-mono=ui-monospace, Menlo, monospace] - Face of code
 * @cssproperty {<color>} [--comment-thread-text=inherit] - Ink
 * @cssproperty {<color>} [--comment-thread-text-muted=a grey, mixed with the ink] - Times, notes, buttons below a comment
 * @cssproperty {<color>} [--comment-thread-accent=#0a57c2, dark #8fc2ff] - Links, badge, focus, the filled button
 * @cssproperty {<color>} [--comment-thread-on-accent=#fff, dark #06182d] - Words on the filled button
 * @cssproperty {<color>} [--comment-thread-link=the accent] - Links in comments
 * @cssproperty {<color>} [--comment-thread-focus=the accent] - The ring of the focus
 * @cssproperty {<color>} [--comment-thread-danger=#b3261e, dark #ffb1a8] - Errors
 * @cssproperty {<color>} [--comment-thread-warning=#7a4b00, dark #f2c572] - "awaiting moderation"
 * @cssproperty {<color>} [--comment-thread-field-border=#7a828c, dark 60 % of the ink] - Borders of fields and buttons
 * @cssproperty {<color>} [--comment-thread-field-bg=2 % of the ink, dark 4 %] - Ground of fields
 * @cssproperty {<color>} [--comment-thread-surface=5 % of the ink, dark 7 %] - Ground of notices, code, and under the pointer
 * @cssproperty {<color>} [--comment-thread-highlight=10 % of the accent] - Ground of the comment that a link leads to
 * @cssproperty {<color>} [--comment-thread-line=currentColor] - Lines between comments
 * @cssproperty {<number>} [--comment-thread-line-opacity=0.17, dark 0.19] - How strong they are, 0 to 1
 * @cssproperty {<length>} [--comment-thread-line-width=2px] - How thick they are
 * @cssproperty {<length-percentage>} [--comment-thread-radius=8px] - Corners
 * @cssproperty {<length>} [--comment-thread-avatar-size=2.25em, narrow 1.75em] - Width of the avatar
 * @cssproperty {<length-percentage>} [--comment-thread-avatar-radius=50%] - Its corners
 * @cssproperty {<length>} [--comment-thread-indent=2.625em, narrow 1.5em] - Indent of replies
 * @cssproperty {<length>} [--comment-thread-measure=68ch] - Longest line of a comment
 * @cssproperty {<length-percentage> | none} [--comment-thread-max-width=none] - Width of the thread
 * @cssproperty {<time>} [--comment-thread-duration=0.15s] - How long a colour fades
 *
 * @fires {CommentsLoadedEvent} comments-loaded - A page of comments is there: `count`, `total`
 * @fires {CommentSubmitEvent} comment-submit - Before a comment is sent: `submission` (thread, parentId, text,
 *   name, url). Cancel it to keep it from being sent; the text stays in the form.
 * @fires {CommentCreatedEvent} comment-created - A comment is stored: `comment`, with `status` `published` or
 *   `pending`
 * @fires {CommentUpdatedEvent} comment-updated - A comment was edited or approved: `comment`
 * @fires {CommentDeletedEvent} comment-deleted - A comment was deleted, or taken away by a moderator: of `comment`
 *   its id and its place are left
 * @fires {CommentVotedEvent} comment-voted - The reader's vote counts: `comment` with its `votes`
 * @fires {CommentSignInEvent} comment-sign-in - The reader follows a link to log in: `url`. Cancel it to sign in
 *   your own way.
 * @fires {CommentErrorEvent} comment-error - Loading, posting or the configuration failed: `error`, a
 *   `CommentError` with `code` and `details`; `details.hint` says what to change
 */
export class ThreadOptions extends LitElement {
  static override properties = {
    src: {},
    thread: {},
    adapter: {},
    mapping: {},
    credentials: {},
    sort: {},
    pageSize: { attribute: 'page-size' },
    maxDepth: { attribute: 'max-depth' },
    fields: {},
    required: {},
    maxLength: { attribute: 'maxlength' },
    readonly: { type: Boolean },
    headingLevel: { attribute: 'heading-level' },
    commentHeadings: { attribute: 'comment-headings' },
    shortcuts: { type: Boolean },
    avatars: {},
    theme: {},
    unstyled: { type: Boolean },
    lang: {},
    strings: { attribute: false },
    stringsSrc: { attribute: 'strings-src' },
    headers: { attribute: false },
    token: { attribute: false },
    debug: { type: Boolean },
  };

  /** Address of the backend, relative to the page or absolute. */
  declare src?: string | null;
  /**
   * The backend's key of this thread.
   * @default the canonical address, else the page's without hash, tracking and secrets
   */
  declare thread?: string | null;
  /**
   * `rest`, `local`, a [known backend](#known-backends); the property takes an [adapter](#an-adapter).
   * @default rest
   */
  declare adapter?: string | CommentAdapter | null;
  /**
   * Address of a [mapping](#a-mapping); the property takes the object.
   * @default the REST contract
   */
  declare mapping?: string | RestMapping | null;
  /**
   * `omit`, `same-origin`, `include`: cookies, as in `fetch`.
   * @default what the preset says, else same-origin
   * @type {'omit' | 'same-origin' | 'include'}
   */
  declare credentials?: string | null;
  /**
   * `oldest`, `newest`, `replies`, if the backend has it.
   * @default the backend's first
   * @type {'oldest' | 'newest' | 'replies'}
   */
  declare sort?: string | null;
  /**
   * Comments per page, 1 to 10000; a backend may give fewer.
   * @default 50
   */
  declare pageSize?: number | string | null;
  /**
   * Levels of replies that are indented, 1 to 20; at most 3 below 480 px.
   * @default 6
   */
  declare maxDepth?: number | string | null;
  /**
   * The fields beside the comment.
   * @default name email url
   */
  declare fields?: string | null;
  /**
   * Those that must be filled in.
   * @default what the backend says, else name email
   */
  declare required?: string | null;
  /**
   * Characters of a comment; a lower limit of the backend counts.
   * @default 65525
   */
  declare maxLength?: number | string | null;
  /** No form. */
  declare readonly: boolean;
  /**
   * Level of the title, 1 to 6; the form and the names are one deeper.
   * @default 2
   */
  declare headingLevel?: number | string | null;
  /**
   * `off`: the names of the authors are no headings.
   * @default on
   * @type {'on' | 'off'}
   */
  declare commentHeadings?: string | null;
  /** [Single letters](#keyboard-and-screen-readers) do what buttons do, while the focus is in the thread. */
  declare shortcuts?: boolean;
  /**
   * `initials`, drawn from the name; `remote` asks for the backend's pictures.
   * @default initials
   * @type {'initials' | 'remote'}
   */
  declare avatars?: Avatars | null;
  /**
   * `auto`: as the page's text colour tells; `light`, `dark`.
   * @default auto
   * @type {'auto' | 'light' | 'dark'}
   */
  declare theme?: 'auto' | 'light' | 'dark' | null;
  /** Without looks: what is hidden stays hidden, the rest is the page's. */
  declare unstyled?: boolean;
  /**
   * [Language](#languages) of sentences, dates and numbers.
   * @default the nearest `lang`, else the browser's
   */
  declare lang: string;
  /** [Other words](#languages) for single sentences. */
  declare strings?: Strings;
  /** Address of a JSON file with [sentences](#languages). */
  declare stringsSrc?: string | null;
  /** Sent with every request to the backend. */
  declare headers?: IdentityOptions['headers'];
  /** Tells a [signed-in reader's](#readers-who-are-signed-in) token; asked again when the backend refuses it. */
  declare token?: IdentityOptions['token'];
  /** Shows a panel that checks the connection. */
  declare debug?: boolean;

  constructor() {
    super();
    this.readonly = false;
  }
}
