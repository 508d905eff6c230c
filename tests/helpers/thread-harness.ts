/** A reader in front of a thread, in verbs. Finds things as a reader does: by name, role, label or part. */
import { config } from 'chai';
import '../../src/define.js';
import type { CommentThread } from '../../src/comment-thread.js';
import { FakeBackend, type Behaviour } from './fake-backend.js';

export { answering, by, FakeBackend, pages, stored } from './fake-backend.js';

// Mocha would look through every property of two elements that differ, and never come to an end.
config.showDiff = false;
config.truncateThreshold = 400;

export const pause = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something is so, and gives what it is. */
export async function until<T>(
  so: () => T | null | undefined | false | 0 | '',
  what = so.toString(),
  patience = 4000,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const value = so();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(10);
  }
}

export const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
const nameOf = (element: Element): string => plain(element.getAttribute('aria-label') ?? element.textContent);

interface Setting {
  /** Attributes of the element; `thread` is "t" unless said. */
  readonly attributes?: Record<string, string>;
  readonly properties?: Partial<CommentThread>;
  /** Pixels of the container. */
  readonly width?: number;
  /** Where the element is put: the end of the page unless said. */
  readonly into?: HTMLElement;
  /** Do not wait for the first answer. */
  readonly impatient?: boolean;
}

const opened: Reader[] = [];

/** A page with a thread, once its comments are there. */
export function open(backend?: Behaviour | null, setting?: Setting): Promise<Reader>;
export function open(backend: FakeBackend, setting?: Setting): Promise<Reader>;
export async function open(
  backend: FakeBackend | Behaviour | null = {},
  setting: Setting = {},
): Promise<Reader> {
  const adapter =
    backend === null ? undefined : backend instanceof FakeBackend ? backend : new FakeBackend(backend);
  const element = document.createElement('comment-thread');
  const attributes = { thread: 't', ...setting.attributes };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, adapter && { adapter }, setting.properties);
  const place = setting.into ?? document.body.appendChild(document.createElement('div'));
  if (setting.width) place.style.width = `${String(setting.width)}px`;
  const reader = new Reader(element, adapter ?? new FakeBackend(), place);
  opened.push(reader);
  place.append(element);
  if (!setting.impatient) await reader.answered();
  return reader;
}

/** Leaves no trace of a test: call it in `afterEach`. */
export async function leave(): Promise<void> {
  for (const { place, element } of opened.splice(0)) {
    element.remove();
    place.remove();
  }
  await pause();
  localStorage.clear();
  // WebKit lets a page do this a hundred times in ten seconds.
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
}

export class Reader {
  readonly element: CommentThread;
  readonly backend: FakeBackend;
  readonly place: HTMLElement;

  constructor(element: CommentThread, backend: FakeBackend, place: HTMLElement) {
    this.element = element;
    this.backend = backend;
    this.place = place;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** Waits until the comments are there, or cannot be. */
  async answered(): Promise<void> {
    await until(() => ['ready', 'error'].includes(this.element.status), 'an answer');
    await this.settled();
  }

  /** Waits until all that is under way has been drawn. */
  async settled(): Promise<void> {
    for (let i = 0; i < 4; i++) {
      await this.element.updateComplete;
      await pause();
    }
    // A longer list is drawn in slices.
    const missing = (): boolean =>
      this.root.querySelectorAll('article').length < this.element.comments.length;
    for (let i = 0; i < 400 && missing(); i++) await pause(10);
  }

  part(name: string, within: ParentNode = this.root): HTMLElement | null {
    return within.querySelector(`[part~="${name}"]`);
  }

  parts(name: string, within: ParentNode = this.root): HTMLElement[] {
    return [...within.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  /** All that can be read. */
  get text(): string {
    return plain(this.part('section')?.textContent);
  }

  /** The authors, from top to bottom. */
  get authors(): string[] {
    return this.parts('author').map(({ textContent }) => plain(textContent));
  }

  /** The authors, a dot for each level of indent. */
  get outline(): string[] {
    return this.parts('author').map((author) => {
      let level = 0;
      for (let list = author.closest('ol'); list; list = list.parentElement?.closest('ol') ?? null) level++;
      return '·'.repeat(level - 1) + plain(author.textContent);
    });
  }

  /** The full date is written where the pointer is. */
  pointAt<T extends Element>(element: T): T {
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    return element;
  }

  comment(author: string): HTMLElement {
    const found = this.parts('comment').find(
      (one) => plain(this.part('author', one)?.textContent) === author,
    );
    if (!found) throw new Error(`There is no comment by ${author} among: ${this.authors.join(', ')}`);
    return found;
  }

  /** A button or link by its name. */
  control(name: string, within: ParentNode = this.root): HTMLElement {
    const all = [...within.querySelectorAll<HTMLElement>('button, a, [role=button], summary')];
    const found = all.find((one) => nameOf(one) === name && one.checkVisibility());
    if (!found) throw new Error(`There is no "${name}" among: ${all.map(nameOf).join(' | ')}`);
    return found;
  }

  has(name: string, within: ParentNode = this.root): boolean {
    try {
      return Boolean(this.control(name, within));
    } catch {
      return false;
    }
  }

  async press(name: string, within: ParentNode = this.root): Promise<void> {
    const control = this.control(name, within);
    control.focus();
    control.click();
    await this.settled();
  }

  reply(author: string): Promise<void> {
    return this.press(`Reply to ${author}`, this.comment(author));
  }

  get form(): HTMLFormElement {
    const form = this.part('form') as HTMLFormElement | null;
    if (!form) throw new Error(`There is no form in: ${this.text}`);
    return form;
  }

  /** The comment under which the form stands, or undefined when it is at home. */
  get answering(): string | undefined {
    const item = this.form.closest('li');
    return item ? plain(this.part('author', item)?.textContent) : undefined;
  }

  get formTitle(): string {
    return plain(this.part('form-title')?.textContent);
  }

  /** A field by its label. */
  field(label: string): HTMLInputElement {
    for (const one of this.form.querySelectorAll('label'))
      if (plain(one.textContent).startsWith(label) && one.control) return one.control as HTMLInputElement;
    throw new Error(`There is no field "${label}"`);
  }

  get hasFields(): string[] {
    return [...this.form.querySelectorAll('label')].map(({ textContent }) => plain(textContent));
  }

  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Who the reader is, in the fields that must be filled in. */
  async introduce(name = 'Sam', email = 'sam@x.example'): Promise<void> {
    await this.type('Name', name);
    await this.type('Email', email);
  }

  async submit(): Promise<void> {
    this.part('submit')!.click();
    await this.settled();
  }

  /** Waits until the buttons of a comment's actions are there: they come in a file of their own. */
  async equipped(): Promise<this> {
    await until(() => this.root.querySelector('[data-act]'), 'actions');
    await this.settled();
    return this;
  }

  /** What can be done with a comment, in words as they are seen. */
  actions(author: string): string[] {
    const all = this.comment(author).querySelectorAll<HTMLElement>('[part~=actions] button[part~=action]');
    return [...all]
      .filter((one) => one.checkVisibility())
      .map((one) => plain(one.textContent) || one.part[1]!);
  }

  /** The field in which a comment is edited. */
  editor(author: string): HTMLTextAreaElement {
    const label = this.comment(author).querySelector<HTMLLabelElement>('[part~=edit-form] label');
    if (!label) throw new Error(`The comment by ${author} is not being edited`);
    return label.control as HTMLTextAreaElement;
  }

  isEditing(author: string): boolean {
    return Boolean(this.part('edit-form', this.comment(author)));
  }

  async retype(author: string, text: string): Promise<void> {
    const field = this.editor(author);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }

  async key(
    key: string,
    init: KeyboardEventInit = {},
    target: Element | null = this.focused,
  ): Promise<boolean> {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    target?.dispatchEvent(event);
    await this.settled();
    return event.defaultPrevented;
  }

  /** What has the focus inside the thread. */
  get focused(): HTMLElement | null {
    return this.root.activeElement as HTMLElement | null;
  }

  /** The messages at the fields. */
  get errors(): string[] {
    return this.parts('error', this.form).map(({ textContent }) => plain(textContent));
  }

  get alert(): string {
    return plain(this.root.querySelector('[role=alert]')?.textContent);
  }

  /** What a screen reader is told next. */
  static get status(): string {
    return plain(document.querySelector('body > [role=status]')?.textContent);
  }

  async hears(words: string): Promise<void> {
    await until(() => Reader.status.includes(words), `"${words}" to be said; it was "${Reader.status}"`);
  }
}
