/**
 * The one Trusted Types policy of the element. A site that enforces Trusted Types lists this name. It passes
 * text on as it is, so it stays within this package: Lit's templates are constants of ours, and DOMPurify
 * parses into an inert document.
 */
export const POLICY_NAME = 'comment-thread';

type Policy = Pick<TrustedTypePolicy, 'createHTML' | 'createScriptURL'>;

function createPolicy(): Policy | undefined {
  // Another copy of this script is at work: this one will do nothing.
  if ((globalThis as { customElements?: CustomElementRegistry }).customElements?.get('comment-thread'))
    return undefined;
  try {
    return (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes?.createPolicy(
      POLICY_NAME,
      {
        createHTML: (html) => html,
        createScriptURL: (url) => url,
      },
    );
  } catch {
    // Not on the site's list.
    return undefined;
  }
}

export const policy = createPolicy();
