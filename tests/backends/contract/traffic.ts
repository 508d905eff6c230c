/** What an adapter sends through `globalThis.fetch`: watched, cut off, or answered by the kit. */

type Fetch = typeof globalThis.fetch;

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

async function withFetch<T>(fetch: Fetch, use: () => Promise<T>): Promise<T> {
  const former = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    return await use();
  } finally {
    globalThis.fetch = former;
  }
}

/** Keeps what is sent, and sends it. */
export async function watched(use: () => Promise<unknown>): Promise<Sent[]> {
  const former = globalThis.fetch;
  const sent: Promise<Sent>[] = [];
  const watch: Fetch = (input, init) => {
    sent.push(read(input, init));
    return former(input, init);
  };
  await withFetch(watch, use);
  return Promise.all(sent);
}

async function read(input: RequestInfo | URL, init: RequestInit = {}): Promise<Sent> {
  const request = input instanceof Request ? input.clone() : undefined;
  // What is read here must still be there to be sent; a stream would not be.
  const body = init.body instanceof ReadableStream ? '' : await new Response(init.body).text();
  const headers = new Headers(init.headers ?? request?.headers);
  return {
    method: init.method ?? request?.method ?? 'GET',
    url: typeof input === 'string' ? input : 'url' in input ? input.url : input.href,
    headers: [...headers].map((pair) => pair.join(': ')).join('\n'),
    body: body || ((await request?.text()) ?? ''),
  };
}

/** With a network that does `answer`. Tells whether the adapter asked it at all. */
export async function faked<T>(
  answer: (signal: AbortSignal | undefined) => Promise<Response>,
  use: (asked: Promise<void>) => Promise<T>,
): Promise<{ result: T; asked: boolean }> {
  let asked = false;
  let tell!: () => void;
  const first = new Promise<void>((resolve) => (tell = resolve));
  const fake: Fetch = (input, init) => {
    asked = true;
    tell();
    return answer(init?.signal ?? (input instanceof Request ? input.signal : undefined));
  };
  const result = await withFetch(fake, () => use(first));
  return { result, asked };
}

/** As browsers say that there is no connection. */
export const unreachable = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** As a proxy says that the server behind it is broken. */
export const broken = (): Promise<Response> =>
  Promise.resolve(
    new Response('<!doctype html><title>502</title><h1>Bad Gateway</h1>', {
      status: 502,
      headers: { 'content-type': 'text/html' },
    }),
  );

/** An answer that does not come. */
export const silent = (signal: AbortSignal | undefined): Promise<Response> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal?.reason as Error);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });
