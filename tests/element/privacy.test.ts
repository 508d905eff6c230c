/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
// The third lock as the page sees it: an address typed into the form is nowhere but in the call of the adapter.
import { expect } from 'chai';
import { revealEmail } from '../../src/model/email.js';
import { CommentError } from '../../src/model/errors.js';
import { by, FakeBackend, leave, open, stored, until } from '../helpers/thread-harness.js';

const SECRET = 'secret@x.example';
const LEAK = /secret/i;
const EVENTS = [
  'comment-submit',
  'comment-created',
  'comment-error',
  'comments-loaded',
  'comment-sign-in',
] as const;

/** All that an object shows to someone who looks at every property, its prototypes' getters included. */
function allOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '' : String(value);
  if (seen.has(value) || value instanceof Node || value instanceof Window) return '';
  seen.add(value);
  const keys = new Set<PropertyKey>();
  for (let at: unknown = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const key of Reflect.ownKeys(at)) keys.add(key);
  for (const key in value) keys.add(key);
  let text = JSON.stringify(value) as string | undefined;
  for (const key of keys) {
    try {
      text = `${text ?? ''} ${String(key)} ${allOf(Reflect.get(value, key), seen)}`;
    } catch {
      // Some getters work on their own kind only.
    }
  }
  return text ?? '';
}

const attributesOf = (root: ParentNode): string =>
  [...root.querySelectorAll('*')]
    .flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`))
    .join('\n');

const textsOf = (root: ParentNode): string =>
  [...root.querySelectorAll('*')].map((e) => e.textContent).join('\n');

describe("A reader's address", () => {
  const said: string[] = [];
  const seen: string[] = [];
  const hear = (event: Event): void => void seen.push(`${event.type} ${allOf(event)}`);
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const own = methods.map((method) => console[method]);

  beforeEach(() => {
    said.length = seen.length = 0;
    for (const type of EVENTS) window.addEventListener(type, hear);
    for (const method of methods)
      console[method] = (...words: unknown[]) => void said.push(words.map((w) => allOf(w)).join(' '));
  });
  afterEach(async () => {
    for (const type of EVENTS) window.removeEventListener(type, hear);
    methods.forEach((method, i) => (console[method] = own[i]!));
    await leave();
  });

  it('is in no event, attribute, text, store, address or log, through failure, retry and success', async () => {
    const replies = ['server', 'invalid', 'rate-limited', 'sign-in', 'duplicate', 'forbidden'] as const;
    const backend = new FakeBackend({
      comments: [by('Ann')],
      create: (draft, nth) => {
        const code = replies[nth - 1];
        if (code)
          throw new CommentError(code, {
            retryAfter: 1,
            signInUrl: 'https://x.example/',
            fields: { name: 'Taken' },
            hint: 'no',
            cause: draft,
          });
        // A backend that answers with what it got, and more.
        return { ...stored(draft), email: SECRET, author_email: SECRET, ip: '127.0.0.1' } as never;
      },
    });
    const reader = await open(backend);
    await reader.introduce('Sam', SECRET);
    await reader.type('Comment', 'Hello');
    reader.field('Email').blur();
    for (let attempt = 0; attempt <= replies.length; attempt++) {
      await until(() => !reader.part('submit')!.hasAttribute('aria-disabled'), 'the button');
      await reader.submit();
      expect(reader.backend.creates.length).to.equal(attempt + 1);
      expect(attributesOf(reader.root)).not.to.match(LEAK);
      expect(textsOf(reader.root)).not.to.match(LEAK);
      expect(JSON.stringify(localStorage) + JSON.stringify(sessionStorage)).not.to.match(LEAK);
    }
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();

    expect(seen.filter((line) => line.startsWith('comment-submit')).length).to.equal(7);
    expect(seen.filter((line) => line.startsWith('comment-created')).length).to.equal(1);
    expect(seen.join('\n')).not.to.match(LEAK);
    expect(said.join('\n')).not.to.match(LEAK);
    expect(attributesOf(document)).not.to.match(LEAK);
    expect(attributesOf(reader.root)).not.to.match(LEAK);
    expect(textsOf(reader.root)).not.to.match(LEAK);
    expect(JSON.stringify(reader.element.comments)).not.to.match(LEAK);
    expect(allOf(reader.element.comments)).not.to.match(LEAK);
    expect(JSON.stringify(localStorage)).not.to.match(LEAK);
    expect(location.href + document.cookie).not.to.match(LEAK);
    expect(
      performance
        .getEntries()
        .map(({ name }) => name)
        .join(),
    ).not.to.match(LEAK);
  }).timeout(20_000);

  it('comes to the adapter sealed, and opens for it', async () => {
    const reader = await open({ comments: [] });
    await reader.introduce('Sam', ` ${SECRET} `);
    await reader.type('Comment', 'Hello');
    await reader.submit();
    const { asked } = reader.backend.creates[0]!;
    expect(revealEmail(asked.email!)).to.equal(SECRET);
    expect(allOf(asked)).not.to.match(LEAK);
  });

  it('that a backend sends is not on the page', async () => {
    const leak = { email: SECRET, author_email: SECRET };
    const reader = await open({
      list: () => ({ comments: [{ ...by('Ann'), ...leak, author: { name: 'Ann', ...leak } }] }) as never,
    });
    expect(reader.authors).to.deep.equal(['Ann']);
    expect(attributesOf(reader.root) + textsOf(reader.root)).not.to.match(LEAK);
    expect(allOf(reader.element.comments)).not.to.match(LEAK);
  });

  it('in a template by mistake shows nothing', async () => {
    const { Email } = await import('../../src/model/email.js');
    const { html, render } = await import('lit');
    const box = document.createElement('div');
    render(html`<p title=${new Email(SECRET)}>${new Email(SECRET)}${[new Email(SECRET)]}</p>`, box);
    expect(attributesOf(box) + textsOf(box)).not.to.match(LEAK);
  });

  it('asks no third party for a picture', async () => {
    const avatar = 'https://pictures.example/1.png';
    const reader = await open({ comments: [by('Ann', { author: { name: 'Ann', avatar } })] });
    expect(reader.root.querySelector('img')).to.equal(null);
    expect(reader.part('avatar', reader.comment('Ann'))?.textContent.trim()).to.equal('A');
    reader.element.avatars = 'remote';
    await reader.settled();
    const img = reader.root.querySelector('img')!;
    expect([img.src, img.referrerPolicy, img.loading, img.alt]).to.deep.equal([
      avatar,
      'no-referrer',
      'lazy',
      '',
    ]);
  });
});
