/** A comment server as the tests know it: how to have one, what to expect of it, and how a page embeds it. */
import type { Words } from '../helpers/e2e-thread.js';
import type { Subject } from './contract.js';

export interface Backend {
  /** As in the table. */
  readonly title: string;
  /** The attribute `adapter`; `rest` is the reference backend's contract. */
  readonly adapter: string;
  /** A server that runs here, exchanges recorded from one, or exchanges written from its documentation. */
  readonly tried: 'running' | 'recorded' | 'documented';
  /** @param site The origin of the page that embeds it. */
  start(site: string): Promise<Running>;
}

export interface Running {
  /** The attribute `src`. */
  readonly src: string;
  readonly version: string;
  readonly subject: Subject;
  readonly page: Page;
  /** The origin of the page, where the server must be one with it and serves it. */
  readonly site?: string;
  /** Requests that the recordings do not have, each as a sentence. */
  readonly unmatched?: readonly string[];
  stop(): Promise<void>;
}

/** What the browser test reads and writes. What is not told is not tried. */
export interface Page {
  /** More attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** A thread to read: comments asked for per page, those that are on the first one, and all that it has. */
  readonly read: {
    readonly thread: string;
    readonly size: number;
    readonly first: number;
    readonly comments: number;
  };
  /** A thread to write to, and the name of somebody to answer there. */
  readonly write?: { readonly thread: string; readonly answer?: string };
  /** What to write, where a recording knows only its own words. */
  readonly words?: { readonly post: Words; readonly reply: Words };
  /** Makes the server hold what is posted there from now on. */
  readonly hold?: () => Held | Promise<Held>;
  /** What the reader is told who posts the same words again. */
  readonly twice?: string;
  /** Other words that the server refuses, and what the reader is told. */
  readonly refuse?: () => Refused | Promise<Refused>;
}

export interface Held extends Words {
  readonly thread: string;
}

export interface Refused extends Words {
  readonly thread: string;
  readonly says: string;
}
