import { CommentError } from '../model/errors.js';
import { revealEmail } from '../model/email.js';
import { parseUrl } from '../model/url.js';
import type { CommentAdapter } from './adapter.js';
import { contract } from './contract.js';
import type { IdentityOptions } from './identity.js';
import type { RestMapping } from './mapping.js';
import type { Preset } from './preset.js';

/** What the element was told about its backend. */
export interface Source extends IdentityOptions {
  /** A name, or an adapter of the page's own. */
  readonly adapter?: string | CommentAdapter | null | undefined;
  readonly src?: string | null | undefined;
  /** The mapping itself, its address, or its JSON text. With a preset: what to change in it. */
  readonly mapping?: RestMapping | string | null | undefined;
  readonly credentials?: RequestCredentials | undefined;
}

const misconfigured = (hint: string, cause?: unknown): CommentError =>
  new CommentError('server', { hint, cause });

/** Finds the adapter, or throws the one sentence that says what to change. */
export async function resolveAdapter(source: Source, signal: AbortSignal): Promise<CommentAdapter> {
  const { adapter, src, mapping, credentials, headers, token } = source;
  if (typeof adapter === 'object' && adapter) {
    if (typeof adapter.list === 'function') return adapter;
    throw misconfigured('The adapter needs a method list(query, {signal}) that resolves to {comments}.');
  }
  if (adapter === 'local') return (await part(() => import('./local.js'))).local();
  const name = adapter === 'rest' ? '' : adapter;
  if (!src) {
    // A misspelled name is the first thing to mend.
    if (name) await loadPreset(name);
    throw misconfigured(
      'Set src="…" to the address of your comment API, or adapter="local" to try without one.',
    );
  }
  // An image named `baseURI` would stand in the document's place, but not in that of a node.
  const url = parseUrl(src, new Text().baseURI)?.href;
  if (!url) throw misconfigured(`src="${src}" is not an address.`);
  const who = { credentials, headers, token };
  if (!name && mapping == null) return contract({ src: url, ...who });
  const [{ connect }, preset, check] = await Promise.all([
    part(() => import('./connect.js')),
    name ? loadPreset(name) : undefined,
    // Only what the page wrote itself may be wrong.
    mapping == null ? undefined : part(() => import('./check.js')),
  ]);
  return connect({ ...who, src: url, mapping, preset, check: check?.problem, reveal: revealEmail }, signal);
}

const loadPreset = (name: string): Promise<Preset> =>
  part(async () => {
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error();
    return ((await import(`./presets/${name}.js`)) as { default: Preset }).default;
  }, `adapter="${name}" is unknown: write "rest", "local" or a preset's name`);

/** A part that not every page needs, from the folder beside the script. */
export async function part<T>(
  load: () => Promise<T>,
  problem = 'A part of the script is missing',
): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw misconfigured(`${problem}; the folders chunks/ and presets/ must stand beside the script.`, cause);
  }
}
