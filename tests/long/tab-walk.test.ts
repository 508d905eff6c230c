// The way through a thread by Tab: how long it is, where it leads, and that nothing of the page's covers it.
import { AxeBuilder } from '@axe-core/playwright';
import { backendOfFile, visit } from '../helpers/e2e-host.js';
import { expect, test } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';
import { tabStops, tabWalk } from '../helpers/tab-walk.js';

const backend = backendOfFile();

test('Five comments and the form are 26 stops', async ({ page }) => {
  const thread = await open(page, '/pages/states.html?state=normal');
  const { names, found } = await tabStops(thread);
  expect(found).toEqual([]);
  const of = (name: string, time: string, fold?: string): string[] => [
    time,
    ...(fold ? [`Hide ${fold} to ${name}`] : []),
    `Reply to ${name}`,
    `Copy link to the comment by ${name}`,
  ];
  expect(names.map((name) => name.replace(/ \*$/, ''))).toEqual([
    'Skip to the comment form',
    expect.stringMatching(/^Sort by/),
    ...of('Rocky Mosan', '2 days ago', '3 replies'),
    ...of('Inès Dubreuil', '2 days ago', '1 reply'),
    ...of('Mika Laine', 'yesterday'),
    ...of('ليلى حدّاد', '5 hours ago'),
    '2 hours ago',
    // The address in the last comment's text.
    expect.stringMatching(/^https:/),
    ...of('Cheap Watches', '2 hours ago').slice(1),
    'Comment',
    'Name',
    'Email',
    'Website (optional)',
    expect.stringMatching(/^Save my name/),
    'Post Comment',
  ]);
  expect(names).toHaveLength(26);
});

const STICKY = `<style>
  body { margin: 0; padding-top: 1000px }
  header { position: fixed; inset: 0 0 auto; height: 72px; background: #ddd; z-index: 9 }
  footer { position: fixed; inset: auto 0 0; height: 60px; background: #ddd; z-index: 9 }
</style>`;

test('What has the focus is not below a header or a footer that stay (WCAG 2.4.11)', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  const thread = await visit(page, backend, {
    head: STICKY,
    body: '<header>The site</header><footer>Cookies</footer>',
    after: '<p style="height: 1000px"></p>',
  });
  await thread.ready();
  await thread.replyButton('that were').click();
  await thread.submit.click();
  await expect(thread.summary).toBeVisible();
  expect(await tabWalk(thread)).toEqual([]);
});

const HEADINGS = '<main><h1>Post</h1><h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2><h3>Five</h3>';
for (const [level, heading] of [
  [undefined, 'no level'],
  ['4', 'level 4'],
  ['3', 'level 3'],
] as const)
  for (const off of [false, true])
    test(`A thread of ${heading} among the page's own headings, ${off ? 'without' : 'with'} those of comments`, async ({
      page,
    }) => {
      const attributes = `${level ? ` heading-level="${level}"` : ''}${off ? ' comment-headings="off"' : ''}`;
      const thread = await visit(page, backend, {
        body: HEADINGS,
        thread: `<comment-thread src="/api" thread="t"${attributes}></comment-thread>`,
        after: '<h2>More</h2></main>',
      });
      await thread.ready();
      const title = Number(level ?? 2);
      await expect(thread.host.getByRole('heading', { level: title })).toHaveText('2 comments');
      await expect(thread.host.getByRole('heading', { level: title + 1 })).toHaveText(
        off ? ['Leave a Reply'] : ['Ann', 'Ben', 'Leave a Reply'],
      );
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
