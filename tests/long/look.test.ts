// Pages whose style sheets reset, enlarge or hide everything: inside, a thread looks as on a plain page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { backendOfFile, visit } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

const backend = backendOfFile();
test.use({ viewport: { width: 700, height: 900 } });

const { resolve } = createRequire(import.meta.url);
/** A framework as a site gets it; the face, the size and the ink that a thread takes over are as on the plain page. */
const framework = (file: string): string =>
  `${readFileSync(resolve(file), 'utf8')} :root body { font: 16px serif; font-family: initial; color: #000; background: #fff }`;
const MARGIN = 'body { margin: 0 } html { scrollbar-width: none }';
const SHEETS = {
  'resets all of everything': '* { all: unset !important } head { display: none !important }',
  'measures boxes in another way': '* { box-sizing: content-box !important }',
  'piles everything up': '* { z-index: 2147483647 !important } body > * { isolation: isolate }',
  'makes the root small': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'shows no images and no frames': 'img, svg, picture, iframe { display: none !important }',
  'shows what is hidden': '[hidden] { display: block !important }',
  'hides the element itself': 'comment-thread, :not(:defined) { display: none !important }',
  'styles lists, buttons and fields with force': `ol, ul, li, button, input, textarea, select, label, form, a, p, h2, h3, div, article
    { border: 9px solid red !important; padding: 40px !important; margin: 40px !important; font: 40px monospace !important;
      float: right !important; list-style: square !important; background: yellow !important; color: red !important }`,
  'is made with Bootstrap': framework('bootstrap/dist/css/bootstrap.css'),
  'is made with Tailwind': framework('tailwindcss/preflight.css'),
  'sets words as a headline': `body, comment-thread { text-align: center !important; text-transform: uppercase !important;
      font-style: italic !important; font-weight: 900 !important; line-height: 4 !important; white-space: nowrap !important;
      text-indent: 4em !important; overflow-wrap: normal !important }`,
};

async function picture(page: Page, thread: Thread): Promise<string> {
  await thread.ready();
  await thread.replyButton('that were').click();
  await expect(thread.form).toHaveAccessibleName('Leave a Reply to Ann');
  await thread.host.evaluate(() => document.fonts.ready.then(() => undefined));
  // A caret blinks, and the page scrolls to the form with its motion.
  const taken = await thread.host.screenshot({ animations: 'disabled', caret: 'hide' });
  return `data:image/png;base64,${taken.toString('base64')}`;
}

/** The share of pixels that differ, as seen by a browser. */
const difference = (page: Page, one: string, two: string): Promise<number> =>
  page.evaluate(
    async (sources) => {
      const [a, b] = await Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const { width, height } = image;
          const canvas = Object.assign(document.createElement('canvas'), { width, height });
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, width, height);
        }),
      );
      if (a!.width !== b!.width || a!.height !== b!.height) return 1;
      let count = 0;
      for (let i = 0; i < a!.data.length; i += 4)
        if ([0, 1, 2].some((c) => Math.abs(a!.data[i + c]! - b!.data[i + c]!) > 24)) count++;
      return count / (a!.width * a!.height);
    },
    [one, two],
  );

test.describe('A thread on a page that', () => {
  let plain: string | undefined;

  for (const [which, css] of Object.entries(SHEETS))
    test(which, async ({ page, context }) => {
      plain ??= await picture(page, await visit(page, backend, { head: `<style>${MARGIN}</style>` }));
      const head = `<style>${MARGIN} ${css}</style>`;
      const odd = await picture(page, await visit(page, backend, { head }));
      const blank = await context.newPage();
      expect(await difference(blank, plain, odd)).toBeLessThanOrEqual(0.01);
    });

  test('is another page, to this measure', async ({ page, context }) => {
    plain ??= await picture(page, await visit(page, backend, { head: `<style>${MARGIN}</style>` }));
    const head = `<style>${MARGIN} comment-thread { --comment-thread-line-height: 1.6 }</style>`;
    const odd = await picture(page, await visit(page, backend, { head }));
    expect(await difference(await context.newPage(), plain, odd)).toBeGreaterThan(0.01);
  });
});

test('A thread that its page hides stays hidden, whatever the page does to what is hidden', async ({
  page,
}) => {
  await visit(page, backend, {
    head: '<style>[hidden], comment-thread { display: block !important }</style>',
    thread: '<comment-thread src="/api" thread="t" hidden></comment-thread>',
  });
  await expect.poll(() => backend.seen.length).toBe(1);
  await expect(new Thread(page).host).toBeHidden();
});

test('What a screen reader is told is seen by nobody, on a page that resets everything', async ({ page }) => {
  const thread = await visit(page, backend, { head: '<style>* { all: unset !important }</style>' });
  await thread.ready();
  await thread.say({ text: 'Said, not shown' });
  await expect(thread.status).not.toBeEmpty();
  expect(await thread.status.boundingBox()).toMatchObject({ width: 1, height: 1 });
});
