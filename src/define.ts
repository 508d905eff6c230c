import { CommentForm } from './comment-form.js';
import { CommentThread } from './comment-thread.js';

export const VERSION = '0.1.0';

/**
 * Registers the tags. A second time, by the same script twice or by two versions, it does nothing: the first
 * one stays, and the developer is told when they differ.
 */
function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, Object.assign(element, { version: VERSION }));
}

// The form first: a thread that is upgraded at once makes one.
define('comment-thread-form', CommentForm);
define('comment-thread', CommentThread);

const { version = 'of another script' } = customElements.get('comment-thread') as { version?: string };
if (version !== VERSION)
  console.warn(`<comment-thread> ${version} is there already; ${VERSION} is not used.`);
