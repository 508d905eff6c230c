import type { Thread } from './e2e-thread.js';

interface Stop {
  /** What it is, for the way back: the same element has the same number. */
  readonly key: number;
  readonly name: string;
  readonly problems: readonly string[];
  /** Where it stands on the page; `before` is where its line begins, from the side that reading starts at. */
  readonly place: { readonly top: number; readonly bottom: number; readonly before: number };
}

/** Runs in the page: what has the focus, and what a reader would miss there. Null when it has left the thread. */
function look(host: Element): Stop | null {
  const root = host.shadowRoot!;
  const element = root.activeElement as HTMLElement | null;
  if (!element) return null;
  const seen = ((host as { walked?: Element[] }).walked ??= []);
  if (!seen.includes(element)) seen.push(element);
  const problems: string[] = [];
  const label = (element as HTMLInputElement).labels?.[0];
  const name = (element.getAttribute('aria-label') ?? label?.innerText ?? element.innerText)
    .trim()
    .replace(/\s+/g, ' ');
  if (!name) problems.push('has no name');
  if (element.tabIndex > 0) problems.push('stands before its turn');
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || /, 0\)$/.test(outlineColor))
    problems.push('has no ring');
  // Of a link over two lines the first counts.
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  // A browser scrolls to where the caret is: of a text area the first lines.
  const x = box.left + box.width / 2;
  const y = Math.min(box.top + Math.min(box.height / 2, 20), innerHeight - 4);
  if (x < 0 || x > innerWidth || box.bottom < 8 || box.top > innerHeight - 8)
    problems.push('is out of sight');
  else {
    const top = root.elementFromPoint(x, y);
    if (top && !element.contains(top) && !top.contains(element) && !label?.contains(top))
      problems.push(`is covered by ${top.outerHTML.slice(0, 60)}`);
  }
  const small = (label?.matches('.check') ? label : element).getBoundingClientRect();
  const inText = getComputedStyle(element).display === 'inline';
  if (!inText && (small.width < 24 || small.height < 24))
    problems.push(`is ${small.width.toFixed()} × ${small.height.toFixed()} px`);
  const rtl = getComputedStyle(element.parentElement!).direction === 'rtl';
  const place = {
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    before: rtl ? innerWidth - box.right : box.left,
  };
  return { key: seen.indexOf(element), name, problems, place };
}

/** The eye goes the same way: down the page, and along each line. */
function jumps(stops: readonly Stop[]): string[] {
  return stops.slice(1).flatMap(({ name, place: now }, i) => {
    const { name: from, place: last } = stops[i]!;
    const above = now.bottom <= last.top + 1;
    const beside = now.top < last.bottom - 1 && now.bottom > last.top + 1;
    return above || (beside && now.before < last.before - 1) ? [`"${name}" stands before "${from}"`] : [];
  });
}

const MOST = 150;

/** From before the thread to after it by Tab, and back: what a reader with a keyboard would stumble over. */
export async function tabWalk(thread: Thread): Promise<string[]> {
  return (await tabStops(thread)).found;
}

/** The same, with the names of all stops. */
export async function tabStops({
  page,
  host,
}: Thread): Promise<{ readonly found: string[]; readonly names: readonly string[] }> {
  await host.evaluate((element) => {
    for (const [where, id] of [
      ['before', 'walk-start'],
      ['after', 'walk-end'],
    ] as const) {
      if (document.getElementById(id)) continue;
      const button = Object.assign(document.createElement('button'), { id, textContent: id });
      element[where](button);
    }
  });
  const found: string[] = [];
  const dialog = await host.evaluate((element) => Boolean(element.shadowRoot!.querySelector('dialog[open]')));
  const walk = async (from: string, key: string): Promise<Stop[]> => {
    // What is behind a dialog cannot be reached, and shall not.
    if (!dialog) await page.locator(`#${from}`).focus();
    const stops: Stop[] = [];
    for (let i = 0; i < (dialog ? 2 : MOST); i++) {
      await page.keyboard.press(key);
      const stop = await host.evaluate(look);
      if (stop) stops.push(stop);
      else break;
    }
    if (stops.length === MOST) found.push('Tab never leaves the thread');
    return stops;
  };
  const there = await walk('walk-start', 'Tab');
  const back = await walk('walk-end', 'Shift+Tab');
  for (const { name, problems } of there) found.push(...problems.map((problem) => `"${name}" ${problem}`));
  if (
    !dialog &&
    there.map(({ key }) => key).join() !==
      back
        .map(({ key }) => key)
        .reverse()
        .join()
  )
    found.push(`The way back is another: ${back.map(({ name }) => name).join(', ')}`);
  found.push(...jumps(there));
  return { found, names: there.map(({ name }) => name) };
}
