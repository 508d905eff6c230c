import { FIELDS, type Field } from './errors.js';
import { toNumber } from './normalize.js';
import type { ThreadInfo } from './thread-state.js';

export interface FieldRule {
  readonly required: boolean;
  /** In characters. */
  readonly maxLength: number;
}

/** The fields that the form shows, each with its rule. The comment itself is always one. */
export type FormRules = Readonly<Partial<Record<Field, FieldRule>>>;

/** The limits of the classic comment form. */
const LIMITS: Readonly<Record<Field, number>> = { text: 65_525, name: 245, email: 100, url: 200 };
const REQUIRED: readonly string[] = ['name', 'email'];

export interface RuleAttributes {
  /** Names of the fields beside the comment. Default: name, email, url. */
  readonly fields?: string | null | undefined;
  /** Names of those that must be filled in. Default: what the backend says, else name and email. */
  readonly required?: string | null | undefined;
  /** A limit for the comment, below the backend's. */
  readonly maxLength?: number | null | undefined;
}

const words = (list: string): string[] => list.split(/[\s,]+/).filter(Boolean);

/** The page's owner decides which fields there are, the backend how long they may be. */
export function formRules(info: ThreadInfo['fields'], attributes: RuleAttributes): FormRules {
  const shown = words(attributes.fields ?? 'name email url');
  const required = attributes.required == null ? undefined : words(attributes.required);
  const rules: Partial<Record<Field, FieldRule>> = {};
  for (const field of FIELDS) {
    if (field !== 'text' && !shown.includes(field)) continue;
    const said = info?.[field];
    const given = toNumber(said?.maxLength);
    const limit = given > 0 ? given : LIMITS[field];
    rules[field] = {
      required:
        field === 'text' ||
        (required ? required.includes(field) : (said?.required ?? REQUIRED.includes(field))),
      maxLength: field === 'text' ? Math.min(limit, attributes.maxLength ?? limit) : limit,
    };
  }
  return rules;
}
