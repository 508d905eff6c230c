// States that few readers meet: something fails beside the form, or the page asks for something special.
import { expect } from '@playwright/test';
import type { Thread } from './e2e-thread.js';

interface Faults {
  /** What the second page does: it never comes, or not at all. */
  readonly more?: 'never' | 'fails';
  readonly user?: string;
}

/** A backend in the page itself, with one comment, that takes no writing of any kind. */
const refusing = (thread: Thread, faults: Faults = {}): Promise<void> =>
  thread.host.evaluate((host, { more, user }) => {
    const refused = () => Promise.reject(new Error('Not now'));
    const comment = {
      id: 1,
      author: { name: 'Ann' },
      text: 'Some words',
      createdAt: Date.UTC(2026, 0, 5),
      can: { edit: true },
      votes: { up: 3, mine: 0 },
    };
    const first = {
      comments: [comment],
      ...(more && { next: '2' }),
      ...(user && { thread: { user: { name: user } } }),
    };
    const list = ({ cursor }: { cursor?: string }) =>
      !cursor ? Promise.resolve(first) : more === 'fails' ? refused() : new Promise(() => undefined);
    Object.assign(host, { adapter: { list, create: refused, edit: refused, vote: refused } });
  }, faults);

export const RARE: Record<string, { query: string; reach: (thread: Thread) => Promise<unknown> }> = {
  'more-failed': {
    query: 'state=normal',
    reach: async (thread) => {
      await refusing(thread, { more: 'fails' });
      await thread.more.click();
      await expect(thread.host.getByRole('alert')).toContainText('No more comments could be loaded.');
      await expect(thread.host.getByRole('button', { name: 'Try again' })).toBeFocused();
    },
  },
  'more-loading': {
    query: 'state=normal',
    reach: async (thread) => {
      await refusing(thread, { more: 'never' });
      await thread.more.click();
      await expect(thread.host.getByRole('button', { name: 'Loading comments…' })).toBeFocused();
    },
  },
  'vote-failed': {
    query: 'state=normal',
    reach: async (thread) => {
      await refusing(thread);
      await thread.host.getByRole('button', { name: /^Like the comment by Ann/ }).click();
      await expect(thread.comment('Some words')).toContainText('Your vote could not be counted.');
    },
  },
  'edit-failed': {
    query: 'state=normal',
    reach: async (thread) => {
      await refusing(thread);
      await thread.host.getByRole('button', { name: 'Edit the comment by Ann' }).click();
      await thread.host.getByRole('textbox', { name: 'Edit comment' }).fill('Better words');
      await thread.host.getByRole('button', { name: 'Save' }).click();
      await expect(thread.comment('could not be saved')).toBeVisible();
    },
  },
  'signed-in': {
    query: 'state=normal',
    reach: async (thread) => {
      await refusing(thread, { user: 'Sam Park' });
      await expect(thread.form.getByText('Commenting as Sam Park')).toBeVisible();
    },
  },
  held: {
    query: 'state=offline',
    reach: async (thread) => {
      await thread.post({ text: 'Written on a train.' });
      await expect(thread.comment('Written on a train.')).toContainText('will be posted');
      await thread.page.reload();
      await expect(thread.comment('Written on a train.')).toContainText('It has not been posted.');
    },
  },
  'long-text': {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.host.evaluate((host) => {
        host.setAttribute('maxlength', '20');
      });
      await thread.post({ text: 'A comment of more than twenty letters' });
      await expect(thread.field('text')).toHaveAccessibleDescription(/must be 20 characters or less/);
      await expect(thread.form).toContainText('17 characters too many');
    },
  },
  'no-headings': {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.host.evaluate((host) => {
        host.setAttribute('comment-headings', 'off');
      });
      await expect(thread.host.getByRole('heading')).toHaveCount(2);
    },
  },
  'self-check': {
    query: 'state=normal',
    reach: async (thread) => {
      await thread.host.evaluate((host) => {
        host.setAttribute('debug', '');
      });
      await expect(thread.host.locator('[part=self-check] li').first()).toBeVisible();
      await expect(thread.host.locator('[part=self-check] [role=status]')).not.toHaveText('Checking…');
    },
  },
};
