import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/e2e-test.js';
import { sideways, Thread } from '../helpers/e2e-thread.js';
import { ROOT } from '../helpers/project.js';

const SCREENS = join(ROOT, 'tests/.output/screens');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const KEPT = 'Your text is still here.';

interface Scene {
  query: string;
  /** From the open page to the state. */
  reach: (thread: Thread) => Promise<unknown>;
}

const post = (thread: Thread, text = 'Put the gravel in first.') => thread.post({ text });
const says = (thread: Thread, text: string) => expect(thread.form.getByRole('alert')).toContainText(text);

const SCENES: Record<string, Scene> = {
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

async function checkAccess(page: Page, look: string): Promise<void> {
  // The legacy mode runs in the page itself; the other one opens a tab for each report.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })),
    look,
  ).toEqual([]);
}

/** The page as its reader toggles it: one state is reached once and looked at in every way. */
const LOOKS = { light: ['light', 'ltr'], dark: ['dark', 'ltr'], rtl: ['light', 'rtl'] } as const;

for (const [name, scene] of Object.entries(SCENES)) {
  test(`The state “${name}” says what it should, in both colours and both directions`, async ({ page }) => {
    // An answer that comes would end the state while we look at it.
    if (name === 'slow') await page.route(/\/slow\/.*\/comments$/, () => undefined);
    await page.goto(`/pages/states.html?${scene.query}`);
    const thread = new Thread(page);
    if (!/loading|error|empty|closed/.test(scene.query)) await thread.ready();
    await scene.reach(thread);
    const shot = (look: string) =>
      page.screenshot({ path: join(SCREENS, `${name}-${look}.png`), fullPage: true });
    for (const [look, [theme, dir]] of Object.entries(LOOKS)) {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.evaluate(
        ([theme, dir]) => {
          document.documentElement.className = theme;
          document.documentElement.dir = dir;
        },
        [theme, dir] as const,
      );
      await expect(thread.host.getByRole('region')).toHaveAttribute('data-scheme', theme);
      await expect(thread.host).toHaveCSS('direction', dir);
      await shot(`${look}-1280`);
      await checkAccess(page, look);
      if (look === 'light') {
        await page.emulateMedia({ forcedColors: 'active' });
        await shot('forced-colours');
        await page.emulateMedia({ forcedColors: 'none' });
      }
      await page.setViewportSize({ width: 320, height: 720 });
      await expect.poll(() => sideways(page)).toBe(0);
      await shot(`${look}-320`);
    }
  });
}

test.describe('From one state to the next', () => {
  test('“Try again” brings the comments when the service is back', async ({ page }) => {
    let broken = true;
    await page.route(/\/comments\?/, (route) => (broken ? route.fulfill({ status: 500 }) : route.fallback()));
    await page.goto('/pages/states.html');
    const thread = new Thread(page);
    const again = thread.host.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    broken = false;
    await again.click();
    await expect(thread.articles).toHaveCount(5);
    await expect(thread.host.getByRole('alert')).toHaveCount(0);
  });

  test('a screen reader hears that comments are on their way', async ({ page }) => {
    await page.goto('/pages/states.html?state=loading');
    await expect(new Thread(page).status).toHaveText('Loading comments…');
  });

  test('a comment that takes its time is posted in the end, once', async ({ page }) => {
    let posts = 0;
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/comments$/, async (route) => {
      posts++;
      await asked;
      await route.fallback();
    });
    await page.goto('/pages/states.html?mode=slow');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'Slowly does it.' });
    const posting = thread.form.getByRole('button', { name: 'Posting…' });
    // Playwright takes aria-disabled for disabled and would wait; a reader just presses.
    await posting.click({ force: true });
    await posting.press('Enter');
    answer();
    await expect(thread.comment('Slowly does it.')).toBeFocused();
    await expect(thread.submit).toHaveText('Post Comment');
    await expect(thread.field('text')).toHaveValue('');
    expect(posts).toBe(1);
  });

  test('a failed attempt is tried again under the same key', async ({ page }) => {
    const keys: (string | null)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key'] ?? null);
    });
    await page.goto('/pages/states.html?mode=fail');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'Once more.' });
    await thread.form.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => keys.length).toBe(2);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test('the wait after too many comments counts down and ends', async ({ page }) => {
    await page.clock.install();
    await page.goto('/pages/states.html?mode=flood');
    const thread = await new Thread(page).ready();
    await thread.say({ text: 'The first one goes through.' });
    await thread.post({ text: 'The second has to wait.' });
    const notice = thread.form.getByText(/too quickly|You can post your comment now/).first();
    await expect(notice).toBeVisible();
    const seconds = async () => Number(/in (\d+) second/.exec(await notice.innerText())?.[1]);
    const before = await seconds();
    expect(before).toBeLessThanOrEqual(30);
    await page.clock.runFor(5000);
    expect(await seconds()).toBeLessThanOrEqual(before - 5);
    await expect(thread.submit).toHaveAttribute('aria-disabled', 'true');
    await page.clock.runFor(26_000);
    await expect(notice).toContainText('You can post your comment now.');
    await expect(thread.submit).not.toHaveAttribute('aria-disabled');
    await expect(thread.field('text')).toHaveValue('The second has to wait.');
  });

  test('the way to sign in leads there, and back to the words', async ({ page }) => {
    await page.goto('/pages/states.html?mode=signin');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'Members only.' });
    await thread.form.getByRole('link', { name: 'Log in to comment' }).click();
    await expect(page).toHaveURL(/\/pages\/sign-in\.html$/);
    await page.goBack();
    await expect(thread.field('text')).toHaveValue('Members only.');
  });

  test('back online, the notice goes and the comment can be posted, also where the outbox could not be fetched', async ({
    page,
    context,
  }) => {
    await page.goto('/pages/states.html');
    const thread = await new Thread(page).ready();
    await context.setOffline(true);
    const notice = thread.form.getByText('You are offline.');
    await expect(notice).toBeVisible();
    await thread.post({ text: 'From the tunnel.' });
    await expect(thread.field('text')).toHaveValue('From the tunnel.');
    await context.setOffline(false);
    await expect(notice).toHaveCount(0);
    await thread.submit.click();
    await expect(thread.comment('From the tunnel.')).toBeFocused();
  });

  test('field errors of the service stand at their fields, and go once mended', async ({ page }) => {
    await page.goto('/pages/states.html?mode=invalid');
    const thread = await new Thread(page).ready();
    await thread.post({ text: 'It rained.' });
    for (const field of ['text', 'email'] as const)
      await expect(thread.field(field)).toHaveAttribute('aria-invalid', 'true');
    await expect(thread.field('name')).not.toHaveAttribute('aria-invalid');
    await thread.field('text').fill('It was dry.');
    await expect(thread.field('text')).not.toHaveAttribute('aria-invalid');
    await expect(thread.field('email')).toHaveAttribute('aria-invalid', 'true');
  });
});
