import { reach } from '../adapters/http.js';
import { parseUrl } from '../model/url.js';
import type { Exchange } from './ask.js';
import { blockedBy } from './policy.js';
import { listing, wrong, type Finding } from './finding.js';

/** The page that asks; a test says another. */
export interface Asking {
  readonly origin: string;
  readonly onLine: boolean;
  readonly credentials: RequestCredentials | undefined;
}

/** Hosts that a secure page may ask without encryption. */
const LOCAL = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Why there was no answer that the page may read. */
export async function unreached({ url, method, headers }: Exchange, asking: Asking): Promise<Finding> {
  const { origin, onLine, credentials } = asking;
  const target = parseUrl(url);
  const place = target?.origin ?? url;
  // What a policy blocks is told after the request has failed.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const directive = blockedBy(url);
  if (directive)
    return wrong(
      `The page's Content-Security-Policy blocks requests to \`${place}\`.`,
      `Add the origin to its directive: \`${directive} 'self' ${place}\`.`,
    );
  if (origin.startsWith('https:') && target?.protocol === 'http:' && !LOCAL.test(target.hostname))
    return wrong(
      `The page is served over https and the backend over http (\`${place}\`): browsers block that as mixed content.`,
      `Serve the backend over https, and write \`https://\` in \`src\`.`,
    );
  if (!onLine) return wrong('This browser is offline.', 'Connect it, and run the check again.');
  const name = origin === 'null' ? '`null` (a page opened from disk)' : `\`${origin}\``;
  switch (await reach(url, credentials)) {
    case 'nothing':
      return wrong(
        `No server answers at \`${place}\`.`,
        'Start it, and check the host, the port and the protocol in `src`. A certificate that the browser does not trust looks the same: open the address in a tab.',
      );
    case 'redirect':
      return wrong(
        `\`${url}\` answers with a redirect, which a request with a body or a token does not follow.`,
        'Write the address that it leads to in `src`: often another protocol, `www.`, or a slash at the end.',
      );
    case 'unreadable':
      return wrong(
        `A server answers at \`${place}\`, but it does not allow this page to read the answer: the CORS header is missing or names another origin.`,
        `Let the backend answer with \`Access-Control-Allow-Origin: ${origin}\`${
          credentials === 'include' ? ' (not `*`) and `Access-Control-Allow-Credentials: true`' : ''
        }, on errors too, and allow the origin ${name} in its settings. If the address answers with a redirect, write the final address in \`src\`.`,
      );
    case 'guest':
      return wrong(
        `\`${place}\` allows this page to read its answers, but not to send cookies.`,
        `Let it answer with \`Access-Control-Allow-Credentials: true\` and \`Access-Control-Allow-Origin: ${origin}\` (not \`*\`), or leave out \`credentials="include"\`.`,
      );
    default:
      return wrong(
        `\`${place}\` allows this page to read a plain request, but refuses ${method} with ${
          listing(Object.keys(headers).map((header) => `\`${header}\``)) || 'a body'
        } beforehand (the CORS preflight).`,
        `Let it answer OPTIONS with \`Access-Control-Allow-Methods: ${method}\` and \`Access-Control-Allow-Headers\` that names these headers and \`content-type\`.`,
      );
  }
}
