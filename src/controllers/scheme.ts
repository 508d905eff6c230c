import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { oneOf } from './options.js';
import { onThemeChange } from './page.js';

export type Theme = 'auto' | 'light' | 'dark';

/**
 * Light or dark as the page is, not as the system is: light letters mean a dark page. Read from the inherited
 * text colour, again whenever the page may have changed it.
 */
export class SchemeController implements ReactiveController {
  scheme: 'light' | 'dark' = 'light';
  readonly #host: ReactiveControllerHost & HTMLElement & { theme?: Theme | null };
  #stop?: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & { theme?: Theme | null }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = onThemeChange(() => {
      this.#read();
      // Pages fade from one theme to the other; the end of it counts.
      setTimeout(this.#read, 400);
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  hostUpdate(): void {
    this.#read();
  }

  readonly #read = (): void => {
    const theme = oneOf('theme', this.#host.theme, ['auto', 'light', 'dark'], 'auto');
    const scheme =
      theme === 'auto' ? (isLight(getComputedStyle(this.#host).color) ? 'dark' : 'light') : theme;
    if (scheme === this.scheme) return;
    this.scheme = scheme;
    this.#host.requestUpdate();
  };
}

/** Whether a computed colour is nearer to white than to black. */
function isLight(color: string): boolean {
  const [r = 0, g = 0, b = 0] = (color.match(/-?[\d.]+/g) ?? []).map(Number);
  if (color.startsWith('rgb')) return 0.2126 * r + 0.7152 * g + 0.0722 * b > 128;
  if (color.startsWith('color(')) return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.5;
  // oklch and oklab count lightness to 1, lch and lab to 100.
  return color.startsWith('ok') ? r > 0.6 : r > 50;
}
