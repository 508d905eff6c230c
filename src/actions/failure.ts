import type { TemplateResult } from 'lit';
import type { StringKey } from '../i18n/strings.js';
import type { CommentError } from '../model/errors.js';
import type { Failure, Scene } from './kit.js';

/** An error in words for the reader. `otherwise` is said where nobody can do more than try again. */
export function explain(
  { code, details }: CommentError,
  say: (key: StringKey) => string,
  otherwise: StringKey,
): Failure {
  switch (code) {
    case 'server':
      return { text: say(otherwise) };
    case 'offline':
      return { text: say('act.offline') };
    case 'rate-limited':
      return { text: say('act.often') };
    case 'not-found':
      return { text: say('act.gone') };
    case 'sign-in':
      return { text: say('act.sign-in'), signIn: details };
    case 'closed':
      return { text: say('closed') };
    default:
      return { text: details.message ?? say('act.refused'), fields: details.fields };
  }
}

/** What went wrong, and the way to log in where that helps. */
export function failed({ kit, shared, doing }: Scene): TemplateResult | undefined {
  const { html, icons, nothing } = kit;
  const { failure } = doing;
  return (
    failure &&
    html`<div class="failure">
    <p class="error" part="error">${icons[0]}<span>${failure.text}</span></p>
    ${failure.signIn ? kit.signIn(failure.signIn, shared.localizer.text('act.log-in')) : nothing}
  </div>`
  );
}
