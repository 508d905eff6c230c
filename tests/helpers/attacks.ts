/** Attacks, made of the data in tests/fixtures/attacks: what a stranger may send, and what a cut or a wrap makes of it. */
interface Data {
  clobbering: { names: string[]; shapes: string[] };
  css: { vectors: string[] };
  gadgets: { vectors: string[] };
  html: { tags: string[]; handlers: string[]; shapes: string[]; code: string[]; vectors: string[] };
  'look-alikes': { vectors: string[] };
  markdown: { links: string[]; wraps: string[]; vectors: string[] };
  mxss: { outer: string[]; cores: string[]; vectors: string[] };
  namespaces: { vectors: string[] };
  unicode: { vectors: string[] };
  urls: Record<
    'schemes' | 'tails' | 'inserts' | 'leads' | 'colons' | 'scripts' | 'forms' | 'vectors',
    string[]
  >;
}
export type Load = <Name extends keyof Data>(name: Name) => Promise<Data[Name]>;

/** As a page of the element tests reads them. */
export const fetched: Load = async (name) => {
  const response = await fetch(new URL(`../fixtures/attacks/${name}.json`, import.meta.url));
  return (await response.json()) as never;
};

export interface Attacks {
  /** Each of them as HTML. */
  readonly html: readonly string[];
  /** Each of them as an address. */
  readonly urls: readonly string[];
  /** Each of them as a line of text. */
  readonly lines: readonly string[];
  readonly markdown: readonly string[];
  /** Names that a page looks up in `window` and `document`. */
  readonly names: readonly string[];
}

/** The same list each time: what fails once fails again. */
export async function readAttacks(load: Load): Promise<Attacks> {
  const [html, mxss, urls, clobbering, markdown, unicode, ...plain] = await Promise.all([
    load('html'),
    load('mxss'),
    load('urls'),
    load('clobbering'),
    load('markdown'),
    load('unicode'),
    load('css'),
    load('gadgets'),
    load('look-alikes'),
    load('namespaces'),
  ]);
  const addresses = [...new Set(makeUrls(urls))];
  const hidden = addresses.map((url, i) => fill(pick(urls.forms, i), { url }));
  const named = clobbering.names.flatMap((name, i) =>
    [0, 1, 2].map((n) => fill(pick(clobbering.shapes, i + n * 3), { name })),
  );
  const vectors = [html, mxss, ...plain].flatMap((file) => file.vectors);
  const all = [...vectors, ...hidden, ...named, ...makeHandlers(html), ...makeNests(mxss)];
  const some = vectors.filter((_, i) => i % 3 === 0);
  return {
    html: [...new Set(all)],
    urls: addresses,
    lines: [...new Set([...html.vectors, ...mxss.vectors, ...unicode.vectors, ...addresses])],
    markdown: [
      ...markdown.vectors,
      ...addresses.map((url, i) => fill(pick(markdown.links, i), { url })),
      ...some.map((one, i) => fill(pick(markdown.wraps, i), { html: one })),
    ],
    names: clobbering.names,
  };
}

/** What is left of a text that was cut at each 7th of its letters, as a database does whose column is too short. */
export const cut = (text: string): string[] =>
  Array.from({ length: Math.floor(text.length / 7) }, (_, i) => text.slice(0, (i + 1) * 7));

const WRAPS = [
  ['<p>before ', ' after</p>'],
  ['<ul><li><blockquote>', '</blockquote></ul>'],
  ['<pre><code>', '</code></pre>'],
  ['<a href="https://x.example/"><b>', '</b></a>'],
  ['<abbr title="', '">x</abbr>'],
  ["<a href='https://x.example/?", "'>x</a>"],
  ['<!-- ', ' -->'],
  ['<div><template>', '</template></div>'],
  ['<b><i>', ''],
] as const;

/** In or behind something that is allowed, or that hides it. */
export const wrapped = (html: string, i: number): string => pick(WRAPS, i).join(html);

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
const fill = (shape: string, words: Record<string, string>): string =>
  shape.replace(/\{(\w+)\}/g, (hole, name: string) => words[name] ?? hole);

/** Each tag with some handlers, each handler on some tags. */
function makeHandlers({ tags, handlers, shapes, code }: Data['html']): string[] {
  const made: string[] = [];
  for (let i = 0; i < tags.length * 4; i++) {
    const [tag, on] = [pick(tags, i), pick(handlers, i * 7 + Math.floor(i / tags.length))];
    const words = { tag, on, js: pick(code, i * 3), TAG: tag.toUpperCase(), ON: on.toUpperCase() };
    made.push(fill(pick(shapes, i), words));
  }
  // All at once.
  const every = handlers.map((on) => `${on}=window.xss=1`).join(' ');
  return [...made, ...tags.map((tag) => `<${tag} ${every}>x</${tag}>`)];
}

/** Each that is parsed in a way of its own, in each other, around what breaks out of it. */
function makeNests({ outer, cores }: Data['mxss']): string[] {
  const open = (names: string): string => `<${names.split('><').join('><')}>`;
  const close = (names: string): string =>
    names
      .split('><')
      .reverse()
      .map((name) => `</${name.split(' ')[0]!}>`)
      .join('');
  return outer.flatMap((one, i) =>
    outer.map((other, k) => {
      const core = fill(pick(cores, i + k), { outer: other.split(/[ >]/)[0]! });
      const end = (i + k) % 3 ? close(other) + close(one) : '';
      return open(one) + open(other) + core + end;
    }),
  );
}

function makeUrls({ schemes, tails, inserts, leads, colons, scripts, vectors }: Data['urls']): string[] {
  const tail = (i: number): string => pick(tails, i);
  return [
    ...vectors,
    ...schemes.flatMap((scheme, i) => [0, 1].map((n) => `${scheme}:${tail(i + n)}`)),
    ...inserts.flatMap((sign, i) =>
      // Before the name, in it, before and behind the colon.
      [0, 1, 4, 10, 11].map((at) => 'javascript:'.slice(0, at) + sign + 'javascript:'.slice(at) + tail(i)),
    ),
    ...leads.flatMap((lead, i) => [`${lead}javascript:${tail(i)}`, `${lead}data:${tail(i + 2)}`]),
    ...colons.flatMap((colon, i) => ['javascript', 'data', 'https'].map((name) => name + colon + tail(i))),
    ...scripts.flatMap((name, i) => [`${name}:${tail(i)}`, `\u0001${name}&colon;${tail(i + 1)}`]),
  ];
}
