/** As the language writes it: an old library's `toJSON` on arrays or strings would change what is sent or kept. */
export const toJson = (value: object): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key: string) {
    return this[key];
  });
