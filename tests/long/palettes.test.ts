// A thread can be read on whatever page it stands: contrast on 19 grounds and inks of well-known sites, computed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tooWeak } from '../helpers/contrast.js';
import { expect, test } from '../helpers/e2e-test.js';
import { open, Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';

interface Palette {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly ground: string;
  readonly ink: string;
}
const palettes = JSON.parse(readFileSync(join(ROOT, 'tests/fixtures/palettes.json'), 'utf8')) as Palette[];
const themes = readdirSync(join(ROOT, 'src/themes'));

/** What is to be seen on it. */
const STATES: Record<string, (thread: Thread) => Promise<unknown>> = {
  'state=normal': async (thread) => {
    await thread.replyButton('Which diameter').click();
    await thread.submit.click();
    await expect(thread.summary).toBeVisible();
  },
  'mode=pending': async (thread) => {
    await thread.post({ text: 'Put the gravel in first.' });
    await expect(thread.comment('Put the gravel in first.')).toContainText('awaiting moderation');
  },
  'mode=fail': async (thread) => {
    await thread.post({ text: 'Put the gravel in first.' });
    await expect(thread.form.getByRole('alert')).toBeVisible();
  },
  'state=empty': (thread) => expect(thread.host.getByText('No comments yet')).toBeVisible(),
  'state=error': (thread) => expect(thread.host.getByRole('button', { name: 'Try again' })).toBeVisible(),
};

async function weaknesses(thread: Thread, { ground, ink, scheme }: Palette): Promise<string[]> {
  const { page, host } = thread;
  await page.evaluate(
    ([background, color]) => {
      Object.assign(document.body.style, { background, color });
    },
    [ground, ink] as const,
  );
  await expect(host.locator('section')).toHaveAttribute('data-scheme', scheme);
  return host.evaluate(tooWeak);
}

async function onEach(thread: Thread): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const palette of palettes) {
    const weak = await weaknesses(thread, palette);
    if (weak.length > 0) found[palette.name] = weak;
  }
  return found;
}

test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

test('there are ten light pages and nine dark ones', () => {
  const light = palettes.filter(({ scheme }) => scheme === 'light');
  expect([palettes.length, light.length]).toEqual([19, 10]);
});

for (const [query, reach] of Object.entries(STATES))
  test(`all words, borders and rings can be seen on each page (${query})`, async ({ page }) => {
    await page.goto(`/pages/states.html?${query}`);
    const thread = new Thread(page);
    await reach(thread);
    expect(await onEach(thread)).toEqual({});
  });

for (const theme of themes)
  test(`all words, borders and rings can be seen on each page in the theme ${theme}`, async ({ page }) => {
    const thread = await open(page, '/pages/states.html?state=normal');
    await page.addStyleTag({ path: join(ROOT, 'src/themes', theme) });
    await STATES['state=normal']!(thread);
    expect(await onEach(thread)).toEqual({});
  });

test('what is too weak would be found', async ({ page }) => {
  const thread = await open(page, '/pages/states.html?state=normal');
  await thread.host.evaluate((host) => {
    host.style.setProperty('--comment-thread-text-muted', '#999');
    host.style.setProperty('--comment-thread-field-border', '#ccc');
    host.style.setProperty('--comment-thread-focus', '#bbb');
  });
  const weak = (await weaknesses(thread, palettes[0]!)).join('\n');
  expect(weak).toContain('in time: 2.85:1');
  expect(weak).toContain('border of input: 1.61:1');
  expect(weak).toMatch(/ring of action reply: 1\.9/);
});
