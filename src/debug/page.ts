import { parseUrl } from '../model/url.js';
import { note, warning, type Finding } from './finding.js';
import type { Host, Inside } from './subject.js';

/** What of the page around the element matters. */
export function aboutPlace(host: Host, { query }: Inside): Finding[] {
  if (!query) return [];
  const findings: Finding[] = [];
  const { thread, source } = query;
  if (!host.thread)
    findings.push(
      note(
        `\`thread\` is missing: the page’s ${
          document.querySelector('link[rel="canonical"]') ? 'canonical ' : ''
        }address is the key, \`${thread}\`.`,
        'That is right as long as the address stays. A key of your own (`thread="post-1"`) outlives a move.',
      ),
    );
  const address = (src?: string | null): string => parseUrl(src ?? '', document.baseURI)?.href ?? '';
  const same = [...document.querySelectorAll<Host>('comment-thread')].filter(
    (other) =>
      other !== host &&
      address(other.src) === address(source.src) &&
      ((other as { adapter?: unknown }).adapter ?? 'rest') === (source.adapter ?? 'rest') &&
      (other.thread || (host.thread ? undefined : thread)) === thread,
  );
  if (same.length > 0)
    findings.push(
      warning(
        `${same.length === 1 ? 'Another element' : `${String(same.length)} other elements`} on this page ${
          same.length === 1 ? 'has' : 'have'
        } the same backend and thread: links to a comment lead into the first one only, and drafts are shared.`,
        'Give each its own `thread`, or leave one.',
      ),
    );
  return findings;
}
