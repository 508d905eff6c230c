// `node tests/helpers/setup.mjs chromium firefox`: makes sure that these engines are on the machine before
// tests need them, and says nothing where they are. Without arguments: the engines named in BROWSERS.
import { spawnSync } from 'node:child_process';
import { aptInstall, canApt } from './apt.mjs';
import { ENGINES, launchOptions, wantedEngines } from './browsers.mjs';
import { hasWebKitGtk } from './webkitgtk-launcher.mjs';

const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** Playwright asks a Firefox of the system for what older ones do not know (network.addDataCollector). */
const OLDEST_FIREFOX = 143;

const isThere = (engine) =>
  (Boolean(launchOptions(engine)) && !isTooOld(engine)) || (engine === 'webkit' && hasWebKitGtk());

function isTooOld(engine) {
  const { channel, executablePath } = launchOptions(engine);
  if (channel !== 'moz-firefox') return false;
  const { stdout } = spawnSync(executablePath, ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)\./.exec(stdout ?? '')?.[1] ?? OLDEST_FIREFOX) < OLDEST_FIREFOX;
}

const missing = () => wanted.filter((engine) => !isThere(engine));

function playwrightInstall(engine) {
  const withDeps = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  const args = ['playwright', 'install', ...withDeps, engine];
  console.log(`npx ${args.join(' ')}`);
  // A blocked network can leave the download hanging; five minutes are plenty for one browser.
  const options = { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 };
  return spawnSync('npx', args, { ...options, shell: process.platform === 'win32' }).status === 0;
}

const named = process.argv.slice(2);
const wanted = named.length ? named : wantedEngines();
const unknown = wanted.find((engine) => !ENGINES.includes(engine));
if (unknown) {
  console.error(`There is no engine "${unknown}"; name some of ${ENGINES.join(', ')}.`);
  process.exit(1);
}

if (missing().length && canApt()) aptInstall(missing().flatMap((engine) => PACKAGES[engine]));
for (const engine of missing()) playwrightInstall(engine);

if (missing().length) {
  const packages = missing().flatMap((engine) => PACKAGES[engine]);
  console.error(
    `Tests need ${missing().join(', ')}: install the packages ${packages.join(', ')} (Debian's names), ` +
      `run "npx playwright install ${missing().join(' ')}", ` +
      `or set ${missing().map((engine) => `${engine.toUpperCase()}_PATH`)}.`,
  );
  process.exit(1);
}
