import { expect } from 'chai';
import { CommentError } from '../../src/model/errors.js';
import type { Votes } from '../../src/model/comment.js';
import { answering, by, leave, open, pause, until, type Reader } from '../helpers/thread-harness.js';
import type { Behaviour } from '../helpers/fake-backend.js';

const votes = (up: number, mine: Votes['mine'] = 0, down?: number): { votes: Partial<Votes> } => ({
  votes: { up, mine, ...(down !== undefined && { down }) },
});
const THREAD: Behaviour = {
  comments: [by('Ann', votes(2)), answering('Ann', 'Ben'), by('Cat', { ...votes(1, 1), status: 'pending' })],
  vote: 'held',
};
const enter = async (behaviour: Behaviour, attributes = {}): Promise<Reader> =>
  (await open(behaviour, { attributes })).equipped();
const like = (reader: Reader, author = 'Ann'): HTMLElement => reader.part('like', reader.comment(author))!;
const dislike = (reader: Reader): HTMLElement => reader.part('dislike', reader.comment('Ann'))!;
const said = (button: HTMLElement): [string | null, string | null] => [
  button.getAttribute('aria-label'),
  button.getAttribute('aria-pressed'),
];
async function quietly(run: () => Promise<void>): Promise<void> {
  const { error } = console;
  console.error = () => undefined;
  await run().finally(() => (console.error = error));
}

describe('A reader who votes', () => {
  afterEach(leave);

  it('finds the sum on the button and in its name', async () => {
    const reader = await enter(THREAD);
    expect(like(reader).textContent.trim()).to.equal('2');
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 2 likes', 'false']);
    expect(said(like(reader, 'Ben'))).to.deep.equal(['Like the comment by Ben, 0 likes', 'false']);
    expect(like(reader, 'Ben').textContent.trim()).to.equal('');
    expect(dislike(reader)).to.equal(null);
  });

  it('cannot vote on a comment that is held', async () => {
    const reader = await enter(THREAD);
    expect(reader.actions('Cat')).to.deep.equal([]);
  });

  it('sees the vote at once, then what the backend makes of it, and keeps the focus', async () => {
    const reader = await enter(THREAD);
    const button = like(reader);
    await reader.press('Like the comment by Ann, 2 likes');
    expect(said(button)).to.deep.equal(['Like the comment by Ann, 3 likes', 'true']);
    expect(reader.backend.votings.map(({ asked }) => asked)).to.deep.equal([{ id: 'Ann', vote: 1, from: 0 }]);
    reader.backend.votings[0]!.answer({ up: 7 });
    await reader.settled();
    expect(said(button)).to.deep.equal(['Like the comment by Ann, 7 likes', 'true']);
    expect(button.part.contains('pressed')).to.equal(true);
    expect(reader.focused).to.equal(button);
    expect(like(reader)).to.equal(button);
  });

  it('takes it back by pressing again', async () => {
    const reader = await enter({ ...THREAD, comments: [by('Ann', votes(1, 1))], vote: () => ({}) });
    await reader.press('Like the comment by Ann, 1 like');
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 0 likes', 'false']);
    expect(reader.backend.votings[0]!.asked).to.deep.equal({ id: 'Ann', vote: 0, from: 1 });
  });

  it('cannot take it back where the backend does not know that, and still hears the button', async () => {
    const reader = await enter({ ...THREAD, votes: [1], vote: () => ({}) });
    expect(like(reader).hasAttribute('aria-disabled')).to.equal(false);
    await reader.press('Like the comment by Ann, 2 likes');
    await reader.press('Like the comment by Ann, 3 likes');
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 3 likes', 'true']);
    expect(like(reader).getAttribute('aria-disabled')).to.equal('true');
    expect(like(reader).hasAttribute('disabled')).to.equal(false);
    expect(reader.backend.votings.length).to.equal(1);
  });

  it('goes over from like to dislike', async () => {
    const reader = await enter({
      comments: [by('Ann', votes(2, 0, 1))],
      votes: [1, 0, -1],
      vote: () => ({}),
    });
    expect(said(dislike(reader))).to.deep.equal(['Dislike the comment by Ann, 1 dislike', 'false']);
    like(reader).click();
    await reader.settled();
    dislike(reader).click();
    await reader.settled();
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 2 likes', 'false']);
    expect(said(dislike(reader))).to.deep.equal(['Dislike the comment by Ann, 2 dislikes', 'true']);
    expect(reader.backend.votings[1]!.asked).to.deep.equal({ id: 'Ann', vote: -1, from: 1 });
  });

  it('can dislike where the backend does not count that', async () => {
    const reader = await enter({ comments: [by('Ann', votes(2))], votes: [1, 0, -1], vote: () => ({}) });
    expect(said(dislike(reader))).to.deep.equal(['Dislike the comment by Ann', 'false']);
    dislike(reader).click();
    await reader.settled();
    expect(said(dislike(reader))).to.deep.equal(['Dislike the comment by Ann', 'true']);
  });

  it('is not raced: of presses in a row the last one counts, one call at a time', async () => {
    const reader = await enter(THREAD);
    const { votings } = reader.backend;
    for (const sum of [3, 2, 3]) {
      like(reader).click();
      await reader.settled();
      expect(like(reader).textContent.trim()).to.equal(String(sum));
    }
    expect(votings.length).to.equal(1);
    votings[0]!.answer({ up: 3 });
    await reader.settled();
    expect(votings.length).to.equal(1);
    like(reader).click();
    like(reader).click();
    await reader.settled();
    expect(votings.length, 'there and back').to.equal(2);
    votings[1]!.answer({ up: 2 });
    await reader.settled();
    expect(votings.map(({ asked }) => asked.vote)).to.deep.equal([1, 0, 1]);
    expect(votings[2]!.asked.from).to.equal(0);
    votings[2]!.answer({ up: 3, mine: 1 });
    await reader.settled();
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 3 likes', 'true']);
  });

  it('asks for nothing that the backend has already done by itself', async () => {
    const reader = await enter(THREAD);
    like(reader).click();
    like(reader).click();
    await reader.settled();
    reader.backend.votings[0]!.answer({ up: 2, mine: 0 });
    await reader.settled();
    expect(reader.backend.votings.length).to.equal(1);
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 2 likes', 'false']);
  });

  it('sees it taken back and reads why when the backend refuses, and can try again', async () =>
    quietly(async () => {
      const reader = await enter(THREAD);
      await reader.press('Like the comment by Ann, 2 likes');
      reader.backend.votings[0]!.fail(new CommentError('server'));
      await reader.settled();
      expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 2 likes', 'false']);
      expect(reader.comment('Ann').textContent).to.contain('Your vote could not be counted.');
      await reader.hears('Your vote could not be counted.');
      await reader.press('Like the comment by Ann, 2 likes');
      expect(reader.comment('Ann').textContent).not.to.contain('could not');
      reader.backend.votings[1]!.answer({});
      await reader.settled();
      expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 3 likes', 'true']);
    }));

  it('finds the way to log in where that is asked for, and the page may do it in its own way', async () =>
    quietly(async () => {
      const reader = await enter({
        ...THREAD,
        vote: () => {
          throw new CommentError('sign-in', { signInUrl: 'https://x.example/login' });
        },
      });
      await reader.press('Like the comment by Ann, 2 likes');
      const link = reader.control('Log in', reader.comment('Ann')) as HTMLAnchorElement;
      expect(link.href).to.equal('https://x.example/login');
      let url: string | undefined;
      reader.place.addEventListener('comment-sign-in', (event) => {
        ({ url } = event);
        event.preventDefault();
      });
      const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
      link.dispatchEvent(click);
      expect(url).to.equal('https://x.example/login');
      expect(click.defaultPrevented).to.equal(true);
    }));

  it('is not led anywhere by an address that is none', async () =>
    quietly(async () => {
      const reader = await enter({
        ...THREAD,
        vote: () => {
          throw new CommentError('sign-in', { signInUrl: 'javascript:alert(1)' });
        },
      });
      await reader.press('Like the comment by Ann, 2 likes');
      expect(reader.comment('Ann').textContent).to.contain('Log in to do this.');
      const link = reader.control('Log in', reader.comment('Ann')) as HTMLAnchorElement;
      expect(link.getAttribute('href')).to.equal('#');
      const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
      link.dispatchEvent(click);
      expect(click.defaultPrevented).to.equal(true);
    }));

  it('sees sums without buttons where the thread is closed, and no action where the page allows none', async () => {
    const closed = await open({ ...THREAD, page: { thread: { open: false } } });
    await until(() => closed.part('votes'), 'sums');
    expect(closed.part('votes')!.textContent).to.contain('2 likes');
    expect(closed.part('like')).to.equal(null);
    await leave();
    const readonly = await open(THREAD, { attributes: { readonly: '' } });
    await until(() => readonly.part('votes'), 'sums');
    expect(readonly.part('like')).to.equal(null);
  });

  it('sees no harm from odd values', async () => {
    const reader = await enter({
      comments: [
        by('Ann', { votes: { up: -3, mine: 5 as never } }),
        by('Ben', { votes: 'many' as never }),
        by('Cat', { votes: { up: Infinity, mine: '1' as never } }),
        by('Dan', { votes: { up: '<b>9</b>' as never } }),
      ],
      vote: () => ({ up: NaN, mine: 'x', html: '<script>' }) as never,
    });
    for (const name of ['Ann', 'Ben', 'Cat', 'Dan'])
      expect(like(reader, name).getAttribute('aria-label')).to.equal(`Like the comment by ${name}, 0 likes`);
    like(reader).click();
    await reader.settled();
    expect(said(like(reader))).to.deep.equal(['Like the comment by Ann, 0 likes', 'false']);
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat', 'Dan']);
  });
});

describe('A page with votes', () => {
  afterEach(leave);

  it('hears of each', async () => {
    const reader = await enter({ ...THREAD, vote: () => ({ up: 9 }) });
    let heard: Event & { comment?: { id: string; votes?: Votes } } = new Event('none');
    reader.place.addEventListener('comment-voted', (event) => (heard = event));
    await reader.press('Like the comment by Ann, 2 likes');
    expect(heard).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(heard.comment).to.deep.include({ id: 'Ann', votes: { up: 9, mine: 1 } });
  });

  it('sees nothing else drawn when someone votes', async () => {
    const reader = await enter({ ...THREAD, vote: () => ({ up: 9 }) });
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(reader.root, { subtree: true, childList: true, attributes: true, characterData: true });
    await reader.press('Like the comment by Ann, 2 likes');
    observer.disconnect();
    const button = like(reader);
    // The comment's own element is written as it was.
    const astray = records.filter(
      ({ target }) => !button.contains(target) && target !== reader.comment('Ann'),
    );
    expect(astray.length).to.equal(0);
    expect(records.length).to.be.above(0);
  });

  it('loads nothing of it where the backend has no actions', async () => {
    const reader = await open({ comments: [by('Ann', { ...votes(4), can: { edit: true } })] });
    await pause(50);
    expect(reader.actions('Ann')).to.deep.equal(['Reply', 'Copy link']);
    expect(reader.part('votes')).to.equal(null);
    const rules = reader.root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    expect(rules.filter(({ cssText }) => cssText.includes('.vote')).length).to.equal(0);
  });
});
