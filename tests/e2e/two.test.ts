import { expect, test, unique } from '../helpers/e2e-test.js';
import { Thread } from '../helpers/e2e-thread.js';

test('Two threads on one page do not mix', async ({ page }) => {
  await page.goto('/pages/two.html');
  const group = new Thread(page, page.locator('comment-thread[src]'));
  const notebook = new Thread(page, page.locator('comment-thread[adapter=local]'));
  await group.ready();
  await expect(notebook.host.getByText('No comments yet')).toBeVisible();

  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.postData() ?? '');
  });
  const [ours, mine, more, draft] = [
    unique('For the group'),
    unique('For the notebook'),
    unique('An answer in the notebook'),
    unique('A draft for the group'),
  ];
  await group.say({ text: ours, name: 'Group Reader' });
  await expect(group.comment(ours)).toBeFocused();
  await expect(notebook.field('text')).toHaveValue('');
  await expect(notebook.field('name')).toHaveValue('');

  await group.field('text').fill(draft);
  await notebook.say({ text: mine, name: 'Notebook Reader', email: 'notebook@mail.example' });
  await notebook.replyButton(mine).click();
  await expect(notebook.form).toHaveAccessibleName('Leave a Reply to Notebook Reader');
  await expect(group.form).toHaveAccessibleName('Leave a Reply');
  await notebook.say({ text: more });
  await expect(notebook.repliesTo(mine)).toContainText(more);
  await expect(group.field('text')).toHaveValue(draft);

  // Neither what is shown, nor what is sent, nor what is kept.
  await expect(group.comment(mine)).toHaveCount(0);
  await expect(notebook.comment(ours)).toHaveCount(0);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toContain(ours);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(kept).toContain(mine);
  expect(kept).not.toContain(ours);
  expect(kept).not.toContain('notebook@mail.example');

  await page.reload();
  await expect(group.comment(ours)).toBeVisible();
  await expect(group.comment(mine)).toHaveCount(0);
  await expect(notebook.repliesTo(mine)).toContainText(more);
  await expect(notebook.comment(ours)).toHaveCount(0);
  await expect(notebook.title).toHaveText('2 comments');
  await expect(group.field('text')).toHaveValue(draft);
  await expect(notebook.field('text')).toHaveValue('');
});
