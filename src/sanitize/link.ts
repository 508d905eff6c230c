import { hasLogin, parseUrl } from '../model/url.js';
import { REL } from './allow-list.js';

const MAX_URL = 2000;

/** A link holds a whole address of http, https or mailto, or it is no link. */
export function setAddress(link: HTMLAnchorElement, address: string): void {
  const url = parseUrl(address.trim());
  if (!url || url.href.length > MAX_URL || !/^(https?|mailto):$/.test(url.protocol) || hasLogin(url)) {
    link.removeAttribute('href');
    return;
  }
  link.href = url.href;
  link.rel = REL;
  // Its words may name another site. In punycode, so that no letter looks like another.
  if (url.host) link.title = url.host;
}
