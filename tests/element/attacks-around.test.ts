// The attacks of attacks.test.ts where no comment is: in errors, in what is said of the thread, in sentences, in the
// page's address, in the browser's storage, and in the answers of servers.
/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
import { expect } from 'chai';
import { strings as actionStrings } from '../../src/i18n/action-strings.js';
import { en, type Strings } from '../../src/i18n/strings.js';
import { CommentError } from '../../src/model/errors.js';
import { prepareSanitizer } from '../../src/sanitize/body.js';
import { fetched, readAttacks } from '../helpers/attacks.js';
import { by, leave, open, plain, Reader, until } from '../helpers/thread-harness.js';
import { clickAll, strangeIn, watch, type Watch } from '../helpers/watch.js';

const { html, lines, urls, names, markdown } = await readAttacks(fetched);
const all = [...new Set([...lines, ...html.filter((_, i) => i % 8 === 0)])];
const some = all.filter((_, i) => i % 10 === 0);
const none = (found: readonly string[], where: string): void => {
  expect(found.slice(0, 5).join('\n'), `${where}, ${found.length} in all`).to.equal('');
};
const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
const spaces = (text: string): string => text.replace(/\s+/g, '');

const channel = new MessageChannel();
/** Waits until all is drawn that needs no time: a timer would take four milliseconds each time. */
async function drawn({ element, root }: Reader): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
    });
    await element.updateComplete;
    await root.querySelector('comment-thread-form')?.updateComplete;
  }
}
async function submit(reader: Reader): Promise<void> {
  reader.part('submit')!.click();
  await drawn(reader);
}

describe('Of thousands of attacks around the comments nothing runs, loads or leads astray', () => {
  const { fetch: ownFetch } = window;
  const { error: ownError } = console;
  let page: Watch;

  // Held comments ask for it.
  before(prepareSanitizer);
  beforeEach(() => {
    page = watch(names);
    // What a developer is told of each failure.
    console.error = () => undefined;
  });
  afterEach(async () => {
    window.fetch = ownFetch;
    console.error = ownError;
    await leave();
    const seen = page.seen();
    page.stop();
    none(seen, 'in the page');
  });

  it('as what is wrong with a comment, and with each field', async () => {
    let now: string[] = [];
    const reader = await open({
      comments: [],
      create: () => {
        const [message, text, name, email, url] = now;
        if (now.length > 1)
          throw new CommentError('invalid', { message, fields: { text, name, email, url } });
        throw new CommentError('forbidden', { message });
      },
    });
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    for (const group of [...inGroups(all, 5), ...some.map((one) => [one])]) {
      now = group;
      await submit(reader);
      none(strangeIn(reader.root), 'in the form');
      const seen = spaces(reader.part('form')!.textContent);
      for (const one of group.slice(1)) expect(seen).to.contain(spaces(one));
    }
  }).timeout(60_000);

  it('as a way to sign in, from the list and from the form', async () => {
    let now = '';
    const refuse = (): never => {
      throw new CommentError('sign-in', { message: now, signInUrl: now });
    };
    const reader = await open({ list: refuse });
    const form = await open({ comments: [], create: refuse });
    await form.introduce();
    await form.type('Comment', 'Hello');
    for (const one of [...urls, ...some]) {
      now = one;
      await reader.element.reload();
      await drawn(reader);
      none(strangeIn(reader.root), 'in the notice');
      const link = reader.root.querySelector<HTMLAnchorElement>('[data-do=sign-in]')!;
      // Its own page at the most: then nothing is there to go to.
      if (link.getAttribute('href') !== '#') none(clickAll([link]).astray, one);
    }
    for (const one of some) {
      now = one;
      await submit(form);
      none(strangeIn(form.root), 'in the form');
    }
  }).timeout(60_000);

  it('as the name of the signed-in reader, the rules of the fields, the next page, the count', async () => {
    const reader = await open({ comments: [by('Ann')] });
    for (const one of some) {
      const rule = { required: one, maxLength: one };
      reader.backend.behaviour = {
        list: () => ({
          comments: [by('Ann')],
          next: one,
          total: one as never,
          thread: { user: { name: one }, open: one as never, fields: { text: rule, name: rule } as never },
        }),
      };
      await reader.element.reload();
      await drawn(reader);
      none(strangeIn(reader.root), 'in the thread');
      expect(reader.authors).to.deep.equal(['Ann']);
    }
  }).timeout(60_000);

  it('as the sentences of the page', async () => {
    const keys = [...Object.keys(en), ...Object.keys(actionStrings)] as (keyof Strings)[];
    const reader = await open({
      comments: [
        by('Ann', { can: { edit: true, remove: true, moderate: true } }),
        by('Bob', { status: 'pending' }),
      ],
      edit: () => by('Ann'),
      vote: () => ({}),
      moderate: () => undefined,
      remove: () => undefined,
      page: { next: '2' },
    });
    await reader.equipped();
    for (const group of inGroups(all, keys.length)) {
      reader.element.strings = Object.fromEntries(group.map((one, i) => [keys[i]!, one]));
      await reader.settled();
      none(strangeIn(reader.root), 'in the thread');
    }
  }).timeout(60_000);

  it('as the name that a page gives to a comment in its address', async () => {
    const ids = some.map((one) => one.trim()).filter((one) => one && one !== '0');
    let reader = await open({ comments: [by('Ann')] });
    const follow = async (hash: string): Promise<void> => {
      history.replaceState(null, '', `${location.pathname}${location.search}#comment-${hash}`);
      dispatchEvent(new HashChangeEvent('hashchange'));
      await reader.element.updateComplete;
    };
    const hashes = [...all, ...some.map((one) => encodeURIComponent(one.replace(/\p{Cs}/gu, '')))];
    // WebKit lets a page change its address a hundred times in ten seconds.
    const patient = 'webkitConvertPointFromNodeToPage' in window;
    for (const one of patient ? hashes.filter((_, i) => i % 50 === 0) : hashes) await follow(one);
    none(strangeIn(reader.root), 'in the thread');
    await leave();
    reader = await open({ comments: [...new Set(ids)].map((id) => by('Ann', { id })) });
    // And those that are there are found, whatever they are called.
    for (const { id } of reader.element.comments) {
      expect(await reader.element.reveal(id), id).to.equal(true);
      expect(reader.focused?.closest('li')?.dataset['id']).to.equal(id);
    }
  }).timeout(60_000);

  it('as what the browser has kept: a draft, who the reader is, held comments', async () => {
    for (const group of inGroups(some, 8)) {
      const one = group[0]!;
      localStorage.setItem('comment-thread:draft::t:', one);
      localStorage.setItem('comment-thread:author', JSON.stringify({ name: one, email: one, url: one }));
      const held = group.map((name, i) => ({
        id: i % 2 ? i : name,
        author: { name, url: name, avatar: name, badge: name },
        ...(i % 3 ? { html: name } : { text: name }),
        createdAt: i % 4 ? Date.now() : name,
        status: 'pending',
      }));
      localStorage.setItem('comment-thread:held::t', JSON.stringify(held));
      const reader = await open({ comments: [by('Ann')] });
      none(strangeIn(reader.root), 'in the thread');
      expect(spaces(reader.field('Comment').value)).to.equal(spaces(one));
      expect(spaces(reader.field('Name').value)).to.equal(spaces(one));
      expect(reader.parts('comment').length).to.be.above(1);
      await leave();
    }
    for (const one of some.filter((_, i) => i % 2)) {
      for (const key of ['draft::t:', 'author', 'held::t'])
        localStorage.setItem(`comment-thread:${key}`, one);
      const reader = await open({ comments: [by('Ann')] });
      none(strangeIn(reader.root), 'in the thread');
      expect(reader.authors).to.include('Ann');
      await leave();
    }
  }).timeout(60_000);

  it('as the answer of a server that refuses, in JSON and as a page', async () => {
    let make = (): Response => Response.json({ comments: [] });
    window.fetch = () => Promise.resolve(make());
    const reader = await open(null, { attributes: { src: '/attacked' } });
    await reader.introduce();
    const statuses = [400, 401, 403, 409, 410, 422, 429, 500];
    for (const [i, one] of some.entries()) {
      const status = statuses[i % statuses.length]!;
      const problem = {
        code: one,
        detail: one.repeat(5),
        message: one,
        signInUrl: one,
        errors: { text: one, name: [one], __proto__: one },
      };
      make = () =>
        i % 3
          ? new Response(JSON.stringify(problem), {
              status,
              headers: { 'content-type': 'application/problem+json' },
            })
          : new Response(`<!doctype html><title>${one}</title><p>${one}</p>`, { status });
      // Another thread each time: a reader who was refused for his hurry waits.
      reader.element.thread = `t${i}`;
      await reader.element.updateComplete;
      await until(() => reader.element.status === 'error');
      await drawn(reader);
      none(strangeIn(reader.root), 'in the notice');
      make = () => Response.json({ comments: [] });
      await reader.element.reload();
      await drawn(reader);
      make = () => new Response(JSON.stringify(problem), { status });
      reader.field('Comment').value = 'Hello';
      await submit(reader);
      await drawn(reader);
      none(strangeIn(reader.root), 'in the form');
      for (const said of [...reader.parts('error'), ...reader.root.querySelectorAll('.notice p')])
        expect(plain(said.textContent).length, 'of a sentence').to.be.below(330);
    }
  }).timeout(60_000);

  it('as Markdown, and as HTML in it', async () => {
    let now: string[] = [];
    const md = [...markdown, ...html.filter((_, i) => i % 5 === 0)];
    window.fetch = () =>
      Promise.resolve(Response.json(now.map((text, id) => ({ id: id + 1, who: text, text }))));
    const mapping = { list: 'GET /c', comment: { id: 'id', author: 'who', markdown: 'text' } } as const;
    let links = 0;
    for (const group of inGroups(md, 1200)) {
      now = group;
      const reader = await open(null, { attributes: { src: '/attacked' }, properties: { mapping } });
      await until(() => reader.parts('comment').length === group.length);
      none(strangeIn(reader.root), 'in the thread');
      const { clicked, astray } = clickAll(reader.root.querySelectorAll<HTMLAnchorElement>('.body a'));
      none(astray, 'followed');
      links += clicked;
      await leave();
    }
    expect(links).to.be.above(100);
  }).timeout(60_000);

  it('as words that a framework of the page would take for its own: none stand outside the thread', async () => {
    const scan = (): string => document.body.textContent;
    const name = '{{constructor.constructor("window.xss=1")()}}';
    const reader = await open({
      comments: [by(name, { html: `<p>${name}</p>`, author: { name, badge: name }, can: { edit: true } })],
      edit: () => by(name),
    });
    await reader.equipped();
    await reader.press(`Reply to ${name}`);
    await reader.introduce(name);
    await reader.type('Comment', name);
    await reader.submit();
    await reader.hears('posted');
    expect(reader.text).to.contain(name);
    expect(scan()).not.to.contain('{{');
  });

  it('as what is typed: it stands in no attribute, where a style could read it', async () => {
    const reader = await open({ comments: [by('Ann', { can: { edit: true } })], edit: () => by('Ann') });
    await reader.equipped();
    const found: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target, attributeName } of records)
        found.push(`${attributeName!}=${(target as Element).getAttribute(attributeName!) ?? ''}`);
    });
    const how = { attributes: true, subtree: true };
    observer.observe(reader.root, how);
    observer.observe(document, how);
    await reader.introduce('Secretname', 'secret@x.example');
    await reader.type('Website', 'secret.example');
    await reader.type('Comment', 'a secret');
    await reader.press('Edit the comment by Ann');
    await reader.retype('Ann', 'another secret');
    await reader.submit();
    observer.disconnect();
    const standing = [...reader.root.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    );
    // The author of the comment that was posted is told of: the address and the text are not.
    const leaks = [...found, ...standing].filter((one) => /secret@|a secret|another secret/.test(one));
    none(leaks, 'attributes');
    expect(Reader.status).not.to.contain('secret');
  });
});
