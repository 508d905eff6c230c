/**
 * What a witness does inside the page, from before its first script on. It is sent there as text, so it uses nothing
 * from outside itself.
 */
export function testify(): void {
  type Tell = (place: string, text: string) => void;
  const scope = globalThis as unknown as Record<string, unknown> & { tellWitness: (line: string) => void };
  const tell: Tell = (place, text) => {
    scope.tellWitness(JSON.stringify([place, text]));
  };

  /** All that an object shows to who looks at every property, the hidden and the inherited ones too. */
  const all = (value: unknown, seen = new Set<unknown>(), depth = 0): string => {
    if (typeof value === 'function' || depth > 12) return '';
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value) || value instanceof Node || value instanceof Window) return '';
    seen.add(value);
    if (value instanceof Map || value instanceof Set)
      return [...value].map((one) => all(one, seen, depth + 1)).join(' ');
    const parts: string[] = [];
    // eslint-disable-next-line @typescript-eslint/no-base-to-string -- what a log would show
    for (const look of [() => String(value), () => JSON.stringify(value)])
      try {
        parts.push(look());
      } catch {
        // A circle, or something that is no text.
      }
    for (let at: unknown = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
      for (const key of Reflect.ownKeys(at))
        try {
          parts.push(String(key), all(Reflect.get(value, key), seen, depth + 1));
        } catch {
          // Some getters work on their own kind only.
        }
    return parts.join(' ');
  };

  /** Attributes and texts of a tree with all that is in its shadow roots; not what stands in a field. */
  const shown = (from: Node): string => {
    const parts: string[] = [];
    const stack: Node[] = [from];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node instanceof CharacterData) parts.push(node.data);
      if (node instanceof Element) {
        for (const { name, value } of node.attributes) parts.push(`${name}=${value}`);
        const root = roots.get(node);
        if (root) stack.push(root);
        if (node instanceof HTMLTemplateElement) stack.push(node.content);
      }
      stack.push(...node.childNodes);
    }
    return parts.join('\n');
  };

  const roots = new WeakMap<Node, ShadowRoot>();
  const observer = new MutationObserver((records) => {
    const texts = records.map(({ type, target, attributeName, oldValue, addedNodes }) =>
      type === 'attributes'
        ? `${attributeName!}=${(target as Element).getAttribute(attributeName!) ?? ''} before: ${oldValue ?? ''}`
        : `${oldValue ?? ''}\n${type === 'childList' ? [...addedNodes].map(shown).join('\n') : shown(target)}`,
    );
    tell('DOM over time', texts.join('\n'));
  });
  const everything = {
    subtree: true,
    childList: true,
    attributes: true,
    attributeOldValue: true,
    characterData: true,
    characterDataOldValue: true,
  };
  observer.observe(document, everything);

  /** Calls `before` with the arguments of each call. */
  const listen = (owner: object | undefined, name: string, before: (args: unknown[]) => void): void => {
    const own = owner && (Reflect.get(owner, name) as ((...args: unknown[]) => unknown) | undefined);
    if (!own) return;
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]): unknown {
        before(args);
        return own.apply(this, args);
      },
    });
  };
  const note = (owner: object | undefined, name: string, place: string): void => {
    listen(owner, name, (args) => {
      tell(place, args.map((arg) => all(arg)).join(' '));
    });
  };

  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its element below
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.set(this, root);
    observer.observe(root, everything);
    return root;
  };

  // What scripts dispatch: the browser's own events hold what the reader types.
  listen(EventTarget.prototype, 'dispatchEvent', ([event]) => {
    const { type } = event as Event;
    tell(`event ${type}`, all(event));
  });
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'group', 'assert'])
    note(console, name, 'console');
  addEventListener('error', ({ message, error }) => {
    tell('error', `${message} ${all(error)}`);
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    tell('error', all(reason));
  });
  listen(Storage.prototype, 'setItem', ([key, value]) => {
    tell(`storage ${String(key)}`, `${String(key)} ${String(value)}`);
  });
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!;
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => cookie.get!.call(document) as string,
    set(value: string) {
      tell('cookie', value);
      cookie.set!.call(document, value);
    },
  });
  for (const name of ['pushState', 'replaceState']) note(history, name, 'history');
  for (const kind of [BroadcastChannel, MessagePort, Worker]) note(kind.prototype, 'postMessage', 'message');
  note(globalThis, 'postMessage', 'message');
  for (const name of ['writeText', 'write']) note(navigator.clipboard, name, 'clipboard');
  note(IDBFactory.prototype, 'open', 'IndexedDB');
  if ('caches' in globalThis) note(CacheStorage.prototype, 'open', 'cache');
  if ('serviceWorker' in navigator) note(ServiceWorkerContainer.prototype, 'register', 'service worker');
  if ('subtle' in crypto) note(SubtleCrypto.prototype, 'digest', 'hash');

  /** Where something can be now: place → what is there. */
  scope['testimony'] = async (): Promise<[place: string, text: string][]> => {
    const found: [string, string][] = [
      ['DOM', shown(document)],
      ['title', document.title],
      ['address', location.href],
      ['history', all(history.state)],
      ['window name', `${window.name} ${document.referrer}`],
      ['performance', JSON.stringify(performance.getEntries())],
      ['cookie', document.cookie],
    ];
    for (const store of [localStorage, sessionStorage])
      for (const [key, value] of Object.entries(store))
        found.push([`storage ${key}`, `${key} ${String(value)}`]);
    for (const element of document.querySelectorAll('comment-thread')) {
      const { comments, error } = element as unknown as { comments: unknown; error: unknown };
      found.push(['comments of the element', all(comments)], ['error of the element', all(error)]);
    }
    const once = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await once(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const inside = database.transaction(store).objectStore(store);
        found.push([
          'IndexedDB',
          all([name, store, await once(inside.getAllKeys()), await once(inside.getAll())]),
        ]);
      }
      database.close();
    }
    for (const key of 'caches' in globalThis ? await caches.keys() : []) {
      const cache = await caches.open(key);
      for (const { url } of await cache.keys())
        found.push(['cache', `${key} ${url} ${(await (await cache.match(url))?.text()) ?? ''}`]);
    }
    const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : [];
    found.push(...workers.map(({ scope }): [string, string] => ['service worker', scope]));
    return found;
  };
}
