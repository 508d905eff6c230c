import createDOMPurify, { type Config } from 'dompurify';
import type { Policy, SafeSink } from './policy.js';

/** Beyond these there is no fragment: what is written in few tags may be many elements. */
const MAX_NODES = 16_000;
const MAX_ATTRIBUTES = 100;

/** HTML with nothing in it but what is allowed, or null where the browser is not let. */
export type Sanitize = (html: string) => DocumentFragment | null;

/**
 * The sanitiser, fetched when a thread holds HTML. `allowed`: elements, each with its attributes. `policy` is
 * undefined where there are no Trusted Types, or the site does not list ours.
 */
export function makeSanitize(
  allowed: Readonly<Record<string, readonly string[]>>,
  policy: Policy | undefined,
): Sanitize {
  if (!policy && 'trustedTypes' in globalThis && 'setHTML' in Element.prototype) return byBrowser(allowed);
  // An instance of our own: what the page does with its DOMPurify (hooks, configuration) does not reach it.
  const purify = createDOMPurify(window);
  // One object, for DOMPurify reads a configuration anew only when it is another one.
  const config: Config & { RETURN_DOM_FRAGMENT: true } = {
    ALLOWED_TAGS: Object.keys(allowed),
    ALLOWED_ATTR: [...new Set(Object.values(allowed).flat())],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    ...(policy && { TRUSTED_TYPES_POLICY: policy as TrustedTypePolicy }),
  };
  let left = 0;
  purify.addHook('beforeSanitizeElements', (node) => {
    const { attributes } = node as Partial<Element>;
    if (--left < 0 || (attributes && attributes.length > MAX_ATTRIBUTES)) throw new RangeError('too much');
  });
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    data.keepAttr = allowed[node.nodeName.toLowerCase()]?.includes(data.attrName) ?? false;
  });
  return (html) => {
    left = MAX_NODES;
    return purify.sanitize(html, config);
  };
}

/** DOMPurify needs a policy to parse; the browser's own sanitiser needs none. The same list drives both. */
function byBrowser(allowed: Readonly<Record<string, readonly string[]>>): Sanitize {
  const elements = Object.entries(allowed).map(([name, attributes]) => ({ name, attributes }));
  return (html) => {
    const template: HTMLTemplateElement & SafeSink = document.createElement('template');
    template.setHTML!(html, { sanitizer: { elements, attributes: [] } });
    return template.content.querySelectorAll('*').length > MAX_NODES ? null : template.content;
  };
}
