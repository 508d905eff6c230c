import { expect } from 'chai';
import { restoreSaving, saveData } from '../helpers/connection.js';
import { answering, by, leave, open, pages, until } from '../helpers/thread-harness.js';

const go = (hash: string): void => {
  history.replaceState(null, '', hash);
};
const THREE = pages([by('Ann')], [by('Ben')], [by('Cat'), answering('Cat', 'Dan')]);

describe('A link to a comment', () => {
  afterEach(leave);
  beforeEach(() => {
    saveData();
  });
  afterEach(restoreSaving);

  it('is its time', async () => {
    const reader = await open({ comments: [by('Ann', { createdAt: Date.UTC(2024, 2, 1, 10) })] });
    const time = reader.comment('Ann').querySelector('time')!;
    expect(time.dateTime).to.equal('2024-03-01T10:00:00.000Z');
    expect(reader.pointAt(time).title).to.contain('2024');
    expect(time.closest('a')!.getAttribute('href')).to.equal('#comment-Ann');
    expect(reader.comment('Ann').id).to.equal('comment-Ann');
  });

  it('finds a comment on the third page, points at it and takes the focus there', async () => {
    go('#comment-Dan');
    const reader = await open({ list: THREE });
    await until(() => reader.part('target'), 'the target');
    await reader.settled();
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat', 'Dan']);
    expect(reader.part('target')).to.equal(reader.comment('Dan'));
    expect(reader.focused).to.equal(reader.comment('Dan'));
    expect(reader.backend.lists.length).to.equal(3);
  });

  it('loads no more pages than needed', async () => {
    go('#comment-Ben');
    const reader = await open({ list: THREE });
    await until(() => reader.part('target'));
    await reader.settled();
    expect(reader.backend.lists.length).to.equal(2);
  });

  it('to a comment that is not there gets a sentence, said aloud too', async () => {
    go('#comment-Nobody');
    const reader = await open({ list: THREE });
    await until(() => reader.text.includes('The comment that this link leads to is not here.'));
    await reader.hears('not here');
    expect(reader.part('target')).to.equal(null);
  });

  it('works while the page stands', async () => {
    const reader = await open({ comments: [by('Ann'), by('Ben')] });
    location.hash = '#comment-Ben';
    await until(() => reader.part('target'));
    expect(reader.part('target')).to.equal(reader.comment('Ben'));
    location.hash = '#comment-Ann';
    await until(() => reader.part('target') === reader.comment('Ann'));
    expect(reader.parts('target').length).to.equal(1);
  });

  it('on the time itself points at the comment, each time', async () => {
    const reader = await open({ comments: [by('Ann'), by('Ben')] });
    for (let i = 0; i < 2; i++) {
      (document.activeElement as HTMLElement).blur();
      reader.comment('Ben').querySelector<HTMLElement>('a:has(time)')!.click();
      await reader.settled();
      expect(location.hash).to.equal('#comment-Ben');
      expect(reader.focused).to.equal(reader.comment('Ben'));
      expect(reader.part('target')).to.equal(reader.comment('Ben'));
    }
  });

  it('opens what is folded around the comment', async () => {
    const reader = await open({ comments: [by('Ann'), answering('Ann', 'Ben'), answering('Ben', 'Cat')] });
    await reader.press('Hide 1 reply to Ben');
    await reader.press('Hide 2 replies to Ann');
    expect(await reader.element.reveal('Cat')).to.equal(true);
    await reader.settled();
    expect(reader.comment('Cat').checkVisibility()).to.equal(true);
    expect(reader.focused).to.equal(reader.comment('Cat'));
    expect(await reader.element.reveal('Nobody')).to.equal(false);
  });

  for (const id of ['a/b?c#d', '"><img src=x onerror=alert(1)>', 'ümlaut ß', '100%', "']{}", '日本'])
    it(`may have the id ${id}`, async () => {
      const reader = await open({ comments: [by('Ann'), by('Ben', { id })] });
      const href = reader
        .comment('Ben')
        .querySelector<HTMLAnchorElement>('a:has(time)')!
        .getAttribute('href')!;
      expect(href).not.to.match(/["<> ]/);
      location.hash = href;
      await until(() => reader.part('target'), 'the target');
      expect(reader.part('target')).to.equal(reader.comment('Ben'));
      await reader.reply('Ben');
      expect(reader.answering).to.equal('Ben');
    });

  for (const hash of [
    '#',
    '#top',
    '#comment-',
    '#comment-%',
    '#comment-%E0%A4%A',
    '#comment-"><img src=x>',
    '#comment-form',
  ])
    it(`is not ${hash}, which does no harm`, async () => {
      go(hash);
      const reader = await open({ comments: [by('Ann')] });
      await reader.settled();
      expect(reader.element.status).to.equal('ready');
      expect(reader.part('target')).to.equal(null);
      expect(reader.root.querySelector('img')).to.equal(null);
    });

  it('is not there for a comment without an id', async () => {
    const reader = await open({ comments: [by('Ann', { id: '' })] });
    expect(reader.comment('Ann').querySelector('a:has(time)')).to.equal(null);
    expect(reader.has('Reply to Ann')).to.equal(false);
  });

  it('is not followed again by another order', async () => {
    go('#comment-Ann');
    const reader = await open({ comments: [by('Ann'), by('Ben')], sorts: ['oldest', 'newest'] });
    await until(() => reader.part('target'));
    const field = reader.field('Comment');
    field.focus();
    reader.element.sort = 'newest';
    await reader.settled();
    await reader.answered();
    expect(reader.focused).to.equal(field);
  });
});
