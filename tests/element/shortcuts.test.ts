// Single letters: on the page's wish, while the focus is in the thread and in no field.
import { expect } from 'chai';
import { answering, by, leave, open, type Reader } from '../helpers/thread-harness.js';

const FIVE = ['Ben', 'Cat', 'Dan', 'Eve', 'Flo'].map((name) => answering('Ann', name));
const THREAD = { comments: [by('Ann'), ...FIVE, answering('Ben', 'Gil'), by('Zoe')] };

/** Presses keys one after the other, where the focus is. */
async function press(reader: Reader, ...keys: string[]): Promise<void> {
  for (const key of keys) await reader.key(key);
}
const at = (reader: Reader): string | undefined =>
  reader.focused?.closest('article')?.querySelector('[part=author]')?.textContent.trim();

async function withShortcuts(): Promise<Reader> {
  const reader = await open(THREAD, { attributes: { shortcuts: '' } });
  reader.comment('Ann').focus();
  // They come in a file of their own.
  while (at(reader) === 'Ann') await reader.key('j');
  reader.comment('Ann').focus();
  return reader;
}

describe('A reader with a keyboard', () => {
  afterEach(leave);

  it('goes from comment to comment by letters', async () => {
    const reader = await withShortcuts();
    await press(reader, 'j');
    expect(at(reader)).to.equal('Ben');
    await press(reader, 'j');
    expect(at(reader)).to.equal('Gil');
    await press(reader, 'u');
    expect(at(reader)).to.equal('Ben');
    await press(reader, 'J');
    expect(at(reader)).to.equal('Cat');
    await press(reader, 'K', 'k');
    expect(at(reader)).to.equal('Ann');
    await press(reader, 'J');
    expect(at(reader)).to.equal('Zoe');
    await press(reader, 'j', 'J');
    expect(at(reader)).to.equal('Zoe');
    await press(reader, 'K', 'k', 'u');
    expect(at(reader)).to.equal('Ann');
  });

  it('folds replies and answers', async () => {
    const reader = await withShortcuts();
    await press(reader, 'x', 'j');
    expect(at(reader)).to.equal('Zoe');
    await press(reader, 'k', 'x', 'j');
    expect(at(reader)).to.equal('Ben');
    await press(reader, 'r');
    expect(reader.answering).to.equal('Ben');
    expect(reader.focused?.id).to.equal('f-text');
    // A letter is a letter there.
    expect(await reader.key('j')).to.equal(false);
    expect(reader.focused?.id).to.equal('f-text');
  });

  it('writes in another alphabet, and finds the keys in the same place', async () => {
    const reader = await withShortcuts();
    await reader.key('о', { code: 'KeyJ' });
    expect(at(reader)).to.equal('Ben');
    await reader.key('Л', { code: 'KeyK', shiftKey: true });
    expect(at(reader)).to.equal('Ben');
    await reader.key('л', { code: 'KeyK' });
    expect(at(reader)).to.equal('Ann');
  });

  it('keeps the shortcuts of the browser', async () => {
    const reader = await withShortcuts();
    for (const init of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])
      expect(await reader.key('j', init), JSON.stringify(init)).to.equal(false);
    expect(await reader.key('q')).to.equal(false);
    expect(at(reader)).to.equal('Ann');
  });

  it('has none where the page does not want them, now or any more', async () => {
    const reader = await open(THREAD);
    reader.comment('Ann').focus();
    expect(await reader.key('j')).to.equal(false);
    const other = await withShortcuts();
    other.element.shortcuts = false;
    await other.settled();
    expect(await other.key('j')).to.equal(false);
    expect(at(other)).to.equal('Ann');
  });

  it('has none outside of the thread, nor in what the page puts into it', async () => {
    const reader = await withShortcuts();
    const own = document.createElement('button');
    own.slot = 'footer';
    reader.element.append(own);
    own.focus();
    expect(await reader.key('j', {}, own)).to.equal(false);
    expect(await reader.key('j', {}, document.body)).to.equal(false);
  });

  it('asks for the list by "?", and comes back from it to where the focus was', async () => {
    const reader = await withShortcuts();
    await press(reader, '?');
    const dialog = reader.root.querySelector('dialog')!;
    expect(dialog.open).to.equal(true);
    expect(dialog.textContent).to.include('Next comment').and.to.include('Keyboard shortcuts');
    expect(dialog.contains(reader.focused)).to.equal(true);
    await press(reader, 'j');
    expect(dialog.contains(reader.focused)).to.equal(true);
    await reader.press('Close', dialog);
    expect(reader.root.querySelector('dialog')).to.equal(null);
    expect(at(reader)).to.equal('Ann');
  });
});

describe('Past many replies', () => {
  afterEach(leave);

  it('leads a link that shows on focus, to the next comment or to the form', async () => {
    const reader = await open(THREAD);
    await reader.press('Skip 6 replies', reader.comment('Ann'));
    expect(at(reader)).to.equal('Zoe');
    expect(reader.has('Skip 1 reply')).to.equal(false);
    await leave();
    const last = await open({ comments: [by('Ann'), ...FIVE] });
    await last.press('Skip 5 replies');
    expect(last.focused?.id).to.equal('f-text');
    await leave();
    const closed = await open({ comments: [by('Ann'), ...FIVE] }, { attributes: { readonly: '' } });
    await closed.press('Skip 5 replies');
    expect(closed.authors.length).to.equal(6);
  });
});

describe('The names of the authors', () => {
  afterEach(leave);

  it('are headings one deeper than the title, or none where the page minds', async () => {
    const reader = await open(THREAD, { attributes: { 'heading-level': '3' } });
    const levels = (): (string | null)[] =>
      [...reader.root.querySelectorAll('[role=heading]')].map((one) => one.getAttribute('aria-level'));
    expect(levels()).to.deep.equal(['3', ...Array<string>(8).fill('4'), '4']);
    reader.element.commentHeadings = 'off';
    await reader.settled();
    expect(levels()).to.deep.equal(['3', '4']);
    expect(reader.part('author')!.hasAttribute('aria-level')).to.equal(false);
  });
});
