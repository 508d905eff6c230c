import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import { CommentError, type ErrorCode } from './package.js';
import type { Attempt } from './subject.js';
import { broken, faked, unreachable } from './traffic.js';
import { fail, notOffered, show } from './verdict.js';

const FIELDS: readonly string[] = ['text', 'name', 'email', 'url'];

export const refusing: Record<CheckName<'refusing'>, Run> = {
  'refuses as invalid': (bench) => refuses(bench, 'invalid'),
  'refuses as rate-limited': (bench) => refuses(bench, 'rate-limited'),
  'refuses as closed': (bench) => {
    const { closed } = bench.subject.threads;
    return refuses(bench, 'closed', closed === undefined ? undefined : { thread: closed });
  },
  'refuses as duplicate': (bench) => refuses(bench, 'duplicate'),
  'refuses as sign-in': (bench) => refuses(bench, 'sign-in'),
  'refuses as forbidden': (bench) => refuses(bench, 'forbidden'),
  'refuses as not-found': (bench) => refuses(bench, 'not-found'),

  // A browser does not tell "no connection" from "no such server", so the adapter may call it either.
  'a server that cannot be reached is told as offline': (bench) =>
    fails(bench, 'offline', unreachable, ['offline', 'server']),
  'a broken answer is told as server': (bench) => fails(bench, 'server', broken, ['server']),
};

async function refuses(bench: Bench, code: ErrorCode, usual?: Attempt): Promise<void> {
  const refusal = bench.subject.refusals?.[code];
  const attempts = refusal ? await refusal((attempt) => bench.post(attempt)) : usual;
  if (!attempts) return notOffered(`The subject does not say how the server refuses (refusals["${code}"]).`);
  for (const attempt of [attempts].flat()) {
    const error = await refused(bench, attempt);
    isOneOf(error, [code]);
    const { details } = error;
    const fields: object = details.fields ?? {};
    for (const field of attempt.fields ?? [])
      if (!(field in fields))
        fail(
          `CommentError "${code}" names the fields ${show(Object.keys(fields))}; ${field} is expected among them.`,
        );
    for (const detail of attempt.details ?? [])
      if (!details[detail] && details[detail] !== 0)
        fail(
          `CommentError "${code}" has ${show(details[detail])} as details.${detail}; the server tells it.`,
        );
  }
}

/** Tries what must be refused. */
export function refused(bench: Bench, attempt: Attempt): Promise<unknown> {
  const { adapter = bench.adapter } = attempt;
  if (attempt.list) {
    const query = { thread: attempt.thread ?? bench.open, sort: bench.sort, limit: 10 };
    return bench.error('list()', (signal) => adapter.list(query, { signal }));
  }
  if (!adapter.create) return notOffered('The adapter has no create().');
  const draft = bench.draft(attempt);
  return bench.error('create()', (signal) => adapter.create!(draft, { signal }));
}

async function fails(
  bench: Bench,
  code: ErrorCode,
  answer: () => Promise<Response>,
  codes: readonly ErrorCode[],
): Promise<void> {
  if (bench.subject.refusals?.[code]) return refuses(bench, code);
  const { adapter, sort, subject } = bench;
  const { open, many, nested } = subject.threads;
  const query = { thread: open ?? many?.key ?? nested?.key ?? 'any', sort, limit: 10 };
  const calls: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
    'list()': (signal) => adapter.list(query, { signal }),
    ...(adapter.create && {
      'create()': (signal) => adapter.create!(bench.draft({ thread: query.thread }), { signal }),
    }),
  };
  for (const [name, call] of Object.entries(calls)) {
    const { result: end, asked } = await faked(answer, () => bench.end(name, call));
    // What needs no network is not told by its answer.
    if (!asked)
      return notOffered(
        `The adapter sends nothing through globalThis.fetch, and the subject has no refusals["${code}"].`,
      );
    if (!('error' in end))
      return fail(`${name} resolved although the network failed; a CommentError "${code}" is expected.`);
    isOneOf(end.error, codes);
  }
}

function isOneOf(error: unknown, codes: readonly ErrorCode[]): asserts error is CommentError {
  const expected = codes.map((code) => `"${code}"`).join(' or ');
  if (!(error instanceof CommentError))
    return fail(`${show(error)} was thrown; a CommentError ${expected} is expected.`, error);
  if (!codes.includes(error.code)) fail(`${show(error)} was thrown; ${expected} is expected.`, error);
  const { message, fields, retryAfter, signInUrl } = error.details;
  const wrong =
    (message !== undefined && typeof message !== 'string' && `details.message is ${show(message)}; text`) ||
    (retryAfter !== undefined &&
      !isWait(retryAfter) &&
      `details.retryAfter is ${show(retryAfter)}; seconds`) ||
    (signInUrl !== undefined &&
      typeof signInUrl !== 'string' &&
      `details.signInUrl is ${show(signInUrl)}; text`) ||
    Object.entries(fields ?? {})
      .filter(([field, said]) => !FIELDS.includes(field) || typeof said !== 'string' || said === '')
      .map(
        ([field, said]) =>
          `details.fields.${field} is ${show(said)}; a sentence for text, name, email or url`,
      )[0];
  if (wrong) fail(`In CommentError "${error.code}", ${wrong} is expected.`, error);
}

/** NaN: the backend does not say. */
const isWait = (value: unknown): boolean => typeof value === 'number' && !(value < 0);
