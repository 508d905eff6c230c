// A thread and its form as a screen reader reads them: @guidepup's virtual one, which walks the accessibility tree.
import { expect } from 'chai';
import { virtual } from '@guidepup/virtual-screen-reader/browser.js';
import { CommentError } from '../../src/index.js';
import { answering, by, leave, open, type Reader } from '../helpers/thread-harness.js';

const DAY = 86_400_000;
const THREAD = {
  comments: [
    by('Ann', { createdAt: Date.now() - DAY * 2 }),
    answering('Ann', 'Ben', { createdAt: Date.now() - DAY * 2 }),
  ],
};

/** All that is said from the beginning to the end. */
async function read(reader: Reader): Promise<string[]> {
  await virtual.start({ container: reader.root.querySelector('section')! });
  while (!(await virtual.lastSpokenPhrase()).startsWith('end of region')) await virtual.next();
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}

/** In this order, whatever else is said between. */
function expectInOrder(said: readonly string[], ...phrases: (string | RegExp)[]): void {
  let from = 0;
  for (const phrase of phrases) {
    const at = said.findIndex(
      (one, i) => i >= from && (typeof phrase === 'string' ? one === phrase : phrase.test(one)),
    );
    expect(at, `${String(phrase)} after ${String(said[from - 1])} in\n${said.join('\n')}`).to.be.at.least(0);
    from = at + 1;
  }
}

describe('A reader with a screen reader', () => {
  afterEach(leave);

  it('hears the thread from its title to the form, each comment with author and time, and what can be done', async () => {
    const said = await read(await open(THREAD));
    expectInOrder(
      said,
      'region, 2 comments',
      'heading, 2 comments, level 2',
      'list',
      /^listitem, level 1/,
      'article, Ann 2 days ago',
      'heading, Ann, level 3',
      /^button, Hide 1 reply to Ann, .*expanded/,
      /^button, Reply to Ann/,
      'button, Copy link to the comment by Ann',
      'end of article, Ann 2 days ago',
      'list',
      'article, Ben 2 days ago',
      'form, Leave a Reply',
      'heading, Leave a Reply, level 3',
      'Your email address will not be published.',
      /^textbox, Comment, .*required/,
      /^textbox, Name, .*required/,
      /^textbox, Email, Your email address will not be published\., .*required/,
      /^textbox, Website \(optional\)/,
      /^checkbox, Save my name, email, and website/,
      'button, Post Comment',
      'end of form, Leave a Reply',
      'end of region, 2 comments',
    );
  });

  it('hears what is wrong with an empty form: first all of it, then each at its field', async () => {
    const reader = await open(THREAD);
    await reader.submit();
    expect(reader.focused?.getAttribute('part')).to.equal('summary');
    expectInOrder(
      await read(reader),
      'group, There is a problem',
      'link, Enter a comment',
      'link, Enter your name',
      'link, Enter your email address',
      'Error:',
      /^textbox, Comment, .*Error: Enter a comment.*invalid/,
      /^textbox, Email, Your email address will not be published\. Error: Enter your email address.*invalid/,
    );
  });

  it('hears that a post failed, and how to go on', async () => {
    const reader = await open({ ...THREAD, create: () => Promise.reject(new CommentError('server')) });
    await reader.introduce();
    await reader.type('Comment', 'Some words');
    await reader.submit();
    const said = await read(reader);
    expectInOrder(
      said,
      /^alert/,
      /could not be posted\. Your text is still here\./,
      'button, Try again',
      'button, Post Comment',
    );
  });

  it('hears that a comment was posted, and is taken to it', async () => {
    const reader = await open(THREAD);
    await reader.introduce('Sam');
    await reader.type('Comment', 'Some words');
    await reader.submit();
    await reader.hears('Your comment was posted.');
    await virtual.start({ container: reader.root.querySelector('section')! });
    expectInOrder(await readFrom(reader), /^article, Sam/);
    await virtual.stop();
  });
});

/** What is read out when the focus comes to where it is. */
async function readFrom({ focused }: Reader): Promise<string[]> {
  focused!.blur();
  focused!.focus();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return virtual.spokenPhraseLog();
}
