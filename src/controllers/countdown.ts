/** Seconds to wait when a backend does not say, and the most that a reader is made to. */
const WAIT = 30;
const MAX_WAIT = 300;

/** Counts the seconds until a backend takes comments again. */
export class Countdown {
  readonly #element: Element;
  readonly #tell: (left: number) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(element: Element, tell: (left: number) => void) {
    this.#element = element;
    this.#tell = tell;
  }

  /** From so many seconds, or as many as make sense: from these it starts. */
  start(seconds: number): number {
    const all = Math.ceil(Math.min(Math.max(Number.isNaN(seconds) ? WAIT : seconds, 1), MAX_WAIT));
    let left = all;
    clearInterval(this.#timer);
    this.#tell(all);
    this.#timer = setInterval(() => {
      // An element that has left the page waits no longer; one that moves is back by now.
      left = this.#element.isConnected ? left - 1 : 0;
      if (!left) clearInterval(this.#timer);
      this.#tell(left);
    }, 1000);
    return all;
  }
}
