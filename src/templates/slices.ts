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

/** A long piece of work, step by step; each step is told how long the page has just been busy with what came before. */
export type Steps = Generator<undefined, void, number>;

/** One long piece of work, a slice at a time. The next one takes the place of the one before. */
export class InSlices {
  done = Promise.resolve();
  #steps: Steps | undefined;

  start(steps: Steps): void {
    this.#steps = steps;
    // The first slice at once: most threads need no other.
    this.done = this.#advance(steps) ? Promise.resolve() : this.#rest(steps);
  }

  /** Does at once what is left. */
  finish(): void {
    for (const steps = this.#steps; steps && !steps.next(0).done;);
  }

  async #rest(steps: Steps): Promise<void> {
    await shown();
    for (let busy = 0; steps === this.#steps;) {
      if (this.#advance(steps, busy)) return;
      const from = performance.now();
      await breathe();
      busy = performance.now() - from;
    }
    return this.done;
  }

  /** Whether that was all. */
  #advance(steps: Steps, busy = 0): boolean {
    const end = performance.now() + SLICE;
    for (let step = 0; step < LEAST || performance.now() < end; step++)
      if (steps.next(step ? 0 : busy).done) return true;
    return false;
  }
}
