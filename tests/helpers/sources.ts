// The sources of src/ as syntax trees: guard tests ask these and not regular expressions, which take a comment
// or a string for code.
import ts from 'typescript';
import { filesUnder, readProjectFile } from './project.js';

export interface Import {
  /** The file that imports, from the project's root */
  from: string;
  line: number;
  /** A file of src (`src/model/email.ts`) or a package's path as written (`lit/directives/ref.js`) */
  to: string;
  isPackage: boolean;
  /** Erased by the compiler: it loads nothing at run time */
  isTypeOnly: boolean;
}

export interface Place {
  file: string;
  line: number;
  node: ts.Node;
}

export function parseSources(): ts.SourceFile[] {
  return filesUnder('src')
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ts.createSourceFile(path, readProjectFile(path), ts.ScriptTarget.Latest, true));
}

/** All nodes of a file for which the test holds. Comments are no nodes. */
export function find(source: ts.SourceFile, wanted: (node: ts.Node) => boolean): Place[] {
  const places: Place[] = [];
  const visit = (node: ts.Node): void => {
    if (wanted(node)) places.push({ file: source.fileName, line: lineOf(source, node), node });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

export function importsOf(source: ts.SourceFile): Import[] {
  return find(source, (node) => specifierOf(node) !== undefined).map(({ file, line, node }) => {
    const specifier = specifierOf(node) ?? '';
    const isPackage = !specifier.startsWith('.');
    const to = isPackage ? specifier : resolve(file, specifier);
    return { from: file, line, to, isPackage, isTypeOnly: isErased(node) };
  });
}

/** The word as an identifier, a whole string (`element['word']`) or a binding in a template (`.word=`). */
export function mentions(node: ts.Node, words: readonly string[]): boolean {
  if (ts.isIdentifier(node)) return words.includes(node.text);
  if (ts.isStringLiteral(node)) return words.includes(node.text);
  if (!ts.isTemplateLiteralToken(node)) return false;
  if (words.includes(node.text)) return true;
  return words.some((word) => new RegExp(`[\\s.@?]${word}\\s*=`, 'i').test(node.text));
}

function specifierOf(node: ts.Node): string | undefined {
  const literal =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  if (!literal) return undefined;
  // A computed specifier would slip past every rule: its text is then no known file or package, and fails.
  return ts.isStringLiteralLike(literal) ? literal.text : literal.getText();
}

function isErased(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function resolve(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1).replace(/\.js$/, '.ts');
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
