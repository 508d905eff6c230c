import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';
import type { Comment } from '../model/comment.js';
import { hasLogin, parseUrl } from '../model/url.js';
import { ALLOWED, REL } from './allow-list.js';
import { policy } from './policy.js';

/** Beyond these a body is shown as text: parsing it would hold up the page. */
const MAX_LENGTH = 100_000;
const MAX_TAGS = 2000;

/** One object, for DOMPurify reads a configuration anew only when it is another one. */
const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: Object.keys(ALLOWED),
  ALLOWED_ATTR: [...new Set(Object.values(ALLOWED).flat())],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
  ...(policy && { TRUSTED_TYPES_POLICY: policy as TrustedTypePolicy }),
};

/** An instance of our own: what the page does with its DOMPurify (hooks, configuration) does not reach it. */
let purifier: DOMPurify | undefined;

/** Made at the first body, so that importing this module needs no document. */
function makePurifier(): DOMPurify {
  const purify = createDOMPurify(window);
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    data.keepAttr = ALLOWED[node.nodeName.toLowerCase()]?.includes(data.attrName) ?? false;
  });
  return purify;
}

/** A comment's body as an element, made once per comment. */
export function renderBody({ body }: Comment): HTMLElement {
  const element = document.createElement('div');
  element.className = 'body';
  element.part.add('body');
  element.dir = 'auto';
  element.append('html' in body ? fromHtml(body.html) : fromText(body.text));
  return element;
}

function fromHtml(html: string): DocumentFragment {
  const tags = html.split('<', MAX_TAGS + 1).length;
  // Without markup there is nothing to parse: the common case, and a sanitiser call is dear.
  if (!/[<&]/.test(html) || html.length > MAX_LENGTH || tags > MAX_TAGS) return fromText(html);
  const fragment = (purifier ??= makePurifier()).sanitize(html, CONFIG) as DocumentFragment | null;
  // Null where the site allows no policy of ours.
  if (!fragment) return fromText(html);
  fragment.querySelectorAll('a').forEach(harden);
  for (const block of fragment.querySelectorAll('p, li, blockquote')) block.setAttribute('dir', 'auto');
  return fragment;
}

/** A link holds a whole address of http, https or mailto, or it is no link. */
function harden(link: HTMLAnchorElement): void {
  const url = parseUrl((link.getAttribute('href') ?? '').trim());
  if (!url || !/^(https?|mailto):$/.test(url.protocol) || hasLogin(url)) {
    link.removeAttribute('href');
    return;
  }
  link.href = url.href;
  link.rel = REL;
}

/** Plain text: a blank line parts paragraphs, a line break stays one. */
function fromText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of text.trim().split(/\n\s*\n/)) {
    const paragraph = document.createElement('p');
    paragraph.dir = 'auto';
    paragraph.className = 'plain';
    paragraph.textContent = part;
    fragment.append(paragraph);
  }
  return fragment;
}
