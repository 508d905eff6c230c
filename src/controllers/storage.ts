/** localStorage where the page may use it, else memory: a reader keeps the words at least until the tab closes. */
const memory = new Map<string, string>();
/** Longer than what any form takes, or many of them: it is not ours, and would hold up the page. */
const MAX = 1.1e6;
const MAX_MANY = 4e6;
const MANY = /^comment-thread:(outbox|held|local):/;
/** What a reader typed and has not posted. */
const WORDS = /^comment-thread:(draft|edit|outbox):/;

export function load(key: string): string | null {
  try {
    const kept = memory.get(key) ?? localStorage.getItem(key);
    if (!kept || kept.length <= (MANY.test(key) ? MAX_MANY : MAX)) return kept;
    save(key, null);
    return null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/** Null removes. */
export function save(key: string, value: string | null): void {
  memory.delete(key);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value !== null) memory.set(key, value);
    // What was there before is no longer so, and would be read after a reload.
    if (value !== null && WORDS.test(key)) forget(key);
  }
  // Only then: a page with such a listener may not be kept for the back button.
  const watch = [...memory.keys()].some((one) => WORDS.test(one)) ? addEventListener : removeEventListener;
  watch('beforeunload', askFirst);
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is stored there at all.
  }
}

/** The browser asks whether to leave. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Older browsers ask for this.
  (event as { returnValue: unknown }).returnValue = true;
}
