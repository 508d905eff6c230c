import { CommentError } from '../model/errors.js';
import { parseUrl } from '../model/url.js';
import type { CommentAdapter } from './adapter.js';
import { request } from './http.js';
import { local } from './local.js';
import type { RestMapping } from './mapping.js';
import { rest } from './rest.js';

/** What the element was told about its backend. */
export interface Source {
  /** A name, or an adapter of the page's own. */
  readonly adapter?: string | CommentAdapter | null | undefined;
  readonly src?: string | null | undefined;
  /** The mapping itself, its address, or its JSON text. */
  readonly mapping?: RestMapping | string | null | undefined;
  readonly credentials?: RequestCredentials | undefined;
}

const misconfigured = (hint: string, cause?: unknown): CommentError =>
  new CommentError('server', { hint, cause });

/** Finds the adapter, or throws the one sentence that says what to change. */
export async function resolveAdapter(source: Source, signal: AbortSignal): Promise<CommentAdapter> {
  const { adapter, src, mapping } = source;
  if (typeof adapter === 'object' && adapter) {
    if (typeof adapter.list === 'function') return adapter;
    throw misconfigured('The adapter needs a method list(query, {signal}) that resolves to {comments}.');
  }
  if (adapter === 'local') return local();
  if (adapter && adapter !== 'rest')
    throw misconfigured(
      `adapter="${adapter}" is unknown: write "rest" or "local", or set the property to an object.`,
    );
  if (!src)
    throw misconfigured(
      'Set src="…" to the address of your comment API, or adapter="local" to try without one.',
    );
  const url = parseUrl(src, document.baseURI);
  if (!url) throw misconfigured(`src="${src}" is not an address.`);
  return rest({
    src: url.href,
    mapping: typeof mapping === 'string' ? await readMapping(mapping, signal) : (mapping ?? undefined),
    credentials: source.credentials,
  });
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
