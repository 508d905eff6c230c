/** What a comment may contain: the limits that lists announce and the schemas that enforce them. */
import { z } from '@hono/zod-openapi';

/** In Unicode code points, as a person counts: one emoji is one, though JavaScript says two. */
export const LIMITS = { text: 65525, name: 245, email: 100, url: 200, thread: 2048 } as const;

/** The body of one POST. */
export const MAX_BODY = 256 * 1024;

export type FieldCode = 'required' | 'too-long' | 'format' | 'unknown';

/** What problem.ts reads back from a custom issue. */
export interface FieldIssue {
  code: FieldCode;
  limit?: number;
}

interface Rule {
  label: string;
  max: number;
  required?: boolean;
  trim?: boolean;
  /** Returns what is wrong with a value that is present, short enough and storable. */
  wrong?: (value: string) => string | undefined;
}

function field({ label, max, required = true, trim = true, wrong }: Rule) {
  const base = trim ? z.string().trim() : z.string();
  return base.superRefine((value, context) => {
    const issue = (params: FieldIssue, message: string) =>
      context.addIssue({ code: 'custom', params: { ...params }, message });
    if (!isStorable(value)) {
      return issue({ code: 'format' }, `${label} contains a character that cannot be stored.`);
    }
    if (!isVisible(value)) {
      if (required) issue({ code: 'required' }, `${label} is required.`);
      return;
    }
    if (codePoints(value) > max) {
      return issue({ code: 'too-long', limit: max }, `${label} may have at most ${max} characters.`);
    }
    const problem = wrong?.(value);
    if (problem) issue({ code: 'format' }, problem);
  });
}

/** A page's address or any other name; its index takes keys of bytes, hence the second count. */
export const threadField = field({
  label: 'Thread',
  max: LIMITS.thread,
  trim: false,
  wrong: (value) =>
    Buffer.byteLength(value) > LIMITS.thread
      ? `Thread may have at most ${LIMITS.thread} bytes in UTF-8.`
      : undefined,
});

export const textField = field({ label: 'Comment', max: LIMITS.text, trim: false });
export const nameField = field({ label: 'Name', max: LIMITS.name });

export const emailField = field({
  label: 'Email',
  max: LIMITS.email,
  wrong: (value) => (isEmail(value) ? undefined : 'Email must look like name@example.org.'),
});

export const urlField = field({
  label: 'Website',
  max: LIMITS.url,
  required: false,
  wrong: (value) =>
    isWebAddress(value) ? undefined : 'Website must be an address that starts with http:// or https://.',
});

export function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}

/** PostgreSQL stores no NUL, and UTF-8 has no lone half of a surrogate pair. */
function isStorable(value: string): boolean {
  return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
}

/** Something to see: not only spaces, control characters or the letters that are drawn as nothing. */
function isVisible(value: string): boolean {
  return /[^\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(value);
}

/** The rule of <input type=email>, with letters of all scripts and a dot in the domain. */
function isEmail(value: string): boolean {
  const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?`;
  const local = String.raw`[\p{L}\p{N}\p{M}.!#$%&'*+\/=?^_\x60{|}~\-]+`;
  return new RegExp(`^${local}@${label}(?:\\.${label})+$`, 'u').test(value);
}

function isWebAddress(value: string): boolean {
  // URL drops tabs and line ends silently, so "java\nscript:" has to be stopped before.
  if (/[\s\p{Cc}]/u.test(value) || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}
