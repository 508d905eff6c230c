import { CommentError } from '../model/errors.js';
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
  readonly credentials?: string | null | undefined;
}

const misconfigured = (hint: string): never => {
  throw new CommentError('server', { hint });
};

/** Finds the adapter, or throws the one sentence that says what to change. */
export async function resolveAdapter(source: Source, signal: AbortSignal): Promise<CommentAdapter> {
  const { adapter, src } = source;
  if (typeof adapter === 'object' && adapter !== null) {
    if (typeof adapter.list !== 'function')
      misconfigured('The adapter needs a method list(query, {signal}) that resolves to {comments}.');
    return adapter;
  }
  if (adapter === 'local') return local();
  if (adapter && adapter !== 'rest')
    misconfigured(
      `adapter="${adapter}" is unknown; write "rest" or "local", or set the property to an adapter object.`,
    );
  if (!src)
    return misconfigured(
      'Set src="…" to the address of your comment API, or adapter="local" to try the element without a server.',
    );
  if (!URL.canParse(src, document.baseURI)) misconfigured(`src="${src}" is not an address.`);
  const credentials = source.credentials ?? undefined;
  if (credentials && !['omit', 'same-origin', 'include'].includes(credentials))
    misconfigured(`credentials="${credentials}" is unknown; write omit, same-origin or include.`);
  return rest({
    src: new URL(src, document.baseURI).href,
    mapping: await readMapping(source.mapping, signal),
    credentials: credentials as RequestCredentials | undefined,
  });
}

async function readMapping(
  mapping: Source['mapping'],
  signal: AbortSignal,
): Promise<RestMapping | undefined> {
  if (typeof mapping !== 'string') return mapping ?? undefined;
  if (mapping.trimStart().startsWith('{')) {
    try {
      return JSON.parse(mapping) as RestMapping;
    } catch (cause) {
      throw new CommentError('server', { hint: `mapping: it is not JSON: ${String(cause)}.`, cause });
    }
  }
  const url = new URL(mapping, document.baseURI).href;
  const { ok, status, json } = await request({ method: 'GET', url, signal });
  if (!ok)
    misconfigured(`mapping="${mapping}" answered ${String(status)}; it must be the address of a JSON file.`);
  return json as RestMapping;
}
