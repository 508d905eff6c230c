// What assistive technology is given: roles, names and states from the browser's whole accessibility tree.
import { launchOptions } from '../helpers/browsers.mjs';
import { expect, test } from '../helpers/e2e-test.js';
import { open } from '../helpers/e2e-thread.js';
import { TOLD, tree } from '../helpers/e2e-tree.js';

const { args = [], ...options } = launchOptions('chromium') ?? {};
test.use({ launchOptions: { ...options, args: [...args, '--force-renderer-accessibility'] } });
test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium hands out its accessibility tree.');

test('A thread: its region, each comment, what can be done, and the form', async ({ page }) => {
  await open(page, '/pages/states.html?state=normal');
  const said = (await tree(page))
    .filter(({ role }) => TOLD.includes(role))
    .map(({ role, name, level }) => `${role}${level && role === 'heading' ? String(level) : ''}: ${name}`);
  const rocky = [
    'article: Rocky Mosan 2 days ago',
    'heading3: Rocky Mosan',
    'link: 2 days ago',
    'button: Hide 3 replies to Rocky Mosan',
    'button: Reply to Rocky Mosan',
    'button: Copy link to the comment by Rocky Mosan',
  ];
  expect(said.slice(0, 4)).toEqual([
    'region: 5 comments',
    'heading2: 5 comments',
    'link: Skip to the comment form',
    'combobox: Sort by',
  ]);
  expect(said.slice(4, 10)).toEqual(rocky);
  expect(said.filter((one) => one.startsWith('article: '))).toEqual([
    'article: Rocky Mosan 2 days ago',
    'article: Inès Dubreuil 2 days ago edited',
    'article: Mika Laine yesterday',
    'article: ليلى حدّاد 5 hours ago',
    'article: Cheap Watches 2 hours ago',
  ]);
  expect(said.slice(said.indexOf('form: Leave a Reply'))).toEqual([
    'form: Leave a Reply',
    'heading3: Leave a Reply',
    'textbox: Comment',
    'textbox: Name',
    'textbox: Email',
    'textbox: Website (optional)',
    'checkbox: Save my name, email, and website in this browser for the next time I comment.',
    'button: Post Comment',
  ]);
  const email = (await tree(page)).find(({ role, name }) => role === 'textbox' && name === 'Email');
  expect(email?.description).toBe('Your email address will not be published.');
});
