import type { CommentError, ErrorCode } from '../model/errors.js';
import { warning, wrong, type Finding } from './finding.js';

const MEANING: Readonly<Record<ErrorCode, readonly [means: string, remedy: string]>> = {
  invalid: [
    'the backend did not take what was sent',
    'Where it names fields, map them (`errors.fields`); check the names in the body of `create`, and that `required` and `maxlength` ask for what the backend asks for.',
  ],
  'rate-limited': [
    'the backend says that requests come too fast',
    'Wait, or raise its limit. Behind a proxy all readers may have one address for it. `Retry-After` tells the reader how long to wait; from another origin it must be exposed.',
  ],
  closed: [
    'the thread takes no comments',
    'Open it at the backend. Map `open`, so that readers see it before they write.',
  ],
  duplicate: [
    'the backend has this comment already',
    'Nothing is to be done: a retry is answered like this, too.',
  ],
  'sign-in': [
    'the backend wants the reader to sign in',
    'Let it take comments of guests, or give `signIn` (where to) and `token`. If a token was sent, it was refused: check its header.',
  ],
  forbidden: [
    'the backend does not allow this to this reader',
    'Check its rules for guests, its protection against cross-site requests, and the origins that it trusts.',
  ],
  'not-found': ['there is nothing at this address', 'Check `src`, the routes in the mapping, and `thread`.'],
  offline: ['the backend could not be reached', 'See the other findings.'],
  server: ['the backend or the configuration failed', 'The log of the backend says more.'],
};

/** The last thing that went wrong, in words. */
export function explain({ code, details }: CommentError, when: 'loading' | 'posting'): Finding {
  const [means, remedy] = MEANING[code];
  // The sentence of the check says what to write.
  const [, mapping] = /^mapping: (.*)/s.exec(details.hint ?? '') ?? [];
  if (mapping) return wrong(`The mapping is wrong: ${mapping}`);
  const said = [
    details.message && `The backend said: “${details.message}”`,
    details.hint && /[.!?]$/.test(details.hint) ? details.hint : details.hint && `${details.hint}.`,
  ].filter(Boolean);
  const fields = Object.entries(details.fields ?? {}).map(([field, text]) => `\`${field}\`: ${text}`);
  const wait =
    details.retryAfter && details.retryAfter > 0
      ? ` Wait ${String(Math.ceil(details.retryAfter))} seconds.`
      : '';
  const make = when === 'loading' ? wrong : warning;
  return make(
    [`The last ${when} failed with \`${code}\`: ${means}.`, ...said, ...fields].join(' '),
    // A sentence about the configuration is its own remedy.
    code === 'server' && details.hint && !/^The backend answered/.test(details.hint)
      ? undefined
      : remedy + wait,
  );
}
