import type { html, ReactiveControllerHost, render } from 'lit';
import type { Words } from '../controllers/words.js';
import { strings } from '../i18n/shortcut-strings.js';
import type { StringKey, Strings } from '../i18n/strings.js';
import { styles } from './style.js';

/** All that the shortcuts use of the element: their file is loaded beside the script and imports nothing of it. */
interface Kit {
  readonly html: typeof html;
  readonly render: typeof render;
  readonly addSheet: (root: ShadowRoot, css: string) => void;
  readonly host: ReactiveControllerHost & HTMLElement & { readonly shortcuts?: boolean };
  readonly words: Pick<Words, 'current'>;
  /** The English sentences, which those of the shortcuts join. */
  readonly en: Strings;
}

const heard = new WeakSet<ShadowRoot>();
const KEYS: Readonly<Record<string, StringKey>> = {
  j: 'keys.next',
  k: 'keys.previous',
  J: 'keys.next.level',
  K: 'keys.previous.level',
  u: 'keys.parent',
  r: 'keys.reply',
  x: 'keys.toggle',
  '?': 'keys.list',
};

/**
 * Single letters, on the page's wish only, and only while the focus is in the thread and in no field: who speaks to
 * the computer would press them by accident (WCAG 2.1.4).
 */
export function listen(kit: Kit): void {
  const root = kit.host.shadowRoot!;
  if (heard.has(root)) return;
  heard.add(root);
  Object.assign(kit.en, strings);
  kit.addSheet(root, styles);
  root.addEventListener('keydown', (event) => {
    const pressed = event as KeyboardEvent;
    const target = event.target as HTMLElement;
    const { ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = pressed;
    if (!kit.host.shortcuts || ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return;
    // What a page puts into the slots has keys of its own.
    if (target.getRootNode() !== root || target.closest('input, textarea, select, dialog')) return;
    if (press(letterOf(pressed), target, kit)) event.preventDefault();
  });
}

/** Where the keyboard writes other letters, the key in the place of the Latin one counts. */
function letterOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (/^[!-~]$/.test(key) || !code.startsWith('Key')) return key;
  const letter = code.slice(3);
  return shiftKey ? letter : letter.toLowerCase();
}

/** Returns whether the key says anything here. */
function press(letter: string, target: HTMLElement, kit: Kit): boolean {
  const here = target.closest('li')?.querySelector('article') ?? undefined;
  const click = (what: string): void => here?.querySelector<HTMLElement>(`[data-do="${what}"]`)?.click();
  switch (letter) {
    case 'j':
    case 'k':
      step(letter === 'j' ? 1 : -1, here, kit.host.shadowRoot!);
      break;
    case 'J':
    case 'K': {
      const item = here?.closest('li');
      const next = letter === 'J' ? item?.nextElementSibling : item?.previousElementSibling;
      next?.querySelector('article')?.focus();
      break;
    }
    case 'u':
      here?.closest('ol')?.closest('li')?.querySelector('article')?.focus();
      break;
    case 'r':
      click('reply');
      break;
    case 'x':
      click('toggle');
      break;
    case '?':
      showList(kit);
      break;
    default:
      return false;
  }
  return true;
}

/** To the comment that is shown next to this one. */
function step(by: 1 | -1, here: HTMLElement | undefined, root: ShadowRoot): void {
  const shown = [...root.querySelectorAll('article')].filter((article) => !article.closest('[hidden]'));
  shown[here ? shown.indexOf(here) + by : by - 1]?.focus();
}

function showList({ html, render, host, words }: Kit): void {
  const { current: l } = words;
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('part', 'shortcuts');
  dialog.setAttribute('aria-labelledby', 'keys-title');
  render(
    html`<p class="form-title" id="keys-title">${l.text('keys.title')}</p>
      <dl>
        ${Object.entries(KEYS).map(
          ([letter, key]) =>
            html`<div class="row"
              ><dt><kbd>${/[A-Z]/.test(letter) ? `⇧ ${letter}` : letter}</kbd></dt><dd>${l.text(key)}</dd></div
            >`,
        )}
      </dl>
      <button type="button" class="btn" part="button" @click=${() => {
        dialog.close();
      }}>${l.text('keys.close')}</button>`,
    dialog,
  );
  // Gone when closed; the browser takes the focus back to where it was.
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  host.shadowRoot!.querySelector('section')!.append(dialog);
  dialog.showModal();
}
