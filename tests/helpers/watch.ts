/** Sees what a page does that nobody asked it to do: dialogs, requests, navigation, names in the page. */
import { ALLOWED, REL } from '../../src/sanitize/allow-list.js';

/** Each thing that happened since, in words. */
export interface Watch {
  seen(): string[];
  stop(): void;
}

type Names = Record<string, unknown>;

const PLACES: readonly (readonly [string, () => object])[] = [
  ['window', () => window],
  ['document', () => document],
  ['Object.prototype', () => Object.prototype],
  ['Array.prototype', () => Array.prototype as object],
  ['String.prototype', () => String.prototype],
  ['Function.prototype', () => Function.prototype],
  ['Element.prototype', () => Element.prototype],
];

/** @param names Those that a page may look up in `window` and `document`. */
export function watch(names: readonly string[] = []): Watch {
  const seen: string[] = [];
  const undo: (() => void)[] = [];
  const replace = (owner: object, name: string): void => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    const call = (...given: unknown[]): undefined => void seen.push(`${name}(${given.map(String).join()})`);
    Object.defineProperty(owner, name, { configurable: true, writable: true, value: call });
    undo.push(() => {
      if (before) Object.defineProperty(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    });
  };
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'WebSocket', 'EventSource', 'Image'])
    replace(window, name);
  for (const name of ['write', 'writeln', 'execCommand']) replace(document, name);
  replace(navigator, 'sendBeacon');
  replace(XMLHttpRequest.prototype, 'open');

  const listen = (target: EventTarget, type: string, hear: (event: Event) => void): void => {
    target.addEventListener(type, hear);
    undo.push(() => {
      target.removeEventListener(type, hear);
    });
  };
  listen(window, 'beforeunload', () => seen.push('the page is left'));
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation)
    listen(navigation, 'navigate', (event) => {
      const { destination } = event as Event & { destination: { url: string } };
      if (destination.url.replace(/#.*/, '') === location.href.replace(/#.*/, '')) return;
      event.preventDefault();
      seen.push(`to ${destination.url}`);
    });

  const requests = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (!isOurs(name)) seen.push(`request of ${name}`);
  });
  requests.observe({ type: 'resource' });

  const href = location.href.replace(/#.*/, '');
  const { title, cookie } = document;
  const own = PLACES.map(([, place]) => new Set<PropertyKey>(Reflect.ownKeys(place())));
  const values = names.map((name) => [look(window, name), look(document, name)] as const);
  return {
    seen() {
      for (const { name } of requests.takeRecords()) if (!isOurs(name)) seen.push(`request of ${name}`);
      for (const [i, [said, place]] of PLACES.entries())
        for (const key of Reflect.ownKeys(place()))
          if (!own[i]!.has(key) && !replaced.has(key)) seen.push(`${said}.${String(key)} is new`);
      for (const [i, name] of names.entries())
        for (const [n, place] of [window, document].entries())
          if (look(place, name) !== values[i]![n])
            seen.push(`${n ? 'document' : 'window'}.${name} is another`);
      if (location.href.replace(/#.*/, '') !== href) seen.push(`the address is ${location.href}`);
      if (document.title !== title || document.cookie !== cookie) seen.push('title or cookie are others');
      return [...new Set(seen)];
    },
    stop() {
      requests.disconnect();
      for (const one of undo) one();
    },
  };
}

/** Put there by the watch itself. */
const replaced = new Set<PropertyKey>(['alert', 'confirm', 'prompt', 'write', 'writeln', 'execCommand']);
/** By value, as far as it has one that stays. */
const look = (place: object, name: string): unknown => {
  try {
    const value = (place as Names)[name];
    return typeof value === 'function' || (typeof value === 'object' && value !== null)
      ? value
      : typeof value;
  } catch {
    return undefined;
  }
};
/** Files of the test itself: the sources, packages, the runner. */
const isOurs = (url: string): boolean =>
  new RegExp(`^${location.origin}/(src|tests|node_modules|__w|attacked)`).test(url);

const OWN_TAGS = new Set(
  `a article aside bdi button comment-thread-form div form i input label li ol option p path section select slot
   span svg textarea time ul`.split(/\s+/),
);
const OWN_ATTRIBUTES = new Set(
  `aria-busy aria-describedby aria-disabled aria-expanded aria-hidden aria-invalid aria-label aria-labelledby
   aria-level aria-pressed autocomplete class d data-act data-do data-field data-form data-id data-scheme datetime
   dir for hidden href id maxlength name novalidate part readonly rel required role tabindex title type value
   viewBox`.split(/\s+/),
);
const IMG = new Set(['src', 'alt', 'loading', 'referrerpolicy']);
/** Of an element that the stranger's words have no say in: words of ours. */
const WORDS = /^[\w -]*$/;

/** What of a drawn thread is not on the lists: elements, attributes, addresses, links without their rel. */
export function strangeIn(root: ParentNode, pictures = false): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const body = element.parentElement?.closest('.body');
    const problem = body ? strangeInBody(element) : strangeOutside(element, pictures);
    if (problem) found.push(`<${element.localName}> ${problem}: ${element.outerHTML.slice(0, 200)}`);
    if (element.shadowRoot) found.push(`<${element.localName}> has a shadow root`);
  }
  return found;
}

/** What is too long for a comment is text, its end in a `<details>` of ours, which holds nothing else. */
const isOursInBody = (element: Element): boolean =>
  element.matches('.body > details[part=rest]:last-child:only-of-type')
    ? element.attributes.length === 1 && !element.querySelector(':scope > :not(summary, p.plain), p *')
    : element.matches('.body > details > summary:first-child') &&
      element.attributes.length + element.childElementCount === 0;

function strangeInBody(element: Element): string | undefined {
  if (isOursInBody(element)) return undefined;
  const allowed = ALLOWED[element.localName];
  if (!allowed || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return 'is not allowed';
  for (const { name, value } of element.attributes) {
    const ours =
      (name === 'dir' && value === 'auto') ||
      (name === 'class' && value === 'plain') ||
      (element.localName === 'a' && (name === 'rel' || name === 'title'));
    if (!ours && !allowed.includes(name)) return `has ${name}`;
  }
  if (element.localName !== 'a') return undefined;
  const href = element.getAttribute('href');
  if (href === null) return element.attributes.length > 0 ? 'has attributes and no address' : undefined;
  if (!/^(https?|mailto):/.test(href) || new URL(href).href !== href) return `leads to ${href}`;
  if (element.getAttribute('rel') !== REL) return 'has another rel';
  const host = new URL(href).host;
  return (element.getAttribute('title') ?? '') === host ? undefined : 'does not show its host';
}

function strangeOutside(element: Element, pictures: boolean): string | undefined {
  const picture = pictures && element.localName === 'img' && element.matches('.avatar > img');
  if (!OWN_TAGS.has(element.localName) && !picture) return 'is not one of ours';
  for (const { name, value } of element.attributes) {
    // A guess at the height of replies that are not drawn yet.
    const height = name === 'style' && /^contain-intrinsic-block-size: auto \d+em;$/.test(value);
    if (!OWN_ATTRIBUTES.has(name) && !(picture && IMG.has(name)) && !height) return `has ${name}`;
    if (name === 'src' && !/^https?:/.test(value)) return `is loaded from ${value}`;
    if (name === 'href' && !/^(https?:|#(comment-|f-|$))/.test(value)) return `leads to ${value}`;
    if (/^(class|part|role|type|data-(do|act|form|field|scheme))$/.test(name) && !WORDS.test(value))
      return `has ${name}="${value}"`;
    if (name === 'id' && /\s/.test(value)) return 'has a space in its id';
  }
  const link =
    element.localName === 'a' && !element.hasAttribute('data-do') && !element.hasAttribute('data-field');
  return link && element.getAttribute('rel') !== REL ? 'has another rel' : undefined;
}

/** Clicks all links, with each button, and tells those that lead anywhere but to the web or a mailbox. */
export function clickAll(links: Iterable<HTMLAnchorElement>): { clicked: number; astray: string[] } {
  const astray: string[] = [];
  let clicked = 0;
  const stop = (event: Event): void => {
    event.preventDefault();
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement && one.href);
    const { href, target, download, ping } = link as HTMLAnchorElement;
    if (!/^(https?|mailto):/.test(href) || target || download || ping) astray.push(href);
    clicked++;
  };
  for (const type of ['click', 'auxclick']) addEventListener(type, stop, { capture: true });
  for (const link of links) {
    if (!link.hasAttribute('href')) continue;
    link.click();
    const how = { bubbles: true, composed: true, cancelable: true };
    link.dispatchEvent(new MouseEvent('auxclick', { ...how, button: 1 }));
    link.dispatchEvent(new MouseEvent('click', { ...how, ctrlKey: true }));
  }
  for (const type of ['click', 'auxclick']) removeEventListener(type, stop, { capture: true });
  return { clicked, astray };
}
