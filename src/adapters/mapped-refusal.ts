import type { CommentError, ErrorCode } from '../model/errors.js';
import { toText } from '../model/normalize.js';
import { withoutSecrets } from '../model/url.js';
import type { Answer } from './http.js';
import type { RestMapping } from './mapping.js';
import { read, unescape, word } from './paths.js';
import { sentence, toError } from './refusal.js';
import { fillText } from './route.js';

/** What an answer refuses, in the words of a mapping; undefined where it refuses nothing. */
export function refusalOf(
  answer: Answer,
  { errors = {}, escaped, signIn = '' }: RestMapping,
  names: Readonly<Record<string, string>>,
): CommentError | undefined {
  const code = read(errors.code ?? 'code', answer);
  const failed = code !== undefined && errors.success?.every((fine) => String(fine) !== toText(code));
  if (answer.response.ok && !failed) return undefined;
  const said = firstParagraph(toText(read(errors.message ?? 'message', answer)));
  const message = sentence(escaped ? unescape(said) : said);
  const [, meant] = Object.entries(errors.messages ?? {}).find(([part]) => message.includes(part)) ?? [];
  const [known, field] = (meant ?? word(errors.codes, code))?.split(':') ?? [];
  const fields = read(errors.fields, answer);
  const { baseURI = '' } = (globalThis as { document?: Document }).document ?? {};
  const page = encodeURIComponent(baseURI && withoutSecrets(baseURI).href.replace(/#.*/, ''));
  return toError(
    answer,
    {
      code,
      message,
      // A code that means a field says no more than its sentence.
      errors: field !== undefined && message ? { [field]: message } : fields,
      signInUrl: read(errors.signInUrl, answer) ?? fillText(signIn, { page }),
      known: known as ErrorCode | undefined,
    },
    field === undefined ? names : { [field]: field },
  );
}

/** Of a page of HTML, what its first paragraph says; it is shown as text. Far down in it nobody looks. */
function firstParagraph(text: string): string {
  const [, inner] = /<p>(.*?)<\/p>/s.exec(text.slice(0, 20_000)) ?? [];
  return inner === undefined ? text : unescape(inner.replace(/<[^<>]*>/g, '')).trim();
}
