/** Requests that an OpenAPI document allows, and such that it forbids, for fast-check. */
import fc from 'fast-check';
import { codePoints } from '../../demo/server/fields.js';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  pattern?: string;
  format?: string;
  minimum?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
}
interface Parameter {
  name: string;
  in: 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Schema;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface Described {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Generated {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
  /** What the document forbids in it; empty when it allows all of it. */
  broken: string[];
}

/** A value, and what is wrong with it. */
interface Made {
  value: unknown;
  broken: string[];
}

/** Few threads and keys, so that requests meet: repeated keys, duplicates, parents, next pages. */
export const THREADS = ['https://example.org/fuzz', 'fuzz', '§ 1', 'constructor'];
const KNOWN: Record<string, fc.Arbitrary<string>> = {
  thread: fc.constantFrom(...THREADS),
  parentId: fc.integer({ min: 1, max: 40 }).map(String),
  cursor: fc.tuple(fc.nat(3), fc.nat(9), fc.nat(99), fc.nat(9), fc.nat(99), fc.nat(99)).map(cursor),
  'idempotency-key': fc.constantFrom('k1', 'k2', 'k3'),
  url: fc.constantFrom('https://example.org/', 'http://example.net:8080/a?b#c', ''),
  comment_writer: fc.constant('abcdefghijklmnopqrstuv'),
};

function cursor(parts: number[]): string {
  return Buffer.from(parts.join('.')).toString('base64url');
}

const code = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  // Halves of surrogate pairs too.
  fc.string({ unit: code }),
);

const good = (value: unknown): Made => ({ value, broken: [] });

function types({ type }: Schema): string[] {
  return typeof type === 'string' ? [type] : (type ?? []);
}

function allowed(name: string, schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (types(schema).includes('integer')) return fc.integer({ min: schema.minimum ?? 0, max: 999_999 });
  const { minLength = 0, maxLength = 300 } = schema;
  const fits = (text: string) => codePoints(text) >= minLength && codePoints(text) <= maxLength;
  const text =
    schema.format === 'email'
      ? fc.emailAddress().filter(fits)
      : schema.pattern
        ? fc.stringMatching(new RegExp(schema.pattern))
        : fc.oneof(
            anyText.filter(fits),
            fc.constantFrom(minLength, maxLength).map((n) => 'x'.repeat(n)),
          );
  const known = KNOWN[name];
  const either = known ? fc.oneof({ weight: 3, arbitrary: known }, text) : text;
  return types(schema).includes('null') ? fc.oneof(either, fc.constant(null)) : either;
}

/** Not what the schema asks for. `written` stands in an address or header, where all is text. */
function forbidden(name: string, schema: Schema, written: boolean): fc.Arbitrary<Made> {
  const wrong: fc.Arbitrary<unknown>[] = [];
  if (schema.enum) wrong.push(anyText.filter((text) => !schema.enum?.includes(text)));
  if (types(schema).includes('integer')) {
    const tooSmall = String((schema.minimum ?? 0) - 1);
    wrong.push(fc.constant(tooSmall), fc.constantFrom('', '1.5', 'ten', '0x1', '१', '1 or 1=1'));
  }
  if (schema.maxLength !== undefined) wrong.push(fc.constant('x'.repeat(schema.maxLength + 1)));
  if (schema.minLength) wrong.push(fc.constant(''));
  if (written && schema.pattern !== undefined) wrong.push(fc.constantFrom('', 'a b', 'k'.repeat(256)));
  if (schema.format === 'email')
    wrong.push(fc.constantFrom('', '@', 'a', 'a@', '@b.example', 'a@b@c.example'));
  if (!written) {
    const others = fc.jsonValue().filter((value) => typeof value !== 'string' && value !== null);
    wrong.push(others);
    if (!types(schema).includes('null')) wrong.push(fc.constant(null));
  }
  return fc.oneof(...wrong).map((value) => ({ value, broken: [`${name} is ${JSON.stringify(value)}`] }));
}

/** Mostly allowed, now and then not, now and then missing. */
function made(name: string, schema: Schema, required: boolean, written: boolean): fc.Arbitrary<Made | null> {
  const missing = required ? { value: undefined, broken: [`${name} is missing`] } : null;
  const choices: fc.WeightedArbitrary<Made | null>[] = [
    { weight: required ? 20 : 6, arbitrary: allowed(name, schema).map(good) },
    { weight: required ? 1 : 10, arbitrary: fc.constant(missing) },
  ];
  // A cookie of any form is let through.
  const breakable = schema.enum ?? schema.maxLength ?? schema.pattern ?? types(schema).includes('integer');
  if (breakable !== false) choices.push({ weight: 2, arbitrary: forbidden(name, schema, written) });
  return fc.oneof(...choices);
}

function body(document: Described, { requestBody }: Operation): fc.Arbitrary<Made> {
  const [content] = Object.values(requestBody?.content ?? {});
  if (!content) return fc.constant(good(null));
  const name = content.schema.$ref?.split('/').at(-1) ?? '';
  const { properties = {}, required = [] } = document.components.schemas[name] ?? content.schema;
  const fields = Object.entries(properties).map(([key, schema]) =>
    made(key, schema, required.includes(key), false).map((field) => ({ key, field })),
  );
  const object = fc.tuple(...fields).map((all): Made => {
    const present = all.filter(({ field }) => field && field.value !== undefined);
    const value = JSON.stringify(Object.fromEntries(present.map(({ key, field }) => [key, field?.value])));
    return { value, broken: all.flatMap(({ field }) => field?.broken ?? []) };
  });
  const extra = fc.tuple(object, anyText, fc.jsonValue()).map(([{ value, broken }, key, added]): Made => {
    if (Object.hasOwn(properties, key)) return { value, broken };
    const start = `{${JSON.stringify(key)}:${JSON.stringify(added)}`;
    const rest = String(value).slice(1);
    return {
      value: rest === '}' ? `${start}}` : `${start},${rest}`,
      broken: [...broken, `${key} is unknown`],
    };
  });
  const other = (arbitrary: fc.Arbitrary<string>) =>
    arbitrary.map((value): Made => ({ value, broken: ['the body is another'] }));
  return fc.oneof(
    { weight: 20, arbitrary: object },
    { weight: 2, arbitrary: extra },
    { weight: 1, arbitrary: other(fc.json()) },
    { weight: 1, arbitrary: other(anyText) },
  );
}

const type = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('application/json', 'Application/JSON; charset=UTF-8') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'text/plain', 'application/xml', 'application/json; charset=utf-16'),
  },
);

/** Of what a browser, a proxy or a crawler adds; none of it may do harm. */
const more = fc.record(
  {
    Origin: fc.constantFrom('https://blog.example', 'null', 'https://evil.example', '!'),
    'If-None-Match': fc.constantFrom('*', 'W/"x"', '"', ',,'),
    'X-Forwarded-For': fc.constantFrom('203.0.113.7', '::1', '1, 2', '%'),
    'X-Forwarded-Proto': fc.constantFrom('https', 'x'),
    'Access-Control-Request-Method': fc.constantFrom('POST', 'TRACE', '?'),
  },
  { requiredKeys: [] },
);

const plainText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A header takes bytes only, and neither NUL nor line ends. */
const header = (value: unknown) =>
  String(value)
    .replace(/[^\x20-\x7e\x80-\xff]/g, '?')
    .trim();

function request(
  document: Described,
  path: string,
  method: string,
  operation: Operation,
): fc.Arbitrary<Generated> {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    made(parameter.name, parameter.schema, parameter.required ?? false, true).map((got) => ({
      parameter,
      got,
    })),
  );
  return fc
    .record({ all: fc.tuple(...parameters), sent: body(document, operation), type, more })
    .map((parts) => {
      const broken = parts.all.flatMap(({ got }) => got?.broken ?? []).concat(parts.sent.broken);
      const headers: Record<string, string> = { ...parts.more };
      const query = new URLSearchParams();
      for (const { parameter, got } of parts.all) {
        if (got?.value === undefined) continue;
        if (parameter.in === 'query') query.append(parameter.name, plainText(got.value));
        else if (parameter.in === 'header') headers[parameter.name] = header(got.value);
        else headers['Cookie'] = `${parameter.name}=${header(got.value)}`;
      }
      const text = parts.sent.value as string | null;
      if (text !== null) headers['Content-Type'] = parts.type;
      if (text !== null && !/^application\/json(?!.*16)/i.test(parts.type))
        broken.push('the type is another');
      const search = query.size > 0 ? `?${query.toString()}` : '';
      return { method: method.toUpperCase(), path: path + search, headers, body: text, broken };
    });
}

/** Any operation of the document; now and then a method or an address that it does not know. */
export function requests(document: Described): fc.Arbitrary<Generated> {
  const known = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      weight: operation.requestBody ? 12 : operation.parameters ? 8 : 1,
      arbitrary: request(document, path, method, operation),
    })),
  );
  const paths = Object.keys(document.paths);
  const plain = (method: string, path: string): Generated => ({
    method,
    path,
    headers: {},
    body: null,
    broken: [],
  });
  const unknownMethod = fc
    .tuple(fc.constantFrom('PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY', 'X'), fc.constantFrom(...paths))
    .map(([method, path]) => ({ ...plain(method, path), broken: ['the method is unknown'] }));
  const unknownPath = fc
    .stringMatching(/^\/[a-z0-9/]{0,20}$/)
    .filter((path) => !paths.includes(path) && !path.includes('//'))
    .map((path) => ({ ...plain('GET', path), broken: ['the address is unknown'] }));
  const head = fc.constantFrom(...paths).map((path) => plain('HEAD', `${path}?thread=fuzz`));
  return fc.oneof(
    ...known,
    { weight: 1, arbitrary: unknownMethod },
    { weight: 1, arbitrary: unknownPath },
    { weight: 1, arbitrary: head },
  );
}
