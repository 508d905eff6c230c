// What each state says of itself in roles and names, beside what every thread says (names.test.ts): in this order.
import { launchOptions } from '../helpers/browsers.mjs';
import { enter, SCENES } from '../helpers/e2e-scenes.js';
import { expect, test } from '../helpers/e2e-test.js';
import { TOLD, tree, type Node } from '../helpers/e2e-tree.js';

const { args = [], ...options } = launchOptions('chromium') ?? {};
test.use({ launchOptions: { ...options, args: [...args, '--force-renderer-accessibility'] } });
test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium hands out its accessibility tree.');

const FORM = [
  'form: Leave a Reply',
  'heading 3: Leave a Reply',
  'textbox: Comment',
  'textbox: Name',
  'textbox: Email (Your email address will not be published.)',
  'textbox: Website (optional)',
  /^checkbox: Save my name/,
];
const WRONG = (text: string, email: string): string[] => [
  'group: There is a problem',
  `link: ${text}`,
  `link: ${email}`,
  `textbox: Comment (Error: ${text}), invalid`,
  `textbox: Email (Your email address will not be published. Error: ${email}), invalid`,
];
const FAILED = ['alert: ', 'button: Try again', 'button: Post Comment'];
const POSTED = ['article: Test Reader now', 'heading 3: Test Reader', 'button: Reply to Test Reader'];

/** State → what is told; a line that begins with "!" is nowhere. */
const SAYS: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  normal: [
    'region: 5 comments',
    'list: ',
    'listitem 1: ',
    'article: Rocky Mosan 2 days ago',
    'list: ',
    'listitem 2: ',
    'article: Inès Dubreuil 2 days ago edited',
    'list: ',
    'listitem 3: ',
    'article: Mika Laine yesterday',
    'listitem 2: ',
    'article: ليلى حدّاد 5 hours ago',
    'listitem 1: ',
    'article: Cheap Watches 2 hours ago',
    ...FORM,
    'button: Post Comment',
    '!alert: ',
  ],
  replying: [
    'button: Reply to Mika Laine, expanded',
    'form: Leave a Reply to Mika Laine',
    'heading 3: Leave a Reply to Mika Laine',
    'button: Cancel reply',
    'textbox: Comment',
    'button: Post Comment',
    'article: ليلى حدّاد 5 hours ago',
  ],
  folded: [
    'button: Show 3 replies to Rocky Mosan, collapsed',
    'article: Cheap Watches 2 hours ago',
    '!article: Mika Laine yesterday',
  ],
  empty: ['region: Comments', 'heading 2: Comments', ...FORM, '!list: '],
  closed: [
    'region: 5 comments',
    'article: Cheap Watches 2 hours ago',
    '!form: Leave a Reply',
    '!button: Reply to Cheap Watches',
  ],
  error: ['region: Comments', 'alert: ', 'button: Try again', ...FORM],
  loading: ['region: Comments', 'heading 2: Comments', '!list: ', '!form: Leave a Reply'],
  offline: ['region: 5 comments', ...FORM],
  waiting: [
    'listitem 4: ',
    'article: Test Reader now',
    'button: Edit the comment that waits to be posted',
    'form: Leave a Reply',
  ],
  ok: ['region: 6 comments', 'heading 2: 6 comments', ...POSTED, ...FORM],
  pending: [
    'article: Test Reader now',
    '!button: Reply to Test Reader',
    '!button: Copy link to the comment by Test Reader',
  ],
  fail: [...FORM, ...FAILED],
  duplicate: [...FORM, 'alert: ', 'button: Post Comment', '!button: Try again'],
  flood: [...FORM, 'button: Post Comment, disabled', '!alert: '],
  signin: [...FORM, 'alert: ', 'link: Log in to comment', 'button: Post Comment'],
  invalid: WRONG('Comment must not mention the weather', 'Enter an email address that can receive mail'),
  missing: [...WRONG('Enter a comment', 'Enter your email address'), 'textbox: Website (optional)'],
  slow: [...FORM, 'button: Posting…, disabled'],
};

const line = ({ role, name, description, level, invalid, disabled, expanded }: Node): string =>
  [
    `${role}${level ? ` ${String(level)}` : ''}: ${name}${description ? ` (${description})` : ''}`,
    invalid && 'invalid',
    disabled && 'disabled',
  ]
    .filter(Boolean)
    .join(', ') +
  (role === 'button' && expanded !== undefined ? `, ${expanded ? 'expanded' : 'collapsed'}` : '');

/** Looks for each of these lines in the tree, one after the other. */
function says(nodes: readonly Node[], said: readonly (string | RegExp)[]): void {
  const lines = nodes.map(line);
  const all = lines.join('\n');
  let from = 0;
  for (const one of said) {
    const absent = typeof one === 'string' && one.startsWith('!');
    const is = (told: string): boolean =>
      one instanceof RegExp ? one.test(told) : told === one || told.startsWith(`${one}, `);
    if (absent)
      expect(
        lines.some((told) => told.startsWith(one.slice(1))),
        `${one} in\n${all}`,
      ).toBe(false);
    else {
      const at = lines.findIndex((told, i) => i >= from && is(told));
      expect(at, `${String(one)} from line ${String(from)} of\n${all}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
  }
}

test('What is looked for are states that there are', () => {
  expect(Object.keys(SCENES)).toEqual(expect.arrayContaining(Object.keys(SAYS)));
});

for (const name of Object.keys(SCENES))
  test(`The state “${name}” is told as it is, and all that is told has a name that says what is seen`, async ({
    page,
  }) => {
    const thread = await enter(page, name);
    const nodes = await tree(page);
    says(nodes, SAYS[name] ?? []);
    expect(nodes.length).toBeGreaterThan(2);
    const silent = nodes.filter((node) => TOLD.includes(node.role) && node.role !== 'group' && !node.name);
    expect(silent).toEqual([]);
    const [odd, twice] = await thread.host.evaluate((host) => {
      const root = host.shadowRoot!;
      const plain = (text: string): string =>
        text
          .replace(/[\s*…]+/g, ' ')
          .trim()
          .toLowerCase();
      // WCAG 2.5.3: who speaks to the page says what is seen.
      const odd = [...root.querySelectorAll<HTMLElement>('[aria-label]')]
        .filter((one) => one.matches('button, a') && one.checkVisibility())
        .filter((one) => !/^\d*$/.test(plain(one.innerText)))
        .filter((one) => !plain(one.getAttribute('aria-label')!).includes(plain(one.innerText)))
        .map((one) => `${one.innerText} → ${one.getAttribute('aria-label')!}`);
      const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
      return [odd, ids.filter((id, i) => ids.indexOf(id) !== i)] as const;
    });
    expect(odd).toEqual([]);
    expect(twice, 'ids that are there twice').toEqual([]);
  });
