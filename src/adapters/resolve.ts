import { CommentError } from '../model/errors.js';
import { parseUrl } from '../model/url.js';
import type { CommentAdapter } from './adapter.js';
import { request } from './http.js';
import type { IdentityOptions } from './identity.js';
import type { Preset, RestMapping } from './mapping.js';
import { rest } from './rest.js';

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
  const preset = adapter && adapter !== 'rest' ? await loadPreset(adapter) : undefined;
  if (!src)
    throw misconfigured(
      'Set src="…" to the address of your comment API, or adapter="local" to try without one.',
    );
  const url = parseUrl(src, document.baseURI);
  if (!url) throw misconfigured(`src="${src}" is not an address.`);
  const own = typeof mapping === 'string' ? await readMapping(mapping, signal) : (mapping ?? undefined);
  const known = preset?.connect?.(url.href) ?? { src: url.href, mapping: preset?.mapping };
  const merged = known.mapping && own ? { ...known.mapping, ...own } : (own ?? known.mapping);
  return rest({
    src: known.src,
    mapping: merged,
    credentials,
    headers,
    token,
    prepare: preset?.prepare,
    // Only what the page wrote itself may be wrong.
    check: own && (async () => (await part(() => import('./check.js'))).problem(merged)),
  });
}

async function loadPreset(name: string): Promise<Preset> {
  try {
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error();
    return ((await import(`./presets/${name}.js`)) as { default: Preset }).default;
  } catch (cause) {
    throw misconfigured(
      `adapter="${name}" is not there: write "rest", "local" or the name of a preset; the folder presets/ stands beside the script.`,
      cause,
    );
  }
}

/** A part that not every page needs, from the folder beside the script. */
async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw misconfigured(
      'A part of the script could not be loaded: the folder chunks/ stands beside it.',
      cause,
    );
  }
}

async function readMapping(mapping: string, signal: AbortSignal): Promise<RestMapping> {
  if (/^\s*\{/.test(mapping))
    try {
      return JSON.parse(mapping) as RestMapping;
    } catch (cause) {
      throw misconfigured(`mapping: it is not JSON: ${String(cause)}`, cause);
    }
  const url = new URL(mapping, document.baseURI).href;
  const { response, json } = await request({ method: 'GET', url, signal });
  if (!response.ok)
    throw misconfigured(
      `mapping="${mapping}" answered ${String(response.status)}: it must be the address of a JSON file.`,
    );
  return (json ?? null) as RestMapping;
}
