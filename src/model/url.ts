/** An address, or undefined. Older browsers have no `URL.canParse`. */
export function parseUrl(text: string, base?: string): URL | undefined {
  // Most of what is asked for is not there, and throwing takes its time.
  if (!text && !base) return undefined;
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Whether an address holds a name or a password: it would pass for another site's. */
export const hasLogin = ({ username, password }: URL): boolean => Boolean(username || password);

/** Keys of a query that let a reader in or tell who it is, and do not name a page. */
const SECRET = /^(sid|auth|jwt|e?mail|.*(token|sess(ion)?_?id|secret|passw|signature).*)$/i;

/** The address of a page as it may be handed on: without secrets in its query. `also`: other keys to be left out. */
export function withoutSecrets(address: string, also?: RegExp): URL {
  const url = new URL(address);
  for (const key of [...url.searchParams.keys()])
    if (SECRET.test(key) || also?.test(key)) url.searchParams.delete(key);
  return url;
}
