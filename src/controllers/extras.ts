import { html, render } from 'lit';
import { part } from '../adapters/resolve.js';
import type { inspect } from '../debug/debug.js';
import { en } from '../i18n/strings.js';
import type { listen } from '../shortcuts/shortcuts.js';
import { addSheet } from './sheets.js';
import type { ThreadController } from './thread.js';
import type { Words } from './words.js';

type Host = Parameters<typeof inspect>[0] &
  Parameters<typeof listen>[0]['host'] & { readonly debug?: boolean };

/** What few pages ask for comes when they do: the self-check of the connection, the keyboard shortcuts. */
export function fetchExtras(
  host: Host,
  changed: ReadonlyMap<PropertyKey, unknown>,
  thread: ThreadController,
  words: Words,
): void {
  if (changed.has('debug'))
    void part(() => import('../debug/debug.js')).then(({ inspect }) => {
      inspect(host, thread, host.debug);
    }, console.error);
  if (changed.has('shortcuts'))
    void Promise.all([part(() => import('../shortcuts/shortcuts.js')), words.more()]).then(([{ listen }]) => {
      listen({ html, render, addSheet, host, words, en });
    }, console.error);
}
