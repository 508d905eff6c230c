import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { restoreSaving, saveData } from '../helpers/connection.js';
import { answering, by, leave, open, pages } from '../helpers/thread-harness.js';

describe('A reader who wants more', () => {
  afterEach(leave);
  beforeEach(() => {
    saveData();
  });
  afterEach(restoreSaving);

  it('gets the next page, with the focus on its first comment', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben'), by('Cat')], [by('Dan')]) });
    expect(reader.authors).to.deep.equal(['Ann']);
    await reader.press('Load more comments');
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
    expect(reader.focused).to.equal(reader.comment('Ben'));
    await reader.press('Load more comments');
    expect(reader.focused).to.equal(reader.comment('Dan'));
    expect(reader.has('Load more comments')).to.equal(false);
    expect(reader.backend.lists.map(({ asked }) => asked.cursor)).to.deep.equal([undefined, '1', '2']);
  });

  it('never gets it without asking', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben')]) });
    window.scrollTo(0, document.body.scrollHeight);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(reader.backend.lists.length).to.equal(1);
  });

  it('asks once, however often the button is pressed', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben')]) });
    reader.backend.behaviour = { list: 'held' };
    const button = reader.control('Load more comments');
    button.click();
    button.click();
    await reader.settled();
    button.click();
    expect(reader.backend.lists.length).to.equal(2);
    expect(reader.part('more')!.querySelector('button')!.getAttribute('aria-disabled')).to.equal('true');
    reader.backend.lists[1]!.answer({ comments: [by('Ben')] });
    await reader.settled();
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
  });

  it('is told when it fails, keeps what is there, and can try again', async () => {
    const { error } = console;
    console.error = () => undefined;
    const reader = await open({ list: pages([by('Ann')], [by('Ben')]) });
    const { behaviour } = reader.backend;
    reader.backend.behaviour = {
      list: () => {
        throw new CommentError('server');
      },
    };
    await reader.press('Load more comments');
    expect(reader.alert).to.contain('No more comments could be loaded.');
    expect(reader.authors).to.deep.equal(['Ann']);
    expect(reader.element.status).to.equal('ready');
    reader.backend.behaviour = behaviour;
    await reader.press('Try again', reader.part('more')!);
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    expect(reader.alert).to.equal('');
    console.error = error;
  });

  it('sees each comment once, though pages overlap', async () => {
    const reader = await open({ list: pages([by('Ann'), by('Ben')], [by('Ben'), by('Cat')]) });
    await reader.press('Load more comments');
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
  });

  it('comes to a reply that the page brought, also where replies are folded', async () => {
    const reader = await open({
      list: pages([by('Ann'), answering('Ann', 'Ben'), by('Cat')], [answering('Ann', 'Dan')]),
    });
    await reader.press('Load more comments');
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', '·Dan', 'Cat']);
    expect(reader.focused).to.equal(reader.comment('Dan'));
  });

  it('sees how many there are in all', async () => {
    const reader = await open({ list: () => ({ comments: [by('Ann')], next: '1', total: 1234 }) });
    expect(reader.part('title')?.textContent.trim()).to.equal('1,234 comments');
    expect(reader.element.total).to.equal(1234);
  });

  it('gets pages as long as the page wants', async () => {
    const reader = await open({ comments: [] }, { attributes: { 'page-size': '7' } });
    expect(reader.backend.lists[0]!.asked.limit).to.equal(7);
  });

  it('can be given more by the page', async () => {
    const reader = await open({ list: pages([by('Ann')], [by('Ben')]) });
    await reader.element.loadMore();
    await reader.settled();
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    await reader.element.loadMore();
    expect(reader.backend.lists.length).to.equal(2);
  });
});

describe('A reader who wants another order', () => {
  afterEach(leave);

  it('chooses among those of the backend, in a native list with a label', async () => {
    const reader = await open({ comments: [by('Ann')], sorts: ['newest', 'oldest'] });
    const select = reader.root.querySelector('select')!;
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['Newest', 'Oldest']);
    expect(select.value).to.equal('newest');
    expect(select.labels[0]!.textContent).to.contain('Sort by');
    expect(reader.backend.lists[0]!.asked.sort).to.equal('newest');
  });

  it('gets it, and hears so', async () => {
    const reader = await open({
      sorts: ['oldest', 'newest'],
      list: ({ sort }) => ({ comments: sort === 'newest' ? [by('Ben'), by('Ann')] : [by('Ann'), by('Ben')] }),
    });
    const select = reader.root.querySelector('select')!;
    select.focus();
    select.value = 'newest';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await reader.settled();
    await reader.answered();
    expect(reader.authors).to.deep.equal(['Ben', 'Ann']);
    expect(reader.focused).to.equal(select);
    expect(reader.element.sort).to.equal('newest');
    await reader.hears('Sorted by: Newest');
  });

  it('has no list where there is nothing to choose', async () => {
    for (const sorts of [undefined, [], ['oldest']] as const) {
      const reader = await open({ comments: [by('Ann')], ...(sorts && { sorts }) });
      expect(reader.root.querySelector('select')).to.equal(null);
      await leave();
    }
  });

  it('gets what the backend can do when the page wants another', async () => {
    const reader = await open(
      { comments: [by('Ann')], sorts: ['newest', 'oldest'] },
      { attributes: { sort: 'replies' } },
    );
    expect(reader.backend.lists[0]!.asked.sort).to.equal('newest');
  });
});
