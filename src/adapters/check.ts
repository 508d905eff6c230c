import { likest } from './likest.js';
import type { DetailedRequest, Part, RestMapping, SessionMapping } from './mapping.js';

/**
 * What a value is: a kind, behind it the words or holes that it knows (`!`: must be there). `[…]` is a table of such;
 * an object has these keys, the first of which must be there, but for those of `words` and `errors`.
 */
type Shape = string | readonly [string] | { readonly [key: string]: Shape };
type Shapes<T> = Record<keyof T, Shape>;
type Table = Readonly<Record<string, unknown>>;
type Words = readonly string[];
type Sentences = Generator<string, void>;
type Split<S extends string> = S extends `${infer Head} ${infer Tail}` ? Head | Split<Tail> : S;

const all = <S extends string>(keys: S, shape: Shape) =>
  Object.fromEntries(keys.split(' ').map((key) => [key, shape])) as Record<Split<S>, Shape>;

const LIST = 'request thread sort limit page offset cursor visitor';
const BODY = ['text', 'name', 'email', 'url', 'page', 'title', 'now'];
const REFUSALS: Shape = [
  'one invalid rate-limited closed duplicate sign-in forbidden not-found offline server invalid:text invalid:name invalid:email invalid:url',
];
const REQUEST: Shapes<DetailedRequest> = { route: 'route', body: 'body', form: 'boolean', headers: ['text'] };
const SHAPE = {
  list: LIST,
  parents: 'request ids! thread',
  info: 'request thread',
  create: 'request thread parent root visitor',
  edit: 'request id! thread text! visitor',
  remove: 'request id! thread visitor',
  vote: 'request id! thread vote visitor',
  ...all('approve spam trash', 'request id! thread'),
  headers: ['text none'],
  token: 'token token',
  session: {
    route: 'route src.NAME',
    ...all('id name moderator', 'part'),
    list: LIST,
  } satisfies Shapes<SessionMapping>,
  signIn: 'text page',
  credentials: 'one omit same-origin include',
  paging: 'one page offset cursor link none',
  ...all('firstPage maxLimit', 'whole'),
  ...all('next more pages roots items total open fields', 'path'),
  comment: all(
    'id parentId author url avatar badge createdAt editedAt html text markdown source status up down mine userId own',
    'part',
  ) satisfies Record<Part, Shape>,
  noParent: 'text thread',
  ...all('replies created', 'part'),
  escaped: 'boolean',
  zone: 'zone',
  words: {
    sort: all('oldest newest replies', 'text'),
    status: ['one published pending deleted'],
    ...all('open moderator', ['boolean']),
    badge: ['text'],
    mine: ['vote'],
    vote: all('1 -1 0', 'word'),
  } satisfies Shapes<NonNullable<RestMapping['words']>>,
  errors: {
    ...all('message code fields signInUrl', 'path'),
    success: 'codes',
    ...all('codes messages', REFUSALS),
  } satisfies Shapes<NonNullable<RestMapping['errors']>>,
  $schema: 'text',
} satisfies Shapes<RestMapping>;

type Fits = (value: unknown) => boolean;
function is(type: string, pattern = /^/): Fits {
  return (value) => type.includes(typeof value) && pattern.test(String(value));
}
const isWord = is('string number boolean');
const isObject: Fits = (value) => Object(value) === value && !Array.isArray(value);
// No brackets, no JSONPath, no JSON pointer, and nothing that leads out of the answer.
const PART = /^(?!header:|text:|\$\.|\/)((?!(__proto__|constructor|prototype)(\.|$))[^.[\]]+(\.(?!$)|$))*$/;
const PATH = RegExp(`${PART.source}|^header:[\\w-]+$|^text:$`);
const ROUTE = /^(GET|POST|PUT|PATCH|DELETE)( (?!\S*[/=][:<]\w)([/?]\S*)?)?$/;
const KINDS: Readonly<Record<string, readonly [says: string, fits: Fits]>> = {
  route: ['a route such as "GET /posts/{thread}/comments", where the path follows src', is('string', ROUTE)],
  part: ['a path such as "author.name" or "photos.0.small"', is('string', PART)],
  path: ['a path such as "data.items" or "header:X-Total"', is('string', PATH)],
  body: ['a JSON object', isObject],
  text: ['text', is('string')],
  token: ['a header such as "X-Token: {token}"', is('string', /^[\w-]+:.*\{token\}/)],
  zone: ['a zone such as "+02:00"', is('string', /^[+-](0\d|1[0-4]):[0-5]\d$/)],
  boolean: ['true or false', is('boolean')],
  whole: ['a whole number', is('number', /^\d+$/)],
  vote: ['1, 0 or -1', is('number', /^(-?1|0)$/)],
  word: ['text, a number, true or false', isWord],
  codes: ['a list of codes', (value) => Array.isArray(value) && value.every(isWord)],
};
const PLACES: Readonly<Record<string, string>> = {
  email: 'the body of "create": routes and headers are written to logs',
  token: '"token"',
  key: 'the headers of "create"',
};
const FORMER: Readonly<Record<string, string>> = {
  draft: '"body": {"message": "{text}"}',
  keyHeader: '"headers": {"Idempotency-Key": "{key}"}',
};

const has = (request: unknown, hole: string) => RegExp(`\\{${hole}[:}]`).test(JSON.stringify(request));

function known(what: string, words: Words, word: string): string {
  const best = likest(word, [...words]);
  return `${best === undefined ? 't' : `did you mean "${best}"? T`}he ${what} there are: ${words.join(' ')}.`;
}

function* checkHoles(value: unknown, at: string, holes: Words, isBody = false): Sentences {
  if (Object(value) === value)
    for (const [key, part] of Object.entries(value as Table))
      yield* checkHoles(part, `${at}.${key}`, holes, isBody);
  else
    for (const [whole, name = '', type] of String(value).matchAll(/\{([^{}\s:]+)(?::([^{}\s]*))?\}/g)) {
      const place = Object.hasOwn(PLACES, name) && `its place is ${PLACES[name]!}.`;
      if (!holes.includes(name.replace(/^src\.[\w.]+$/, 'src.NAME')))
        yield `"${at}" has {${name}}; ${place || known('holes', holes, name)}`;
      if (type !== undefined && !(isBody && whole === value && /^\{(\S+:number|text:html)\}$/.test(whole)))
        yield `"${at}" has ${whole}; only a value in a body may have a type: "{${name}:number}" or "{text:html}".`;
    }
}

function* checkRequest(value: unknown, words: Words, at: string): Sentences {
  yield* check(value, isObject(value) ? REQUEST : 'route', at);
  const { route, body, form, headers } = (isObject(value) ? value : { route: value }) as DetailedRequest;
  const creates = at === 'create';
  const holes = [...words.map((word) => word.replace('!', '')), 'src.NAME'];
  yield* checkHoles(route, at, holes);
  yield* checkHoles(headers, `${at}.headers`, creates ? [...holes, 'key'] : holes);
  yield* checkHoles(body, `${at}.body`, creates ? [...holes, ...BODY] : holes, true);
  if (route.startsWith('GET') && (body ?? creates)) yield `"${at}" has a body, so its method cannot be GET.`;
  if (form && Object.values(body ?? {}).some(isObject))
    yield `"${at}" is a form, so its body cannot be nested.`;
  for (const [hole] of (creates && body ? 'text!' : words.join()).matchAll(/\w+(?=!)/g))
    if (!has(value, hole)) yield `"${at}" must have {${hole}}.`;
}

function* checkValue(value: unknown, [kind = '', ...words]: Words, at: string): Sentences {
  if (kind === 'request') return yield* checkRequest(value, words, at);
  const isOne: Fits = (one) => words.includes(one as string);
  const [says, fits] = KINDS[kind] ?? [`one of: ${words.join(' ')}`, isOne];
  const isList = /^pa/.test(kind) && Array.isArray(value) && value.length > 0;
  for (const one of isList ? (value as unknown[]) : [value])
    if (!fits(one)) yield `"${at}" must be ${says}; it is ${JSON.stringify(one)}.`;
  if (kind !== 'one' && words.length > 0) yield* checkHoles(value, at, words);
}

function* check(value: unknown, shape: Shape, at: string): Sentences {
  if (typeof shape === 'string') return yield* checkValue(value, shape.split(' '), at);
  if (!isObject(value)) yield `${at && `"${at}" `}must be a JSON object.`;
  const shapes = shape as Readonly<Record<string, Shape>>;
  const keys = Object.keys(shapes);
  const isTable = Array.isArray(shape);
  for (const [key, part] of Object.entries(value as Table)) {
    const name = at ? `${at}.${key}` : key;
    const former =
      Object.hasOwn(FORMER, key) && `write "create": {"route": "POST /comments", ${FORMER[key]!}}.`;
    if (!isTable && !keys.includes(key))
      yield `"${name}" is not a key; ${former || known('keys', keys, key)}`;
    if (part !== undefined) yield* check(part, shapes[isTable ? 0 : key]!, name);
  }
  const [first = ''] = keys;
  if (!isTable && (value as Table)[first] === undefined && !/^(words|errors)/.test(at))
    yield `"${at && `${at}.`}${first}" is missing; it must be ${KINDS[first === 'id' ? 'part' : 'route']![0]}.`;
}

/** What a key may be, but not beside the others. */
function* checkWhole(map: RestMapping): Sentences {
  const { list, next, create, comment, session, words } = map;
  const asked = ['page', 'offset', 'cursor'].find((hole) => has(list, hole));
  const paging = map.paging ?? (next === undefined ? (asked ?? 'none') : 'cursor');
  if (!map.paging && /[pf]/.test(asked ?? ''))
    yield `"list" has {${asked!}}, so "paging" must be "${asked!}".`;
  for (const [at, request] of Object.entries({ list, 'session.list': session?.list }))
    if (request && /page|offset|cursor/.test(paging) && !has(request, paging))
      yield `"${map.paging ? 'paging' : 'next'}" means pages by ${paging}, so "${at}" must have {${paging}}.`;
  if (paging === 'cursor' && next === undefined) yield '"list" has {cursor}, so "next" must be its path.';
  if (has(list, 'sort') && !words?.sort)
    yield '"list" has {sort}, so "words.sort" must say their words, such as {"oldest": "asc"}.';
  if (has(list, 'thread') && typeof create === 'object' && create.body && !has(create, 'thread'))
    yield '"list" has {thread}, so "create" must have it.';
  if (comment && (comment.text ?? comment.html ?? comment.markdown) === undefined)
    yield '"comment" must have "text", "html" or "markdown".';
}

/** What is wrong with a mapping, and what to write, in one sentence; undefined where nothing is. */
export function problem(mapping: unknown): string | undefined {
  for (const sentence of check(mapping, SHAPE, '')) return sentence;
  for (const sentence of checkWhole(mapping as RestMapping)) return sentence;
  return undefined;
}
