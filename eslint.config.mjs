import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const globals = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const NODE = globals(Object.getOwnPropertyNames(globalThis));
const BROWSER = globals(
  `AbortController CSSStyleSheet CustomEvent Event EventSource FormData HTMLElement Intl MutationObserver Request
   Response URL URLSearchParams addEventListener clearInterval clearTimeout console crypto customElements document
   fetch getComputedStyle history localStorage location matchMedia navigator queueMicrotask requestAnimationFrame
   self sessionStorage setInterval setTimeout structuredClone window`.split(/\s+/),
);

// Comments come from strangers: HTML is built in one place only, where it is sanitised. A guard test says the same.
const HTML_SINKS = 'innerHTML|outerHTML|insertAdjacentHTML|srcdoc|unsafeHTML|unsafeSVG|unsafeMathML';
const message = 'HTML from a string belongs to src/sanitize/ alone.';
const noHtmlFromStrings = [
  { selector: `Identifier[name=/^(${HTML_SINKS})$/]`, message },
  { selector: `Literal[value=/^(${HTML_SINKS})$/]`, message },
  { selector: `TemplateElement[value.raw=/\\.?(${HTML_SINKS})\\s*=/i]`, message },
  { selector: "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]", message },
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'tests/.output', 'tests/fixtures', 'demo/.data'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // noUncheckedIndexedAccess asks for `!` where a loop's bounds already prove that the item is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: { 'wc/guard-super-call': 'off' }, // LitElement has every callback
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // WebKit forgets that an <ol> without markers is a list unless role="list" says so.
      'lit-a11y/no-redundant-role': 'off',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-eval': 'error',
      'no-implied-eval': 'off', // the typed rule of the same name does it
      'no-new-func': 'error',
    },
  },
  {
    // The one delegated listener: what is clicked inside are buttons and links, which keys click as well.
    files: ['src/templates/thread.ts'],
    rules: { 'lit-a11y/click-events-have-key-events': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/sanitize/**'],
    rules: { 'no-restricted-syntax': ['error', ...noHtmlFromStrings] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // node:test waits for its own tests; elsewhere a forgotten await is still an error.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
      // A test may know the class of an element that it looked up by tag.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: NODE } },
  { files: ['demo/**/*.js'], languageOptions: { globals: BROWSER } },
  prettier,
);
