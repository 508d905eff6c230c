/** Puts a secret, in the dresses of `examples`, into every place that a page has: a witness must find them all. */
export async function plant(dress: Record<string, string>): Promise<void> {
  const root = document.querySelector('comment-thread')!.shadowRoot!;
  const link = document.createElement('a');
  link.href = dress['percent']!;
  root.append(link);
  // There for a moment only.
  const field = root.querySelector('input')!;
  field.setAttribute('value', dress['plain']!);
  await new Promise(requestAnimationFrame);
  field.removeAttribute('value');
  // eslint-disable-next-line wc/no-closed-shadow-root -- a place, too
  const inner = document.createElement('div').attachShadow({ mode: 'closed' });
  inner.textContent = dress['plain']!;
  root.append(inner.host);
  localStorage.setItem('kept', dress['base64']!);
  sessionStorage.setItem('tab', dress['sha256']!);
  document.cookie = `mail=${dress['hex']!}`;
  document.title = dress['sha256 in base64']!;
  window.name = dress['plain']!;
  history.replaceState({ mail: dress['base64'] }, '', `?${encodeURIComponent(dress['plain']!)}`);
  console.debug('of the reader', { hidden: Object.defineProperty({}, 'mail', { value: dress['plain'] }) });
  const event = new CustomEvent('comment-plant', { detail: { deep: [{ mail: dress['plain'] }] } });
  root.dispatchEvent(event);
  new BroadcastChannel('x').postMessage(dress['reversed']);
  await navigator.clipboard.writeText(dress['sha256']!).catch(() => undefined);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('x');
    request.onupgradeneeded = () => request.result.createObjectStore('y').put({ mail: dress['md5'] }, 1);
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  await (await caches.open('x')).put('/x', new Response(dress['hex']));
  await (await fetch(`/?to=${dress['plain']!}`)).text();
  await fetch('/', { headers: { 'x-mail': dress['hex']! } });
  await fetch('/', { method: 'POST', body: dress['base64']! });
}
