import type { Strings } from './strings.js';

/** The languages that the element comes with besides English. Each has a file in `locales/`, and one in `locales/more/`. */
export const LANGUAGES: readonly string[] =
  'ar cs da de es fa fr he hi id it ja ko nl pl pt-BR ru sv th tr uk vi zh-CN zh-TW'.split(' ');

/** Those that are there already, by their tags. */
const known = new Map<string, Strings>();

/** Gives the element a language, or other sentences for one: for what is built into an app. */
export function defineStrings(lang: string, strings: Strings): void {
  const tag = canonical(lang);
  known.set(tag, strings);
  // All of it is there: nothing is beside an app's own script.
  known.set(`more ${tag}`, {});
}

/** A language as Intl takes it: `en_US` is `en-US`, and what is no language is English. */
export function canonical(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The language of those that there are which a reader of `lang` reads: `de` for `de-AT`; undefined is English. */
export function nearest(lang: string): string | undefined {
  const tag = canonical(lang);
  const [language = ''] = tag.split('-');
  const written: Record<string, string> = {
    pt: 'pt-BR',
    zh: /-(Hant|TW|HK|MO)/.test(tag) ? 'zh-TW' : 'zh-CN',
  };
  return [tag, language, written[language] ?? ''].find((name) => known.has(name) || LANGUAGES.includes(name));
}

/** The sentences of a language; a promise while its file is fetched. */
export const stringsOf = (tag: string): Strings | Promise<Strings> =>
  known.get(tag) ?? keep(tag, import(`./locales/${tag}.js`));

/** Those of the parts that are loaded later. */
export const moreStringsOf = (tag: string): Strings | Promise<Strings> =>
  known.get(`more ${tag}`) ??
  (LANGUAGES.includes(tag) ? keep(`more ${tag}`, import(`./locales/more/${tag}.js`)) : {});

async function keep(name: string, file: Promise<unknown>): Promise<Strings> {
  const { default: strings } = (await file) as { default: Strings };
  known.set(name, strings);
  return strings;
}
