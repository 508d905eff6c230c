import { toJson } from '../model/json.js';
import { toText } from '../model/normalize.js';
import { load, save } from './storage.js';

const PLACE = 'comment-thread:author';

export interface Identity {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

/** What the reader asked this browser to keep for the next time, or undefined. */
export function recall(): Identity | undefined {
  try {
    const kept = JSON.parse(load(PLACE) ?? 'null') as Partial<Record<keyof Identity, unknown>> | null;
    return kept ? { name: toText(kept.name), email: toText(kept.email), url: toText(kept.url) } : undefined;
  } catch {
    // Somebody else's words.
    remember(undefined);
    return undefined;
  }
}

/** Only with the reader's consent; undefined forgets. */
export function remember(identity: Identity | undefined): void {
  save(PLACE, identity ? toJson(identity) : null);
}
