import { expect } from 'chai';
import { answering, by, leave, open, stored, until, type Reader } from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann'), answering('Ann', 'Ben'), by('Cat')] };
const held = { ...THREAD, create: 'held' } as const;

async function write(reader: Reader, text = 'Hello'): Promise<void> {
  await reader.introduce();
  await reader.type('Comment', text);
}

describe('A reader who posts a comment', () => {
  afterEach(leave);

  it('finds it in its place, focused, and hears of it', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ann');
    await write(reader, 'Well said');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', '·Sam', 'Cat']);
    expect(reader.comment('Sam').textContent).to.contain('Well said');
    expect(reader.focused).to.equal(reader.comment('Sam'));
    expect(reader.answering).to.equal(undefined);
    expect(reader.field('Comment').value).to.equal('');
    expect(reader.part('title')?.textContent.trim()).to.equal('4 comments');
    await reader.hears('Your comment was posted.');
    expect(location.hash).to.equal('');
  });

  it('sends what was written, once, however often the button is pressed', async () => {
    const reader = await open(held);
    await reader.reply('Cat');
    await write(reader);
    reader.part('submit')!.click();
    reader.part('submit')!.click();
    await reader.key('Enter', { ctrlKey: true }, reader.field('Comment'));
    await reader.submit();
    expect(reader.backend.creates.length).to.equal(1);
    const { thread, parentId, text, name, key } = reader.backend.creates[0]!.asked;
    expect([thread, parentId, text, name]).to.deep.equal(['t', 'Cat', 'Hello', 'Sam']);
    expect(key).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('answers with the comment at the top named too, for backends that ask for it', async () => {
    const reader = await open(held);
    for (const [to, root] of [
      ['Ben', 'Ann'],
      ['Cat', 'Cat'],
    ] as const) {
      await reader.reply(to);
      await write(reader);
      await reader.submit();
      const { asked, answer } = reader.backend.creates.at(-1)!;
      expect([asked.parentId, asked.rootId]).to.deep.equal([to, root]);
      answer(answering(to, `Sam, to ${to}`));
      await reader.settled();
    }
    await write(reader, 'To all');
    await reader.submit();
    expect(reader.backend.creates.at(-1)!.asked).to.include({ parentId: null, rootId: null });
  });

  it('sees that it is under way, on a button that keeps the focus', async () => {
    const reader = await open(held);
    await write(reader);
    const button = reader.part('submit')!;
    button.focus();
    await reader.submit();
    expect(button.textContent.trim()).to.equal('Posting…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.hasAttribute('disabled')).to.equal(false);
    expect(reader.focused).to.equal(button);
    await reader.hears('Posting…');
    expect(reader.field('Comment').value).to.equal('Hello');
    reader.backend.creates[0]!.answer(by('Sam'));
    await reader.settled();
    expect(reader.part('submit')!.textContent.trim()).to.equal('Post Comment');
    expect(reader.part('submit')!.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('is told that it awaits moderation, and still sees it in another order', async () => {
    const reader = await open({
      ...THREAD,
      sorts: ['oldest', 'newest'],
      create: (draft) => ({ ...stored(draft), status: 'pending' }),
    });
    await write(reader, 'Hold me');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    expect(reader.comment('Sam').textContent).to.contain('Your comment is awaiting moderation.');
    expect(reader.comment('Sam').part.contains('pending')).to.equal(true);
    expect(reader.has('Reply to Sam')).to.equal(false);
    await reader.hears('Your comment is awaiting moderation.');
    const select = reader.root.querySelector('select')!;
    select.value = 'newest';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await reader.settled();
    await reader.answered();
    expect(reader.authors[0]).to.equal('Sam');
    expect(reader.comment('Sam').textContent).to.contain('awaiting moderation');
  });

  it('sees the text that the backend made of it, with its HTML cleaned', async () => {
    const reader = await open({
      ...THREAD,
      create: (draft) => ({ ...stored(draft), html: '<em>Hello</em><img src=x onerror=alert(1)>' }),
    });
    await write(reader);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    const body = reader.part('body', reader.comment('Sam'))!;
    expect(body.querySelector('em')?.textContent).to.equal('Hello');
    expect(body.querySelector('img')).to.equal(null);
  });

  it('sees it at the top where the newest come first', async () => {
    const reader = await open({ ...THREAD, sorts: ['newest', 'oldest'] });
    await write(reader);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    expect(reader.authors[0]).to.equal('Sam');
  });

  it('sees it even where replies are folded away', async () => {
    const reader = await open(THREAD);
    await reader.press('Hide 1 reply to Ann');
    await reader.reply('Ann');
    await write(reader);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    expect(reader.comment('Sam').checkVisibility()).to.equal(true);
    expect(reader.focused).to.equal(reader.comment('Sam'));
  });

  it('keeps what is typed elsewhere while the comment is on its way', async () => {
    const reader = await open(held);
    await reader.reply('Cat');
    await write(reader, 'To Cat');
    await reader.submit();
    await reader.reply('Ann');
    await reader.type('Comment', 'To Ann');
    reader.backend.creates[0]!.answer(answering('Cat', 'Sam'));
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    expect(reader.field('Comment').value).to.equal('To Ann');
    expect(reader.answering).to.equal('Ann');
    await reader.reply('Cat');
    expect(reader.field('Comment').value).to.equal('');
  });

  it('does not see it in another thread that the element shows by then', async () => {
    const reader = await open(held);
    await write(reader);
    await reader.submit();
    reader.element.thread = 'u';
    await reader.settled();
    await reader.answered();
    reader.backend.creates[0]!.answer(by('Sam'));
    await reader.settled();
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
    expect(reader.backend.creates[0]!.signal.aborted).to.equal(false);
  });

  it('sees what was sent when the backend takes it without a word, until the next load', async () => {
    for (const answer of [undefined, null]) {
      const reader = await open({ ...THREAD, create: () => answer as never });
      await write(reader);
      await reader.submit();
      await reader.hears('Your comment was posted.');
      expect(reader.text).to.contain('Hello');
      expect(reader.field('Comment').value).to.equal('');
      await reader.element.reload();
      await reader.settled();
      expect(reader.text).not.to.contain('Hello');
      await leave();
    }
  });

  it('is told when the backend does not say what it stored, and keeps the text', async () => {
    const { error } = console;
    console.error = () => undefined;
    for (const answer of ['ok', true, 7]) {
      const reader = await open({ ...THREAD, create: () => answer as never });
      await write(reader);
      await reader.submit();
      await until(() => reader.alert, 'a message');
      expect(reader.field('Comment').value).to.equal('Hello');
      await leave();
    }
    console.error = error;
  });
});

describe('The page hears of it', () => {
  afterEach(leave);

  it('before it is sent, and can keep it back', async () => {
    const reader = await open(THREAD);
    let submission: unknown;
    reader.place.addEventListener('comment-submit', (event) => {
      ({ submission } = event);
      event.preventDefault();
    });
    await reader.reply('Cat');
    await write(reader);
    await reader.submit();
    expect(submission).to.deep.equal({ thread: 't', parentId: 'Cat', text: 'Hello', name: 'Sam', url: '' });
    expect(reader.backend.creates.length).to.equal(0);
    expect(reader.field('Comment').value).to.equal('Hello');
    expect(reader.part('submit')!.textContent.trim()).to.equal('Post Comment');
  });

  it('when it is stored, and of each page of comments', async () => {
    const events: Event[] = [];
    const listen = (event: Event): void => void events.push(event);
    document.addEventListener('comments-loaded', listen);
    document.addEventListener('comment-created', listen);
    const reader = await open(THREAD);
    await write(reader);
    await reader.submit();
    await until(() => events.length > 1);
    document.removeEventListener('comments-loaded', listen);
    document.removeEventListener('comment-created', listen);
    expect(events.map(({ type, composed, cancelable }) => [type, composed, cancelable])).to.deep.equal([
      ['comments-loaded', true, false],
      ['comment-created', true, false],
    ]);
    expect(events[0]).to.include({ count: 3, total: 3 });
    expect((events[1] as Event & { comment: { author: { name: string } } }).comment.author.name).to.equal(
      'Sam',
    );
  });

  it('and a listener that throws does not keep the comment', async () => {
    const reader = await open(THREAD);
    const { onerror } = window;
    window.onerror = () => true;
    reader.element.addEventListener('comment-created', () => {
      throw new Error('of the page');
    });
    await write(reader);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    window.onerror = onerror;
    expect(reader.field('Comment').value).to.equal('');
  });
});
