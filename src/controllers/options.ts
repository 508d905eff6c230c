/** Values from a page's author: a wrong one falls back and is told once, it never throws. */
const told = new Set<string>();

export function tell(sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  console.warn(`<comment-thread> ${sentence}`);
}

export function oneOf<T extends string>(
  name: string,
  value: string | null | undefined,
  words: readonly T[],
  fallback: T,
): T {
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  if (value != null && value !== '')
    tell(`${name}="${value}" is none of ${words.join(', ')}; it is ${fallback}.`);
  return fallback;
}

export function wholeNumber(
  name: string,
  value: number | string | null | undefined,
  min: number,
  max: number,
  fallback: number,
): number {
  if (value == null) return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  tell(
    `${name}="${value}" is no whole number from ${String(min)} to ${String(max)}; it is ${String(fallback)}.`,
  );
  return fallback;
}

/** The former object if the new one says the same, so that those who compare see no change. */
export function keep<T extends object>(former: T | undefined, now: T): T {
  const same = former && (Object.keys(now) as (keyof T)[]).every((key) => Object.is(former[key], now[key]));
  return same ? former : now;
}

/**
 * Whether the page has set properties before the script came. Lit keeps them under one of these names and gives them
 * back with the first update: until then the element would ask for what its attributes say.
 */
export const hasEarlyProperties = (element: HTMLElement): boolean =>
  ['_$Ep', '__instanceProperties'].some((name) => Boolean(Reflect.get(element, name)));
