import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import type { CommentInput } from '../../src/model/comment.js';
import type { Behaviour } from '../helpers/fake-backend.js';
import { answering, by, leave, open, until, type Reader } from '../helpers/thread-harness.js';

const mine = { can: { edit: true } };
const THREAD: Behaviour = {
  comments: [by('Ann', { ...mine, text: 'Helo' }), answering('Ann', 'Ben'), by('Cat')],
  edit: ({ id, text }) => ({ id, text, author: id, editedAt: Date.now() }),
};
const held: Behaviour = { ...THREAD, edit: 'held' };
const enter = async (behaviour: Behaviour = THREAD, setting = {}): Promise<Reader> =>
  (await open(behaviour, setting)).equipped();
const edit = (reader: Reader, name = 'Ann'): Promise<void> => reader.press(`Edit the comment by ${name}`);
const save = (reader: Reader): Promise<void> => reader.press('Save');
const body = (reader: Reader, name = 'Ann'): string =>
  reader.part('body', reader.comment(name))?.textContent ?? '';
const refusing = (error: unknown): Behaviour => ({
  ...THREAD,
  edit: () => {
    throw error;
  },
});

describe('A reader who edits a comment', () => {
  let error: typeof console.error;
  beforeEach(() => ({ error } = console));
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  it('finds the button only where that is allowed', async () => {
    const reader = await enter();
    expect(reader.actions('Ann')).to.deep.equal(['Reply', 'Copy link', 'Edit']);
    expect(reader.actions('Ben')).to.deep.equal(['Reply', 'Copy link']);
    await leave();
    const readonly = await open(THREAD, { attributes: { readonly: '' } });
    await readonly.settled();
    expect(readonly.actions('Ann')).to.deep.equal(['Copy link']);
  });

  it('finds it also where the thread is closed, as the backend says', async () => {
    const reader = await enter({ ...THREAD, page: { thread: { open: false } } });
    expect(reader.actions('Ann')).to.deep.equal(['Copy link', 'Edit']);
  });

  it('has the text in a field in its place, with the focus at its end', async () => {
    const reader = await enter();
    await edit(reader);
    const field = reader.editor('Ann');
    expect(field.value).to.equal('Helo');
    expect(reader.focused).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([4, 4]);
    expect(reader.part('body', reader.comment('Ann'))).to.equal(null);
    expect(body(reader, 'Ben')).to.equal('Ben says');
    expect(reader.has('Save')).to.equal(true);
  });

  it('saves, reads the new text, is back at the button and hears of it', async () => {
    const reader = await enter();
    await edit(reader);
    await reader.retype('Ann', ' Hello\nworld ');
    await save(reader);
    expect(reader.backend.edits.map(({ asked }) => asked)).to.deep.equal([
      { id: 'Ann', text: 'Hello\nworld' },
    ]);
    expect(body(reader)).to.equal('Hello\nworld');
    expect(reader.part('edited', reader.comment('Ann'))).not.to.equal(null);
    expect(reader.isEditing('Ann')).to.equal(false);
    expect(reader.focused).to.equal(reader.control('Edit the comment by Ann'));
    await reader.hears('Your comment was updated.');
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', 'Cat']);
    expect(reader.backend.edits[0]!.signal.aborted).to.equal(false);
    await edit(reader);
    expect(reader.editor('Ann').value).to.equal('Hello\nworld');
    expect(reader.text).not.to.contain('Your draft was restored.');
  });

  it('keeps rights and votes that the answer does not speak of, and loses those that it takes', async () => {
    const answers: CommentInput[] = [
      { id: 'Ann', html: '<p>Hello</p>' },
      { id: 'Ann', html: '<p>Bye</p>', can: {} },
    ];
    const reader = await enter({ ...THREAD, edit: (_, nth) => answers[nth - 1]! });
    for (const text of ['Hello', 'Bye']) {
      await edit(reader);
      await reader.retype('Ann', text);
      await save(reader);
      expect(body(reader)).to.equal(text);
    }
    expect(reader.has('Edit the comment by Ann')).to.equal(false);
    expect(reader.focused).to.equal(reader.comment('Ann'));
  });

  it('types what was typed, not what was made of it', async () => {
    const reader = await enter({
      ...THREAD,
      comments: [by('Ann', { ...mine, html: '<p><em>Hi</em></p>', source: '*Hi*' })],
    });
    await edit(reader);
    expect(reader.editor('Ann').value).to.equal('*Hi*');
  });

  it('gets what is seen, in lines, where the backend does not hand out what was typed', async () => {
    const html = '<p>One<br>two</p><p>three &lt;b&gt;</p><script>alert(1)</script>';
    const reader = await enter({ ...THREAD, comments: [by('Ann', { ...mine, html })] });
    await edit(reader);
    expect(reader.editor('Ann').value).to.equal('One\ntwo\n\nthree <b>');
  });

  it('saves by Ctrl or Cmd and Enter, once, however often it is pressed', async () => {
    const reader = await enter(held);
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await reader.key('Enter');
    expect(reader.backend.edits.length).to.equal(0);
    await reader.key('Enter', { ctrlKey: true, isComposing: true });
    expect(reader.backend.edits.length).to.equal(0);
    await reader.key('Enter', { metaKey: true });
    await reader.key('Enter', { ctrlKey: true });
    reader.control('Saving…').click();
    await reader.settled();
    expect(reader.backend.edits.length).to.equal(1);
    expect(reader.control('Saving…').getAttribute('aria-disabled')).to.equal('true');
    expect(reader.editor('Ann').readOnly).to.equal(true);
    await reader.hears('Saving…');
    reader.backend.edits[0]!.answer({ id: 'Ann', text: 'Hello' });
    await reader.settled();
    expect(body(reader)).to.equal('Hello');
  });

  it('asks for nothing when nothing has changed', async () => {
    const reader = await enter();
    await edit(reader);
    await save(reader);
    expect(reader.backend.edits.length).to.equal(0);
    expect(reader.isEditing('Ann')).to.equal(false);
    expect(reader.focused).to.equal(reader.control('Edit the comment by Ann'));
  });

  it('cancels by Escape or by the button, but not while composing, and keeps the words', async () => {
    const reader = await enter();
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await reader.key('Escape', { isComposing: true });
    expect(reader.isEditing('Ann')).to.equal(true);
    let outside = false;
    const listen = (): void => void (outside = true);
    document.addEventListener('keydown', listen);
    await reader.key('Escape');
    document.removeEventListener('keydown', listen);
    expect(outside, 'a dialog around must stay open').to.equal(false);
    expect(reader.isEditing('Ann')).to.equal(false);
    expect(body(reader)).to.equal('Helo');
    expect(reader.focused).to.equal(reader.control('Edit the comment by Ann'));
    await edit(reader);
    expect(reader.editor('Ann').value).to.equal('Hello');
    expect(reader.text).to.contain('Your draft was restored.');
    await reader.press('Cancel');
    expect(reader.focused).to.equal(reader.control('Edit the comment by Ann'));
  });

  it('finds the typed text after a reload, and can drop it', async () => {
    const first = await enter();
    await edit(first);
    await first.retype('Ann', 'Hello there');
    first.element.remove();
    const next = await enter();
    expect(body(next)).to.equal('Helo');
    await edit(next);
    expect(next.editor('Ann').value).to.equal('Hello there');
    await next.press('Discard draft');
    expect(next.editor('Ann').value).to.equal('Helo');
    expect(next.focused).to.equal(next.editor('Ann'));
    expect(next.text).not.to.contain('Your draft was restored.');
    await next.press('Cancel');
    await edit(next);
    expect(next.editor('Ann').value).to.equal('Helo');
  });

  it('does not find it where another comment or an answer is written', async () => {
    const reader = await enter();
    await edit(reader);
    await reader.retype('Ann', 'Hello there');
    await reader.press('Cancel');
    await reader.reply('Ann');
    expect(reader.field('Comment').value).to.equal('');
    await reader.type('Comment', 'An answer');
    await edit(reader);
    expect(reader.editor('Ann').value).to.equal('Hello there');
    expect(reader.field('Comment').value).to.equal('An answer');
  });

  for (const [what, text, sentence] of [
    ['nothing', '  \n ', 'Enter a comment'],
    ['too much', 'x'.repeat(31), 'Comment must be 30 characters or less'],
  ] as const)
    it(`is told at the field when there is ${what}, until it is mended`, async () => {
      const reader = await enter(THREAD, { attributes: { maxlength: '30' } });
      await edit(reader);
      await reader.retype('Ann', text);
      await save(reader);
      const field = reader.editor('Ann');
      expect(reader.backend.edits.length).to.equal(0);
      expect(reader.focused).to.equal(field);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      const message = reader.root.getElementById(field.getAttribute('aria-describedby')!);
      expect(message?.textContent.replace(/\s+/g, ' ').trim()).to.equal(`Error: ${sentence}`);
      await reader.retype('Ann', 'Fine');
      expect(field.hasAttribute('aria-invalid')).to.equal(false);
      expect(reader.part('error', reader.comment('Ann'))).to.equal(null);
    });

  it('sees how much may still be typed, as in the reply form', async () => {
    const reader = await enter(THREAD, { attributes: { maxlength: '30' } });
    await edit(reader);
    await reader.retype('Ann', 'x'.repeat(25));
    expect(reader.part('counter', reader.comment('Ann'))?.textContent).to.equal('5 characters remaining');
    await reader.retype('Ann', 'x');
    expect(reader.part('counter', reader.comment('Ann'))).to.equal(null);
  });

  it('keeps the text when saving fails, reads and hears why, and saves again', async () => {
    console.error = () => undefined;
    const reader = await enter(held);
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    reader.backend.edits[0]!.fail(new CommentError('server'));
    await reader.settled();
    expect(reader.editor('Ann').value).to.equal('Hello');
    expect(reader.editor('Ann').readOnly).to.equal(false);
    const sentence = 'Your changes could not be saved. Your text is still here.';
    expect(reader.comment('Ann').textContent).to.contain(sentence);
    await reader.hears(sentence);
    await save(reader);
    expect(reader.comment('Ann').textContent).not.to.contain(sentence);
    reader.backend.edits[1]!.answer({ id: 'Ann', text: 'Hello' });
    await reader.settled();
    expect(body(reader)).to.equal('Hello');
    expect(reader.backend.edits.length).to.equal(2);
  });

  for (const [code, details, sentence] of [
    ['forbidden', { message: 'After five minutes it stands.' }, 'After five minutes it stands.'],
    ['forbidden', {}, 'You may not do this.'],
    ['offline', {}, 'You are offline. Try again when you are back.'],
    ['rate-limited', {}, 'That was too quick. Wait a moment and try again.'],
    ['not-found', {}, 'This comment is no longer there.'],
    ['closed', {}, 'Comments are closed.'],
    ['forbidden', { message: '<img src=x onerror=alert(1)>' }, '<img src=x onerror=alert(1)>'],
  ] as const)
    it(`reads "${sentence}"`, async () => {
      console.error = () => undefined;
      const reader = await enter(refusing(new CommentError(code, details)));
      await edit(reader);
      await reader.retype('Ann', 'Hello');
      await save(reader);
      expect(reader.part('error', reader.comment('Ann'))?.textContent.trim()).to.equal(sentence);
      expect(reader.editor('Ann').value).to.equal('Hello');
    });

  it('reads at the field what the backend has against the text', async () => {
    const fields = { text: 'No links, please' };
    console.error = () => undefined;
    const reader = await enter(refusing(new CommentError('invalid', { fields })));
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    expect(reader.editor('Ann').getAttribute('aria-invalid')).to.equal('true');
    expect(reader.parts('error', reader.comment('Ann')).length).to.equal(1);
    expect(reader.comment('Ann').textContent).to.contain('No links, please');
    expect(reader.focused).to.equal(reader.editor('Ann'));
  });

  it('is told when the backend does not say what it stored', async () => {
    console.error = () => undefined;
    for (const answer of [undefined, null, 'ok', 7]) {
      const reader = await enter({ ...THREAD, edit: () => answer as never });
      await edit(reader);
      await reader.retype('Ann', 'Hello');
      await save(reader);
      expect(reader.editor('Ann').value).to.equal('Hello');
      expect(reader.comment('Ann').textContent).to.contain('could not be saved');
      await leave();
    }
  });

  it('is told that it awaits moderation again', async () => {
    const reader = await enter({ ...THREAD, edit: ({ id, text }) => ({ id, text, status: 'pending' }) });
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    expect(reader.comment('Ann').textContent).to.contain('Your comment is awaiting moderation.');
    await reader.hears('Your comment is awaiting moderation.');
    expect(reader.part('title')?.textContent.trim()).to.equal('3 comments');
  });

  it('sees the new text cleaned', async () => {
    const html = '<em>Hello</em><img src=x onerror=alert(1)>';
    const reader = await enter({ ...THREAD, edit: ({ id }) => ({ id, html }) });
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    expect(reader.part('body', reader.comment('Ann'))?.innerHTML).to.equal('<em>Hello</em>');
  });

  it('does not lose the focus to it when already elsewhere', async () => {
    const reader = await enter(held);
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    await reader.type('Name', 'Sam');
    reader.backend.edits[0]!.answer({ id: 'Ann', text: 'Hello' });
    await reader.settled();
    expect(reader.focused).to.equal(reader.field('Name'));
  });

  it('does not see it in another thread that the element shows by then', async () => {
    const reader = await enter(held);
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    reader.element.thread = 'u';
    await reader.settled();
    await reader.answered();
    expect(reader.isEditing('Ann')).to.equal(false);
    reader.backend.edits[0]!.answer({ id: 'Ann', text: 'Hello' });
    await reader.settled();
    expect(body(reader)).to.equal('Helo');
    expect(reader.backend.edits[0]!.signal.aborted).to.equal(false);
    expect(reader.has('Edit the comment by Ann')).to.equal(true);
  });

  it('does not read at another comment of the same id that it failed, but hears it', async () => {
    console.error = () => undefined;
    const reader = await enter(held);
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    reader.element.thread = 'u';
    await reader.settled();
    await reader.answered();
    reader.backend.edits[0]!.fail(new CommentError('server'));
    await reader.settled();
    expect(reader.part('error', reader.comment('Ann'))).to.equal(null);
    await reader.hears('Your changes could not be saved.');
    reader.element.thread = 't';
    await reader.settled();
    await reader.answered();
    await edit(reader);
    expect(reader.editor('Ann').value).to.equal('Hello');
  });

  it('goes on writing while the list is loaded anew', async () => {
    const reader = await enter({ ...THREAD, sorts: ['oldest', 'newest'] });
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    const field = reader.editor('Ann');
    await reader.element.reload();
    await reader.settled();
    expect(reader.editor('Ann')).to.equal(field);
    expect(field.value).to.equal('Hello');
    expect(reader.focused).to.equal(field);
  });

  it('keeps the answer form that is open below, and comes back to its button', async () => {
    const reader = await enter();
    await reader.reply('Ann');
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    expect(reader.answering).to.equal('Ann');
    await reader.press('Cancel reply');
    expect(reader.focused).to.equal(reader.control('Reply to Ann', reader.comment('Ann')));
  });
});

describe('A page with comments that can be edited', () => {
  afterEach(leave);

  it('hears of each, without an address', async () => {
    const reader = await enter({
      ...THREAD,
      edit: ({ id, text }) =>
        ({ id, text, email: 'ann@x.example', author: { name: 'Ann', email: 'ann@x.example' } }) as never,
    });
    let heard: Event & { comment?: { id: string } } = new Event('none');
    reader.place.addEventListener('comment-updated', (event) => (heard = event));
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await save(reader);
    expect(heard).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(heard.comment?.id).to.equal('Ann');
    expect(JSON.stringify(heard.comment)).to.contain('Hello').and.not.to.contain('@');
    expect(JSON.stringify(reader.element.comments)).not.to.contain('@');
  });

  it('says its own words on the buttons', async () => {
    const reader = await enter(THREAD, { properties: { strings: { 'edit.save': 'Keep this' } } });
    await edit(reader);
    expect(reader.has('Keep this')).to.equal(true);
  });

  it('opens the form without touching another comment', async () => {
    const reader = await enter();
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(reader.root, { subtree: true, childList: true, attributes: true, characterData: true });
    await edit(reader);
    await reader.retype('Ann', 'Hello');
    await reader.press('Cancel');
    observer.disconnect();
    const ann = reader.comment('Ann');
    expect(records.filter(({ target }) => !ann.contains(target)).length).to.equal(0);
  });

  it('puts no style into the page that a strict policy would refuse', async () => {
    const reader = await enter();
    await edit(reader);
    expect(reader.root.querySelector('style, [style]')).to.equal(null);
    await until(() => reader.root.adoptedStyleSheets.length > 0);
  });
});
