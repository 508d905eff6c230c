/** As much as a window has: what stands below a thread that nobody knows yet is out of sight. */
const UNKNOWN = '100vh';

/**
 * Keeps the room that a thread will take, so that what stands below it does not move when the comments come. How
 * much that is, is known from the last visit in this tab, if its window was as wide.
 */
export class Room {
  readonly #host: HTMLElement;
  #key = '';
  #size = '';
  #held = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The thread is on its way. */
  reserve(place: string): void {
    this.#key = `comment-thread:room:${place}`;
    const [known, height] = this.#stored()?.split(' ') ?? [];
    this.#host.style.minBlockSize = known === String(innerWidth) && height ? `${height}px` : UNKNOWN;
    this.#held = true;
  }

  /** It is there, or will not come. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    const { style } = this.#host;
    style.minBlockSize = '';
    if (!style.length) this.#host.removeAttribute('style');
  }

  /** What it takes. */
  note(height: number): void {
    const size = `${String(innerWidth)} ${String(Math.round(height))}`;
    if (!this.#held && size !== this.#size) this.#store((this.#size = size));
  }

  #stored(): string | null | undefined {
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return undefined;
    }
  }

  #store(size: string): void {
    try {
      sessionStorage.setItem(this.#key, size);
    } catch {
      // Next time it is unknown again.
    }
  }
}
