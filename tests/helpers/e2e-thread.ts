// A thread as its readers see it, in verbs: roles, names and parts, never the classes inside.
import { expect, type Locator, type Page } from '@playwright/test';

export interface Words {
  text: string;
  name?: string;
  email?: string;
  url?: string;
}

export const LABELS = {
  text: 'Comment',
  name: 'Name',
  email: 'Email',
  url: 'Website (optional)',
} as const;

export class Thread {
  readonly page: Page;
  readonly host: Locator;
  /** Of all comments. */
  readonly articles: Locator;
  readonly form: Locator;
  readonly title: Locator;
  readonly submit: Locator;
  readonly consent: Locator;
  readonly more: Locator;
  readonly sort: Locator;
  /** Where a screen reader is told what happened; one for the whole page. */
  readonly status: Locator;
  readonly summary: Locator;

  constructor(page: Page, host = page.locator('comment-thread')) {
    this.page = page;
    this.host = host;
    this.articles = host.getByRole('article');
    this.form = host.getByRole('form', { name: /^Leave a Reply/ });
    this.title = host.locator('[part~=title]');
    this.submit = this.form.getByRole('button', { name: 'Post Comment' });
    this.consent = this.form.getByRole('checkbox');
    this.more = host.getByRole('button', { name: 'Load more comments' });
    this.sort = host.getByRole('combobox', { name: 'Sort by' });
    this.status = page.locator('body > [role=status]');
    this.summary = this.form.getByRole('group', { name: 'There is a problem' });
  }

  field(name: keyof typeof LABELS): Locator {
    return this.form.getByRole('textbox', { name: LABELS[name], exact: true });
  }

  /** One comment without its replies. */
  comment(text: string | RegExp): Locator {
    return this.articles.filter({ hasText: text });
  }

  /** A comment with all its replies. */
  item(text: string): Locator {
    return this.host.locator(`li:has(> article:has-text(${JSON.stringify(text)}))`);
  }

  /** All answers to a comment, at any depth. */
  repliesTo(text: string): Locator {
    return this.item(text).getByRole('list').getByRole('article');
  }

  replyButton(text: string): Locator {
    return this.comment(text).getByRole('button', { name: /^Reply to/ });
  }

  async ready(): Promise<this> {
    await expect(this.articles.first()).toBeVisible();
    await expect(this.form).toBeVisible();
    return this;
  }

  async write({ text, name = 'Test Reader', email = 'reader@mail.example', url }: Words): Promise<void> {
    await this.field('text').fill(text);
    await this.field('name').fill(name);
    await this.field('email').fill(email);
    if (url !== undefined) await this.field('url').fill(url);
  }

  async post(words: Words): Promise<void> {
    await this.write(words);
    await this.submit.click();
  }

  /** Posts and waits until the comment stands in the thread. */
  async say(words: Words): Promise<Locator> {
    await this.post(words);
    const comment = this.comment(words.text);
    await expect(comment).toBeVisible();
    return comment;
  }

  /** The ids of the comments in reading order. */
  async ids(): Promise<string[]> {
    return this.articles.evaluateAll((all) => all.map(({ id }) => id));
  }
}

/** Opens a page of the demo and waits for its comments. */
export async function open(page: Page, path: string): Promise<Thread> {
  await page.goto(path);
  return new Thread(page).ready();
}

/** How far the page can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
