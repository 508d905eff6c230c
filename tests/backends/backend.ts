/** A comment server as the tests know it: how to have one, what to expect of it, and how a page embeds it. */
import type { Subject } from './contract.js';

export interface Backend {
  /** As in the table. */
  readonly title: string;
  /** The attribute `adapter`; `rest` is the reference backend's contract. */
  readonly adapter: string;
  /** A server that runs here, exchanges recorded from one, or exchanges written from its documentation. */
  readonly tried: 'running' | 'recorded' | 'documented';
  start(): Promise<Running>;
}

export interface Running {
  /** The attribute `src`. */
  readonly src: string;
  readonly version: string;
  readonly subject: Subject;
  readonly page: Page;
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
  readonly words?: { readonly post: string; readonly reply: string };
  /** Makes the server hold what is posted from now on; returns the words to post. */
  readonly hold?: () => string | Promise<string>;
  /** What the reader is told who posts the same words again. */
  readonly twice?: string;
}
