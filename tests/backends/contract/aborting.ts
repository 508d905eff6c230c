import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import { faked, silent } from './traffic.js';
import { fail, show } from './verdict.js';

/** Milliseconds in which an aborted call must end. */
const SOON = 1000;
/** Milliseconds in which a call that uses the network has asked it. */
const BEGUN = 200;
/** Milliseconds after which a lost rejection has been told. */
const SETTLED = 50;

const rest = (milliseconds: number): Promise<'late'> =>
  new Promise((resolve) => setTimeout(() => resolve('late'), milliseconds));

function list({ adapter, sort, subject }: Bench, signal: AbortSignal): Promise<unknown> {
  const { open, many, nested } = subject.threads;
  const query = { thread: open ?? many?.key ?? nested?.key ?? 'any', sort, limit: 10 };
  // An adapter without `async` may throw at once: a rejection for its caller all the same.
  return (async () => adapter.list(query, { signal }))();
}

export const aborting: Record<CheckName<'aborting'>, Run> = {
  async 'a list that is aborted beforehand rejects'(bench) {
    const signal = AbortSignal.abort();
    await rejects(list(bench, signal), signal);
  },

  async 'a list that is aborted on its way rejects at once'(bench) {
    if (await abortOnTheWay(bench, rejects)) return;
    // It does not ask the network: aborted before it can answer.
    const abort = new AbortController();
    const call = list(bench, abort.signal);
    abort.abort();
    await rejects(call, abort.signal);
  },

  async 'an abort leaves no unhandled rejection'(bench) {
    const strays = await unhandled(async () => {
      const ends = (call: Promise<unknown>): Promise<unknown> =>
        Promise.race([call.catch(() => undefined), rest(SOON)]);
      await ends(list(bench, AbortSignal.abort()));
      await abortOnTheWay(bench, ends);
    });
    if (strays.length > 0)
      fail(`After an abort of list(), nobody handled a rejection with ${show(strays[0])}; none is expected.`);
  },
};

/** Aborts a call that waits for a server which does not answer; false when the adapter asks none. */
async function abortOnTheWay(
  bench: Bench,
  ends: (call: Promise<unknown>, signal: AbortSignal) => Promise<unknown>,
): Promise<boolean> {
  const abort = new AbortController();
  const { asked } = await faked(silent, async (asking) => {
    const call = list(bench, abort.signal);
    call.catch(() => undefined);
    await Promise.race([asking, rest(BEGUN)]);
    abort.abort();
    // A call that has not asked anybody by now may have answered, and rightly.
    if ((await Promise.race([asking.then(() => true), rest(0)])) === true) await ends(call, abort.signal);
  });
  return asked;
}

async function rejects(call: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const end = await Promise.race([
    call.then(
      (answer) => `resolved to ${show(answer)}`,
      (error: unknown) =>
        error === signal.reason || (error as Error | undefined)?.name === 'AbortError'
          ? undefined
          : `rejected with ${show(error)}`,
    ),
    rest(SOON),
  ]);
  if (end === undefined) return;
  const what =
    end === 'late'
      ? `had not ended ${SOON} ms after its signal was aborted`
      : `${end} although its signal was aborted`;
  fail(`list() ${what}; a rejection with the signal's reason or an AbortError is expected.`);
}

interface NodeProcess {
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
  off(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
}

/** What was rejected meanwhile and handled by nobody, in Node or in a browser. */
async function unhandled(use: () => Promise<void>): Promise<unknown[]> {
  const strays: unknown[] = [];
  const { process } = globalThis as { process?: Partial<NodeProcess> };
  const inNode = (reason: unknown): void => void strays.push(reason);
  const inBrowser = (event: Event): void => {
    strays.push((event as PromiseRejectionEvent).reason);
    event.preventDefault();
  };
  const page = 'addEventListener' in globalThis ? globalThis : undefined;
  process?.on?.('unhandledRejection', inNode);
  page?.addEventListener('unhandledrejection', inBrowser);
  try {
    await use();
    await rest(SETTLED);
  } finally {
    process?.off?.('unhandledRejection', inNode);
    page?.removeEventListener('unhandledrejection', inBrowser);
  }
  return strays;
}
