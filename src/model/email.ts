import { CommentError } from './errors.js';

/**
 * An e-mail address on its one way trip from the form to the adapter. It prints, joins and serialises as
 * nothing, so a template, a log or an event that touches it by mistake shows nothing.
 */
export class Email {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address.trim();
  }

  toString(): string {
    return '';
  }

  toJSON(): undefined {
    return undefined;
  }

  /** A text without the address in it. */
  hide(text: string): string {
    if (!this.#address) return text;
    const known = [this.#address, encodeURIComponent(this.#address)];
    const parts = known.map((one) => one.replace(/\W/g, '\\$&'));
    const hidden = text.replace(RegExp(parts.join('|'), 'gi'), '…');
    // A sentence that was cut off may end within it.
    for (let length = this.#address.length; length > 3; length--)
      if (hidden.endsWith(this.#address.slice(0, length))) return `${hidden.slice(0, -length)}…`;
    return hidden;
  }

  /** @internal Behind `revealEmail`. */
  static reveal(email: Email): string {
    return email.#address;
  }
}

/** The address in clear text. Only an adapter may call this (a guard test holds the others off). */
export const revealEmail = (email: Email): string => Email.reveal(email);

/**
 * What went wrong with a post, as the page may hear of it: backends repeat the address that they got, and the cause of
 * an adapter's error may hold the whole request.
 */
export function withoutAddress({ code, details }: CommentError, email: Email | undefined): CommentError {
  const hide = (text: string | undefined): string | undefined => text && (email ? email.hide(text) : text);
  return new CommentError(code, {
    ...details,
    message: hide(details.message),
    hint: hide(details.hint),
    signInUrl: hide(details.signInUrl),
    fields:
      details.fields &&
      Object.fromEntries(Object.entries(details.fields).map(([field, text]) => [field, hide(text)])),
    cause: undefined,
  });
}
