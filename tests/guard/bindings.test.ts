// Each address that a template binds, and each that a script sets, is one that cannot run anything: told one by one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { find, parseSources, type Place } from '../helpers/sources.js';

/** Attributes and properties whose value is an address, a style, a page or a program. */
const DANGEROUS =
  /^[.?]?(href|xlink:href|src|srcset|srcdoc|action|formaction|data|poster|ping|cite|background|codebase|manifest|imagesrcset|style|innerhtml|outerhtml|on\w+)$/i;
/** What stands in front of a binding: the attribute's name, and what is fixed of its value. */
const BINDING = /(?:^|[\s"'/])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"'>]*))$/;

/** Of addresses: those that begin in this page, those of `toUrl`, and two that the model has made by `toUrl`. */
const SAFE: readonly { file: string; attribute: string; start: string; value: string }[] = [
  { file: 'src/templates/meta.ts', attribute: 'href', start: '', value: 'author.url' },
  { file: 'src/templates/meta.ts', attribute: 'src', start: '', value: 'author.avatar' },
  { file: 'src/templates/notices.ts', attribute: 'href', start: '', value: "toUrl(signInUrl) ?? '#'" },
  { file: 'src/templates/meta.ts', attribute: 'href', start: '#', value: 'id' },
  { file: 'src/templates/meta.ts', attribute: 'href', start: '#', value: 'anchor(replyTo.id)' },
  { file: 'src/templates/form.ts', attribute: 'href', start: '#f-', value: 'name' },
];
/** Of addresses that are set by a script. */
const SET: readonly string[] = [
  'src/sanitize/link.ts link.href = url.href',
  "src/controllers/clicks.ts location.hash = target.closest('a')!.hash",
  'src/controllers/permalink.ts location.hash = url.hash',
  'src/controllers/permalink.ts url.hash = anchor(id)',
  "src/templates/copies.ts who.setAttribute('href', author.url)",
  "src/templates/copies.ts link.setAttribute('href', `#${id}`)",
  // An avatar as the model has it, loaded by the self-check as by the page.
  'src/debug/policy.ts image.src = src',
];

const sources = parseSources();

interface Bound {
  readonly file: string;
  readonly attribute: string;
  readonly start: string;
  readonly value: string;
}

/** The dangerous bindings of the templates in a file. */
function bindingsOf(source: ts.SourceFile): Bound[] {
  return find(source, ts.isTemplateExpression).flatMap(({ file, node }) => {
    const { head, templateSpans } = node as ts.TemplateExpression;
    return templateSpans.flatMap(({ expression }, i) => {
      const before = i === 0 ? head.text : templateSpans[i - 1]!.literal.text;
      const [, attribute = '', ...starts] = BINDING.exec(before) ?? [];
      const isTag = before.lastIndexOf('<') > before.lastIndexOf('>') || i > 0;
      if (!isTag || !DANGEROUS.test(attribute)) return [];
      const start = starts.find(Boolean) ?? '';
      return [{ file, attribute, start, value: expression.getText() }];
    });
  });
}

const isSafe = (bound: Bound): boolean =>
  SAFE.some((safe) => Object.entries(safe).every(([key, value]) => bound[key as keyof Bound] === value));

/** Properties that are an address; what makes HTML of a string has a guard of its own. */
const ADDRESS = /^(href|src|srcset|action|formAction|ping|cite|background|hash|location)$/;

/** Whether a node sets an address: `x.href = …`, `setAttribute('href', …)`, `location.assign(…)`, `open(…)`. */
function sets(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const { left } = node;
    if (ts.isIdentifier(left)) return left.text === 'location';
    return (
      ts.isPropertyAccessExpression(left) &&
      ADDRESS.test(left.name.text) &&
      node.getText() !== "url.hash = ''"
    );
  }
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression.getText();
  const [first] = node.arguments;
  if (/\.(setAttribute(NS)?|toggleAttribute)$/.test(callee))
    return first !== undefined && ts.isStringLiteral(first) && DANGEROUS.test(first.text);
  return /^((window|globalThis|self)\.)?(open|location\.(assign|replace))$/.test(callee);
}

const say = ({ file, line, node }: Place): string => `${file}:${String(line)} ${node.getText().slice(0, 80)}`;

describe('A site owner can trust that no address in the element runs anything', () => {
  test('every address that a template binds is on the list of safe ones', () => {
    const strange = sources.flatMap(bindingsOf).filter((bound) => !isSafe(bound));
    assert.deepEqual(strange, [], 'Bind toUrl(…), or an address within the page: `#${…}`.');
  });

  test('the list has none that is no longer bound', () => {
    const bound = sources.flatMap(bindingsOf);
    const idle = SAFE.filter((safe) => !bound.some((one) => JSON.stringify(one) === JSON.stringify(safe)));
    assert.deepEqual(idle, []);
  });

  test('what is bound and not made by toUrl on the spot was made by it in the model', () => {
    const model = sources.find(({ fileName }) => fileName === 'src/model/normalize.ts')!;
    for (const field of ['url', 'avatar']) {
      const made = find(model, (node) => ts.isVariableDeclaration(node) && node.name.getText() === field);
      assert.ok(
        made.some(({ node }) => node.getText() === `${field} = toUrl(raw['${field}'])`),
        field,
      );
    }
  });

  test('every address that a script sets is told here', () => {
    const places = sources.flatMap((source) => find(source, sets));
    const strange = places.filter(({ file, node }) => !SET.includes(`${file} ${node.getText()}`));
    assert.deepEqual(strange.map(say), []);
  });

  test('an unsafe binding is found, in whatever way it is written', () => {
    const parse = (code: string) => ts.createSourceFile('src/x.ts', code, ts.ScriptTarget.Latest, true);
    for (const tag of [
      '<a href=${url}>',
      '<a href="${url}">',
      "<a class=x href='${url}'>",
      '<a .href=${url}>',
      '<a class="${x}" href=${url}>',
      '<a class=${x} href = "${url}">',
      '<img src=${url} />',
      '<a HREF=${url}>',
      '<form action=${url}>',
      '<button formaction=${url}>',
      '<p style=${url}>',
      '<p style="color:${url}">',
      '<p onclick=${url}>',
      '<a href="java${url}">',
      '<svg><a xlink:href=${url}>',
    ])
      assert.equal(bindingsOf(parse(`html\`${tag}\``)).filter((one) => !isSafe(one)).length, 1, tag);
    for (const tag of ['<a title=${url}>', '<p>href=${url}</p>', '<a @click=${url}>', '<p class="${url}">'])
      assert.deepEqual(bindingsOf(parse(`html\`${tag}\``)), [], tag);
    for (const code of [
      'a.href = x',
      "a.setAttribute('href', x)",
      'location.assign(x)',
      'open(x)',
      'location = x',
      'img.src = x',
    ])
      assert.equal(find(parse(code), sets).length, 1, code);
  });
});
