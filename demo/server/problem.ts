/** Every refusal is thrown as a ProblemError and leaves as application/problem+json (RFC 9457). */
import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from '@hono/zod-openapi';
import type { ProblemJson } from './contract.js';
import type { FieldIssue } from './fields.js';

type Code = ProblemJson['code'];
type FieldError = NonNullable<ProblemJson['errors']>[number];
type Status = 400 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 417 | 422 | 429 | 431 | 500 | 503;

export class ProblemError extends Error {
  readonly status: Status;
  readonly code: Code;
  readonly more: { errors?: FieldError[]; headers?: Record<string, string> };

  constructor(status: Status, code: Code, detail: string, more: ProblemError['more'] = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/** What `answer` sends, for those who have no context. */
export function written(problem: ProblemError): { body: string; headers: Record<string, string> } {
  const body: ProblemJson = {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.more.errors && { errors: problem.more.errors }),
  };
  const headers = {
    ...problem.more.headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  };
  return { body: JSON.stringify(body), headers };
}

export function answer(context: Context, problem: ProblemError): Response {
  const { body, headers } = written(problem);
  return context.body(body, problem.status, headers);
}

/** For app.onError: nothing of an unexpected error is told to the client. */
export function onError(error: unknown, context: Context): Response {
  if (error instanceof ProblemError) return answer(context, error);
  if (error instanceof HTTPException && error.status === 400) {
    return answer(context, new ProblemError(400, 'invalid', 'The body is not valid JSON.'));
  }
  // Nobody hears this answer, and a reader who goes away is nothing to log.
  if (context.req.raw.signal.aborted && (error as { code?: unknown }).code === 'ECONNRESET') {
    return answer(context, new ProblemError(400, 'invalid', 'The body ended early.'));
  }
  // Not the error as a whole: the database adds the failing row, with its address, in further properties.
  console.error(error instanceof Error ? error.stack : 'An error that is no Error was thrown.');
  return answer(context, new ProblemError(500, 'server', 'Something went wrong on the server.'));
}

interface Checked {
  target: string;
  success: boolean;
  data?: unknown;
  error?: z.core.$ZodError;
}

/** The defaultHook of OpenAPIHono: turns what zod found into one answer with all wrong fields. */
export function onChecked(result: Checked): void {
  if (result.success || !result.error) return;
  const { issues } = result.error;
  if (result.target !== 'json') {
    const detail = issues.map((issue) => sentence(issue)).join(' ');
    throw new ProblemError(400, 'invalid', detail);
  }
  if (issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type')) {
    throw new ProblemError(400, 'invalid', 'The body must be a JSON object.');
  }
  const errors = issues.flatMap((issue) => fieldErrors(issue, result.data as Record<string, unknown>));
  throw new ProblemError(422, 'invalid', 'Some fields are not right.', { errors: onePerField(errors) });
}

/** Of a query or header. */
function sentence(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  return issue.code === 'custom' ? issue.message : `${name}: ${issue.message.replace(/\.$/, '')}.`;
}

function fieldErrors(issue: z.core.$ZodIssue, body: Record<string, unknown>): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    // A body of a hundred thousand unknown keys is not worth an answer of that size.
    return issue.keys.slice(0, 20).map((key) => ({
      pointer: pointer(key.slice(0, 100)),
      code: 'unknown',
      detail: 'This field is not known.',
    }));
  }
  const key = String(issue.path[0]);
  if (issue.code === 'custom') {
    const params = issue.params as FieldIssue;
    return [{ pointer: pointer(key), detail: issue.message, ...params }];
  }
  const missing = body[key] === undefined || body[key] === null;
  return [
    missing
      ? { pointer: pointer(key), code: 'required', detail: 'This field is required.' }
      : { pointer: pointer(key), code: 'format', detail: 'This field must be a string.' },
  ];
}

function onePerField(errors: FieldError[]): FieldError[] {
  return [...new Map(errors.map((error) => [error.pointer, error])).values()];
}

/** RFC 6901, section 6: a JSON Pointer as a URI fragment. */
function pointer(key: string): string {
  return `#/${encodeURIComponent(
    key
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replaceAll('~', '~0')
      .replaceAll('/', '~1'),
  )}`;
}
