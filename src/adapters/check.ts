import type { DetailedRequest, Part, RestMapping, SessionMapping } from './mapping.js';

/**
 * What a value is: a kind, behind it the words or holes that it knows (`!`: must be there). `[…]` is a table of such,
 * an object has these keys.
 */
type Shape = string | readonly [string] | { readonly [key: string]: Shape };
type Shapes<T> = Record<keyof T, Shape>;
type Split<S> = S extends `${infer Head} ${infer Tail}` ? Head | Split<Tail> : S;
type Table = Readonly<Record<string, unknown>>;

const all = <S extends string>(keys: S, shape: Shape): Record<Split<S> & string, Shape> =>
  Object.fromEntries(keys.split(' ').map((key) => [key, shape])) as Record<Split<S> & string, Shape>;
const is =
  (type: string, pattern = /^/) =>
  (value: unknown): boolean =>
    typeof value === type && pattern.test(String(value));
const isObject = (value: unknown): value is Table => typeof value === 'object' && value !== null;
const scalar = (value: unknown): boolean => /^(string|number|boolean)$/.test(typeof value);
// Names with points between them: no brackets, no JSONPath, no JSON pointer, nothing that leads out of the answer.
const path = (more = '') =>
  is(
    'string',
    RegExp(
      String.raw`^(?!header:|text:|\$\.|\/)((?!(__proto__|constructor|prototype)(\.|$))[^.[\]]+(\.(?!$)|$))*$${more}`,
    ),
  );
const HEADER = String.raw`|^header:[\w-]+$`;

const KINDS: Readonly<Record<string, readonly [says: string, fits: (value: unknown) => boolean]>> = {
  part: ['a path such as "author.name" or "photos.0.small"', path()],
  path: ['a path such as "data.items" or "header:X-Total"', path(HEADER)],
  said: ['a path such as "error.message", "header:X-Error" or "text:"', path(`${HEADER}|^text:$`)],
  route: [
    'a route such as "GET /posts/{thread}/comments": a method and the path behind src, with {holes}',
    is('string', /^(GET|POST|PUT|PATCH|DELETE)( (?!\S*[/=][:<]\w)([/?]\S*)?)?$/),
  ],
  body: ['a JSON object such as {"message": "{text}"}', (value) => isObject(value) && !Array.isArray(value)],
  header: ['text of one line', is('string', /^[ -~]*$/)],
  token: ['a header such as "X-Token: {token}"', is('string', /^[\w-]+:.*\{token\}/)],
  text: ['text', is('string')],
  scalar: ['text, a number, true or false', scalar],
  codes: ['a list of codes such as [0]', (value) => Array.isArray(value) && value.every(scalar)],
  boolean: ['true or false', is('boolean')],
  mine: ['1, 0 or -1', is('number', /^(-?1|0)$/)],
  first: ['a whole number such as 0', is('number', /^\d+$/)],
  most: ['a whole number such as 100', is('number', /^[1-9]\d*$/)],
  zone: ['a zone such as "+02:00"', is('string', /^[+-](0\d|1[0-4]):[0-5]\d$/)],
};

const LIST = 'request thread sort limit page offset cursor visitor';
const BODY = ['text', 'name', 'email', 'url', 'page', 'title', 'now'];
const REFUSALS = [
  'one invalid rate-limited closed duplicate sign-in forbidden not-found offline server invalid:text invalid:name invalid:email invalid:url',
] as const;
const DETAILS: Shapes<DetailedRequest> = { route: 'route', body: 'body', form: 'boolean', headers: ['header'] };
const SHAPE = {
  ...all('list', LIST),
  parents: 'request ids! thread',
  info: 'request thread',
  create: 'request thread parent root visitor',
  edit: 'request id! thread text! visitor',
  remove: 'request id! thread visitor',
  vote: 'request id! thread vote visitor',
  ...all('approve spam trash', 'request id! thread'),
  headers: ['header none'],
  token: 'token token',
  session: {
    route: 'route src.NAME',
    ...all('id name moderator', 'part'),
    list: LIST,
  } satisfies Shapes<SessionMapping>,
  signIn: 'text page',
  credentials: 'one omit same-origin include',
  paging: 'one page offset cursor link none',
  firstPage: 'first',
  maxLimit: 'most',
  ...all('next more pages roots items total open fields', 'path'),
  comment: all(
    'id parentId author url avatar badge createdAt editedAt html text markdown source status up down mine userId own',
    'part',
  ) satisfies Record<Part, Shape>,
  ...all('replies created', 'part'),
  escaped: 'boolean',
  zone: 'zone',
  words: {
    sort: all('oldest newest replies', 'text'),
    status: ['one published pending deleted'],
    ...all('open moderator', ['boolean']),
    badge: ['text'],
    mine: ['mine'],
    vote: all('1 -1 0', 'scalar'),
  } satisfies Shapes<NonNullable<RestMapping['words']>>,
  errors: {
    ...all('message code fields signInUrl', 'said'),
    success: 'codes',
    ...all('codes messages', REFUSALS),
  } satisfies Shapes<NonNullable<RestMapping['errors']>>,
  $schema: 'text',
} satisfies Shapes<RestMapping>;

const FORMER: Readonly<Record<string, string>> = {
  draft: '"draft" is now "body" of "create": write {"route": "POST /comments", "body": {"message": "{text}"}}.',
  keyHeader:
    '"keyHeader" is now in "headers" of "create": write {"route": "POST /comments", "headers": {"Idempotency-Key": "{key}"}}.',
};
const PLACES: Readonly<Record<string, string>> = {
  email: 'in the body of "create": servers write routes and headers to their logs',
  token: 'in "token"',
  key: 'in the headers of "create"',
  ...all('name url title now', 'in the body of "create"'),
};

/** How many letters are another, missing or too many. */
function distance(a: string, b: string): number {
  let row = Array.from(` ${b}`, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const above = row;
    row = [i + 1];
    for (let j = 0; j < b.length; j++)
      row.push(Math.min(above[j + 1]! + 1, row[j]! + 1, above[j]! + Number(letter !== b[j])));
  }
  return row.at(-1)!;
}

function nearest(word: string, words: readonly string[]): string {
  const plain = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();
  const far = (name: string): number => distance(plain(word), plain(name));
  const [best = ''] = [...words].sort((a, b) => far(a) - far(b));
  return far(best) <= word.length / 2 ? best : '';
}

const has = (request: unknown, hole: string): boolean => RegExp(`\\{${hole}[:}]`).test(JSON.stringify(request));

function* checkHoles(text: string, at: string, known: readonly string[], isBody = false): Generator<string> {
  for (const [all, name = '', type] of text.matchAll(/\{([^{}\s:]+)(?::([^{}\s]*))?\}/g)) {
    const best = nearest(name, known);
    if (!known.includes(name) && !(known.includes('src.NAME') && /^src\.[\w.]+$/.test(name)))
      yield `"${at}" has {${name}}; ${
        Object.hasOwn(PLACES, name)
          ? `it may only be ${PLACES[name]!}`
          : `${best && `did you mean {${best}}? I`}${best ? '' : 'i'}t may have: ${known.join(' ')}`
      }.`;
    if (type !== undefined && !(isBody && all === text && (type === 'number' || all === '{text:html}')))
      yield `"${at}" has ${all}; a type is number or, for text, html: {text:html}, as the whole of a value in a body.`;
  }
}

function* checkBody(value: unknown, at: string, known: readonly string[]): Generator<string> {
  if (typeof value === 'string') yield* checkHoles(value, at, known, true);
  else if (isObject(value))
    for (const [key, part] of Object.entries(value)) yield* checkBody(part, `${at}.${key}`, known);
  else if (value != null && !scalar(value)) yield `"${at}" must be JSON.`;
}

function* checkRequest(value: unknown, words: readonly string[], at: string): Generator<string> {
  yield* check(value, isObject(value) ? DETAILS : 'route', at);
  const details = (isObject(value) ? value : { route: value }) as unknown as DetailedRequest;
  const { route, body, form, headers = {} } = details;
  if (!route) return yield `"${at}.route" is missing; it must be ${KINDS['route']![0]}.`;
  const creates = at === 'create';
  const known = [...words.map((word) => word.replace('!', '')), 'src.NAME'];
  yield* checkHoles(route, at, known);
  yield* checkBody(body, `${at}.body`, creates ? [...BODY, ...known] : known);
  for (const [name, text] of Object.entries(headers))
    yield* checkHoles(text, `${at}.headers.${name}`, creates ? ['key', ...known] : known);
  if (route.startsWith('GET') && (body ?? creates))
    yield `"${at}" is a GET, which cannot have a body; the method must be another, such as POST.`;
  if (form && Object.values(body ?? {}).some(isObject))
    yield `"${at}.body" has a value that is no text, but a form has only text.`;
  if (creates && body && !has(body, 'text')) yield '"create.body" must have {text}, the comment itself.';
  for (const [word, hole] of words.map((word) => [word, word.slice(0, -1)] as const))
    if (word.endsWith('!') && !has(value, hole)) yield `"${at}" must have {${hole}}.`;
}
