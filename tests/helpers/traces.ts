/** Finds a secret in anything written, in whatever dress. */
import { createHash } from 'node:crypto';

const hex = (bytes: Buffer): string => bytes.toString('hex');
const reversed = (text: string): string => Array.from(text).reverse().join('');
const dense = (text: string): string => text.replace(/[=+/_-]/g, '');

/** What stays the same of a text in base64, wherever in a longer one it stands. */
function base64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const all = Buffer.from('\0'.repeat(before) + text).toString('base64');
    // The first and the last letters hold bits of the neighbours.
    return dense(all.replace(/=+$/, '').slice(before ? before + 1 : 0, -2));
  });
}

interface Dress {
  readonly name: string;
  readonly texts: readonly string[];
  /** In base64 a small letter is another one. */
  readonly exact?: boolean;
}

/** The ways in which a text may be written; `kernel` is the part of it that tells it from all others. */
function dressesOf(secret: string, kernel: string): Dress[] {
  const lower = secret.toLowerCase();
  const spellings = [...new Set([secret, lower])];
  return [
    // No letter of it changes in a URL, in JSON or in HTML.
    { name: 'plain', texts: [kernel] },
    { name: 'percent', texts: [encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret))] },
    {
      name: 'hex',
      texts: spellings.flatMap((text) => [hex(Buffer.from(text)), hex(Buffer.from(text, 'utf16le'))]),
    },
    { name: 'reversed', texts: [reversed(kernel)] },
    { name: 'base64', texts: [...spellings, kernel].flatMap(base64), exact: true },
    ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => ({
      name,
      texts: spellings.map((text) => createHash(name).update(text).digest('hex')),
    })),
    ...['md5', 'sha1', 'sha256'].map((name) => ({
      name: `${name} in base64`,
      texts: spellings.map((text) => dense(createHash(name).update(text).digest('base64'))),
      exact: true,
    })),
  ];
}

/** Tells in which dresses a secret is in a text. */
export function tracer(secret: string, kernel: string): (text: string) => string[] {
  const dresses = dressesOf(secret, kernel);
  return (text) => {
    const [small, thin] = [text.toLowerCase(), dense(text)];
    return dresses
      .filter(({ texts, exact }) =>
        texts.some((one) => (exact ? thin.includes(one) : small.includes(one.toLowerCase()))),
      )
      .map(({ name }) => name);
  };
}

/** The secret in each dress, for a look at whether the search sees them. */
export const examples = (secret: string): Record<string, string> => ({
  plain: `mailto:${secret}?subject=x`,
  percent: `https://x.example/?of=${encodeURIComponent(secret)}`,
  hex: hex(Buffer.from(`<${secret}>`)),
  reversed: reversed(secret),
  base64: Buffer.from(JSON.stringify({ from: 'x', secret })).toString('base64url'),
  md5: createHash('md5').update(secret.toLowerCase()).digest('hex').toUpperCase(),
  sha256: createHash('sha256').update(secret.toLowerCase()).digest('hex'),
  'sha256 in base64': createHash('sha256').update(secret.toLowerCase()).digest('base64'),
});
