import { threadContext, type ThreadContext } from './thread-context.js';

type Tell = (value: ThreadContext) => void;

/**
 * Answers requests for the thread's context that come up from below, by the context protocol of the web
 * components community group, so `ContextConsumer` of @lit/context works in the slots. Returns the way to tell
 * a new value. Its own provider and consumer do more than we need, and weigh 0.5 kB.
 */
export function provide(host: HTMLElement): Tell {
  const listeners = new Set<Tell>();
  let current: ThreadContext | undefined;
  host.addEventListener('context-request', (event) => {
    const { context, callback, subscribe } = event;
    if ((context as unknown) !== threadContext) return;
    event.stopPropagation();
    const tell: Tell = (value) => {
      callback(value, () => listeners.delete(tell));
    };
    if (subscribe) listeners.add(tell);
    if (current) tell(current);
  });
  return (value) => {
    current = value;
    for (const tell of listeners) tell(value);
  };
}
