import { expect } from 'chai';
import DOMPurify from 'dompurify';
import { normalizeOne } from '../../src/model/normalize.js';
import { by, leave, open } from '../helpers/thread-harness.js';

async function body(html: string): Promise<HTMLElement> {
  const reader = await open({ comments: [by('Ann', { html })] });
  return reader.part('body')!;
}
const links = (element: Element): (string | null)[] =>
  [...element.querySelectorAll('a')].map((a) => a.getAttribute('href'));

describe('The text of a comment', () => {
  afterEach(leave);

  it('keeps what a comment needs', async () => {
    const tags = 'abbr b blockquote cite code del em i li ol p pre q s strong sub sup ul'.split(' ');
    const element = await body(
      tags.map((tag) => (tag === 'li' ? '<ul><li>x</li></ul>' : `<${tag}>x</${tag}>`)).join('') +
        '<br><a href="https://x.example">x</a>',
    );
    for (const tag of [...tags, 'br', 'a']) expect(element.querySelector(tag), tag).not.to.equal(null);
  });

  it('keeps the words of what it takes out', async () => {
    const element = await body(
      '<h1>Title</h1><div>in a <span>box</span></div><table><tr><td>cell</td></tr></table>',
    );
    expect(element.textContent).to.match(/Title.*in a box.*cell/);
    expect(element.querySelector('h1, div, span, table')).to.equal(null);
  });

  it('keeps no picture, style, id or class', async () => {
    const element = await body(
      '<p class="x" id="y" style="color:red" title="z">a<img src="https://x.example/1.png"></p>',
    );
    const paragraph = element.querySelector('p')!;
    expect(paragraph.getAttributeNames()).to.deep.equal(['dir']);
    expect(element.querySelector('img')).to.equal(null);
  });

  it('has links that give no vote and no handle, to the web or to a mailbox', async () => {
    const element = await body(
      '<a href="https://x.example/a">a</a><a href="http://x.example">b</a><a href="mailto:ann@x.example">c</a>',
    );
    expect(links(element)).to.deep.equal([
      'https://x.example/a',
      'http://x.example/',
      'mailto:ann@x.example',
    ]);
    for (const a of element.querySelectorAll('a')) {
      expect(a.rel).to.equal('nofollow ugc noopener noreferrer');
      expect(
        a
          .getAttributeNames()
          .filter((name) => name !== 'title')
          .sort(),
      ).to.deep.equal(['href', 'rel']);
    }
  });

  it('says of each link whose it is, in letters that look like no others', async () => {
    const element = await body(
      '<a href="https://evil.example:8080/x" title="bank">https://bank.example</a><a href="https://\u0440\u0430ypal.example/">paypal</a><a href="mailto:ann@x.example">c</a>',
    );
    const titles = [...element.querySelectorAll('a')].map((a) => a.title);
    expect(titles).to.deep.equal(['evil.example:8080', 'xn--ypal-43d9g.example', '']);
    expect(links(element)[1]).to.equal('https://xn--ypal-43d9g.example/');
  });

  it('of an address as long as no page has it is no link', async () => {
    const element = await body(`<a href="https://x.example/${'x'.repeat(2000)}">a</a>`);
    expect(links(element)).to.deep.equal([null]);
  });

  it('has no other links, but their words', async () => {
    const element = await body(
      '<a href="/x">a</a><a href="#x">b</a><a href="ftp://x.example">c</a><a href="tel:1">d</a><a href="https://u:p@x.example">e</a><a href="">f</a>',
    );
    expect(links(element).filter(Boolean)).to.deep.equal([]);
    expect(element.textContent).to.equal('abcdef');
  });

  it('is text where it is no HTML: blank lines part paragraphs, line ends stay', async () => {
    const reader = await open({ comments: [by('Ann', { text: 'One <b>\nline\n\n\nTwo &amp; three' })] });
    const paragraphs = [...reader.part('body')!.querySelectorAll('p')];
    expect(paragraphs.map(({ textContent }) => textContent)).to.deep.equal([
      'One <b>\nline',
      'Two &amp; three',
    ]);
    expect(getComputedStyle(paragraphs[0]!).whiteSpace).to.match(/pre/);
  });

  it('of HTML without any tag still knows its entities', async () => {
    expect((await body('Fish &amp; chips &lt;3')).textContent).to.equal('Fish & chips <3');
  });

  it('that is far too long for a comment does not hold up the page', async () => {
    for (const html of [
      '<b>'.repeat(30_000),
      '<p>x</p>'.repeat(30_000),
      'word '.repeat(100_000),
      'x'.repeat(500_000),
    ]) {
      const before = performance.now();
      const element = await body(html);
      expect(element.textContent.length).to.be.above(0);
      expect(element.querySelectorAll('*').length).to.be.below(10_000);
      expect(performance.now() - before).to.be.below(10_000);
      await leave();
    }
  }).timeout(30_000);

  it('runs in its own direction', async () => {
    const reader = await open({ comments: [by('Ann', { html: '<p>שלום עולם</p>' })] });
    expect(getComputedStyle(reader.part('body')!.querySelector('p')!).direction).to.equal('rtl');
    expect(reader.part('author')!.querySelector('bdi')).not.to.equal(null);
  });

  it('is not touched by what the page does with its own DOMPurify, nor touches that', async () => {
    DOMPurify.addHook('afterSanitizeAttributes', (node) => {
      node.setAttribute('data-page', '1');
    });
    DOMPurify.addHook('uponSanitizeElement', (_, data) => {
      data.allowedTags['img'] = true;
    });
    DOMPurify.setConfig({ ADD_TAGS: ['iframe'], ADD_ATTR: ['onclick', 'style'] });
    try {
      const element = await body('<p onclick="x" style="color:red">a<img src="x"><iframe></iframe></p>');
      expect(element.querySelector('img, iframe, [data-page], [onclick], [style]')).to.equal(null);
      expect(DOMPurify.sanitize('<p style="color:red">x</p>'))
        .to.contain('data-page')
        .and.to.contain('style');
    } finally {
      DOMPurify.clearConfig();
      DOMPurify.removeAllHooks();
    }
    expect(DOMPurify.sanitize('<img src="x"><h1 class="a">x</h1>')).to.contain('img').and.to.contain('class');
  });
});

describe('A date that a backend sends', () => {
  const TEN = Date.UTC(2024, 2, 1, 10);
  for (const date of [
    '2024-03-01T10:00:00Z',
    '2024-03-01T10:00:00',
    '2024-03-01 10:00:00',
    '2024-03-01 10:00:00.123456',
    '2024-03-01T10:00:00+00:00',
    '2024-03-01T10:00:00+0000',
    '2024-03-01 10:00:00+00',
    'Fri, 01 Mar 2024 10:00:00 GMT',
    'Fri, 01 Mar 2024 10:00:00 +0000',
  ])
    it(`is read alike in every browser: ${date}`, () => {
      const time = normalizeOne({ id: 1, createdAt: date })!.createdAt;
      expect(Math.floor(time / 1000) * 1000).to.equal(TEN);
    });
});
