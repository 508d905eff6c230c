// A page that names the hashes of the scripts, so that a changed file on the way is not run.
import type { Page } from '@playwright/test';
import { startBackend, WORDS, type Backend } from '../helpers/e2e-backend.js';
import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';
import { readProjectFile } from '../helpers/project.js';

const hashes = JSON.parse(readProjectFile('dist/integrity.json')) as Record<string, string>;
const map = JSON.parse(readProjectFile('dist/importmap-integrity.json')) as {
  integrity: Record<string, string>;
};

let backend: Backend;
/** The same server under another name: another origin. */
let cdn: string;

test.beforeAll(async () => {
  backend = await startBackend();
  cdn = backend.url.replace('127.0.0.1', 'localhost');
});
test.afterAll(() => backend.stop());

/** Returns what the console says. */
async function show(page: Page, scripts: string): Promise<string[]> {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  backend.pages.set(
    '/page.html',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Integrity</title>${scripts}<body>
    <comment-thread src="/api" thread="t"></comment-thread>`,
  );
  await page.goto(`${backend.url}/page.html`);
  await page.waitForLoadState('load');
  return said;
}

const module = (hash: string): string =>
  `<script type="module" src="${cdn}/dist/comment-thread.js" integrity="${hash}" crossorigin></script>`;
const classic = (hash: string): string =>
  `<script src="${cdn}/dist/comment-thread.classic.js" integrity="${hash}" crossorigin defer></script>`;
const wrong = (hash = ''): string => hash.replace(/-.{6}/, '-AAAAAA');

for (const [which, script, file] of [
  ['module', module, 'comment-thread.js'],
  ['classic script', classic, 'comment-thread.classic.js'],
] as const) {
  test(`With its hash, the ${which} runs`, async ({ page }) => {
    const said = await show(page, script(hashes[file]!));
    const thread = await new Thread(page).ready();
    await expect(thread.comment('that were').locator('b')).toHaveText('that were');
    await thread.say({ text: unique('By its hash') });
    expect(said).toEqual([]);
  });

  test(`With the hash of another file, the ${which} does not run`, async ({ page }) => {
    const said = await show(page, script(wrong(hashes[file])));
    await expect.poll(() => said.join()).toContain('integrity');
    expect(await page.evaluate(() => customElements.get('comment-thread') === undefined)).toBe(true);
  });
}

test.describe('An import map with the hashes of the parts', () => {
  test.skip(({ browserName }) => browserName === 'firefox', 'This Firefox knows no hashes in an import map.');

  /** As its owner writes it: with the folder that the script stands in. */
  const importMap = (folder: string): string => {
    const integrity: Record<string, string> = {};
    for (const [name, hash] of Object.entries(map.integrity)) integrity[name.replace('./', folder)] = hash;
    return `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
  };
  const scripts = (): string => importMap(`${cdn}/dist/`) + module(hashes['comment-thread.js']!);

  test('lets them run as they were built', async ({ page }) => {
    const said = await show(page, scripts());
    const thread = await new Thread(page).ready();
    await expect(thread.comment('that were').locator('b')).toHaveText('that were');
    expect(said).toEqual([]);
  });

  test('refuses one that was changed on the way; the comments are there, as text', async ({ page }) => {
    await page.route('**/chunks/purify.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `globalThis.alarm = 1;${await response.text()}` });
    });
    const said = await show(page, scripts());
    const thread = await new Thread(page).ready();
    await expect(thread.comment('that were')).toContainText(WORDS);
    await thread.say({ text: unique('All the same') });
    expect(await page.evaluate(() => (globalThis as { alarm?: number }).alarm)).toBeUndefined();
    expect(said.join('\n')).toContain('integrity');
    expect(said.join('\n')).toContain('A part of the script is missing');
  });
});
