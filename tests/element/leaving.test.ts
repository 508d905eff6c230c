// Leaving the page with words that are kept nowhere else: only then does the browser ask.
import { expect } from 'chai';
import { by, leave, open, until, type Reader } from '../helpers/thread-harness.js';

const THREAD = { comments: [by('Ann', { can: { edit: true } }), by('Ben')], edit: () => by('Ann') };

/** Whether the browser would ask before the page is left. */
function asks(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('Whoever leaves the page', () => {
  const own = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!;
  const block = (): void => {
    Object.defineProperty(Storage.prototype, 'setItem', {
      ...own,
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
  };
  const unblock = (): void => {
    Object.defineProperty(Storage.prototype, 'setItem', own);
  };
  let reader: Reader;

  afterEach(async () => {
    // What is kept in memory would outlive the test.
    if (reader.answering) await reader.press('Cancel reply');
    await reader.type('Comment', '');
    expect(asks()).to.equal(false);
    unblock();
    await leave();
  });

  it('is not asked where the browser keeps the words', async () => {
    reader = await open(THREAD);
    await reader.type('Comment', 'Kept');
    expect(asks()).to.equal(false);
  });

  it('is asked where it does not, until the words are gone', async () => {
    block();
    reader = await open(THREAD);
    expect(asks()).to.equal(false);
    await reader.type('Comment', 'Kept nowhere');
    expect(asks()).to.equal(true);
    await reader.type('Comment', '');
    expect(asks()).to.equal(false);
  });

  it('is asked for each answer that is begun, until the last of them is gone', async () => {
    block();
    reader = await open(THREAD);
    await reader.type('Comment', 'To all');
    await reader.reply('Ben');
    await reader.type('Comment', 'To Ben');
    await reader.type('Comment', '');
    expect(asks()).to.equal(true);
    await reader.press('Cancel reply');
    await reader.type('Comment', '');
    expect(asks()).to.equal(false);
  });

  it('is asked while a comment is edited', async () => {
    block();
    reader = await (await open(THREAD)).equipped();
    await reader.press('Edit the comment by Ann', reader.comment('Ann'));
    await reader.retype('Ann', 'Ann says more');
    expect(asks()).to.equal(true);
    await reader.retype('Ann', 'Ann says');
    expect(asks()).to.equal(false);
  });

  it('is not asked once the comment is posted', async () => {
    block();
    reader = await open(THREAD);
    await reader.introduce();
    await reader.type('Comment', 'On its way');
    expect(asks()).to.equal(true);
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    expect(asks()).to.equal(false);
  });

  it('is not asked for other things that are kept in memory: who the reader is, what is held', async () => {
    block();
    reader = await open({
      ...THREAD,
      create: () => ({
        id: 'held',
        author: { name: 'Sam' },
        text: 'Held',
        createdAt: Date.now(),
        status: 'pending',
      }),
    });
    await reader.introduce();
    reader.root.querySelector<HTMLInputElement>('[name=remember]')!.checked = true;
    await reader.type('Comment', 'Held');
    await reader.submit();
    await until(() => reader.authors.includes('Sam'));
    await reader.settled();
    expect(asks()).to.equal(false);
  });

  it('is not asked any more when the browser keeps the words again', async () => {
    block();
    reader = await open(THREAD);
    await reader.type('Comment', 'Kept nowhere');
    unblock();
    await reader.type('Comment', 'Kept nowhere and then');
    expect(asks()).to.equal(false);
  });
});
