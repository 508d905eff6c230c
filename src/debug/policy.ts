import { parseUrl } from '../model/url.js';
import { warning, wrong, type Finding } from './finding.js';
import type { Host } from './subject.js';

/** What the page's Content-Security-Policy has blocked since this file was loaded: directive and address. */
const blocked = new Map<string, string>();

document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
  if (disposition === 'enforce') blocked.set(blockedURI, effectiveDirective);
});

/** The directive that keeps an address from being asked. */
export function blockedBy(url: string): string | undefined {
  const origin = parseUrl(url)?.origin;
  return [...blocked].find(
    ([uri, directive]) => directive === 'connect-src' && (uri === url || parseUrl(uri)?.origin === origin),
  )?.[1];
}

const HAS_TAG = /<[a-z]/i;
/** Much longer ones are shown as text on purpose. */
const SHORT = 10_000;

/** What the element needs of the policy besides its backend. */
export async function aboutPolicy(host: Host): Promise<Finding[]> {
  const findings: Finding[] = [];
  const enforced = 'trustedTypes' in globalThis;
  const allow =
    'Add the name to the page’s policy: `trusted-types comment-thread`, with a bundler `lit-html` too.';
  const root = host.shadowRoot;
  if (!root?.querySelector('section, slot'))
    findings.push(
      wrong(
        'The element could not draw itself.',
        enforced ? `Its Trusted Types policy may not be allowed. ${allow}` : 'The console says more.',
      ),
    );
  const html = host.comments.filter(
    ({ body }) => 'html' in body && body.html.length < SHORT && HAS_TAG.test(body.html),
  );
  const bodies = html.flatMap(({ id }) => {
    const body = root?.getElementById(`comment-${id}`)?.querySelector('[part~=body]');
    return body ? [body] : [];
  });
  const asText = bodies.filter((body) => body.querySelector('.plain') && HAS_TAG.test(body.textContent));
  if (enforced && asText.length > 0 && asText.length === bodies.length)
    findings.push(
      wrong(
        'Comments are shown as text with their tags: the page allows no Trusted Types policy of ours.',
        allow,
      ),
    );
  const avatar =
    host.avatars === 'remote' && host.comments.find(({ author }) => author.avatar)?.author.avatar;
  if (avatar && !(await loads(avatar))) {
    const { origin } = new URL(avatar);
    const directive = [...blocked].find(([uri, name]) => name === 'img-src' && uri.startsWith(origin));
    findings.push(
      directive
        ? warning(
            `The page's Content-Security-Policy blocks the avatars from \`${origin}\`.`,
            `Add the origin: \`img-src 'self' ${origin}\`, or leave out \`avatars="remote"\`.`,
          )
        : warning(
            `An avatar from \`${origin}\` cannot be loaded.`,
            'Check the path of `avatar` in the mapping, or leave out `avatars="remote"`.',
          ),
    );
  }
  return findings;
}

const loads = (src: string): Promise<boolean> =>
  new Promise((resolve) => {
    const image = new Image();
    image.referrerPolicy = 'no-referrer';
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = src;
  });
