import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Below this a container is narrow: fewer levels of replies are indented. CSS pixels, as in the style sheet. */
const NARROW = 480;

const hosts = new WeakMap<Element, (width: number) => void>();
/** One observer for all threads of the page. */
let observer: ResizeObserver | undefined;

/** Whether the element's own box, not the window, is narrow. */
export class WidthController implements ReactiveController {
  narrow = false;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.set(this.#host, (width) => {
      // Hidden elements have no width; they keep what they had.
      if (width === 0 || width < NARROW === this.narrow) return;
      this.narrow = !this.narrow;
      this.#host.requestUpdate();
    });
    observer ??= new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) hosts.get(target)?.(contentRect.width);
    });
    observer.observe(this.#host);
  }

  hostDisconnected(): void {
    observer?.unobserve(this.#host);
  }
}
