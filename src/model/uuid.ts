/** A random UUID. `crypto.randomUUID` is missing on http pages; an object URL ends with one everywhere. */
export function uuid(): string {
  const url = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(url);
  return url.slice(-36);
}
