/**
 * The attribute `debug`: a self-check for developers, in a file of its own. It imports nothing of the element at
 * run time, because a script that was loaded with a query (`?ver=3`) would then be loaded a second time.
 */
import type { CommentError } from '../model/errors.js';
import { aboutAbilities } from './abilities.js';
import { examine, type Examined } from './examine.js';
import { explain } from './explain.js';
import { redact, sorted, wrong, type Finding } from './finding.js';
import { aboutPlace } from './page.js';
import { Panel } from './panel.js';
import { aboutPolicy } from './policy.js';
import type { Host, Inside } from './subject.js';
import { aboutWords } from './words.js';

const checks = new WeakMap<Host, Check>();

/** Shows the self-check below a thread, or takes it away. */
export function inspect(host: Host, inside: Inside, on: boolean | undefined): void {
  const known = checks.get(host);
  if (!on) {
    known?.end();
    checks.delete(host);
  } else if (!known) checks.set(host, new Check(host, inside));
}

class Check {
  readonly #host: Host;
  readonly #inside: Inside;
  readonly #panel: Panel;
  readonly #end = new AbortController();
  readonly #stays: MutationObserver;
  #run: AbortController | undefined;
  #examined: Examined = { findings: [], secrets: [] };
  /** What was examined: another backend or thread is examined anew. */
  #seen: readonly unknown[] = [];
  #refused: CommentError | undefined;

  constructor(host: Host, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    this.#panel = new Panel(Math.min(6, (Number(host.headingLevel) || 2) + 1), () => void this.#examine());
    const root = host.shadowRoot!;
    this.#panel.into(root);
    // Lit clears the end of the root when it draws another template there.
    this.#stays = new MutationObserver(() => {
      if (root.lastElementChild !== this.#panel.element) root.append(this.#panel.element);
    });
    this.#stays.observe(root, { childList: true });
    const { signal } = this.#end;
    const events = [
      'comments-loaded',
      'comment-error',
      'comment-created',
      'comment-updated',
      'comment-deleted',
    ];
    for (const name of events) host.addEventListener(name, this.#onEvent, { signal });
    // The element may be done before this file is here, or be waiting for its first answer.
    if (/ready|error/.test(inside.state.status)) void this.#examine();
  }

  end(): void {
    this.#end.abort();
    this.#run?.abort();
    this.#stays.disconnect();
    this.#panel.element.remove();
  }

  readonly #onEvent = (event: Event): void => {
    if (event.target !== this.#host) return;
    const { adapter, query, state } = this.#inside;
    const { error } = event as Event & { error?: CommentError };
    this.#refused = error === state.error ? undefined : error;
    const now = [adapter, query?.source, query?.thread, query?.limit, this.#inside.sort, state.error];
    if (now.every((value, i) => value === this.#seen[i])) void this.#show();
    else void this.#examine();
  };

  async #examine(): Promise<void> {
    const { adapter, query, state, sort } = this.#inside;
    this.#seen = [adapter, query?.source, query?.thread, query?.limit, sort, state.error];
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    this.#panel.busy();
    try {
      const [{ findings, secrets }, words] = await Promise.all([
        examine(this.#host, this.#inside, signal),
        aboutWords(this.#host, signal),
      ]);
      if (signal.aborted) return;
      this.#examined = { findings: [...findings, ...words], secrets };
    } catch (cause) {
      if (signal.aborted) return;
      this.#examined = { findings: [wrong(`The self-check itself failed: ${String(cause)}`)], secrets: [] };
    }
    await this.#show();
  }

  /** Puts together what the backend said and what is so just now. */
  async #show(): Promise<void> {
    const { state } = this.#inside;
    const { findings, secrets } = this.#examined;
    const found: Finding[] = [
      ...findings,
      ...(await aboutPolicy(this.#host)),
      ...aboutPlace(this.#host, this.#inside),
    ];
    const isExplained = findings.some(({ level }) => level === 'error');
    // What was found out says more than the error that it led to.
    if (state.error && !isExplained) found.push(explain(state.error, 'loading'));
    if (this.#refused) found.push(explain(this.#refused, 'posting'));
    if (!state.error) found.push(...aboutAbilities(this.#host, this.#inside));
    const clean = (text: string): string => redact(text, secrets);
    this.#panel.show(
      sorted(found).map(({ level, text, remedy }) => ({
        level,
        text: clean(text),
        remedy: remedy && clean(remedy),
      })),
    );
  }
}
