type Yields = { readonly scheduler?: { yield?: () => Promise<void> } };

/** Lets input, and whatever else waits, come first. Timers would not do: of a page in the background they are slow. */
export const breathe = (): Promise<unknown> =>
  // It fails where it goes on with a task of the page that was called off.
  (globalThis as Yields).scheduler?.yield?.().catch(() => undefined) ??
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });
