// Which browser does a test use? 1. the path in CHROMIUM_PATH, FIREFOX_PATH or WEBKIT_PATH; 2. Playwright's own
// (`npx playwright install`); 3. the system's; 4. none.
import { existsSync } from 'node:fs';
import * as playwright from 'playwright-core';

export const ENGINES = ['chromium', 'firefox', 'webkit'];

const SYSTEM = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
  webkit: [],
};

// A system Chromium calls home and looks for a graphics card; neither helps a test.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isRoot = process.getuid?.() === 0;

/** Launch options for Playwright, or undefined where this machine has no such browser. */
export function launchOptions(engine) {
  const asked = process.env[`${engine.toUpperCase()}_PATH`];
  const hasOwn = existsSync(playwright[engine].executablePath());
  const path = asked || (hasOwn ? undefined : SYSTEM[engine].find((file) => existsSync(file)));
  if (!path && !hasOwn) return undefined;

  const options = path ? { executablePath: path } : {};
  // Chromium's sandbox refuses to start as root.
  if (engine === 'chromium') options.args = [...(isRoot ? ['--no-sandbox'] : []), ...(path ? QUIET : [])];
  // A Firefox of the system speaks WebDriver BiDi, not Playwright's own protocol.
  if (engine === 'firefox' && path) options.channel = 'moz-firefox';
  return options;
}

/** The engines named in the environment variable BROWSERS, Chromium alone by default. */
export function wantedEngines() {
  const wanted = (process.env.BROWSERS || 'chromium').split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !ENGINES.includes(name));
  if (unknown) throw new Error(`BROWSERS names "${unknown}"; it can name ${ENGINES.join(', ')}.`);
  return wanted;
}
