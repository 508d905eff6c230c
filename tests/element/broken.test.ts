/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
// Code of the page may break the drawing of one comment. Its neighbours are shown all the same.
import { expect } from 'chai';
import { answering, by, leave, open, until, type Reader } from '../helpers/thread-harness.js';

const POISON = 'Number 42 says';
const SENTENCE = 'This comment cannot be shown.';
const HUNDRED = Array.from({ length: 100 }, (_, i) => by(`Number ${i}`));
const names = (reader: Reader): number => new Set(reader.authors).size;

describe('A comment that the page breaks', () => {
  const { append } = Element.prototype;
  const { error } = console;
  let told: unknown[][];
  const breakPage = (): void => {
    Element.prototype.append = function (this: Element, ...nodes: (Node | string)[]) {
      if (nodes.some((node) => node instanceof Node && node.textContent?.includes(POISON)))
        throw new TypeError('a filter of the page');
      append.apply(this, nodes);
    };
  };
  beforeEach(() => {
    told = [];
    console.error = (...words: unknown[]) => void told.push(words);
    breakPage();
  });
  afterEach(async () => {
    Element.prototype.append = append;
    console.error = error;
    await leave();
  });

  it('says so in its place, between 99 others', async () => {
    const reader = await open({ comments: HUNDRED });
    expect(reader.element.status).to.equal('ready');
    expect(names(reader)).to.equal(99);
    const articles = [...reader.root.querySelectorAll('article')];
    expect(articles.length).to.equal(100);
    expect(articles[42]!.textContent.trim()).to.equal(SENTENCE);
    expect(articles[42]!.getAttribute('aria-labelledby')).to.contain(articles[42]!.querySelector('p')!.id);
    expect(reader.text.split(SENTENCE).length).to.equal(2);
    expect(reader.formTitle).to.equal('Leave a Reply');
  });

  for (const place of [42, 150])
    it(`says so of markup, too (at ${String(place)})`, async () => {
      Element.prototype.append = append;
      const { appendChild } = Node.prototype;
      Node.prototype.appendChild = function <T extends Node>(node: T): T {
        if (node.textContent?.includes('poison')) throw new TypeError('a filter of the page');
        return appendChild.call(this, node) as T;
      };
      try {
        const comments = Array.from({ length: 200 }, (_, i) => {
          const { text: _text, ...comment } = by(`Number ${String(i)}`);
          return { ...comment, html: i === place ? '<p>poison</p>' : '<p>Hello</p>' };
        });
        const reader = await open({ comments });
        await until(() => names(reader) === 199);
        expect(reader.text.split(SENTENCE).length).to.equal(2);
        expect([...reader.root.querySelectorAll('article')][place]!.textContent.trim()).to.equal(SENTENCE);
      } finally {
        Node.prototype.appendChild = appendChild;
      }
    });

  it('keeps the replies to it, and the page can be used', async () => {
    const reader = await open({ comments: [...HUNDRED, answering('Number 42', 'Ann')] });
    expect(reader.authors).to.include('Ann');
    await reader.reply('Number 99');
    expect(reader.answering).to.equal('Number 99');
  });

  it('is told to the developer once, with the reason', async () => {
    const reader = await open({ comments: HUNDRED });
    for (const level of [3, 4]) {
      reader.element.headingLevel = level;
      await reader.settled();
    }
    expect(told.length).to.equal(1);
    expect(told[0]![0]).to.contain('<comment-thread>');
    expect(told[0]!.at(-1)).to.be.instanceOf(TypeError);
    expect(names(reader)).to.equal(99);
  });

  it('is shown once the page lets it', async () => {
    const reader = await open({ comments: HUNDRED });
    Element.prototype.append = append;
    reader.element.headingLevel = 4;
    await until(() => names(reader) === 100);
    expect(reader.text).not.to.contain(SENTENCE);
    expect(reader.comment('Number 42').textContent).to.contain(POISON);
  });

  it('breaks later, and goes alone', async () => {
    Element.prototype.append = append;
    const reader = await open({ comments: HUNDRED });
    expect(names(reader)).to.equal(100);
    breakPage();
    reader.backend.behaviour = { comments: HUNDRED.map((one) => ({ ...one, text: `${one.text!}!` })) };
    await reader.element.reload();
    await until(() => names(reader) === 99);
    expect(reader.text).to.contain('Number 41 says!');
  });
});
