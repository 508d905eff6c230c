import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';

/** White space in templates and styles goes. Before terser, which renames the tags that it is found by. */
const literals = {
  name: 'minify-literals',
  async transform(code, id) {
    if (id.includes('/node_modules/')) return null;
    const out = await minifyHTMLLiterals(code, { fileName: id });
    return out ? { code: out.code, map: out.map } : null;
  },
};

/**
 * Lit makes a Trusted Types policy of its own name, which fails where the page has a Lit of its own or lists
 * only ours. In the self-contained files Lit takes the policy of this package, and fills its templates by it.
 */
const onePolicy = {
  name: 'one-policy',
  transform(code, id) {
    if (!/node_modules\/lit-html\/(lit-html|development\/lit-html)\.js$/.test(id)) return null;
    const own = /([A-Za-z_$][\w$]*)\.createPolicy\("lit-html",\{createHTML:[^}]*\}\)/;
    const sink = /([\w$]+)\.innerHTML=([\w$]+)(?=,)/;
    if (!own.test(code) || !sink.test(code))
      this.error('lit-html makes its policy or its templates in another way than expected');
    const path = new URL('dist/lib/sanitize/policy.js', import.meta.url).pathname;
    return {
      code: `import{policy as ctPolicy,fill as ctFill}from${JSON.stringify(path)};${code.replace(own, 'ctPolicy').replace(sink, 'ctFill($1,$2)')}`,
      map: null,
    };
  },
};

/**
 * DOMPurify without what we never ask of it, 4 kB: its options become the constants that they are for us, so that
 * terser drops the code behind them, and its default lists of allowed names go, because we always give ours.
 * Without them it allows nothing by itself, so a mistake can only take away. The end-to-end tests run the attack
 * corpus on the bundle; index.js takes DOMPurify as it is.
 */
const OPTIONS = {
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOW_SELF_CLOSE_IN_ATTR: true,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  FORCE_BODY: false,
  IN_PLACE: false,
  KEEP_CONTENT: true,
  PARSER_MEDIA_TYPE: '"text/html"',
  RETURN_DOM: true,
  RETURN_DOM_FRAGMENT: true,
  RETURN_TRUSTED_TYPE: false,
  SAFE_FOR_TEMPLATES: false,
  SAFE_FOR_XML: true,
  SANITIZE_DOM: true,
  SANITIZE_NAMED_PROPS: false,
  USE_PROFILES: false,
  WHOLE_DOCUMENT: false,
};
const NEVER = ['ADD_TAGS', 'ADD_ATTR', 'ADD_FORBID_CONTENTS'];
const ourPurify = {
  name: 'our-purify',
  transform(source, id) {
    if (!/node_modules\/dompurify\/dist\/purify\.es\.mjs$/.test(id)) return null;
    let code = source;
    const cut = (pattern, times, by = '') => {
      const found = code.match(pattern)?.length;
      if (found !== times)
        this.error(`DOMPurify has changed: ${String(pattern)} is found ${String(found)} times`);
      code = code.replace(pattern, by);
    };
    cut(
      /(const (?:html|svg|mathMl)(?:\$1)? = freeze|const (?:svgFilters|xml) = freeze)\(\[[^\]]*\]\)/g,
      8,
      '$1([])',
    );
    cut(/^\t+if \(RETURN_DOM_FRAGMENT\) RETURN_DOM = true;$/gm, 1);
    cut(/^\t+if \(SAFE_FOR_TEMPLATES\) ALLOW_DATA_ATTR = false;$/gm, 1);
    // Sentences for callers who pass what we never pass.
    cut(/typeErrorCreate\(["'][^\n]*?["']\)(?=;)/g, 10, 'typeErrorCreate("DOMPurify")');
    // What only its other callers use.
    cut(
      /^\tDOMPurify\.(?:(?:set|clear)Config|isValidAttribute|removeHooks?|removeAllHooks) = function[\s\S]*?^\t\};$/gm,
      6,
    );
    cut(/EXTRA_ELEMENT_HANDLING\.(?:tag|attribute)Check instanceof Function/g, 2, 'false');
    // Its policy is ours or none.
    cut(/(?<!function )_getDefaultTrustedTypesPolicy\(\)/g, 1, 'null');
    cut(/(const DEFAULT_DATA_URI_TAGS = addToSet\(\{\}, )\[[^\]]*\]/g, 1, '$1[]');
    // We give text, never a node, and no checks for custom elements.
    cut(/typeof dirty !== "string"/g, 3, 'false');
    cut(/_isNode\(dirty\)/g, 3, 'false');
    cut(/(?<!function )_(?:matchesNameCheck|isBasicCustomElement)\([^()]*\)/g, 6, 'false');
    cut(/objectHasOwnProperty\(customElementHandling, /g, 3, 'Boolean(0 && ');
    for (const name of NEVER) cut(new RegExp(`objectHasOwnProperty\\(cfg, "${name}"\\)`, 'g'), 1, 'false');
    for (const [name, value] of Object.entries(OPTIONS)) {
      cut(new RegExp(`^\\t+let ${name} = \\w+;$`, 'gm'), 1);
      cut(new RegExp(`^\\t+${name} = .*cfg\\.${name}\\b.*;$`, 'gm'), 1);
      code = code.replace(new RegExp(`(?<![.\\w"])${name}(?![\\w"])`, 'g'), String(value));
    }
    return { code, map: null };
  },
};

/** Bytes that a file may have, compressed; a test holds them. */
const budget = JSON.parse(readFileSync('tests/guard/budget.json', 'utf8'));
const sizes = {
  name: 'sizes',
  generateBundle(_, bundle) {
    for (const [file, { type, code }] of Object.entries(bundle)) {
      if (type !== 'chunk') continue;
      const brotli = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
      const figures = [Buffer.byteLength(code), gzipSync(code, { level: 9 }).length, brotli];
      const most = budget[`dist/${file}`] ?? budget[`dist/chunks/${file}`];
      console.log(
        `${file}: ${figures.map((n) => n.toLocaleString('en')).join(' / ')} bytes (raw / gzip / brotli)${most ? `, at most ${most.toLocaleString('en')}` : ''}`,
      );
    }
  },
};

/**
 * Parts that only some pages need stand beside the script: presets, and chunks such as the check of a mapping. They
 * import nothing of the script, so all three builds share them; a chunk that imported `./comment-thread.js` would
 * load it a second time where the page asks for `comment-thread.js?ver=3`.
 */
const LAZY =
  /\/dist\/lib\/(?:adapters\/(?:check|connect|local|markdown)|actions\/actions|debug\/debug|outbox\/outbox|shortcuts\/shortcuts|sanitize\/purify)\.js$/;
/** An app that imports `rest` or `local` by name gets it with the rest of the package. */
const NOT_IN_APPS =
  /\/dist\/lib\/(?:adapters\/(?:check|markdown)|actions\/actions|debug\/debug|outbox\/outbox|shortcuts\/shortcuts)\.js$/;
const lazy = {
  external: (id) => LAZY.test(id),
  paths: (id) => (LAZY.test(id) ? `./chunks/${basename(id)}` : id),
};
const minify = (module) =>
  terser({
    module,
    ecma: 2021,
    compress: {
      passes: 3,
      // Nothing here asks a function for its `length`, its `prototype` or its `arguments`, or reads a property
      // only for what reading it does.
      keep_fargs: false,
      unsafe_arrows: true,
      arguments: true,
      computed_props: true,
      pure_getters: true,
    },
    format: { comments: /^! comment-thread|^# all/ },
  });
const filesIn = (folder) =>
  readdirSync(folder).flatMap((file) => (file.endsWith('.js') ? `${folder}/${file}` : []));
const beside = (folder) => (input) => ({
  input,
  // One of them may ask for another.
  external: (id) => LAZY.test(id) && !id.endsWith(input),
  plugins: [literals, ourPurify, resolve({ browser: true })],
  output: {
    file: `dist/${folder}/${basename(input)}`,
    format: 'es',
    paths: (id) => `./${basename(id)}`,
    sourcemap: true,
    plugins: [minify(true), sizes],
  },
});

const banner = '/*! comment-thread (MIT), Lit (BSD-3-Clause), DOMPurify (Apache-2.0) */';
/**
 * Chromium compiles the whole file beside the page's own work, not each function when it is called first: 300 of them
 * are, and that was an eighth of a visit's main thread. https://v8.dev/blog/explicit-compile-hints
 */
const eager = '//# allFunctionsCalledOnLoad\n';
const whole = {
  external: lazy.external,
  plugins: [literals, onePolicy, ourPurify, resolve({ browser: true })],
  input: 'dist/lib/define.js',
};

export default [
  {
    ...whole,
    output: {
      file: 'dist/comment-thread.js',
      format: 'es',
      paths: lazy.paths,
      sourcemap: true,
      banner: eager + banner,
      plugins: [minify(true), sizes],
    },
  },
  {
    // For pages opened from disk and for site builders that take classic scripts only. Nothing can be loaded from a
    // disk, so the notebook and the sanitiser are in it.
    ...whole,
    external: (id) => LAZY.test(id) && !/\/(?:local|purify)\.js$/.test(id),
    output: {
      file: 'dist/comment-thread.classic.js',
      format: 'iife',
      inlineDynamicImports: true,
      paths: lazy.paths,
      sourcemap: true,
      banner,
      plugins: [minify(false), sizes],
    },
  },
  ...['loader', 'counts'].map((name) => ({
    input: `dist/lib/${name}.js`,
    // What it loads stands beside it.
    external: () => true,
    output: { file: `dist/${name}.js`, format: 'iife', sourcemap: true, plugins: [minify(false), sizes] },
  })),
  {
    // For bundlers: Lit and DOMPurify stay outside, so that an app has them once.
    input: { index: 'dist/lib/index.js', define: 'dist/lib/define.js' },
    external: [/^lit/, /^@lit\//, 'dompurify', NOT_IN_APPS],
    plugins: [literals],
    output: {
      dir: 'dist',
      format: 'es',
      paths: lazy.paths,
      sourcemap: true,
      chunkFileNames: 'shared.js',
      plugins: [sizes],
    },
  },
  ...[
    'adapters/check',
    'adapters/local',
    'adapters/markdown',
    'adapters/connect',
    'actions/actions',
    'debug/debug',
    'outbox/outbox',
    'shortcuts/shortcuts',
    'sanitize/purify',
  ]
    .map((name) => `dist/lib/${name}.js`)
    .filter((file) => existsSync(file))
    .map(beside('chunks')),
  ...filesIn('dist/lib/adapters/presets').map(beside('presets')),
  ...filesIn('dist/lib/i18n/locales').map(beside('locales')),
  ...filesIn('dist/lib/i18n/locales/more').map(beside('locales/more')),
];
