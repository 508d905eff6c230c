import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import type { Comment } from '../../src/model/comment.js';
import type { Behaviour } from '../helpers/fake-backend.js';
import { answering, by, leave, open, stored, until, type Reader } from '../helpers/thread-harness.js';

const mine = { can: { remove: true } };
const held = { can: { moderate: true }, status: 'pending' } as const;
const THREAD: Behaviour = {
  comments: [by('Ann', mine), answering('Ann', 'Ben', mine), by('Cat', mine), by('Dan')],
  remove: () => undefined,
};
const QUEUE: Behaviour = {
  comments: [by('Ann'), by('Ben', held), by('Cat', { can: { moderate: true } })],
  moderate: () => undefined,
};
const enter = async (behaviour: Behaviour): Promise<Reader> => (await open(behaviour)).equipped();
const ask = (reader: Reader, name: string): Promise<void> => reader.press(`Delete the comment by ${name}`);
const confirm = (reader: Reader): Promise<void> => reader.press('Delete', reader.part('confirm')!);

describe('A reader who deletes a comment', () => {
  let error: typeof console.error;
  beforeEach(() => ({ error } = console));
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  it('is asked first, by another button in another place, with the focus on the way back', async () => {
    const reader = await enter(THREAD);
    const first = reader.control('Delete the comment by Cat');
    const { left, right, top, bottom } = first.getBoundingClientRect();
    await ask(reader, 'Cat');
    expect(reader.part('confirm')!.textContent).to.contain('Delete this comment?');
    expect(reader.part('confirm')!.getAttribute('role')).to.equal('group');
    expect(reader.focused).to.equal(reader.control('Keep it'));
    expect(first.getAttribute('aria-expanded')).to.equal('true');
    const second = reader.control('Delete', reader.part('confirm')!);
    const at = second.getBoundingClientRect();
    expect(second).not.to.equal(first);
    expect(at.left > right || at.right < left || at.top > bottom || at.bottom < top, 'apart').to.equal(true);
    expect(reader.backend.removes.length).to.equal(0);
  });

  it('deletes nothing by a double click', async () => {
    const reader = await enter(THREAD);
    const { x, y } = reader.control('Delete the comment by Cat').getBoundingClientRect();
    for (let i = 0; i < 2; i++) {
      (reader.root.elementFromPoint(x + 4, y + 4) as HTMLElement).click();
      await reader.settled();
    }
    expect(reader.backend.removes.length).to.equal(0);
  });

  for (const way of ['Keep it', 'Escape', 'Delete the comment by Cat'])
    it(`keeps it by "${way}" and is back at the button`, async () => {
      const reader = await enter(THREAD);
      await ask(reader, 'Cat');
      await (way === 'Escape' ? reader.key('Escape') : reader.press(way));
      expect(reader.part('confirm')).to.equal(null);
      expect(reader.focused).to.equal(reader.control('Delete the comment by Cat'));
      expect(reader.backend.removes.length).to.equal(0);
    });

  it('sees it go, hears of it, and is at the next comment', async () => {
    const reader = await enter(THREAD);
    await ask(reader, 'Cat');
    await confirm(reader);
    expect(reader.backend.removes.map(({ asked }) => asked.id)).to.deep.equal(['Cat']);
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', 'Dan']);
    expect(reader.focused).to.equal(reader.comment('Dan'));
    await reader.hears('The comment was deleted.');
    expect(reader.part('title')?.textContent.trim()).to.equal('3 comments');
  });

  it('is at the one before when it was the last, and in the form when it was the only one', async () => {
    const reader = await enter({ ...THREAD, comments: [by('Ann', mine), by('Ben', mine)] });
    await ask(reader, 'Ben');
    await confirm(reader);
    expect(reader.focused).to.equal(reader.comment('Ann'));
    await ask(reader, 'Ann');
    await confirm(reader);
    expect(reader.text).to.contain('No comments yet');
    expect(reader.focused).to.equal(reader.field('Comment'));
  });

  it('sees its place stay while it has replies, and go with the last of them', async () => {
    const reader = await enter(THREAD);
    await ask(reader, 'Ann');
    await confirm(reader);
    expect(reader.text).to.contain('This comment was deleted.').and.not.to.contain('Ann');
    expect(reader.authors).to.deep.equal(['Ben', 'Cat', 'Dan']);
    const place = reader.parts('comment')[0]!;
    expect(place.part.contains('deleted')).to.equal(true);
    expect(reader.focused).to.equal(place);
    await ask(reader, 'Ben');
    await confirm(reader);
    expect(reader.text).not.to.contain('This comment was deleted.');
    expect(reader.authors).to.deep.equal(['Cat', 'Dan']);
  });

  it('sees its place stay where the backend keeps one', async () => {
    const reader = await enter({
      ...THREAD,
      remove: ({ id }) => ({ id, status: 'deleted', text: 'secret' }),
    });
    await ask(reader, 'Cat');
    await confirm(reader);
    expect(reader.text).to.contain('This comment was deleted.').and.not.to.contain('secret');
  });

  it('deletes once, however often the button is pressed', async () => {
    const reader = await enter({ ...THREAD, remove: 'held' });
    await ask(reader, 'Cat');
    const button = reader.control('Delete', reader.part('confirm')!);
    button.click();
    button.click();
    await reader.settled();
    expect(reader.backend.removes.length).to.equal(1);
    expect(button.textContent.trim()).to.equal('Deleting…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    reader.backend.removes[0]!.answer(undefined);
    await reader.settled();
    expect(reader.authors).not.to.contain('Cat');
    expect(reader.backend.removes[0]!.signal.aborted).to.equal(false);
  });

  it('reads and hears that it failed, and can try again', async () => {
    console.error = () => undefined;
    const reader = await enter({ ...THREAD, remove: 'held' });
    await ask(reader, 'Cat');
    await confirm(reader);
    reader.backend.removes[0]!.fail(new CommentError('server'));
    await reader.settled();
    expect(reader.part('confirm')!.textContent).to.contain('could not be deleted');
    await reader.hears('The comment could not be deleted.');
    await confirm(reader);
    reader.backend.removes[1]!.answer(undefined);
    await reader.settled();
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Dan']);
  });

  it('does not see an own comment come back at the next load', async () => {
    const reader = await enter({
      ...THREAD,
      sorts: ['oldest', 'newest'],
      create: (draft) => ({ ...stored(draft), ...mine, status: 'pending' }),
    });
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    await ask(reader, 'Sam');
    await confirm(reader);
    expect(reader.authors).not.to.contain('Sam');
    await reader.element.reload();
    await reader.settled();
    expect(reader.authors).not.to.contain('Sam');
    reader.element.remove();
    const later = await enter(THREAD);
    expect(later.authors).not.to.contain('Sam');
  });

  it('takes the answer form home when what it answers goes, with its words kept', async () => {
    const reader = await enter(THREAD);
    await reader.reply('Ann');
    await reader.type('Comment', 'To Ann');
    await ask(reader, 'Ann');
    await confirm(reader);
    expect(reader.answering).to.equal(undefined);
  });

  it('tells the page what went, and no more', async () => {
    const reader = await enter(THREAD);
    let heard: Event & { comment?: Comment } = new Event('none');
    reader.place.addEventListener('comment-deleted', (event) => (heard = event));
    await ask(reader, 'Cat');
    await confirm(reader);
    expect(heard).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(heard.comment).to.deep.include({ id: 'Cat', status: 'deleted', body: { text: '' } });
  });
});

describe('A moderator', () => {
  let error: typeof console.error;
  beforeEach(() => ({ error } = console));
  afterEach(async () => {
    console.error = error;
    await leave();
  });

  it('reads that a comment is held, in words that fit, and decides', async () => {
    const reader = await enter(QUEUE);
    const ben = reader.comment('Ben').textContent;
    expect(ben).to.contain('This comment is awaiting moderation.').and.not.to.contain('Your comment');
    expect(ben).not.to.contain('Only you can see it.');
    expect(reader.actions('Ann')).to.deep.equal(['Reply', 'Copy link']);
    expect(reader.actions('Ben')).to.deep.equal(['Approve', 'Spam', 'Trash']);
    expect(reader.actions('Cat')).to.deep.equal(['Reply', 'Copy link', 'Spam', 'Trash']);
  });

  it('is offered only what the backend can do', async () => {
    const reader = await enter({ ...QUEUE, verdicts: ['approve', 'trash'] });
    expect(reader.actions('Ben')).to.deep.equal(['Approve', 'Trash']);
  });

  it('approves, and the comment is like any other', async () => {
    const reader = await enter({ ...QUEUE, page: { total: 2 } });
    let heard: Event & { comment?: Comment } = new Event('none');
    reader.place.addEventListener('comment-updated', (event) => (heard = event));
    await reader.press('Approve the comment by Ben');
    expect(reader.backend.moderations.map(({ asked }) => asked)).to.deep.equal([
      { id: 'Ben', verdict: 'approve' },
    ]);
    expect(reader.actions('Ben')).to.deep.equal(['Reply', 'Copy link', 'Spam', 'Trash']);
    expect(reader.comment('Ben').textContent).to.contain('Ben says').and.not.to.contain('awaiting');
    expect(reader.part('title')?.textContent.trim()).to.equal('3 comments');
    expect(reader.focused).to.equal(reader.comment('Ben'));
    await reader.hears('The comment was approved.');
    expect(heard.comment).to.include({ id: 'Ben', status: 'published' });
  });

  for (const [name, words] of [
    ['Mark the comment by Ben as spam', 'The comment was marked as spam.'],
    ['Move the comment by Ben to the trash', 'The comment was moved to the trash.'],
  ] as const)
    it(`"${name}" takes it away`, async () => {
      const reader = await enter(QUEUE);
      let heard: Event & { comment?: Comment } = new Event('none');
      reader.place.addEventListener('comment-deleted', (event) => (heard = event));
      await reader.press(name);
      expect(reader.authors).to.deep.equal(['Ann', 'Cat']);
      expect(reader.focused).to.equal(reader.comment('Cat'));
      await reader.hears(words);
      expect(heard.comment?.id).to.equal('Ben');
    });

  it('decides one thing at a time, and sees which', async () => {
    const reader = await enter({ ...QUEUE, moderate: 'held' });
    await reader.press('Approve the comment by Ben');
    await reader.press('Mark the comment by Ben as spam');
    expect(reader.backend.moderations.length).to.equal(1);
    const approve = reader.control('Approve the comment by Ben');
    expect(approve.getAttribute('aria-disabled')).to.equal('true');
    expect(approve.querySelector('.spin')).not.to.equal(null);
  });

  it('reads and hears that it failed, with the buttons still there', async () => {
    console.error = () => undefined;
    const reader = await enter({ ...QUEUE, moderate: 'held' });
    await reader.press('Approve the comment by Ben');
    reader.backend.moderations[0]!.fail(new Error('down'));
    await reader.settled();
    expect(reader.comment('Ben').textContent).to.contain('That could not be done. Try again.');
    await reader.hears('That could not be done.');
    await reader.press('Approve the comment by Ben');
    reader.backend.moderations[1]!.answer(undefined);
    await reader.settled();
    expect(reader.comment('Ben').textContent).not.to.contain('That could not be done.');
    expect(reader.actions('Ben')).to.contain('Reply');
  });

  it('hears that the comment, not "your comment", was updated', async () => {
    const reader = await enter({
      ...QUEUE,
      comments: [by('Ben', { can: { moderate: true, edit: true } })],
      edit: ({ id, text }) => ({ id, text }),
    });
    await reader.press('Edit the comment by Ben');
    await reader.retype('Ben', 'Milder');
    await reader.press('Save');
    await reader.hears('The comment was updated.');
  });

  it('keeps nothing of others in this browser', async () => {
    const reader = await enter({
      comments: [by('Ben', { ...held, can: { moderate: true, edit: true } })],
      moderate: () => undefined,
      edit: ({ id, text }) => ({ id, text }),
    });
    await reader.press('Edit the comment by Ben');
    await reader.retype('Ben', 'Milder');
    await reader.press('Save');
    expect(reader.comment('Ben').textContent).to.contain('Milder').and.to.contain('awaiting moderation');
    expect(Object.keys(localStorage)).to.deep.equal([]);
  });

  it('that the backend does not name gets no button, whatever odd thing it says instead', async () => {
    const odd = ['yes', 1, { edit: 'true', remove: 1, moderate: {} }, [true], null] as never[];
    const reader = await open({
      comments: odd.map((can, i) => by(`A${String(i)}`, { can })),
      vote: () => ({}),
      edit: (({ id }: { id: string }) => ({ id })) as never,
      remove: () => undefined,
      moderate: () => undefined,
    });
    await reader.equipped();
    for (const author of reader.authors)
      expect(reader.actions(author)).to.deep.equal(['Reply', 'Copy link', 'like']);
  });
});
