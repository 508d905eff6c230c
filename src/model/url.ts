/** An address, or undefined. Older browsers have no `URL.canParse`. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Whether an address holds a name or a password: it would pass for another site's. */
export const hasLogin = ({ username, password }: URL): boolean => Boolean(username || password);
