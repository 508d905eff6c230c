/** How many letters are different, missing or too many; where these are more than `most`, more than that. */
function distance(a: string, b: string, most: number): number {
  if (!a || !b || most < 0) return a.length + b.length;
  const [x, y] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distance(x, y, most);
  return 1 + Math.min(...[x, a].map((rest) => distance(rest, y, most - 1)), distance(x, b, most - 1));
}

/** The name that somebody meant who wrote `word`, if there is one so like it. */
export function likest(word: string, names: readonly string[]): string | undefined {
  const far = (name: string): number => distance(word, name, 2);
  const [best = ''] = [...names].sort((a, b) => far(a) - far(b));
  return far(best) <= Math.min(2, word.length / 2) ? best : undefined;
}
