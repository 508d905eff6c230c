// Type-checks code snippets against the sources, as if each were a module of a site that installed the package.
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './project.js';
import type { Snippet } from './readme.js';

/** One sentence per error, with its line in the README. */
export function typeErrorsOf(snippets: readonly Snippet[]): string[] {
  const typed = snippets.filter(({ language }) => language === 'ts' || language === 'typescript');
  const plain = snippets.filter(({ language }) => language === 'js' || language === 'javascript');
  // Plain JavaScript cannot write `!` after a querySelector, nor the types of its parameters.
  const lenient = { allowJs: true, checkJs: true, strictNullChecks: false, noImplicitAny: false };
  return [...check(typed, '.ts', {}), ...check(plain, '.js', lenient)];
}

function check(snippets: readonly Snippet[], extension: string, more: ts.CompilerOptions): string[] {
  if (snippets.length === 0) return [];
  const options = { ...projectOptions(), ...more };
  const virtual = new Map(
    snippets.map((snippet) => [join(ROOT, `README.${String(snippet.line)}${extension}`), snippet]),
  );
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => virtual.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => virtual.get(path)?.text ?? ts.sys.readFile(path);

  const program = ts.createProgram([...virtual.keys(), join(ROOT, 'src/define.ts')], options, host);
  return [...virtual].flatMap(([path, snippet]) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      (error) => {
        const { line } = ts.getLineAndCharacterOfPosition(file!, error.start ?? 0);
        return `README.md:${String(snippet.line + line)} ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`;
      },
    );
  });
}

function projectOptions(): ts.CompilerOptions {
  const path = join(ROOT, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return {
    ...options,
    types: [],
    noUnusedLocals: false, // a snippet may show a variable and stop there
    moduleDetection: ts.ModuleDetectionKind.Force, // two snippets may use the same name
    paths: {
      'comment-thread': [join(ROOT, 'src/index.ts')],
      'comment-thread/testing': [join(ROOT, 'tests/backends/contract.ts')],
      'comment-thread/locales/*.js': [join(ROOT, 'src/i18n/locales/*.ts')],
      'comment-thread/define.js': [join(ROOT, 'src/define.ts')],
      'comment-thread/comment-thread.js': [join(ROOT, 'src/define.ts')],
    },
  };
}
