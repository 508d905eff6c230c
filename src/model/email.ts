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

  /** @internal Behind `revealEmail`. */
  static reveal(email: Email): string {
    return email.#address;
  }
}

/** The address in clear text. Only an adapter may call this (a guard test holds the others off). */
export const revealEmail = (email: Email): string => Email.reveal(email);
