import { breathe } from '../model/breathe.js';

/** Milliseconds that the page may be held up at a time, and how many steps are made however slow they are. */
const SLICE = 12;
const LEAST = 20;

/**
 * Until the reader sees what was drawn: the second frame begins when the first one is painted, and would be long in
 * coming after more work. A page that is not shown may draw no frames.
 */
const shown = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    setTimeout(resolve, 100);
  });

/**
 * A long piece of work, step by step; each step is told how long the page has just been busy with what came before, and
 * may say what the next one has to wait for.
 */
export type Steps = Generator<Promise<void> | undefined, undefined, number>;

/** One long piece of work, a slice at a time. The next one takes the place of the one before. */
export class InSlices {
  done = Promise.resolve();
  #steps: Steps | undefined;
  #wait: Promise<void> | undefined;

  start(steps: Steps): void {
    this.#steps = steps;
    // The first slice at once: most threads need no other.
    this.done = this.#advance(steps) ? Promise.resolve() : this.#rest(steps);
  }

  /** Does at once what is left, up to where it has to wait. */
  finish(): void {
    for (const steps = this.#steps; steps && !this.#wait && !this.#step(steps, 0););
  }

  async #rest(steps: Steps): Promise<void> {
    await shown();
    await this.#wait;
    for (let busy = 0; steps === this.#steps;) {
      if (this.#advance(steps, busy)) return;
      const from = performance.now();
      await breathe();
      busy = performance.now() - from;
      await this.#wait;
    }
    return this.done;
  }

  /** Whether that was all. */
  #advance(steps: Steps, busy = 0): boolean {
    const end = performance.now() + SLICE;
    let step = 0;
    do if (this.#step(steps, step ? 0 : busy)) return true;
    while (!this.#wait && (++step < LEAST || performance.now() < end));
    return false;
  }

  #step(steps: Steps, busy: number): boolean {
    const { done, value } = steps.next(busy);
    this.#wait = value;
    return Boolean(done);
  }
}
