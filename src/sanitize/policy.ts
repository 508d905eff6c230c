/**
 * The one Trusted Types policy of the element. A site that enforces Trusted Types lists this name. It passes
 * text on as it is, so it stays within this package: Lit's templates are constants of ours, and DOMPurify
 * parses into an inert document.
 */
export const POLICY_NAME = 'comment-thread';

export type Policy = Pick<TrustedTypePolicy, 'createHTML' | 'createScriptURL'>;

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

/** `Element.setHTML`: TypeScript's library does not know it yet. */
export interface SafeSink {
  setHTML?(html: string, options: { sanitizer: object }): void;
}

/**
 * Lit's templates come through here in the self-contained files. Where the site's list has not our policy, the
 * browser's own sanitiser takes them: it drops nothing of them, for none of them holds anything that runs.
 */
export function fill(template: HTMLTemplateElement & SafeSink, html: string): void {
  if (!policy && 'trustedTypes' in globalThis && template.setHTML)
    template.setHTML(html, { sanitizer: { removeElements: [], removeAttributes: [], comments: true } });
  else template.innerHTML = html;
}
