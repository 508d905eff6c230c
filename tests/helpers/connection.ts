/** The reader's connection, as the browser reports it. */
const own = Object.getOwnPropertyDescriptor(navigator, 'onLine');

/** Cuts the connection or brings it back, and has the browser say so. */
export function connect(online: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
  window.dispatchEvent(new Event(online ? 'online' : 'offline'));
}

/** As it is in truth. */
export function restoreConnection(): void {
  if (own) Object.defineProperty(navigator, 'onLine', own);
  else Reflect.deleteProperty(navigator, 'onLine');
}

/** The reader's browser is told to save data: what nobody asks for is not fetched. */
export function saveData(saving = true): void {
  Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: saving } });
}

export function restoreSaving(): void {
  Reflect.deleteProperty(navigator, 'connection');
}
