import { CommentError } from '../model/errors.js';

/** Milliseconds until a reader is told that something is on its way, and that it still is. */
const SLOW = [300, 8000];
/** Milliseconds before the first and the second repetition. */
const REPEATS = [500, 1500];
/** Seconds until an adapter is given up; each request of ours over the network is given up earlier. */
const MAX_WAIT = 30;
/** What stores something may take several requests, one after the other, and should not be given up when it is done. */
export const MAX_WRITE = 120;

/** An answer, or a failure when there is none in time: nobody waits for ever. */
export async function inTime<T>(answer: Promise<T>, seconds = MAX_WAIT): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new CommentError('server', { hint: `The adapter gave no answer in ${String(seconds)} seconds.` }),
      );
    }, seconds * 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks for something to read. A connection that fails for a moment is tried again, twice, before anybody hears of it. */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const wait of REPEATS)
    try {
      return await inTime(ask());
    } catch (error) {
      if (CommentError.from(error).code !== 'offline' || !navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      signal.throwIfAborted();
    }
  return inTime(ask());
}

/** Tells a reader that something takes its time. */
export class Slowness {
  /** How often it was told. */
  times = 0;
  readonly #tell: () => void;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  start(): void {
    this.stop();
    this.#timers = SLOW.map((wait, i) =>
      setTimeout(() => {
        this.times = i + 1;
        this.#tell();
      }, wait),
    );
  }

  stop(): void {
    this.#timers.forEach(clearTimeout);
    this.times = 0;
  }
}
