import { LEVELS, plural, type Finding, type Level } from './finding.js';
import { style } from './style.js';

const NAMES: Readonly<Record<Level, string>> = { error: 'Error', warning: 'Warning', note: 'Note', ok: 'OK' };
/** Drawn in a square of 24. */
const ICONS: Readonly<Record<Level, string>> = {
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 9l6 6m0-6-6 6',
  warning: 'M12 4 3 20h18zM12 10v5m0 2v.5',
  note: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5m0-8.5V8',
  ok: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l3 3 5-6',
};

let sheet: CSSStyleSheet | undefined;

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  children: readonly (Node | string)[] = [],
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The panel below a thread. It is in English, for it is for developers. */
export class Panel {
  readonly element: HTMLDetailsElement;
  readonly #list = make('ol', [], { role: 'list' });
  readonly #status = make('span', ['Checking…'], { role: 'status' });
  readonly #copy: HTMLButtonElement;
  #findings: readonly Finding[] = [];

  constructor(level: number, again: () => void) {
    const heading = make('span', ['Self-check'], { role: 'heading', 'aria-level': String(level) });
    const run = make('button', ['Run again'], { type: 'button' });
    this.#copy = make('button', ['Copy'], { type: 'button' });
    run.addEventListener('click', again);
    this.#copy.addEventListener('click', () => void this.#toClipboard());
    this.element = make(
      'details',
      [
        make('summary', [heading, this.#status]),
        this.#list,
        make('div', [run, this.#copy], { class: 'tools' }),
      ],
      { class: 'self-check', part: 'self-check', open: '', lang: 'en', dir: 'ltr' },
    );
  }

  /** Puts the panel at the end of a shadow root. */
  into(root: ShadowRoot): void {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
    }
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.append(this.element);
  }

  busy(): void {
    this.#say('Checking…');
  }

  show(findings: readonly Finding[]): void {
    if (JSON.stringify(findings) !== JSON.stringify(this.#findings)) {
      this.#findings = findings;
      this.#list.replaceChildren(...findings.map(toItem));
    }
    const counts = LEVELS.slice(0, 2).flatMap((level) => {
      const n = findings.filter((finding) => finding.level === level).length;
      return n > 0 ? [plural(n, level)] : [];
    });
    this.#say(counts.join(', ') || 'All is well');
  }

  #say(words: string): void {
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }

  async #toClipboard(): Promise<void> {
    const text = this.#findings
      .map(({ level, text, remedy }) => [`${NAMES[level]}: ${text}`, remedy].filter(Boolean).join('\n  '))
      .join('\n\n');
    let done = 'Copied';
    try {
      await navigator.clipboard.writeText(`<comment-thread> self-check\n\n${text}\n`);
    } catch {
      // Not allowed here: by hand, then.
      getSelection()?.selectAllChildren(this.#list);
      done = 'Press Ctrl+C';
    }
    this.#copy.textContent = done;
    setTimeout(() => {
      this.#copy.textContent = 'Copy';
    }, 2000);
  }
}

function toItem({ level, text, remedy }: Finding): HTMLLIElement {
  const name = make('b', [`${NAMES[level]}:`]);
  const said = make('p', [name, ' ', ...withCode(text)]);
  return make('li', [icon(level), make('div', [said, ...(remedy ? [make('p', withCode(remedy))] : [])])], {
    class: `is-${level}`,
  });
}

/** What stands between backquotes is code. */
const withCode = (text: string): (Node | string)[] =>
  text.split('`').map((part, i) => (i % 2 === 1 ? make('code', [part]) : part));

function icon(level: Level): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[level]);
  svg.append(path);
  return svg;
}
