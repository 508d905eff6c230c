import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { by, FakeBackend, leave, open, pages, pause, Reader, until } from '../helpers/thread-harness.js';

describe('A reader who opens a page', () => {
  const { error } = console;
  beforeEach(() => {
    console.error = () => undefined;
  });
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  it('sees the comments, their count and the form', async () => {
    const reader = await open({ comments: [by('Ann'), by('Ben')] });
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    expect(reader.part('title')?.textContent.trim()).to.equal('2 comments');
    expect(reader.formTitle).to.equal('Leave a Reply');
    expect(reader.comment('Ann').textContent).to.contain('Ann says');
  });

  it('sees grey shapes only when the comments take longer than a moment', async () => {
    const reader = await open({ list: 'held' }, { impatient: true });
    await pause(150);
    expect(reader.part('skeleton')).to.equal(null);
    const skeleton = await until(() => reader.part('skeleton'), 'the skeleton');
    expect(skeleton.getAttribute('aria-hidden')).to.equal('true');
    reader.backend.lists[0]!.answer({ comments: [by('Ann')] });
    await reader.answered();
    expect(reader.part('skeleton')).to.equal(null);
    expect(reader.authors).to.deep.equal(['Ann']);
  });

  it('never sees grey shapes when the comments are quick', async () => {
    const reader = await open({ comments: [] });
    await pause(400);
    expect(reader.part('skeleton')).to.equal(null);
  });

  it('is told that a slow thread is on its way', async () => {
    const reader = await open({ list: 'held' }, { impatient: true });
    await reader.hears('Loading comments…');
  });

  it('is asked for the first word when there is none yet', async () => {
    const reader = await open({ comments: [] });
    expect(reader.part('empty')?.textContent).to.contain('No comments yet');
    expect(reader.part('empty')?.textContent).to.contain('Be the first to say something.');
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  it('is told when the comments cannot be loaded, and can try again', async () => {
    const backend = new FakeBackend({
      list: (_, nth) => {
        if (nth === 1) throw new CommentError('server');
        return { comments: [by('Ann')] };
      },
    });
    const reader = await open(backend);
    expect(reader.element.status).to.equal('error');
    expect(reader.alert).to.contain('The comments could not be loaded');
    await reader.press('Try again');
    await reader.answered();
    expect(reader.authors).to.deep.equal(['Ann']);
    expect(reader.alert).to.equal('');
    expect(reader.element.error).to.equal(undefined);
  });

  it('can still write when the comments cannot be loaded', async () => {
    const reader = await open({
      list: () => {
        throw new CommentError('server');
      },
    });
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  it('reads a closed thread without any way to answer', async () => {
    const reader = await open({ comments: [by('Ann')], page: { thread: { open: false } } });
    expect(reader.text).to.contain('Comments are closed.');
    expect(reader.authors).to.deep.equal(['Ann']);
    expect(reader.has('Reply to Ann')).to.equal(false);
    expect(reader.root.querySelector('form')).to.equal(null);
  });

  it('is told that an empty thread is closed, not to be the first', async () => {
    const reader = await open({ comments: [], page: { thread: { open: false } } });
    expect(reader.text).to.contain('Comments are closed.');
    expect(reader.text).not.to.contain('Be the first');
  });

  it('has no form where the backend takes no comments, or the page wants none', async () => {
    const mute = await open({ comments: [by('Ann')], create: 'none' });
    const readonly = await open({ comments: [by('Ann')] }, { attributes: { readonly: '' } });
    for (const reader of [mute, readonly]) {
      expect(reader.root.querySelector('form')).to.equal(null);
      expect(reader.has('Reply to Ann')).to.equal(false);
    }
  });

  it('sees what the page put there until there is something better', async () => {
    const place = document.body.appendChild(document.createElement('div'));
    const own = document.createElement('p');
    own.textContent = 'Comments from the server';
    const element = document.createElement('comment-thread');
    const backend = new FakeBackend({ list: 'held' });
    Object.assign(element, { thread: 'fallback', adapter: backend });
    element.append(own);
    place.append(element);
    await until(() => backend.lists.length, 'the request');
    await pause(350);
    expect(own.checkVisibility()).to.equal(true);
    backend.lists[0]!.answer({ comments: [by('Ann')] });
    await until(() => element.status === 'ready');
    await element.updateComplete;
    expect(own.checkVisibility()).to.equal(false);
    place.remove();
  });

  it('knows a pending, a deleted and an edited comment when seeing one', async () => {
    const reader = await open({
      comments: [
        by('Ann', { status: 'pending' }),
        by('Ben', { status: 'deleted', text: 'what was said' }),
        by('Cat', { parentId: 'Ben', editedAt: Date.UTC(2024, 1, 1) }),
      ],
    });
    expect(reader.part('pending')?.textContent).to.contain('Your comment is awaiting moderation.');
    expect(reader.part('deleted')?.textContent).to.contain('This comment was deleted.');
    expect(reader.text).not.to.contain('what was said');
    expect(reader.part('edited', reader.comment('Cat'))?.textContent.trim()).to.equal('edited');
    expect(reader.part('title')?.textContent.trim()).to.equal('2 comments');
  });

  it('sees no "undefined", "NaN" or "Invalid Date" where a backend says nothing', async () => {
    const reader = await open({ comments: [{ id: 1 }, { id: '', text: 'no id' }, { id: 3, author: null }] });
    expect(reader.authors).to.deep.equal(['Anonymous', 'Anonymous', 'Anonymous']);
    expect(reader.text).not.to.match(/undefined|NaN|Invalid|null|\[object/);
  });

  it('has the neighbours of an odd comment in front of them', async () => {
    const reader = await open({
      list: () => ({
        comments: [
          by('Ann'),
          { id: { toString: null }, author: { name: [], url: {} }, html: 5, createdAt: {} },
          by('Ben', { html: '<'.repeat(5000) }),
          by('Cat', { createdAt: Number.POSITIVE_INFINITY }),
          null,
          by('Dan', { author: { name: 'Dan', url: 'http://[' } }),
        ] as never,
      }),
    });
    expect(reader.element.status).to.equal('ready');
    expect(reader.authors).to.include.members(['Ann', 'Ben', 'Cat', 'Dan']);
  });

  it('survives a backend that answers with anything', async () => {
    for (const answer of [
      undefined,
      null,
      'text',
      7,
      [],
      {},
      { comments: 'x' },
      { comments: null, thread: 'x' },
    ]) {
      const reader = await open({ list: () => answer as never });
      expect(['ready', 'error'], JSON.stringify(answer)).to.include(reader.element.status);
      await leave();
    }
  });

  it('hears the count of what came with "Load more comments"', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben'), by('Cat')]) });
    await reader.press('Load more comments');
    await reader.hears('2 more comments loaded.');
    expect(Reader.status).to.contain('2 more');
  });
});
