import { request, type Answer } from '../adapters/http.js';
import type { DetailedRequest, RequestMapping } from '../adapters/mapping.js';
import { refusalOf } from '../adapters/mapped-refusal.js';
import { expand, fieldNames, fillBody, fillText, type Holes } from '../adapters/route.js';
import { CommentError } from '../model/errors.js';
import type { Subject } from './subject.js';

/** One request and what came of it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  readonly answer?: Answer | undefined;
  /** No answer, or one that says no. */
  readonly error?: CommentError | undefined;
}

/** Asks as the adapter does, but keeps the whole answer: a refusal is what the self-check wants to see. */
export async function ask(
  { src, map, secrets, signal, query }: Subject,
  action: RequestMapping,
  holes: Holes,
  link?: string,
): Promise<Exchange> {
  const {
    route,
    body,
    form,
    headers: named = {},
  }: DetailedRequest = typeof action === 'string' ? { route: action } : action;
  const parameters = [...new URL(src).searchParams].map(([key, value]) => [`src.${key}`, value] as const);
  const all: Holes = { ...Object.fromEntries(parameters), visitor: visitor(src), ...holes };
  const own = Object.entries(named).map(([name, text]) => [name, fillText(text, all)] as const);
  const headers = { ...map.headers, ...Object.fromEntries(own), ...secrets };
  const started = performance.now();
  let target = { method: 'GET', url: src };
  try {
    target = { ...expand(route, src, all), ...(link && { url: link }) };
    const answer = await request({
      ...target,
      headers,
      body: body && fillBody(body, all),
      form,
      secret: Object.keys(secrets).length > 0,
      credentials: query.source.credentials ?? map.credentials,
      signal,
    });
    const milliseconds = Math.round(performance.now() - started);
    return {
      ...target,
      headers,
      answer,
      error: refusalOf(answer, map, fieldNames(body ?? {})),
      milliseconds,
    };
  } catch (cause) {
    signal.throwIfAborted();
    return { ...target, headers, error: CommentError.from(cause), milliseconds: 0 };
  }
}

/** The key by which the backend knows this browser, where the element has made one; it is no part of a finding. */
export function visitor(src: string): string | undefined {
  try {
    return localStorage.getItem(`comment-thread:visitor:${new URL(src).origin}`) ?? undefined;
  } catch {
    return undefined;
  }
}
