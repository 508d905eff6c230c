import type { Localizer } from '../i18n/localize.js';

/** The date in full, where the reader asks for it: written for all, it would take a tenth of the time of drawing. */
export function tellDates(around: ParentNode | null, localizer: Localizer): void {
  for (const time of around?.querySelectorAll('time') ?? []) {
    const title = localizer.date(Date.parse(time.dateTime));
    if (time.title !== title) time.title = title;
  }
}

/** Keeps "2 minutes ago" true without drawing anything anew: it writes the texts that have changed. */
export function refreshTimes(root: ShadowRoot | null, localizer: Localizer): void {
  const now = Date.now();
  for (const time of root?.querySelectorAll('time') ?? []) {
    const text = localizer.ago(Date.parse(time.dateTime), now);
    // Lit keeps a marker beside the text.
    for (const node of time.childNodes)
      if (node instanceof Text && node.data.trim() && node.data !== text) node.data = text;
  }
}
