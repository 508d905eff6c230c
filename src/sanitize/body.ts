import { part } from '../adapters/resolve.js';
import type { Comment } from '../model/comment.js';
import { ALLOWED, DIRECTED } from './allow-list.js';
import { setAddress } from './link.js';
import { policy } from './policy.js';
import type { Sanitize } from './purify.js';
import { buildSimple } from './simple.js';

/** Beyond these a body is shown as text: parsing it would hold up the page. */
const MAX_LENGTH = 100_000;
const MAX_TAGS = 2000;
/**
 * HTML opens `<b>` and its like anew in each paragraph until they are closed, the same with other attributes as often
 * as it was there: 9 kB of text can be a million elements. The most that may come of that.
 */
const MAX_REOPENED = 200_000;
const REOPENED = /<(b|big|code|em|font|i|s|small|strike|strong|tt|u)[\s/]/gi;
const BEGINNING = /^[^]{5000}\S{0,99}/u;

let sanitize: Sanitize | undefined;
let loading: Promise<void> | undefined;
/** It did not come: not asked for again by each comment. */
let missing = false;

const hasMarkup = (html: string): boolean => /[<&]/.test(html);

/** Fetches the sanitiser. Without it, bodies are shown as text. */
export function prepareSanitizer(): Promise<void> {
  missing = false;
  return (loading ??= part(() => import('./purify.js'))
    .then(({ makeSanitize }) => {
      sanitize = makeSanitize(ALLOWED, policy);
    })
    .catch((error: unknown) => {
      loading = undefined;
      missing = true;
      console.error(`<comment-thread> ${(error as Error).message}`);
    }));
}

/** What was built of plain markup before it is shown. */
const built = new WeakMap<Comment['body'], DocumentFragment>();

/** Builds what needs no sanitiser. For all else that is fetched, if it was not: then this gives what to wait for. */
export function prepareBody({ body }: Comment): Promise<void> | undefined {
  if (sanitize || missing || built.has(body) || !('html' in body)) return undefined;
  if (!hasMarkup(body.html) || isLong(body.html)) return undefined;
  const fragment = buildSimple(body.html);
  if (!fragment) return prepareSanitizer();
  built.set(body, fragment);
  return undefined;
}

/** A comment's body as an element, made once per comment. */
export function renderBody(comment: Comment): HTMLElement {
  const element = document.createElement('div');
  element.className = 'body';
  // Not by `part.add`: that is an object which the element keeps.
  element.setAttribute('part', 'body');
  element.dir = 'auto';
  fillBody(element, comment);
  return element;
}

export function fillBody(element: HTMLElement, { body }: Comment): void {
  element.replaceChildren();
  element.append('html' in body ? fromHtml(body.html, built.get(body)) : fromText(body.text));
  built.delete(body);
}

function isLong(html: string): boolean {
  if (html.length > MAX_LENGTH) return true;
  const tags = html.split('<', MAX_TAGS + 1).length;
  return tags > MAX_TAGS || (html.match(REOPENED)?.length ?? 0) * tags > MAX_REOPENED;
}

function fromHtml(html: string, ready?: DocumentFragment): DocumentFragment {
  if (ready) return ready;
  const long = isLong(html);
  // Without markup there is nothing to parse: the common case, and a sanitiser call is dear.
  if (long || !hasMarkup(html)) return fromText(html, long);
  // None where the sanitiser is missing, or the site allows no policy of ours.
  return buildSimple(html) ?? attempt(html) ?? fromText(html);
}

function attempt(html: string): DocumentFragment | null | undefined {
  try {
    const fragment = sanitize?.(html);
    for (const link of fragment?.querySelectorAll('a') ?? [])
      setAddress(link, link.getAttribute('href') ?? '');
    for (const block of fragment?.querySelectorAll(DIRECTED.join()) ?? []) block.setAttribute('dir', 'auto');
    return fragment;
  } catch {
    // Too much of it, or what no one has thought of: one comment without markup, not a thread without comments.
    return undefined;
  }
}

/**
 * Plain text: a blank line parts paragraphs, a line break stays one. Of what is `long` only the beginning, up to the
 * end of a word, and the rest for who wants it; the template says how to get it in the reader's language.
 */
function fromText(text: string, long = text.length > MAX_LENGTH): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const [start = text] = (long && BEGINNING.exec(text)) || [];
  const parts = start.trim().split(/\n\s*\n/);
  for (const part of parts.length > MAX_TAGS ? [start] : parts) {
    const paragraph = document.createElement('p');
    paragraph.dir = 'auto';
    paragraph.className = 'plain';
    paragraph.textContent = part;
    fragment.append(paragraph);
  }
  if (start !== text) {
    const rest = document.createElement('details');
    rest.part.add('rest');
    rest.append(document.createElement('summary'), fromText(text.slice(start.length), false));
    fragment.append(rest);
  }
  return fragment;
}
