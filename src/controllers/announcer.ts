/**
 * What a screen reader is told: one polite live region per page, in the light DOM, for those in shadow roots
 * are not reliably read. It is there before it is needed, and emptied first so that the same words count twice.
 */
let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export function prepareAnnouncer(): HTMLElement {
  if (region?.isConnected) return region;
  region = document.createElement('div');
  region.setAttribute('role', 'status');
  // By CSSOM: a style attribute would fall under the site's Content-Security-Policy. A page may reset everything.
  region.style.cssText =
    'position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;'.replaceAll(
      ';',
      '!important;',
    );
  // Not `document.body`: that may be an image of this name.
  document.querySelector('body')!.append(region);
  return region;
}

/** Says it, after so many milliseconds in which nothing else is said. */
export function announce(text: string, pause = 60): void {
  const element = prepareAnnouncer();
  element.textContent = '';
  clearTimeout(timer);
  timer = setTimeout(() => {
    element.textContent = text;
  }, pause);
}
