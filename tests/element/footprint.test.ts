/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
// What the element does to its page when nobody looks: no needless writes, nothing left behind.
import { expect } from 'chai';
import { answering, by, leave, open, pause, stored, until } from '../helpers/thread-harness.js';

const comments = [by('Ann'), answering('Ann', 'Ben'), by('Cat'), by('Dan'), answering('Dan', 'Eve')];

/** All changes under a node while something is done. */
async function changes(root: Node, during: () => Promise<unknown>): Promise<MutationRecord[]> {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((found) => records.push(...found));
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  await during();
  records.push(...observer.takeRecords());
  observer.disconnect();
  return records;
}

const where = ({ target, type, attributeName }: MutationRecord): string =>
  `${type} ${target.nodeName} ${(target as Element).className} ${attributeName ?? ''}`;

describe('A thread that stands still', () => {
  afterEach(leave);

  it('writes nothing when there is nothing new', async () => {
    const reader = await open({ comments });
    await reader.reply('Ben');
    const records = await changes(reader.root, async () => {
      for (let i = 0; i < 3; i++) {
        reader.element.requestUpdate();
        await reader.settled();
      }
    });
    expect(records.map(where)).to.deep.equal([]);
  });

  it('writes nothing when the page changes its own attributes', async () => {
    const reader = await open({ comments });
    const records = await changes(reader.root, async () => {
      document.documentElement.dataset['x'] = '1';
      document.body.className = 'any';
      await pause(500);
    });
    document.body.removeAttribute('class');
    delete document.documentElement.dataset['x'];
    expect(records.map(where)).to.deep.equal([]);
  });

  it('opens and closes a form without touching another talk', async () => {
    const reader = await open({ comments });
    const inAnn = reader.comment('Ann').closest('li')!;
    const inCat = reader.comment('Cat').closest('li')!;
    const records = await changes(reader.root, async () => {
      await reader.reply('Eve');
      await reader.press('Cancel reply');
    });
    const astray = records.filter(({ target }) => inAnn.contains(target) || inCat.contains(target));
    expect(astray.map(where)).to.deep.equal([]);
  });

  it('types without touching a comment', async () => {
    const reader = await open({ comments });
    const list = reader.part('list')!;
    const records = await changes(list, () => reader.type('Comment', 'Hello'));
    expect(records.map(where)).to.deep.equal([]);
  });

  it('brings a page without touching the comments that are there', async () => {
    const reader = await open({
      list: ({ cursor }) => (cursor ? { comments: [by('Zoe')] } : { comments, next: '1' }),
    });
    const here = reader.parts('comment');
    const records = await changes(reader.part('list')!, () => reader.element.loadMore());
    const touched = records.filter(({ target }) => here.some((comment) => comment.contains(target)));
    expect(touched.map(where)).to.deep.equal([]);
    expect(reader.parts('comment').slice(0, here.length)).to.deep.equal(here);
  });

  it('loads anew without touching what is the same', async () => {
    const reader = await open({ comments, sorts: ['oldest', 'newest'] });
    const ann = reader.comment('Ann');
    reader.backend.behaviour = { comments: [...comments].reverse() };
    reader.element.sort = 'newest';
    await reader.settled();
    await reader.answered();
    expect(reader.authors[0]).to.equal('Dan');
    expect(reader.comment('Ann')).to.equal(ann);
  });
});

describe('A form that is opened and cancelled a hundred times', () => {
  afterEach(leave);

  it('leaves as many nodes as after the first time', async () => {
    const reader = await open({ comments });
    const nodes = (): number => {
      const walker = document.createTreeWalker(reader.root);
      let count = 0;
      while (walker.nextNode()) count++;
      return count;
    };
    const cycle = async (): Promise<void> => {
      await reader.element.replyTo('Ann');
      await reader.element.replyTo(null);
    };
    await cycle();
    const once = nodes();
    for (let i = 0; i < 100; i++) await cycle();
    expect(nodes()).to.equal(once);
  }).timeout(30_000);
});

describe('A thread that goes', () => {
  afterEach(leave);

  it('ten times leaves no listener, timer or node behind', async () => {
    // What the page needs once, whatever comes: the live region, for one.
    await open({ comments });
    await leave();

    const alive = new Map<string, number>();
    const count = (key: string, by: number): void => void alive.set(key, (alive.get(key) ?? 0) + by);
    const targets = { window, document, body: document.body, root: document.documentElement } as const;
    const timers = new Set<number>();
    const { setInterval: set, clearInterval: clear } = window;
    for (const [name, target] of Object.entries(targets)) {
      const { addEventListener: add, removeEventListener: remove } = target;
      Object.assign(target, {
        addEventListener(type: string, ...rest: [never, never]) {
          count(`${name} ${type}`, 1);
          add.call(target, type, ...rest);
        },
        removeEventListener(type: string, ...rest: [never, never]) {
          count(`${name} ${type}`, -1);
          remove.call(target, type, ...rest);
        },
      });
    }
    Object.assign(window, {
      setInterval: (...args: [TimerHandler, number]) => {
        const id = set(...args);
        timers.add(id);
        return id;
      },
      clearInterval: (id: number) => {
        timers.delete(id);
        clear(id);
      },
    });
    const nodes = document.querySelectorAll('*').length;
    try {
      for (let i = 0; i < 10; i++) {
        const reader = await open({ comments, create: (draft) => stored(draft) });
        await reader.reply('Ann');
        await reader.introduce();
        await reader.type('Comment', 'Hello');
        await reader.submit();
        await until(() => reader.authors.includes('Sam'));
        await leave();
      }
      await pause(100);
    } finally {
      for (const target of Object.values(targets)) {
        Reflect.deleteProperty(target, 'addEventListener');
        Reflect.deleteProperty(target, 'removeEventListener');
      }
      Object.assign(window, { setInterval: set, clearInterval: clear });
    }
    expect([...alive].filter(([, left]) => left > 0)).to.deep.equal([]);
    expect(timers.size).to.equal(0);
    expect(document.querySelectorAll('*').length).to.equal(nodes);
  }).timeout(30_000);

  it('leaves nothing for memory to hold on to', async function () {
    const { gc } = window as { gc?: () => void };
    // Of the three engines only Chromium gives a page this function (--js-flags=--expose-gc).
    if (!gc) this.skip();
    const gone: WeakRef<Element>[] = [];
    for (let i = 0; i < 50; i++) {
      const reader = await open({ comments });
      await reader.reply('Ann');
      gone.push(new WeakRef(reader.element));
      await leave();
    }
    for (let i = 0; i < 5; i++) {
      gc();
      await pause(50);
    }
    expect(gone.filter((reference) => reference.deref()).length).to.be.below(3);
  }).timeout(30_000);

  it('while a countdown runs lets that end', async () => {
    const { CommentError } = await import('../../src/model/errors.js');
    const { error } = console;
    console.error = () => undefined;
    const reader = await open({
      comments,
      create: () => {
        throw new CommentError('rate-limited', { retryAfter: 1 });
      },
    });
    await reader.introduce();
    await reader.type('Comment', 'Hello');
    await reader.submit();
    reader.element.remove();
    const status = document.querySelector('body > [role=status]')!;
    await pause(100);
    const before = status.textContent;
    await pause(1300);
    console.error = error;
    expect(status.textContent, 'nobody is there to be told').to.equal(before);
  });
});
