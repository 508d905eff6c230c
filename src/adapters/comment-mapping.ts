/**
 * Where a value is: `"a.b.0.c"` in the answer (`-1` is the last of an array), `"header:X-Total"`, `"text:"` for an
 * answer that is not JSON, `""` for the answer itself. Of several, the first that leads to something.
 * @pattern ^(?!header:|text:|\$\.|\/)((?!(__proto__|constructor|prototype)(\.|$))[^.[\]]+(\.(?!$)|$))*$|^header:[\w-]+$|^text:$
 */
export type Path = string | readonly string[];

/** Where a comment has its parts; one of `text`, `html` and `markdown` must be there. */
export interface CommentMapping {
  /** A text or a number. */
  readonly id: Path;
  /** The id of the comment that it answers, where replies do not come nested. What the first ones say: `noParent`. */
  readonly parentId?: Path;
  /** The writer's name. */
  readonly author?: Path;
  /** The writer's site. */
  readonly url?: Path;
  /** The address of the writer's picture. */
  readonly avatar?: Path;
  /** What the writer is, as `words.badge` says it. */
  readonly badge?: Path;
  /** When it was written: ISO 8601 (`zone`, where it names none), or seconds or milliseconds since 1970. */
  readonly createdAt?: Path;
  /** When it was changed, if it was. */
  readonly editedAt?: Path;
  /** What it says, as HTML; it is cleaned before it is shown. */
  readonly html?: Path;
  /** What it says, as plain text, where there is no `html`. */
  readonly text?: Path;
  /** What it says, as Markdown, where there is no `html`. */
  readonly markdown?: Path;
  /** What was typed, for editing. Default: `markdown`. */
  readonly source?: Path;
  /** Whether it is held or removed, as `words.status` says it. */
  readonly status?: Path;
  /** How many readers are for it. Votes are shown where this is. */
  readonly up?: Path;
  /** How many readers are against it. */
  readonly down?: Path;
  /** This reader's vote, as `words.mine` says it. */
  readonly mine?: Path;
  /** The writer's account: the reader whose `session.id` it is may edit and remove. */
  readonly userId?: Path;
  /** Whether this reader may edit and remove it. */
  readonly own?: Path;
}
export type Part = keyof CommentMapping;
