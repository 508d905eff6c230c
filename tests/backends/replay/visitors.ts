/** Guests whom a server knows by a key that their browser made up. */
import { read } from './compare.js';
import type { Message } from './exchange.js';

export class Visitors {
  /** Their key → the recorded one. */
  readonly #known = new Map<unknown, unknown>();
  readonly #name: string;

  /** @param name Of the key in bodies; an empty one for servers without. */
  constructor(name: string) {
    this.#name = name;
  }

  /** The recorded guest is this one, or nobody yet. */
  fit(asked: Message, recorded: Message): boolean {
    const [key, other] = [this.#key(asked), this.#key(recorded)];
    if (key === undefined || other === undefined) return key === other;
    return this.#known.has(key) ? this.#known.get(key) === other : ![...this.#known.values()].includes(other);
  }

  remember(asked: Message, recorded: Message): void {
    const key = this.#key(asked);
    if (key !== undefined) this.#known.set(key, this.#key(recorded));
  }

  forget(): void {
    this.#known.clear();
  }

  #key(message: Message): unknown {
    const body = this.#name ? read(message) : undefined;
    return typeof body === 'object' && body !== null
      ? (body as Record<string, unknown>)[this.#name]
      : undefined;
  }
}
