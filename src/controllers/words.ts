import { fileAt } from '../adapters/http.js';
import { moreStringsOf, nearest, stringsOf } from '../i18n/languages.js';
import { Localizer } from '../i18n/localize.js';
import type { Message, Strings } from '../i18n/strings.js';
import { tell } from './options.js';
import { languageOf } from './surroundings.js';

/** Milliseconds that comments wait for the words around them; from then on these are English until they come. */
const PATIENCE = 2000;
/** What pages say in files of their own, by address. */
const files = new Map<string, Promise<unknown>>();

type Host = HTMLElement & { readonly strings?: Strings; readonly stringsSrc?: string | null };

/** The sentences of a thread: those of its language, and what the page says instead. */
export class Words {
  /** Undefined until they are known. */
  localizer: Localizer | undefined;
  /** When they are known, or are waited for no longer. */
  ready: Promise<unknown> = Promise.resolve();
  readonly #host: Host;
  readonly #changed: () => void;
  #lang = '';
  #more = false;
  /** What came by `more`, by its language: words that were on their way then are without it. */
  readonly #later = new Map<string, Strings>();
  #asked = {};

  constructor(host: Host, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  /** For who cannot wait. */
  get current(): Localizer {
    return this.localizer ?? new Localizer('en', {});
  }

  /** The page may have changed the language around the element. */
  follow(): void {
    if (languageOf(this.#host) !== this.#lang) this.update();
    // Or the direction.
    else this.#changed();
  }

  /** Finds what a part of the script says that was loaded later. */
  async more(): Promise<void> {
    this.#more = true;
    const tag = nearest(this.#lang);
    if (!tag) return;
    let late = false;
    const add = ([said]: unknown[]): void => {
      this.#later.set(tag, said as Strings);
      // What says it was drawn in English meanwhile.
      if (late) this.update();
      // Else nothing that is shown says it yet.
      else if (tag === nearest(this.#lang)) this.localizer?.add(said as Strings);
    };
    const waited = patience().then(() => {
      late = true;
    });
    await Promise.race([Promise.all([moreOf(tag), this.ready]).then(add), waited]);
  }

  /** Finds the sentences anew. What the reader sees stays until they are there. */
  update(): void {
    const lang = (this.#lang = languageOf(this.#host));
    const asked = (this.#asked = {});
    const tag = nearest(lang);
    const use = (given: readonly unknown[]): void => {
      if (asked !== this.#asked) return;
      // No `reduce`: old libraries have one of their own.
      const all = [this.#later.get(tag ?? ''), ...given, ...own(this.#host)];
      const said = Object.assign({}, ...all.map(sentences)) as Strings;
      this.localizer = new Localizer(lang, said);
      this.#changed();
    };
    const src = this.#host.stringsSrc;
    const parts = [
      // First, for what a page has defined counts.
      tag && this.#more && moreOf(tag),
      tag && orElse(stringsOf(tag), `The file locales/${tag}.js must stand beside the script.`),
      src && orElse(fileOnce(src), `strings-src="${src}" must be the address of a JSON file.`),
    ];
    if (!parts.some((part) => part instanceof Promise)) {
      use(parts);
      return;
    }
    const late = patience().then(() => {
      if (!this.localizer) use([]);
    });
    this.ready = Promise.race([Promise.all(parts).then(use), late]);
  }
}

const patience = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, PATIENCE));

const moreOf = (tag: string): unknown =>
  orElse(moreStringsOf(tag), `The file locales/more/${tag}.js must stand beside the script.`);

/** What the page says in the element and in its property. */
function own(host: Host): unknown[] {
  const block = host.querySelector(':scope > script[type="application/json"][slot="strings"]');
  try {
    return [block && (JSON.parse(block.textContent) as unknown), host.strings];
  } catch (error) {
    tell(`slot="strings" is no JSON: ${String(error)}`);
    return [host.strings];
  }
}

/** Without what it asks for a thread speaks English, and the developer is told why. */
function orElse(said: Strings | Promise<unknown>, otherwise: string): unknown {
  if (!(said instanceof Promise)) return said;
  return said.catch((cause: unknown) => {
    console.error(`<comment-thread> ${otherwise} The thread speaks English without it.`, cause);
  });
}

function fileOnce(src: string): Promise<unknown> {
  let file = files.get(src);
  if (!file) {
    file = readFile(src);
    files.set(src, file);
    file.catch(() => files.delete(src));
  }
  return file;
}

async function readFile(src: string): Promise<unknown> {
  const { response, json } = await fileAt(src, new AbortController().signal);
  if (!response.ok) throw new Error(String(response.status));
  return json;
}

/** Of what a page says, all that can be said. */
function sentences(said: unknown): Strings {
  return Object.fromEntries(
    Object.entries(said ?? {}).filter(([key, message]: [string, unknown]) => {
      const right =
        typeof message === 'string' ||
        (typeof (message as Message | null)?.['other' as never] === 'string' &&
          Object.values(message as object).every((text) => typeof text === 'string'));
      if (!right)
        tell(`The sentence "${key}" must be text, or one text for each plural category and "other".`);
      return right;
    }),
  );
}
