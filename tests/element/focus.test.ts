// What has the focus may go while it is used: the reader is taken to what came in its place.
import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { connect, restoreConnection } from '../helpers/connection.js';
import { by, FakeBackend, leave, open, Reader, until } from '../helpers/thread-harness.js';

describe('A reader who asks for the comments again', () => {
  const { error } = console;
  beforeEach(() => {
    console.error = () => undefined;
  });
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  const broken = (): Promise<Reader> =>
    open(new FakeBackend({ list: () => Promise.reject(new CommentError('server')) }));

  it('is on the button again when they fail again', async () => {
    const reader = await broken();
    await reader.press('Try again');
    await until(() => reader.focused, 'the focus');
    expect(reader.focused?.textContent.trim()).to.equal('Try again');
    expect(reader.backend.lists.length).to.equal(2);
  });

  it('is on the first comment when they come', async () => {
    const reader = await broken();
    reader.backend.behaviour = { comments: [by('Ann'), by('Ben')] };
    await reader.press('Try again');
    await until(() => reader.focused, 'the focus');
    expect(reader.focused).to.equal(reader.comment('Ann'));
  });

  it('is in the form when there are none', async () => {
    const reader = await broken();
    reader.backend.behaviour = { comments: [] };
    await reader.press('Try again');
    await until(() => reader.focused, 'the focus');
    expect(reader.focused).to.equal(reader.field('Comment'));
  });

  it('stays where they have gone meanwhile', async () => {
    const reader = await broken();
    reader.backend.behaviour = { list: 'held' };
    await reader.press('Try again');
    const own = reader.place.appendChild(document.createElement('button'));
    own.focus();
    reader.backend.lists[1]!.answer({ comments: [by('Ann')] });
    await until(() => reader.authors.length, 'the comments');
    await reader.settled();
    expect(document.activeElement === own).to.equal(true);
  });
});

describe('A reader who loses the connection', () => {
  afterEach(async () => {
    restoreConnection();
    await leave();
  });

  it('hears it, once, and stays where they are', async () => {
    const reader = await open({ comments: [by('Ann')] });
    reader.field('Comment').focus();
    connect(false);
    await reader.hears('You are offline. Your comment is kept in this browser until you are back.');
    expect(reader.focused).to.equal(reader.field('Comment'));
    expect(reader.part('offline')?.textContent).to.contain('You are offline.');
    document.querySelector('body > [role=status]')!.textContent = '';
    connect(true);
    await reader.settled();
    expect(reader.part('offline')).to.equal(null);
    expect(Reader.status).to.equal('');
  });
});
