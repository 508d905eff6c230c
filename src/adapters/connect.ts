import { CommentError } from '../model/errors.js';
import { fileAt } from './http.js';
import type { RestMapping } from './mapping.js';
import type { Preset } from './preset.js';
import { rest, type RestAdapter, type RestOptions } from './rest.js';

export interface Connection extends Omit<RestOptions, 'mapping' | 'prepare'> {
  readonly preset?: Preset | undefined;
  /** What the page says: the mapping itself, its address, or its JSON text. */
  readonly mapping: RestMapping | string | null | undefined;
  /** Says in a sentence what is wrong with it. */
  readonly check: ((mapping: unknown) => string | undefined) | undefined;
}

const misconfigured = (hint: string, cause?: unknown): CommentError =>
  new CommentError('server', { hint: `mapping${hint}`, cause });

/** The adapter for a preset, for a mapping, or for a preset in which a mapping changes something. */
export async function connect(
  { preset, mapping, check, src, ...who }: Connection,
  signal: AbortSignal,
): Promise<RestAdapter> {
  const own = typeof mapping === 'string' ? await readMapping(mapping, signal) : (mapping ?? undefined);
  const known = preset?.connect?.(src) ?? { src, mapping: preset?.mapping };
  const merged = (own === undefined ? known.mapping : merge(known.mapping, own)) as RestMapping;
  const problem = check?.(merged);
  if (problem) throw misconfigured(`: ${problem}`);
  return rest({ ...who, src: known.src, mapping: merged, prepare: preset?.prepare });
}

async function readMapping(mapping: string, signal: AbortSignal): Promise<unknown> {
  if (/^\s*\{/.test(mapping))
    try {
      return JSON.parse(mapping) as unknown;
    } catch (cause) {
      throw misconfigured(`: it is not JSON: ${String(cause)}`, cause);
    }
  const { response, json } = await fileAt(mapping, signal);
  if (!response.ok)
    throw misconfigured(
      `="${mapping}" answered ${String(response.status)}: it must be the address of a JSON file.`,
    );
  return json ?? null;
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A preset's mapping with what a page changes in it, key by key. */
export function merge(preset: unknown, changes: unknown): unknown {
  if (!isTree(preset) || !isTree(changes)) return changes;
  const own = (key: string): unknown => (Object.hasOwn(preset, key) ? preset[key] : undefined);
  const changed = Object.entries(changes).map(([key, value]) => [key, merge(own(key), value)] as const);
  return Object.fromEntries([...Object.entries(preset), ...changed]);
}
