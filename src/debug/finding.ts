/** How much a finding matters. A note asks for nothing. */
export const LEVELS = ['error', 'warning', 'note', 'ok'] as const;
export type Level = (typeof LEVELS)[number];

/** What the self-check found, in sentences; `code` stands between backquotes. */
export interface Finding {
  readonly level: Level;
  readonly text: string;
  /** What to change. */
  readonly remedy?: string | undefined;
}

const make =
  (level: Level) =>
  (text: string, remedy?: string): Finding => ({ level, text, remedy });
export const wrong = make('error');
export const warning = make('warning');
export const note = make('note');
export const fine = make('ok');

/** An e-mail address in a text. What follows an `@` is a name in the fediverse: `@ann@social.example`. */
export const EMAIL = /(?<![\w.@/+-])[\w.+-]+@[\w-]+(\.[\w-]+)+/;
const SECRET = /([?&][\w-]*(?:token|key|secret|password|auth|nonce|jwt|sig|signature)=)[^&#\s`"]+/gi;

/** Neither addresses nor tokens are shown or copied: findings go into bug reports. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text.replace(SECRET, '$1…').replace(RegExp(EMAIL, 'g'), '…@…');
  for (const secret of secrets) if (secret.length > 3) clean = clean.replaceAll(secret, '…');
  return clean;
}

/** The worst first, each once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return [...findings]
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** "1 comment", "2 comments". */
export const plural = (n: number, word: string): string =>
  `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
/** "a, b and c". */
export const listing = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
