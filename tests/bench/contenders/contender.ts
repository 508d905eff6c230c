// What the harness must know of a contender.
import type { BenchComment } from '../comments.js';

/** Selectors, within the shadow root of `host` if there is one. */
export interface Find {
  readonly host?: string;
  readonly comment: string;
  /** The button that opens the reply form, one in each comment. */
  readonly reply: string;
  /** Where the reply is typed. */
  readonly field: string;
}

export interface Contender {
  readonly name: string;
  /** Its files are below `/dist/` and `/npm/`, its API below `/api`. */
  readonly page: string;
  readonly find: Find;
  /** What its server would say. All comments are on one page. */
  readonly answer: (request: ApiRequest, comments: readonly BenchComment[]) => unknown;
}

export interface ApiRequest {
  /** Without the query. */
  readonly path: string;
  readonly body: string;
}

export const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<style>body { font: 16px/1.5 sans-serif; max-width: 44em; margin: auto }</style><h1>Article</h1><p>Words.</p>`;

/** A picture per writer, as the services give that these clients ask. Here it is an empty one. */
export const avatar = (name: string): string => `/avatar/${encodeURIComponent(name)}`;
