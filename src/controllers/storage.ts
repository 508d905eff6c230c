/** localStorage where the page may use it, else memory: a reader keeps the words at least until the tab closes. */
const memory = new Map<string, string>();
/** Longer than what any form takes: it is not ours, and would hold up the page. */
const MAX = 1e6;
/** What a reader typed and has not posted. */
const WORDS = /^comment-thread:(draft|edit|outbox):/;

export function load(key: string): string | null {
  try {
    const kept = memory.get(key) ?? localStorage.getItem(key);
    if (!kept || kept.length <= MAX) return kept;
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
  }
  // Only then: a page with such a listener may not be kept for the back button.
  const watch = [...memory.keys()].some((one) => WORDS.test(one)) ? addEventListener : removeEventListener;
  watch('beforeunload', askFirst);
}

/** The browser asks whether to leave. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Older browsers ask for this.
  (event as { returnValue: unknown }).returnValue = true;
}
