import { expect } from 'chai';
import type { CommentErrorEvent } from '../../src/events.js';
import { CommentError, type ErrorCode, type ErrorDetails } from '../../src/model/errors.js';
import {
  answering,
  by,
  FakeBackend,
  leave,
  open,
  plain,
  stored,
  until,
  type Reader,
} from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann'), answering('Ann', 'Ben')] };

/** A backend that refuses so often, then takes the comment. */
const refusing = (code: ErrorCode, details: ErrorDetails = {}, times = Infinity): FakeBackend =>
  new FakeBackend({
    ...THREAD,
    create: (draft, nth) => {
      if (nth <= times) throw new CommentError(code, details);
      return stored(draft);
    },
  });

/** What the form says went wrong. */
const problem = (reader: Reader): string => plain(reader.part('danger', reader.form)?.textContent);

async function post(backend: FakeBackend, text = 'Hello'): Promise<Reader> {
  const reader = await open(backend);
  await reader.introduce();
  await reader.type('Comment', text);
  await reader.submit();
  return reader;
}

describe('A reader whose comment is not taken', () => {
  const { error } = console;
  beforeEach(() => {
    console.error = () => undefined;
  });
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  for (const [code, details, says] of [
    ['duplicate', {}, 'You have already posted this comment.'],
    ['closed', {}, 'Comments are closed.'],
    ['sign-in', {}, 'Log in to post your comment. Your text is still here.'],
    ['forbidden', {}, 'Your comment was not accepted.'],
    ['forbidden', { message: 'No links, please.' }, 'No links, please.'],
    ['invalid', { message: 'Too many links.' }, 'Too many links.'],
    ['not-found', {}, 'Your comment was not accepted.'],
    ['offline', {}, 'Your comment could not be posted. Your text is still here.'],
    [
      'server',
      { message: '<h1>Fatal error</h1>' },
      'Your comment could not be posted. Your text is still here.',
    ],
  ] as [ErrorCode, ErrorDetails, string][])
    it(`hears why: ${code} ${details.message ?? ''}`, async () => {
      const reader = await post(refusing(code, details));
      expect(reader.alert).to.contain(says);
      expect(reader.alert).not.to.contain('<h1>');
      expect(reader.field('Comment').value).to.equal('Hello');
      expect(reader.field('Name').value).to.equal('Sam');
      expect(reader.part('submit')!.textContent.trim()).to.equal('Post Comment');
      expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    });

  it('tries again where that can help, and it is one attempt to the backend', async () => {
    const reader = await post(refusing('server', {}, 2));
    await reader.press('Try again', reader.form);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    const keys = reader.backend.creates.map(({ asked }) => asked.key);
    expect(keys.length).to.equal(3);
    expect(new Set(keys).size).to.equal(1);
    expect(reader.alert).to.equal('');
  });

  it('has another attempt with another text', async () => {
    const reader = await post(refusing('server', {}, 1));
    await reader.type('Comment', 'Hello again');
    await reader.submit();
    const keys = reader.backend.creates.map(({ asked }) => asked.key);
    expect(new Set(keys).size).to.equal(2);
  });

  it('has the same attempt with the same text, though another was typed between', async () => {
    const reader = await post(refusing('server'));
    await reader.type('Comment', 'Something else');
    await reader.type('Comment', reader.backend.creates[0]!.asked.text);
    await reader.submit();
    expect(reader.backend.creates.length).to.equal(2);
    expect(reader.backend.creates[1]!.asked.key).to.equal(reader.backend.creates[0]!.asked.key);
  });

  it('has another attempt with the next comment', async () => {
    const reader = await post(refusing('server', {}, 0));
    await until(() => reader.authors.includes('Sam'));
    await reader.type('Comment', 'Hello');
    await reader.submit();
    expect(new Set(reader.backend.creates.map(({ asked }) => asked.key)).size).to.equal(2);
  });

  it('keeps the attempt when looking elsewhere in between', async () => {
    const reader = await post(refusing('server', {}, 1));
    await reader.reply('Ann');
    await reader.press('Cancel reply');
    expect(reader.field('Comment').value).to.equal('Hello');
    await reader.submit();
    expect(new Set(reader.backend.creates.map(({ asked }) => asked.key)).size).to.equal(1);
  });

  it('is shown where to sign in, and the page may do it its own way', async () => {
    const reader = await post(refusing('sign-in', { signInUrl: 'https://x.example/login' }));
    const link = reader.control('Log in to comment') as HTMLAnchorElement;
    expect(link.href).to.equal('https://x.example/login');
    const told: [string, string | undefined][] = [];
    reader.place.addEventListener('comment-sign-in', (event) => {
      told.push([event.type, event.url]);
      event.preventDefault();
    });
    let followed = true;
    reader.place.addEventListener('click', (event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    });
    link.click();
    expect(told).to.deep.equal([['comment-sign-in', 'https://x.example/login']]);
    expect(followed).to.equal(false);
  });

  it('is not led to a script to sign in', async () => {
    for (const signInUrl of ['javascript:alert(1)', 'data:text/html,x', undefined]) {
      const reader = await post(refusing('sign-in', { signInUrl }));
      const before = location.href;
      const link = reader.control('Log in to comment') as HTMLAnchorElement;
      expect(link.protocol).to.match(/^https?:$/);
      let told: string | undefined;
      reader.place.addEventListener('comment-sign-in', ({ url }) => (told = url));
      link.click();
      expect(told ?? '', 'what the page is told').to.equal('');
      expect(location.href).to.equal(before);
      await leave();
    }
  });

  it('waits as long as the backend says, on a button that counts down, then can post', async () => {
    const reader = await post(refusing('rate-limited', { retryAfter: 2 }, 1));
    expect(problem(reader)).to.contain('Try again in 2 seconds');
    await reader.hears('Try again in 2 seconds');
    expect(reader.part('submit')!.getAttribute('aria-disabled')).to.equal('true');
    await reader.submit();
    expect(reader.backend.creates.length).to.equal(1);
    await until(() => reader.form.textContent.includes('in 1 second.'), 'the count to go down');
    await until(() => !reader.part('submit')!.hasAttribute('aria-disabled'), 'the end of the wait');
    await reader.hears('You can post your comment now.');
    expect(reader.field('Comment').value).to.equal('Hello');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
  });

  for (const [retryAfter, says] of [
    [undefined, 'in 30 seconds'],
    [Number.NaN, 'in 30 seconds'],
    [-5, 'in 1 second'],
    [0, 'in 1 second'],
    [31_536_000, 'in 300 seconds'],
    [1.2, 'in 2 seconds'],
  ] as const)
    it(`waits ${says} when told to wait ${String(retryAfter)}`, async () => {
      const reader = await post(refusing('rate-limited', { retryAfter }));
      expect(problem(reader)).to.contain(says);
    });

  it('waits on while the form moves', async () => {
    const reader = await post(refusing('rate-limited', { retryAfter: 30 }));
    await reader.reply('Ann');
    await reader.type('Comment', 'Hello');
    await reader.submit();
    expect(reader.backend.creates.length).to.equal(1);
    expect(problem(reader)).to.match(/Try again in \d+ seconds/);
  });

  it("sees the backend's words at the fields that it names", async () => {
    const fields = { email: 'No such domain', text: 'Too short' };
    const reader = await post(refusing('invalid', { fields, message: 'Check it.' }));
    expect(reader.errors).to.deep.equal(['Error: Too short', 'Error: No such domain']);
    expect(reader.focused).to.equal(reader.part('summary'));
    expect(reader.field('Email').getAttribute('aria-invalid')).to.equal('true');
    await leave();
    const one = await post(refusing('invalid', { fields: { name: 'Taken' } }));
    expect(one.errors).to.deep.equal(['Error: Taken']);
    expect(one.focused).to.equal(one.field('Name'));
  });

  it('hears the words of the backend when its fields are not in the form', async () => {
    const backend = refusing('invalid', { fields: { url: 'No links' }, message: 'No links here.' });
    const reader = await open(backend, { attributes: { fields: 'name email' } });
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.submit();
    expect(reader.alert).to.contain('No links here.');
  });

  it('can post though an adapter throws anything', async () => {
    for (const thrown of [new TypeError('x'), 'text', null, undefined, { code: 'duplicate' }, 7]) {
      let first = true;
      const reader = await post(
        new FakeBackend({
          ...THREAD,
          create: (draft) => {
            // eslint-disable-next-line @typescript-eslint/only-throw-error -- as foreign code does
            if (first) throw ((first = false), thrown);
            return stored(draft);
          },
        }),
      );
      expect(reader.alert).to.contain('could not be posted');
      await reader.submit();
      await until(() => reader.authors.includes('Sam'));
      await leave();
    }
  });

  it('and the page and the developer hear of it, each in their way', async () => {
    const said: string[] = [];
    console.error = (...words: unknown[]) => void said.push(words.join(' '));
    const codes: string[] = [];
    window.addEventListener('comment-error', (event) => codes.push((event as CommentErrorEvent).error.code), {
      once: true,
    });
    await post(refusing('server', { hint: 'the database is asleep' }));
    expect(codes).to.deep.equal(['server']);
    expect(said.filter((words) => words.includes('the database is asleep')).length).to.equal(1);
  });
});
