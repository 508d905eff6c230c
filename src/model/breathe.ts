type Yields = { readonly scheduler?: { yield?: () => Promise<void> } };

/** Lets input, and whatever else waits, come first. Timers would not do: of a page in the background they are slow. */
export const breathe = (): Promise<unknown> =>
  (globalThis as Yields).scheduler?.yield?.() ??
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });
