import { expect } from 'chai';
import { answering, by, leave, open, type Reader } from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann'), answering('Ann', 'Ben'), by('Cat')] };
const describedBy = (reader: Reader, label: string): string =>
  (reader.field(label).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => reader.root.getElementById(id)?.textContent.trim())
    .join(' ');

describe('The reply form', () => {
  afterEach(leave);

  it('is the classic one', async () => {
    const reader = await open(THREAD);
    expect(reader.formTitle).to.equal('Leave a Reply');
    expect(reader.has('Cancel reply')).to.equal(false);
    const note = reader.part('note', reader.form)!.textContent.replace(/\s+/g, ' ').trim();
    expect(note).to.equal('Your email address will not be published. Required fields are marked *');
    expect(reader.hasFields).to.deep.equal([
      'Comment *',
      'Name *',
      'Email *',
      'Website (optional)',
      'Save my name, email, and website in this browser for the next time I comment.',
    ]);
    expect(reader.part('submit')!.textContent.trim()).to.equal('Post Comment');
  });

  it('tells browsers and readers what each field is for', async () => {
    const reader = await open(THREAD);
    const told = ['Name', 'Email', 'Website'].map((label) => {
      const field = reader.field(label);
      const { type, required, maxLength } = field;
      // Firefox does not know the word `url` as a property, but keeps it in the attribute.
      return [type, field.getAttribute('autocomplete'), required, maxLength];
    });
    expect(told).to.deep.equal([
      ['text', 'name', true, 245],
      ['email', 'email', true, 100],
      ['url', 'url', false, 200],
    ]);
    expect(reader.field('Comment').required).to.equal(true);
    expect(describedBy(reader, 'Email')).to.contain('will not be published');
    for (const mark of reader.form.querySelectorAll('label [aria-hidden=true]'))
      expect(mark.textContent).to.equal('*');
    const labelled = reader.form.getAttribute('aria-labelledby')!;
    expect(reader.root.getElementById(labelled)).to.equal(reader.part('form-title'));
  });

  it('has the fields and marks that the page and the backend want', async () => {
    const reader = await open(
      { comments: [], page: { thread: { fields: { text: { maxLength: 40 }, name: { required: false } } } } },
      { attributes: { fields: 'name' } },
    );
    expect(reader.hasFields.slice(0, 2)).to.deep.equal(['Comment *', 'Name (optional)']);
    expect(reader.hasFields.length).to.equal(3);
    expect(reader.form.textContent).not.to.contain('email address will not');
    reader.element.required = 'name';
    await reader.settled();
    expect(reader.hasFields[1]).to.equal('Name *');
  });

  it('asks for the comment alone, and offers to remember nothing, where the page wants no more', async () => {
    const reader = await open({ comments: [] }, { attributes: { fields: '' } });
    expect(reader.hasFields).to.deep.equal(['Comment *']);
  });

  it('goes under the comment that is answered, with its name in the heading and the focus in the text', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ben');
    expect(reader.answering).to.equal('Ben');
    expect(reader.formTitle).to.equal('Leave a Reply to Ben');
    expect(reader.focused).to.equal(reader.field('Comment'));
    expect(reader.has('Cancel reply')).to.equal(true);
    expect(reader.root.querySelectorAll('form').length).to.equal(1);
    expect(reader.control('Reply to Ben').getAttribute('aria-expanded')).to.equal('true');
  });

  it('goes home on "Cancel reply", and the focus back to the button that opened it', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ben');
    await reader.press('Cancel reply');
    expect(reader.answering).to.equal(undefined);
    expect(reader.formTitle).to.equal('Leave a Reply');
    expect(reader.focused).to.equal(reader.control('Reply to Ben'));
  });

  it('goes home on Escape, from any field', async () => {
    const reader = await open(THREAD);
    for (const label of ['Comment', 'Email']) {
      await reader.reply('Cat');
      reader.field(label).focus();
      await reader.key('Escape');
      expect(reader.answering).to.equal(undefined);
      expect(reader.focused).to.equal(reader.control('Reply to Cat'));
    }
  });

  it('leaves Escape to the page when it is at home', async () => {
    const reader = await open(THREAD);
    let heard = 0;
    const listen = (): void => {
      heard++;
    };
    document.addEventListener('keydown', listen);
    reader.field('Comment').focus();
    await reader.key('Escape');
    document.removeEventListener('keydown', listen);
    expect(heard).to.equal(1);
  });

  it('stays where it is while an input method uses Escape or Enter', async () => {
    const reader = await open(THREAD);
    await reader.reply('Cat');
    await reader.introduce();
    await reader.type('Comment', 'にほ');
    await reader.key('Escape', { isComposing: true });
    expect(reader.answering).to.equal('Cat');
    await reader.key('Enter', { isComposing: true, ctrlKey: true });
    await reader.key('Enter', { isComposing: true });
    expect(reader.backend.creates.length).to.equal(0);
  });

  it('is posted by Ctrl+Enter and by Cmd+Enter', async () => {
    for (const keys of [{ ctrlKey: true }, { metaKey: true }]) {
      const reader = await open(THREAD);
      await reader.introduce();
      await reader.type('Comment', 'Hello');
      reader.field('Comment').focus();
      await reader.key('Enter', keys);
      expect(reader.backend.creates.length).to.equal(1);
      await leave();
    }
  });

  it('leaves a plain Enter in the text to the text', async () => {
    const reader = await open(THREAD);
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    reader.field('Comment').focus();
    expect(await reader.key('Enter')).to.equal(false);
    expect(reader.backend.creates.length).to.equal(0);
  });

  it('moves from one comment to another', async () => {
    const reader = await open(THREAD);
    await reader.reply('Ben');
    await reader.reply('Cat');
    expect(reader.answering).to.equal('Cat');
    expect(reader.formTitle).to.equal('Leave a Reply to Cat');
    expect(reader.control('Reply to Ben').getAttribute('aria-expanded')).not.to.equal('true');
    await reader.press('Cancel reply');
    expect(reader.focused).to.equal(reader.control('Reply to Cat'));
  });

  it('takes name, address and website along', async () => {
    const reader = await open(THREAD);
    await reader.introduce('Sam', 'sam@x.example');
    await reader.type('Website', 'sam.example');
    await reader.reply('Ben');
    await reader.press('Cancel reply');
    await reader.reply('Cat');
    expect(['Name', 'Email', 'Website'].map((label) => reader.field(label).value)).to.deep.equal([
      'Sam',
      'sam@x.example',
      'sam.example',
    ]);
  });

  it('keeps focus and caret while comments come and go around it', async () => {
    const reader = await open({ ...THREAD, page: { next: '2' } });
    await reader.reply('Ben');
    await reader.type('Comment', 'A long thought');
    const field = reader.field('Comment');
    field.focus();
    field.setSelectionRange(3, 6);
    reader.backend.behaviour = { comments: [by('New'), ...THREAD.comments] };
    await reader.element.reload();
    await reader.settled();
    expect(reader.answering).to.equal('Ben');
    expect(reader.field('Comment')).to.equal(field);
    expect(reader.focused).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([3, 6]);
    expect(field.value).to.equal('A long thought');
  });

  it('keeps focus and caret when its comment moves under another', async () => {
    const reader = await open({ comments: [answering('Zoe', 'Ben'), by('Cat')], page: { next: '2' } });
    await reader.reply('Ben');
    await reader.type('Comment', 'A long thought');
    const field = reader.field('Comment');
    field.focus();
    field.setSelectionRange(2, 4);
    reader.backend.behaviour = { comments: [by('Cat'), by('Zoe'), answering('Zoe', 'Ben')] };
    await reader.element.reload();
    await reader.settled();
    expect(reader.outline).to.deep.equal(['Cat', 'Zoe', '·Ben']);
    expect(reader.answering).to.equal('Ben');
    expect(reader.focused).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([2, 4]);
  });

  it('goes home when its comment is gone, and loses nothing', async () => {
    const reader = await open(THREAD);
    await reader.reply('Cat');
    await reader.type('Comment', 'For Cat');
    reader.backend.behaviour = { comments: [by('Ann')] };
    await reader.element.reload();
    await reader.settled();
    expect(reader.answering).to.equal(undefined);
    expect(reader.formTitle).to.equal('Leave a Reply');
    reader.backend.behaviour = THREAD;
    await reader.element.reload();
    await reader.reply('Cat');
    expect(reader.field('Comment').value).to.equal('For Cat');
  });

  it('can be opened and reached by the page', async () => {
    const reader = await open(THREAD);
    await reader.element.replyTo('Ben');
    expect(reader.answering).to.equal('Ben');
    await reader.element.replyTo(null);
    expect(reader.answering).to.equal(undefined);
    reader.element.focus();
    expect(reader.focused).to.equal(reader.field('Comment'));
  });

  it('leaves alone what the page puts into it', async () => {
    const reader = await open(THREAD);
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    const note = document.createElement('form');
    note.slot = 'form-note';
    note.innerHTML = '<button>Log in</button><input name="text" value="No comment">';
    const pressed: boolean[] = [];
    note.addEventListener('submit', (event) => {
      pressed.push(event.defaultPrevented);
      event.preventDefault();
    });
    reader.element.append(note);
    note.querySelector('button')!.click();
    const input = note.querySelector('input')!;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await reader.key('Enter', { ctrlKey: true }, input);
    expect(pressed).to.deep.equal([false]);
    expect(reader.backend.creates).to.deep.equal([]);
    expect(reader.field('Comment').value).to.equal('Hello');
    expect(JSON.stringify(localStorage)).not.to.contain('No comment');
  });

  it('counts the characters when the limit comes near, and past it', async () => {
    const reader = await open({ comments: [], page: { thread: { fields: { text: { maxLength: 40 } } } } });
    await reader.type('Comment', 'x'.repeat(29));
    expect(reader.part('counter')).to.equal(null);
    await reader.type('Comment', 'x'.repeat(30));
    expect(reader.part('counter')?.textContent).to.equal('10 characters remaining');
    await reader.type('Comment', 'x'.repeat(39));
    expect(reader.part('counter')?.textContent).to.equal('1 character remaining');
    await reader.type('Comment', 'x'.repeat(42));
    expect(reader.part('counter')?.textContent).to.equal('2 characters too many');
  });
});
