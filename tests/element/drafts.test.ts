import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { answering, by, leave, open, pages, type Reader } from '../helpers/thread-harness.js';

const THREAD = {
  comments: [by('Ann'), answering('Ann', 'Ben'), by('Cat')],
  sorts: ['oldest', 'newest'] as const,
};
const text = (reader: Reader): string => reader.field('Comment').value;

describe('A reader never loses a word', () => {
  afterEach(leave);

  it('each comment that is answered has its own draft, and the thread one', async () => {
    const reader = await open(THREAD);
    await reader.type('Comment', 'To all');
    await reader.reply('Ben');
    expect(text(reader)).to.equal('');
    await reader.type('Comment', 'To Ben');
    await reader.reply('Cat');
    expect(text(reader)).to.equal('');
    await reader.type('Comment', 'To Cat');
    await reader.reply('Ben');
    expect(text(reader)).to.equal('To Ben');
    await reader.press('Cancel reply');
    expect(text(reader)).to.equal('To all');
    await reader.reply('Cat');
    expect(text(reader)).to.equal('To Cat');
    expect(reader.text).not.to.contain('Your draft was restored.');
  });

  it('not by cancelling and coming back', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ben');
    await reader.type('Comment', 'To Ben');
    await reader.key('Escape');
    await reader.reply('Ben');
    expect(text(reader)).to.equal('To Ben');
  });

  it('not by another order', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ben');
    await reader.type('Comment', 'To Ben');
    reader.element.sort = 'newest';
    await reader.settled();
    await reader.answered();
    expect(reader.backend.lists.at(-1)?.asked.sort).to.equal('newest');
    expect(reader.answering).to.equal('Ben');
    expect(text(reader)).to.equal('To Ben');
  });

  it('not by loading more', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben')]) });
    await reader.reply('Ann');
    await reader.type('Comment', 'To Ann');
    await reader.press('Load more comments');
    expect(reader.answering).to.equal('Ann');
    expect(text(reader)).to.equal('To Ann');
  });

  it('not by leaving the page: the draft is restored, which is said and can be undone', async () => {
    const first = await open(THREAD);
    await first.type('Comment', 'To all');
    await first.reply('Ben');
    await first.type('Comment', 'To Ben');
    first.element.remove();

    const next = await open(THREAD);
    expect(text(next)).to.equal('To all');
    expect(next.text).to.contain('Your draft was restored.');
    await next.reply('Ben');
    expect(text(next)).to.equal('To Ben');
    expect(next.text).to.contain('Your draft was restored.');
    await next.press('Discard draft');
    expect(text(next)).to.equal('');
    expect(next.text).not.to.contain('Your draft was restored.');
    expect(next.focused).to.equal(next.field('Comment'));
    next.element.remove();

    const last = await open(THREAD);
    expect(text(last)).to.equal('To all');
    await last.reply('Ben');
    expect(text(last)).to.equal('');
  });

  it('not by the page moving the element', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ben');
    await reader.type('Comment', 'To Ben');
    const other = document.body.appendChild(document.createElement('div'));
    other.append(reader.element);
    await reader.settled();
    expect(reader.answering).to.equal('Ben');
    expect(text(reader)).to.equal('To Ben');
    other.remove();
  });

  it('not by a failure', async () => {
    const reader = await open({
      ...THREAD,
      create: () => {
        throw new CommentError('server');
      },
    });
    const { error } = console;
    console.error = () => undefined;
    await reader.introduce();
    await reader.type('Comment', '  To all, with spaces\n');
    await reader.submit();
    console.error = error;
    expect(text(reader)).to.equal('  To all, with spaces\n');
    reader.element.remove();
    expect(text(await open(THREAD))).to.equal('  To all, with spaces\n');
  });

  it('another thread has other drafts', async () => {
    const reader = await open(THREAD);
    await reader.type('Comment', 'To all');
    const other = await open(THREAD, { attributes: { thread: 'u' } });
    expect(text(other)).to.equal('');
    reader.element.thread = 'u';
    await reader.settled();
    await reader.answered();
    expect(text(reader)).to.equal('');
    reader.element.thread = 't';
    await reader.settled();
    await reader.answered();
    expect(text(reader)).to.equal('To all');
  });

  it('another backend with the same thread has other drafts', async () => {
    const reader = await open({ comments: [] }, { attributes: { src: 'https://one.example/' } });
    await reader.type('Comment', 'To one');
    reader.element.remove();
    const other = await open({ comments: [] }, { attributes: { src: 'https://two.example/' } });
    expect(text(other)).to.equal('');
  });

  it('a draft is gone once it is posted', async () => {
    const reader = await open(THREAD);
    await reader.introduce();
    await reader.type('Comment', 'To all');
    await reader.submit();
    expect(text(reader)).to.equal('');
    expect(JSON.stringify(localStorage)).not.to.contain('To all');
    reader.element.remove();
    const next = await open(THREAD);
    expect(text(next)).to.equal('');
    expect(next.text).not.to.contain('restored');
  });

  it('a draft that is deleted by hand is gone', async () => {
    const reader = await open(THREAD);
    await reader.type('Comment', 'To all');
    await reader.type('Comment', ' ');
    expect(localStorage.length).to.equal(0);
  });

  it('a browser that stores nothing keeps the words until the page is left', async () => {
    const set = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!;
    Object.defineProperty(Storage.prototype, 'setItem', {
      ...set,
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    try {
      const reader = await open(THREAD);
      await reader.type('Comment', 'To all');
      await reader.reply('Ben');
      await reader.type('Comment', 'To Ben');
      await reader.press('Cancel reply');
      expect(text(reader)).to.equal('To all');
      await reader.type('Comment', '');
      await reader.reply('Ben');
      await reader.type('Comment', '');
    } finally {
      Object.defineProperty(Storage.prototype, 'setItem', set);
    }
  });
});
