// Element tests: real browsers, TypeScript as it lies in src, mocha and chai.
// BROWSERS=chromium,firefox,webkit names the engines (default: chromium).
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { launchOptions, wantedEngines } from './helpers/browsers.mjs';
import { hasWebKitGtk, webkitGtkLauncher } from './helpers/webkitgtk-launcher.mjs';
import { elementCountReporter } from './helpers/element-count-reporter.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
process.chdir(rootDir); // `files` is resolved against the working directory

const browsers = wantedEngines().map((engine) => {
  const options = launchOptions(engine);
  // A test asks for the garbage collector; only Chromium hands it out.
  if (engine === 'chromium' && options) options.args = [...options.args, '--js-flags=--expose-gc'];
  // A Firefox of the system is one process per run: a second page at a time would take the focus from the first.
  const concurrency = engine === 'firefox' ? { concurrency: 1 } : {};
  if (options) return playwrightLauncher({ product: engine, launchOptions: options, ...concurrency });
  if (engine === 'webkit' && hasWebKitGtk()) return webkitGtkLauncher();
  throw new Error(`There is no ${engine} here: node tests/helpers/setup.mjs ${engine}`);
});

// Mocha fails the running test on an uncaught error, but lets an unhandled rejection pass: report it as an error.
const page = (testFramework) => `<!doctype html>
<html lang="en">
  <head>
    <script>
      addEventListener('unhandledrejection', (event) => reportError(event.reason));
    </script>
    <script type="module" src="${testFramework}"></script>
  </head>
  <body></body>
</html>`;

// What a file's last test leaves behind (a timer, a promise) must fail too: wait a moment before the page closes.
const lateErrors = {
  name: 'late-errors',
  transform({ path, body }) {
    if (!path.endsWith('.test.ts')) return undefined;
    return `${body}\nafter(() => new Promise((resolve) => setTimeout(resolve, 50)));\n`;
  },
};

// The name of a preset or a language is known only at run time, too late for a plugin to find its source.
const named = (context, next) => {
  if (/^\/src\/(adapters\/presets|i18n\/locales(\/more)?)\/[\w-]+\.js$/.test(context.path))
    context.url = context.url.replace('.js', '.ts');
  return next();
};

export default {
  rootDir,
  middleware: [named],
  files: 'tests/element/**/*.test.ts',
  // Lit as a site gets it, not its development build with warnings of its own
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [esbuildPlugin({ ts: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022' }), lateErrors],
  testRunnerHtml: page,
  browsers,
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  // A file of thousands of attacks takes WebKit a minute by itself, and it shares two cores with Firefox.
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 15_000 } },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    elementCountReporter(),
  ],
};
