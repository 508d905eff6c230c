// The next page is there before the reader asks for it.
import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import { restoreSaving, saveData } from '../helpers/connection.js';
import { by, leave, open, pages, pause, until, type Reader } from '../helpers/thread-harness.js';

const list = pages([by('Ann')], [by('Ben')], [by('Cat')]);
const three = { list };
const asked = (reader: Reader): unknown[] => reader.backend.lists.map(({ asked }) => asked.cursor);
const near = async (): Promise<Reader> => {
  const reader = await open(three);
  await until(() => reader.backend.lists.length === 2, 'the next page');
  return reader;
};

describe('A reader who comes near the end of a page', () => {
  afterEach(async () => {
    restoreSaving();
    await leave();
  });

  it('waits for no answer when they ask for more', async () => {
    const reader = await near();
    expect(reader.authors).to.deep.equal(['Ann']);
    reader.backend.behaviour = { list: 'held' };
    await reader.press('Load more comments');
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
    expect(reader.focused === reader.comment('Ben')).to.equal(true);
    await until(() => reader.backend.lists.length === 3, 'the page after it');
    expect(asked(reader)).to.deep.equal([undefined, '1', '2']);
  });

  it('is not near while the button is far below', async () => {
    const reader = await open({
      list: pages(
        Array.from({ length: 60 }, (_, i) => by(`Writer ${String(i)}`)),
        [by('Ben')],
      ),
    });
    await pause(200);
    expect(reader.backend.lists.length).to.equal(1);
    reader.control('Load more comments').scrollIntoView();
    await until(() => reader.backend.lists.length === 2, 'the next page');
    scrollTo(0, 0);
  });

  it('hears nothing of a page that could not be had yet; it is asked for again', async () => {
    let broken = true;
    const reader = await open({
      list: (query, nth) => {
        if (broken && query.cursor) throw new CommentError('server');
        return list(query, nth);
      },
    });
    await until(() => reader.backend.lists.length >= 2, 'the next page');
    await reader.settled();
    expect(reader.alert).to.equal('');
    broken = false;
    await reader.press('Load more comments');
    expect(reader.authors).to.deep.equal(['Ann', 'Ben']);
  });

  it('gets a page of its own time after they posted', async () => {
    const reader = await near();
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    expect(reader.backend.lists.length).to.equal(2);
    expect(reader.backend.lists[1]!.signal.aborted).to.equal(true);
    await reader.press('Load more comments');
    expect(asked(reader).slice(0, 3)).to.deep.equal([undefined, '1', '1']);
    expect(reader.authors).to.include('Ben');
  });

  it('and leaves, has the request given up', async () => {
    const reader = await open(three);
    reader.backend.behaviour = { list: 'held' };
    await until(() => reader.backend.lists.length === 2, 'the next page');
    reader.element.remove();
    await pause();
    expect(reader.backend.lists[1]!.signal.aborted).to.equal(true);
  });

  it('saves data where they want that', async () => {
    saveData();
    const reader = await open(three);
    await pause(200);
    expect(reader.backend.lists.length).to.equal(1);
  });
});
