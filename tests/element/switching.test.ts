/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
import { expect } from 'chai';
import { restoreSaving, saveData } from '../helpers/connection.js';
import { by, FakeBackend, leave, open, pages, pause, until } from '../helpers/thread-harness.js';

const held = { list: 'held' } as const;

describe('A page that changes its mind', () => {
  afterEach(leave);
  beforeEach(() => {
    saveData();
  });
  afterEach(restoreSaving);

  it('about the thread: the old request is given up, its late answer shows nowhere', async () => {
    const reader = await open(held, { impatient: true });
    const { lists } = reader.backend;
    await until(() => lists.length === 1);
    reader.element.thread = 'u';
    await until(() => lists.length === 2);
    expect(lists[0]!.signal.aborted).to.equal(true);
    expect(lists[1]!.asked.thread).to.equal('u');
    lists[0]!.answer({ comments: [by('Old')] });
    await reader.settled();
    expect(reader.authors).to.deep.equal([]);
    lists[1]!.answer({ comments: [by('New')] });
    await reader.answered();
    expect(reader.authors).to.deep.equal(['New']);
    lists[0]!.fail(new Error('late'));
    await reader.settled();
    expect(reader.element.status).to.equal('ready');
  });

  it('about the thread when it is there: nothing of it stays', async () => {
    const reader = await open({ comments: [by('Ann'), by('Ben')] });
    await reader.reply('Ben');
    reader.backend.behaviour = held;
    reader.element.thread = 'u';
    await reader.settled();
    expect(reader.authors).to.deep.equal([]);
    expect(reader.element.comments).to.deep.equal([]);
    expect(reader.text).not.to.contain('2 comments');
    reader.backend.lists.at(-1)!.answer({ comments: [by('Ben')] });
    await reader.answered();
    expect(reader.authors).to.deep.equal(['Ben']);
    expect(reader.answering).to.equal(undefined);
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  it('about the adapter: the new one is asked, the old one answers in vain', async () => {
    const reader = await open(held, { impatient: true });
    await until(() => reader.backend.lists.length);
    const next = new FakeBackend({ comments: [by('New')], create: 'none' });
    reader.element.adapter = next;
    await until(() => next.lists.length);
    expect(reader.backend.lists[0]!.signal.aborted).to.equal(true);
    reader.backend.lists[0]!.answer({ comments: [by('Old')], total: 99 });
    await reader.answered();
    expect(reader.authors).to.deep.equal(['New']);
    expect(reader.element.total).to.equal(1);
    expect(reader.root.querySelector('form')).to.equal(null);
  });

  it('about the address of the backend', async () => {
    const asked: { url: string; signal: AbortSignal }[] = [];
    const own = window.fetch;
    window.fetch = (url, init) => {
      asked.push({ url: url as string, signal: init!.signal! });
      return new Promise((resolve, reject) => {
        if (asked.length === 2) resolve(Response.json({ comments: [by('New')] }));
        init!.signal!.addEventListener('abort', () => {
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    };
    try {
      const reader = await open(null, { impatient: true, attributes: { src: 'https://one.example/api' } });
      await until(() => asked.length === 1);
      reader.element.src = 'https://two.example/api';
      await until(() => asked.length === 2);
      expect(asked[0]!.signal.aborted).to.equal(true);
      expect(asked[1]!.url).to.contain('https://two.example/api/comments?thread=t');
      await reader.answered();
      expect(reader.authors).to.deep.equal(['New']);
    } finally {
      window.fetch = own;
    }
  });

  it('about the order: what is shown stays until the answer, and loading more is given up', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben')]), sorts: ['oldest', 'newest'] });
    reader.backend.behaviour = held;
    await reader.press('Load more comments');
    expect(reader.backend.lists.length).to.equal(2);
    reader.element.sort = 'newest';
    await reader.settled();
    expect(reader.backend.lists[1]!.signal.aborted).to.equal(true);
    expect(reader.authors).to.deep.equal(['Ann']);
    reader.backend.lists[1]!.answer({ comments: [by('Ben')] });
    reader.backend.lists[2]!.answer({ comments: [by('Zoe'), by('Ann')] });
    await reader.answered();
    expect(reader.authors).to.deep.equal(['Zoe', 'Ann']);
  });

  it('many times: the last word counts', async () => {
    const reader = await open({ list: ({ thread }) => ({ comments: [by(thread)] }) });
    for (const thread of 'abcdefgh') reader.element.thread = thread;
    await reader.settled();
    await reader.answered();
    expect(reader.authors).to.deep.equal(['h']);
    reader.element.thread = 'i';
    await reader.element.updateComplete;
    reader.element.thread = 'j';
    await reader.settled();
    await reader.answered();
    expect(reader.authors).to.deep.equal(['j']);
  });

  it('and sets the same again: nothing is asked for', async () => {
    const reader = await open({ comments: [by('Ann')] });
    reader.element.setAttribute('thread', 't');
    reader.element.adapter = reader.backend;
    reader.element.headingLevel = 3;
    reader.element.theme = 'dark';
    await reader.settled();
    expect(reader.backend.lists.length).to.equal(1);
  });
});

describe('An element in its page', () => {
  afterEach(leave);

  it('is moved: nothing is asked for again, nothing is lost', async () => {
    const reader = await open({ comments: [by('Ann')] });
    const other = document.body.appendChild(document.createElement('div'));
    other.append(reader.element);
    await reader.settled();
    expect(reader.backend.lists.length).to.equal(1);
    expect(reader.backend.lists[0]!.signal.aborted).to.equal(false);
    expect(reader.authors).to.deep.equal(['Ann']);
    other.remove();
  });

  it('is moved while it loads: the answer still comes', async () => {
    const reader = await open(held, { impatient: true });
    await until(() => reader.backend.lists.length);
    const other = document.body.appendChild(document.createElement('div'));
    other.append(reader.element);
    await pause();
    reader.backend.lists[0]!.answer({ comments: [by('Ann')] });
    await reader.answered();
    expect(reader.backend.lists.length).to.equal(1);
    expect(reader.authors).to.deep.equal(['Ann']);
    other.remove();
  });

  it('is removed: the request is given up, without a word', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => void said.push(words);
    const reader = await open(held, { impatient: true });
    await until(() => reader.backend.lists.length);
    reader.element.remove();
    await pause(20);
    expect(reader.backend.lists[0]!.signal.aborted).to.equal(true);
    reader.backend.lists[0]!.fail(new DOMException('aborted', 'AbortError'));
    await pause(20);
    console.error = error;
    expect(said).to.deep.equal([]);
    expect(reader.element.status).not.to.equal('error');
  });

  it('is removed while it loads and put back later: it loads', async () => {
    const reader = await open(held, { impatient: true });
    await until(() => reader.backend.lists.length);
    reader.element.remove();
    await pause(20);
    reader.place.append(reader.element);
    await until(() => reader.backend.lists.length === 2);
    reader.backend.lists[1]!.answer({ comments: [by('Ann')] });
    await reader.answered();
    expect(reader.authors).to.deep.equal(['Ann']);
  });

  it('is removed while a comment is on its way: that is sent all the same', async () => {
    const reader = await open({ comments: [], create: 'held' });
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.submit();
    reader.element.remove();
    await pause(20);
    expect(reader.backend.creates[0]!.signal.aborted).to.equal(false);
    reader.backend.creates[0]!.answer(by('Sam'));
    await pause(20);
    expect(JSON.stringify(localStorage)).not.to.contain('Hello');
  });

  it('stands beside another: comments, forms, drafts and failures do not mix', async () => {
    const one = await open({ comments: [by('Ann'), by('Ben')] }, { attributes: { thread: 'one' } });
    const two = await open({ comments: [by('Ann')] }, { attributes: { thread: 'two' } });
    await one.reply('Ann');
    await one.type('Comment', 'Into one');
    expect(two.answering).to.equal(undefined);
    expect(two.field('Comment').value).to.equal('');
    await two.type('Comment', 'Into two');
    await two.submit();
    expect(two.errors.length).to.equal(2);
    expect(one.errors).to.deep.equal([]);
    await one.introduce();
    await one.submit();
    await until(() => one.authors.includes('Sam'));
    expect(one.backend.creates[0]!.asked).to.include({ thread: 'one', parentId: 'Ann', text: 'Into one' });
    expect(two.backend.creates.length).to.equal(0);
    expect(two.authors).to.deep.equal(['Ann']);
    expect(two.field('Comment').value).to.equal('Into two');
    expect(two.field('Name').value).to.equal('');
  });

  it('may hold the same thread twice', async () => {
    const one = await open({ comments: [by('Ann')] });
    const two = await open({ comments: [by('Ann')] });
    await one.reply('Ann');
    expect(two.answering).to.equal(undefined);
    expect(one.focused).to.equal(one.field('Comment'));
    expect(two.focused).to.equal(null);
  });

  it('names its thread after the page, without hash, tracking and secrets', async () => {
    history.replaceState(null, '', `${location.pathname}?id=7&utm_source=x&fbclid=y&token=abc#top`);
    const backend = new FakeBackend({ comments: [] });
    const element = document.createElement('comment-thread');
    element.adapter = backend;
    document.body.append(element);
    await until(() => backend.lists.length);
    expect(backend.lists[0]!.asked.thread).to.equal(`${location.origin}${location.pathname}?id=7`);
    const link = document.head.appendChild(document.createElement('link'));
    Object.assign(link, { rel: 'canonical', href: 'https://blog.example/post' });
    const next = document.createElement('comment-thread');
    const other = new FakeBackend({ comments: [] });
    next.adapter = other;
    document.body.append(next);
    await until(() => other.lists.length);
    expect(other.lists[0]!.asked.thread).to.equal('https://blog.example/post');
    for (const one of [link, element, next]) one.remove();
  });
});
