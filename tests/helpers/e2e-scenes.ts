// Every state that a reader can meet, and the way there.
import { expect, type Page } from '@playwright/test';
import { RARE } from './e2e-rare-scenes.js';
import { Thread } from './e2e-thread.js';

const KEPT = 'Your text is still here.';

export interface Scene {
  query: string;
  /** From the open page to the state. */
  reach: (thread: Thread) => Promise<unknown>;
}

const post = (thread: Thread, text = 'Put the gravel in first.') => thread.post({ text });
const says = (thread: Thread, text: string) => expect(thread.form.getByRole('alert')).toContainText(text);

const MAIN: Record<string, Scene> = {
  normal: {
    query: 'state=normal',
    reach: async (thread) => {
      await expect(thread.title).toHaveText('5 comments');
      await expect(thread.comment('I built the same wall')).toContainText('Rocky Mosan');
      await expect(thread.repliesTo('I built the same wall')).toHaveCount(3);
      await expect(thread.comment('perforated pipe')).toContainText('Author');
      await expect(thread.comment('perforated pipe')).toContainText('edited');
    },
  },
  replying: {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.replyButton('Which diameter').click();
      await expect(thread.form).toHaveAccessibleName('Leave a Reply to Mika Laine');
      await expect(thread.form.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
    },
  },
  folded: {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.host.getByRole('button', { name: 'Hide 3 replies to Rocky Mosan' }).click();
      await expect(thread.comment('I built the same wall')).toContainText('3 replies hidden');
      await expect(thread.comment('Which diameter')).toBeHidden();
    },
  },
  empty: {
    query: 'state=empty',
    reach: async (thread) => {
      await expect(thread.host.getByText('No comments yet')).toBeVisible();
      await expect(thread.host.getByText('Be the first to say something.')).toBeVisible();
      await expect(thread.form).toBeVisible();
    },
  },
  closed: {
    query: 'state=closed',
    reach: async (thread) => {
      await expect(thread.host.getByText('Comments are closed.')).toBeVisible();
      await expect(thread.articles).toHaveCount(5);
      await expect(thread.form).toHaveCount(0);
      await expect(thread.host.getByRole('button', { name: /^Reply/ })).toHaveCount(0);
    },
  },
  error: {
    query: 'state=error',
    reach: async (thread) => {
      await expect(thread.host.getByRole('alert')).toContainText('The comments could not be loaded');
      await expect(thread.host.getByRole('button', { name: 'Try again' })).toBeVisible();
    },
  },
  loading: {
    query: 'state=loading',
    reach: async (thread) => {
      await expect(thread.host.locator('[part~=skeleton]')).toBeVisible();
      await expect(thread.host.getByRole('region', { name: 'Comments' })).toHaveAttribute(
        'aria-busy',
        'true',
      );
    },
  },
  offline: {
    query: 'state=offline',
    reach: async (thread) => {
      await thread.write({ text: 'Written on a train.' });
      await expect(
        thread.form.getByText('You are offline. Your comment is kept in this browser until you are back.'),
      ).toBeVisible();
    },
  },
  waiting: {
    query: 'state=offline',
    reach: async (thread) => {
      await thread.replyButton('Which diameter').click();
      await post(thread, 'Written on a train.');
      await expect(thread.comment('Written on a train.')).toContainText(
        'Your comment will be posted when you are back.',
      );
      await expect(thread.title).toHaveText('5 comments');
    },
  },
  ok: {
    query: 'mode=ok',
    reach: async (thread) => {
      await post(thread);
      await expect(thread.comment('Put the gravel in first.').last()).toBeFocused();
      await expect(thread.title).toHaveText('6 comments');
    },
  },
  pending: {
    query: 'mode=pending',
    reach: async (thread) => {
      await post(thread);
      await expect(thread.articles.last()).toContainText('Your comment is awaiting moderation.');
      await expect(thread.articles.last()).toBeFocused();
    },
  },
  fail: {
    query: 'mode=fail',
    reach: async (thread) => {
      await post(thread);
      await says(thread, `Your comment could not be posted. ${KEPT}`);
      await expect(thread.form.getByRole('button', { name: 'Try again' })).toBeVisible();
      await expect(thread.field('text')).toHaveValue('Put the gravel in first.');
    },
  },
  duplicate: {
    query: 'mode=duplicate',
    reach: async (thread) => {
      await post(thread);
      await says(thread, 'You have already posted this comment.');
      await expect(thread.field('text')).toHaveValue('Put the gravel in first.');
    },
  },
  flood: {
    query: 'mode=flood',
    reach: async (thread) => {
      await thread.say({ text: 'The first one goes through.' });
      await post(thread);
      const sentence = /You are posting comments too quickly\. Try again in \d+ seconds?\./;
      await expect(thread.form.getByText(sentence).first()).toBeVisible();
      await expect(thread.status).toHaveText(sentence);
      await expect(thread.field('text')).toHaveValue('Put the gravel in first.');
    },
  },
  signin: {
    query: 'mode=signin',
    reach: async (thread) => {
      await post(thread);
      await says(thread, `Log in to post your comment. ${KEPT}`);
      await expect(thread.form.getByRole('link', { name: 'Log in to comment' })).toHaveAttribute(
        'href',
        /\/pages\/sign-in\.html$/,
      );
    },
  },
  invalid: {
    query: 'mode=invalid',
    reach: async (thread) => {
      await post(thread);
      await expect(thread.summary).toBeFocused();
      await expect(thread.summary.getByRole('link')).toHaveText([
        'Comment must not mention the weather',
        'Enter an email address that can receive mail',
      ]);
      await expect(thread.field('text')).toHaveAccessibleDescription(/must not mention the weather/);
    },
  },
  missing: {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.submit.click();
      await expect(thread.summary.getByRole('link')).toHaveText([
        'Enter a comment',
        'Enter your name',
        'Enter your email address',
      ]);
    },
  },
  slow: {
    query: 'mode=slow',
    reach: async (thread) => {
      await post(thread);
      const posting = thread.form.getByRole('button', { name: 'Posting…' });
      await expect(posting).toHaveAttribute('aria-disabled', 'true');
    },
  },
};

const LONG = `${'A long way. '.repeat(9000)}the end`;
const can = { edit: true, remove: true, moderate: true };
/** A backend that can do everything, in the page itself: what the demo's own cannot. */
const able = (thread: Thread, comment: object = {}) =>
  thread.host.evaluate(
    (host, comments) => {
      const list = () => Promise.resolve({ comments });
      const never = () => new Promise(() => undefined);
      Object.assign(host, {
        adapter: { list, create: never, edit: never, remove: never, vote: never, moderate: never },
      });
    },
    [
      {
        id: 1,
        author: { name: 'Ann', url: 'https://ann.example' },
        text: 'Some words',
        createdAt: Date.UTC(2026, 0, 5),
        can,
        votes: { up: 3, down: 1, mine: 1 },
        ...comment,
      },
    ],
  );

/** States that need another page than the demo's of all states, or another backend. */
const MORE: Record<string, Scene> = {
  'one-error': {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.write({ text: 'Some words', email: 'no address' });
      await thread.submit.click();
      await expect(thread.field('email')).toBeFocused();
      await expect(thread.field('email')).toHaveAccessibleDescription(/in the correct format/);
    },
  },
  draft: {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.field('text').fill('Half a thought');
      await thread.page.reload();
      await expect(thread.form.getByText('Your draft was restored.')).toBeVisible();
    },
  },
  'link-missing': {
    query: 'state=normal#comment-99999999',
    reach: (thread) =>
      expect(thread.host.getByText('The comment that this link leads to is not here.')).toBeFocused(),
  },
  target: {
    query: 'state=normal',
    reach: async (thread) => {
      await thread
        .comment('Which diameter')
        .getByRole('link', { name: /ago|yesterday/ })
        .click();
      await expect(thread.comment('Which diameter')).toBeFocused();
    },
  },
  actions: {
    query: 'state=normal',
    reach: async (thread) => {
      await able(thread);
      await expect(thread.host.getByRole('button', { name: 'Edit the comment by Ann' })).toBeVisible();
    },
  },
  editing: {
    query: 'state=normal',
    reach: async (thread) => {
      await able(thread);
      await thread.host.getByRole('button', { name: 'Edit the comment by Ann' }).click();
      await expect(thread.host.getByRole('textbox', { name: 'Edit comment' })).toBeFocused();
    },
  },
  asking: {
    query: 'state=normal',
    reach: async (thread) => {
      await able(thread);
      await thread.host.getByRole('button', { name: 'Delete the comment by Ann' }).click();
      await expect(thread.host.getByText('Delete this comment?')).toBeVisible();
    },
  },
  moderating: {
    query: 'state=normal',
    reach: async (thread) => {
      await able(thread, { status: 'pending' });
      await expect(thread.host.getByRole('button', { name: 'Approve the comment by Ann' })).toBeVisible();
    },
  },
  deleted: {
    query: 'state=normal',
    reach: async (thread) => {
      const replies = [{ id: 2, author: { name: 'Ben' }, text: 'Why?', createdAt: Date.UTC(2026, 0, 6) }];
      await able(thread, { status: 'deleted', replies });
      await expect(thread.host.getByText('This comment was deleted.')).toBeVisible();
    },
  },
  long: {
    query: 'state=normal',
    reach: async (thread) => {
      await able(thread, { text: LONG });
      await expect(thread.host.getByText('Show all')).toBeVisible();
    },
  },
  shortcuts: {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.host.evaluate((host) => {
        host.toggleAttribute('shortcuts', true);
      });
      const list = thread.host.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await expect(async () => {
        await thread.replyButton('Which diameter').press('?');
        await expect(list).toBeVisible({ timeout: 500 });
      }).toPass();
    },
  },
  'read-wall': {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.page.route(/\/comments\?/, (route) => route.fulfill({ status: 401, json: {} }));
      await thread.page.reload();
      await expect(thread.host.getByRole('alert')).toContainText('The comments could not be loaded');
    },
  },
};

export const SCENES: Readonly<Record<string, Scene>> = { ...MAIN, ...MORE, ...RARE };

/** Opens the page and goes to the state. */
export async function enter(page: Page, name: string): Promise<Thread> {
  const { query, reach } = SCENES[name]!;
  // An answer that comes would end the state while we look at it.
  if (name === 'slow') await page.route(/\/slow\/.*\/comments$/, () => undefined);
  await page.goto(`/pages/states.html?${query}`);
  const thread = new Thread(page);
  if (!/loading|error|empty|closed/.test(query)) await thread.ready();
  await reach(thread);
  return thread;
}
