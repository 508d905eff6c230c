/** In a rush, who cannot be served soon is told so at once: a line that grows ends with timeouts for all. */
import { ProblemError } from './problem.js';

/** Of one process: what is well below a second's work, so that nobody who is let in waits long. */
export const MAX_WAITING = 500;

/** Lets so many requests work on the database or wait for it, and refuses the rest. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  return async (work) => {
    if (inside >= most) throw tooMany();
    inside++;
    try {
      return await work();
    } finally {
      inside--;
    }
  };
}

function tooMany(): ProblemError {
  // Not the same for all, or they would all come back together.
  const wait = 1 + Math.floor(Math.random() * 3);
  return new ProblemError(503, 'server', `Too many readers are here at once. Try again in ${wait} s.`, {
    headers: { 'Retry-After': String(wait) },
  });
}
