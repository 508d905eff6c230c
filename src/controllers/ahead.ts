import type { CommentPage } from '../adapters/adapter.js';

type Ask = (cursor: string, signal: AbortSignal) => Promise<CommentPage>;
type Savings = { readonly connection?: { readonly saveData?: boolean } };

/** The next page, asked for when the reader comes near the end of this one. */
export class Ahead {
  #cursor: string | undefined;
  #answer: Promise<CommentPage> | undefined;
  #controller = new AbortController();
  /** Nothing was posted or taken away since the last page came: the next one begins where that said. */
  #holds = false;

  /** A page has come. */
  holds(): void {
    this.#holds = true;
  }

  ask(cursor: string, ask: Ask): void {
    if (!this.#holds || this.#answer || (navigator as Savings).connection?.saveData) return;
    this.#cursor = cursor;
    this.#answer = ask(cursor, this.#controller.signal);
    // When it is wanted it is asked for again.
    this.#answer.catch(() => undefined);
  }

  take(cursor: string | undefined): Promise<CommentPage> | undefined {
    const answer = this.#cursor === cursor ? this.#answer : undefined;
    this.#answer = undefined;
    return answer;
  }

  drop(): void {
    this.#holds = false;
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#answer = undefined;
  }
}
