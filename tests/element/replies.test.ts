import { expect } from 'chai';
import { answering, by, leave, open, pages, until } from '../helpers/thread-harness.js';

const CHAIN = 'Ann Ben Cat Dan Eve Fay Gus Hal'.split(' ');
const chain = CHAIN.map((name, i) => by(name, { parentId: i ? CHAIN[i - 1]! : null }));

describe('A reader who follows a talk', () => {
  afterEach(leave);

  it('sees each reply under what it answers, nested or flat', async () => {
    const reader = await open({
      comments: [by('Ann', { replies: [by('Ben')] }), answering('Ben', 'Cat'), by('Dan')],
    });
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', '··Cat', 'Dan']);
  });

  it('sees six levels at most, then whom a reply answers', async () => {
    const reader = await open({ comments: chain });
    expect(reader.outline.slice(4)).to.deep.equal(['····Eve', '·····Fay', '·····Gus', '·····Hal']);
    expect(reader.part('replying', reader.comment('Fay'))).to.equal(null);
    expect(reader.part('replying', reader.comment('Gus'))?.textContent.replace(/\s+/g, ' ')).to.contain(
      'in reply to Fay',
    );
    expect(reader.part('replying', reader.comment('Hal'))?.textContent).to.contain('Gus');
  });

  it('sees three levels in a narrow column, also when the column becomes narrow later', async () => {
    const reader = await open({ comments: chain }, { width: 400 });
    const depth = (): number => Math.max(...reader.outline.map((line) => line.lastIndexOf('·') + 2));
    await until(() => depth() === 3, 'three levels');
    reader.place.style.width = '700px';
    await until(() => depth() === 6, 'six levels');
    reader.place.style.width = '400px';
    await until(() => depth() === 3, 'three levels again');
    expect(reader.authors).to.deep.equal(CHAIN);
  });

  it('sees as many levels as the page wants', async () => {
    const reader = await open({ comments: chain }, { attributes: { 'max-depth': '2' } });
    expect(reader.outline[7]).to.equal('·Hal');
    reader.element.maxDepth = 4;
    await reader.settled();
    expect(reader.outline[7]).to.equal('···Hal');
  });

  it('comes from "in reply to" to the comment that is answered', async () => {
    const reader = await open({ comments: chain }, { attributes: { 'max-depth': '2' } });
    const link = reader.part('replying', reader.comment('Dan'))!.querySelector('a')!;
    expect(link.hash).to.equal('#comment-Cat');
    link.click();
    await reader.settled();
    expect(reader.focused).to.equal(reader.comment('Cat'));
  });

  it('sees a reply whose parent is missing at the top, and under its parent once that has come', async () => {
    const reader = await open({ list: pages([by('Ann'), answering('Zoe', 'Ben')], [by('Zoe')]) });
    expect(reader.outline).to.deep.equal(['Ann', 'Ben']);
    expect(reader.part('replying', reader.comment('Ben'))?.textContent).to.contain('not shown');
    await reader.press('Load more comments');
    expect(reader.outline).to.deep.equal(['Ann', 'Zoe', '·Ben']);
    expect(reader.part('replying', reader.comment('Ben'))).to.equal(null);
  });

  it('sees every comment of a circle once', async () => {
    const reader = await open({
      comments: [by('Ann', { parentId: 'Cat' }), answering('Ann', 'Ben'), answering('Ben', 'Cat')],
    });
    expect([...reader.authors].sort()).to.deep.equal(['Ann', 'Ben', 'Cat']);
  });

  it('sees a chain of 2,000 replies without the page falling over', async () => {
    const long = Array.from({ length: 2000 }, (_, i) =>
      by(`c${String(i)}`, { parentId: i ? `c${String(i - 1)}` : null }),
    );
    const reader = await open({ comments: long });
    await reader.settled();
    expect(reader.parts('comment').length).to.equal(2000);
    let depth = 0;
    for (let node = reader.comment('c1999').parentElement; node; node = node.parentElement) depth++;
    expect(depth).to.be.below(30);
  }).timeout(60_000);

  it('folds replies away and back, and is told how many', async () => {
    const reader = await open({
      comments: [by('Ann'), answering('Ann', 'Ben'), answering('Ben', 'Cat'), by('Dan')],
    });
    const toggle = reader.control('Hide 2 replies to Ann');
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    await reader.press('Hide 2 replies to Ann');
    expect(reader.comment('Ben').checkVisibility()).to.equal(false);
    expect(reader.comment('Dan').checkVisibility()).to.equal(true);
    expect(reader.comment('Ann').textContent).to.contain('2 replies hidden');
    const back = reader.control('Show 2 replies to Ann');
    expect(back.getAttribute('aria-expanded')).to.equal('false');
    expect(reader.focused).to.equal(back);
    await reader.press('Show 2 replies to Ann');
    expect(reader.comment('Cat').checkVisibility()).to.equal(true);
  });

  it('hears lists, articles and headings, each named', async () => {
    const reader = await open({ comments: [by('Ann'), answering('Ann', 'Ben')] });
    const ann = reader.comment('Ann');
    expect(ann.localName).to.equal('article');
    const labels = ann
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => reader.root.getElementById(id)?.textContent.trim());
    expect(labels[0]).to.equal('Ann');
    expect(labels[1]).to.not.equal('');
    for (const list of reader.root.querySelectorAll('ol')) expect(list.getAttribute('role')).to.equal('list');
    expect(reader.part('author', ann)?.getAttribute('aria-level')).to.equal('3');
    expect(reader.part('title')?.getAttribute('aria-level')).to.equal('2');
    const section = reader.part('section')!;
    expect(reader.root.getElementById(section.getAttribute('aria-labelledby')!)).to.equal(
      reader.part('title'),
    );
  });

  it('keeps a place for a deleted comment, and cannot answer it', async () => {
    const reader = await open({ comments: [by('Ann', { status: 'deleted' }), answering('Ann', 'Ben')] });
    expect(reader.part('deleted')?.textContent).to.contain('This comment was deleted.');
    expect(reader.has('Reply to Ann')).to.equal(false);
    expect(reader.has('Reply to Ben')).to.equal(true);
  });
});
