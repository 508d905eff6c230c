import type { Source } from '../adapters/resolve.js';
import { parseUrl, withoutSecrets } from '../model/url.js';
import { oneOf } from './options.js';

/** Query keys that follow a reader around, and do not name a page. */
const TRACKING = /^(utm.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|_ga)$/i;

/**
 * The page's own name for its thread: the canonical address, else this one without hash, tracking and secrets. Empty
 * where a page has no address on the web: on a disk it would tell the names of folders.
 */
export function threadOfPage(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const url = withoutSecrets(parseUrl(canonical ?? '')?.href ?? location.href, TRACKING);
  if (!/^https?:/.test(url.protocol)) return '';
  url.hash = '';
  return url.href;
}

/** The nearest element around that has an attribute, also outside of the shadow roots that it is in. */
function around(element: Element, attribute: string): HTMLElement | null {
  const found = element.closest<HTMLElement>(`[${attribute}]`);
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? around(root.host, attribute) : null);
}

/** The language around an element, as the page says it. */
export const languageOf = (element: HTMLElement): string =>
  element.lang || around(element, 'lang')?.lang || navigator.language;

/**
 * Whether the page says which way to write, at least as near as it says the language; else that of the language
 * counts.
 */
export function hasDirection(element: HTMLElement): boolean {
  const [direction, language] = [around(element, 'dir'), around(element, 'lang')];
  return Boolean(direction && (!language || language.contains(direction)));
}

const MODES = ['omit', 'same-origin', 'include'] as const;
type Told = Omit<Source, 'credentials'> & { readonly credentials?: string | null | undefined };

/** What a page says of the backend: attributes and properties, and a mapping that it writes into the element. */
export const sourceOf = (element: HTMLElement & Told, names: readonly (keyof Source)[]): Source => ({
  ...Object.fromEntries(names.map((name) => [name, element[name]])),
  ...(element.credentials && {
    credentials: oneOf('credentials', element.credentials, MODES, 'same-origin'),
  }),
  mapping:
    element.mapping ??
    element.querySelector(':scope > script[type="application/json"][slot="mapping"]')?.textContent,
});

/** Whether the element holds something for its default slot; node types from 8 on are comments and the like. */
export const hasFallback = (element: HTMLElement): boolean =>
  [...element.childNodes].some(
    (node) => !(node as Element).slot && node.nodeType < 8 && Boolean(node.textContent?.trim()),
  );
