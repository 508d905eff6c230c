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
    // Pages fade from one theme to the other; the end of it counts.
    setTimeout(tell, 400);
  });
  for (const element of document.querySelectorAll('html, body'))
    observer.observe(element, { attributes: true });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', tell);
  };
});

const on = (...types: string[]): ReturnType<typeof shared> =>
  shared((tell) => {
    for (const type of types) addEventListener(type, tell);
    return () => {
      for (const type of types) removeEventListener(type, tell);
    };
  });

/** Calls when the connection comes or goes. */
export const onConnection = on('online', 'offline');

/** Calls when the page comes back as it was left, by the back button. */
export const onReturn = shared((tell) => {
  const back = (event: PageTransitionEvent): void => {
    if (event.persisted) tell();
  };
  addEventListener('pageshow', back);
  return () => {
    removeEventListener('pageshow', back);
  };
});

/** Calls when the address's `#…` changes. */
export const onHash = on('hashchange');
