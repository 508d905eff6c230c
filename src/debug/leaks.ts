import type { Path } from '../adapters/mapping.js';
import { EMAIL, listing, note, wrong, type Finding } from './finding.js';
import { partsOf } from './reading.js';
import type { Subject } from './subject.js';

/** Names in the fediverse look like addresses and are public. */
const HANDLE = /^(acct|handle|webfinger)$/i;
const HASH = /(?:avatar|gravatar|cravatar)[^?]*\/([\da-f]{64}|[\da-f]{32})\b/i;
const HASH_KEY = /(mail|gravatar).*(md5|sha|hash)|^(md5|hash)$/i;
const MAX_VALUES = 20_000;

/** Every text of an answer with its path; the places in arrays are `*`. */
function* texts(json: unknown): Generator<[path: string, key: string, text: string]> {
  const stack: [string, string, unknown][] = [['', '', json]];
  for (let count = 0; stack.length > 0 && count < MAX_VALUES; count++) {
    const [path, key, value] = stack.pop()!;
    if (typeof value === 'string') yield [path, key, value];
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        const step = Array.isArray(value) ? '*' : name;
        stack.push([path ? `${path}.${step}` : step, Array.isArray(value) ? key : name, inner]);
      }
  }
}

/** E-mail addresses in what anyone can read; an address itself is never part of a finding. */
export function aboutLeaks(subject: Subject, json: unknown): Finding[] {
  const parts = partsOf(subject.map);
  // What readers write is theirs to say.
  const bodies = [parts.html, parts.text, parts.markdown, parts.source].flat().filter(Boolean) as Path[];
  const isBody = (path: string): boolean =>
    bodies.some((body) => path === body || path.endsWith(`.${String(body)}`));
  const addresses = new Set<string>();
  const hashes = new Set<string>();
  for (const [path, key, text] of texts(json)) {
    if (isBody(path)) continue;
    if (!HANDLE.test(key) && !/^https?:/.test(text) && EMAIL.test(text)) addresses.add(path);
    if (HASH.test(text) || (HASH_KEY.test(key) && /^([\da-f]{32}|[\da-f]{64})$/i.test(text)))
      hashes.add(path);
  }
  const places = (paths: ReadonlySet<string>): string =>
    listing([...paths].slice(0, 5).map((path) => `\`${path}\``));
  const reader = Object.keys(subject.secrets).length > 0;
  return [
    ...(addresses.size > 0
      ? [
          wrong(
            `The backend hands out e-mail addresses, at ${places(addresses)}. The thread does not show them, but anyone can read the answer.`,
            `Leave them out of the answer at the backend${reader ? ', at least for those who do not moderate' : ''}.`,
          ),
        ]
      : []),
    ...(hashes.size > 0
      ? [
          note(
            `The answer has hashes of e-mail addresses, at ${places(hashes)}: who guesses an address can prove it with them.`,
            'Turn off such avatars at the backend, or let it hand out pictures from its own address.',
          ),
        ]
      : []),
  ];
}
