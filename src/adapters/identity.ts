import { CommentError } from '../model/errors.js';
import type { Answer } from './http.js';

export interface TokenOptions {
  /** The backend refused the token before: a new one is wanted. */
  readonly refresh: boolean;
}

/** Tells a signed-in reader's token, or nothing for a guest. */
export type TokenSource = (
  options: TokenOptions,
) => string | null | undefined | Promise<string | null | undefined>;

/** Who the reader is, as the page says it. */
export interface IdentityOptions {
  /** Sent with every request to the backend, and to nobody else. */
  readonly headers?: Readonly<Record<string, string>> | null | undefined;
  readonly token?: TokenSource | null | undefined;
}

/** The reader's headers. A token is asked for once, and once more when the backend refuses it. */
export class Identity {
  /** The page gave something that tells who the reader is. */
  readonly given: boolean;
  readonly #options: IdentityOptions;
  readonly #name: string;
  readonly #value: string;
  #token: Promise<string | null | undefined> | undefined;

  /** @param header Name and value of the token's header, `{token}` in it. */
  constructor(options: IdentityOptions, header = 'Authorization: Bearer {token}') {
    this.#options = options;
    this.given = Boolean(options.token ?? options.headers);
    [this.#name = '', this.#value = ''] = header.split(/:\s*(.*)/);
  }

  /** Sends a request as the reader; when the backend refuses the token, once more with a new one. */
  async send(
    request: (secrets: Record<string, string>) => Promise<Answer>,
    refusal: (answer: Answer) => CommentError | undefined,
  ): Promise<Answer> {
    const secrets = await this.headers();
    let answer = await request(secrets);
    let error = refusal(answer);
    if (error?.code === 'sign-in' && this.#options.token) {
      const renewed = await this.headers(secrets);
      if (renewed[this.#name] !== secrets[this.#name]) {
        answer = await request(renewed);
        error = refusal(answer);
      }
    }
    if (error) throw error;
    return answer;
  }

  /** @param refused The headers that the backend refused just now. */
  async headers(refused?: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const { headers, token } = this.#options;
    if (!token) return { ...headers };
    // Of two requests that were refused, the second finds a new token already.
    if (!this.#token || (refused && (refused[this.#name] ?? '') === (await this.#header())))
      this.#token = (async () => token({ refresh: refused !== undefined }))();
    const header = await this.#header();
    return { ...headers, ...(header && { [this.#name]: header }) };
  }

  async #header(): Promise<string> {
    try {
      const token = await this.#token;
      // A guest may sign in before the next request.
      if (!token) this.#token = undefined;
      return token ? this.#value.replace('{token}', () => token) : '';
    } catch (cause) {
      // The next request asks anew.
      this.#token = undefined;
      throw new CommentError('sign-in', { hint: `token() failed: ${String(cause)}`, cause });
    }
  }
}
