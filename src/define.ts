import { CommentForm } from './comment-form.js';
import { CommentThread } from './comment-thread.js';

export const VERSION = '0.1.0';

/**
 * Registers the tags. A second time, by the same script twice or by two versions, it does nothing: the first
 * one stays, and the developer is told when they differ.
 */
function define(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag) as { version?: string } | undefined;
  if (!known) customElements.define(tag, Object.assign(element, { version: VERSION }));
  else if (known.version !== VERSION)
    console.warn(
      `<${tag}> ${known.version ?? 'of another script'} is there already; ${VERSION} is not used.`,
    );
}

// The form first: a thread that is upgraded at once makes one.
define('comment-thread-form', CommentForm);
define('comment-thread', CommentThread);
