import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localizer } from '../i18n/localize.js';
import { everyMinute } from './page.js';

/** Keeps "2 minutes ago" true without drawing anything anew: it writes the texts that have changed. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #localizer: () => Localizer;
  #stop?: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, localizer: () => Localizer) {
    this.#host = host;
    this.#localizer = localizer;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = everyMinute(() => {
      const now = Date.now();
      for (const element of this.#host.shadowRoot?.querySelectorAll('time') ?? [])
        for (const node of element.childNodes)
          if (node instanceof Text && node.data.trim()) {
            const text = this.#localizer().ago(Date.parse(element.dateTime), now);
            if (node.data !== text) node.data = text;
          }
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
