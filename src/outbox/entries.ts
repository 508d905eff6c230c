import type { CommentId } from '../model/comment.js';
import { toJson } from '../model/json.js';
import type { OutboxKit } from './kit.js';

/** What is kept of a comment in this browser: no name and no address, for those need the reader's consent. */
export interface Entry {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly text: string;
  readonly createdAt: number;
  /** The account that wrote it, empty for a guest: what another one wrote here is not theirs to see. */
  readonly user: string;
}

/** What waits in one thread. Read anew each time, for another tab may have taken some of it. */
export class Entries {
  readonly #kit: Pick<OutboxKit, 'load' | 'save'>;
  readonly #key: string;

  constructor(kit: Pick<OutboxKit, 'load' | 'save'>, place: string) {
    this.#kit = kit;
    this.#key = `comment-thread:outbox:${place}`;
  }

  all(): Entry[] {
    try {
      const kept = JSON.parse(this.#kit.load(this.#key) ?? '[]') as Entry[];
      return kept.filter(({ id, text }) => typeof id === 'string' && typeof text === 'string');
    } catch {
      // Somebody else's words.
      return [];
    }
  }

  find(id: CommentId): Entry | undefined {
    return this.all().find((one) => one.id === id);
  }

  add(entry: Entry): void {
    this.#write([...this.all().filter(({ id }) => id !== entry.id), entry]);
  }

  remove(id: CommentId): void {
    this.#write(this.all().filter((one) => one.id !== id));
  }

  #write(entries: readonly Entry[]): void {
    this.#kit.save(this.#key, entries.length > 0 ? toJson(entries) : null);
  }
}
