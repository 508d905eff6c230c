import type { Field } from './errors.js';
import type { FieldRule } from './rules.js';
import { hasLogin, parseUrl } from './url.js';

/** What is wrong with a field, or undefined. `badFormat` is the browser's own judgement of an address. */
export function validate(
  field: Field,
  value: string,
  { required, maxLength }: FieldRule,
  badFormat: boolean,
): 'missing' | 'long' | 'format' | undefined {
  const text = value.trim();
  if (!text && !badFormat) return required ? 'missing' : undefined;
  if (text.length > maxLength) return 'long';
  if (field === 'email' && (badFormat || !/^[^\s@]+@[^\s@]+$/.test(text))) return 'format';
  if (field === 'url' && toWebsite(text) === undefined) return 'format';
  return undefined;
}

/** A website as a reader writes it: `example.com` is `https://example.com/`. */
export function toWebsite(text: string): string | undefined {
  const address =
    /^[a-z][a-z\d+.-]*:\/?\/?/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`;
  const url = parseUrl(address);
  const right = url && /^https?:$/.test(url.protocol) && /[^.]\.[^.]/.test(url.hostname) && !hasLogin(url);
  return right ? url.href : undefined;
}
