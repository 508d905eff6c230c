/** What all threads of a page share: one clock, one observer of the page's theme. */
type Listener = () => void;

function shared(start: (tell: Listener) => Listener): (listener: Listener) => Listener {
  const listeners = new Set<Listener>();
  let stop: Listener | undefined;
  return (listener) => {
    listeners.add(listener);
    stop ??= start(() => {
      for (const tell of listeners) tell();
    });
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      stop?.();
      stop = undefined;
    };
  };
}

/** Resolves when all of the page is in the document. */
export async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}

/** Calls each minute, for relative times. Returns the way to stop. */
export const everyMinute = shared((tell) => {
  const timer = setInterval(tell, 60_000);
  return () => {
    clearInterval(timer);
  };
});

/** Calls when the page may have changed its colours: its theme switch, or the reader's system. */
export const onThemeChange = shared((tell) => {
  const observer = new MutationObserver(() => {
    tell();
    // Pages fade from one theme to the other, whole or by a piece around the thread; the end of it counts.
    setTimeout(tell, 400);
  });
  const faded = ({ target }: Event): void => {
    if ((target as Element).matches('html, body')) tell();
  };
  for (const element of document.querySelectorAll('html, body'))
    observer.observe(element, { attributes: true });
  addEventListener('transitionend', faded);
  // With the last of its style sheets.
  addEventListener('load', tell);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    removeEventListener('transitionend', faded);
    removeEventListener('load', tell);
    scheme.removeEventListener('change', tell);
  };
});

/** Calls when the page may speak another language, or write from the other side. */
export const onLanguageChange = shared((tell) => {
  const observer = new MutationObserver(tell);
  observer.observe(document, { subtree: true, attributeFilter: ['lang', 'dir'] });
  return () => {
    observer.disconnect();
  };
});

function on<T extends keyof WindowEventMap>(
  types: readonly T[],
  counts: (event: WindowEventMap[T]) => boolean = () => true,
): ReturnType<typeof shared> {
  return shared((tell) => {
    const heard = (event: WindowEventMap[T]): void => {
      if (counts(event)) tell();
    };
    for (const type of types) addEventListener(type, heard);
    return () => {
      for (const type of types) removeEventListener(type, heard);
    };
  });
}

/** Calls when the connection comes or goes. */
export const onConnection = on(['online', 'offline']);

/** Calls when the page comes back as it was left, by the back button. */
export const onReturn = on(['pageshow'], ({ persisted }) => persisted);

/** Calls when the reader goes. */
export const onLeave = on(['pagehide']);

/** Calls before the page is printed. */
export const onPrint = on(['beforeprint']);

/** Calls when all of the page is about to be read: the reader searches in it, or prints it. */
export const onReadAll = on(['keydown', 'beforeprint'], (event) => {
  if (!(event instanceof KeyboardEvent)) return true;
  const { key, code, ctrlKey, metaKey } = event;
  // By the letter, or by its place where the keyboard writes other letters.
  return key === 'F3' || ((ctrlKey || metaKey) && /\b(Key)?[FGP]\b/i.test(`${key} ${code}`));
});

/** Calls when the address's `#…` changes. */
export const onHash = on(['hashchange']);
