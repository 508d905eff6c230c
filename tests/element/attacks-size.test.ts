// Bodies that are small and become big, or take long to read: the page goes on, and the others are there.
import { expect } from 'chai';
import { renderBody } from '../../src/sanitize/body.js';
import { by, leave, open } from '../helpers/thread-harness.js';
import { strangeIn } from '../helpers/watch.js';

const response = await fetch(new URL('../fixtures/attacks/bombs.json', import.meta.url));
const { html: units } = (await response.json()) as { html: string[] };

const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');
/** Never closed, and opened anew in each paragraph that follows. */
const FORMATS = ['b', 'big', 'code', 'em', 'font', 'i', 's', 'small', 'strike', 'strong', 'tt', 'u'];
const reopened = (opened: number, paragraphs: number, sign = ' '): string =>
  `<p>${many(opened, (i) => `<${FORMATS[i % FORMATS.length]!}${sign}a${String(i)}>`)}</p>${'<p>x'.repeat(paragraphs)}`;
const BIG: Record<string, string> = {
  'elements that are opened anew in each paragraph': reopened(600, 1390),
  'elements that are opened anew, with a slash': reopened(1000, 990, '/'),
  'elements that are opened anew, behind a line end': reopened(40, 1900, '\n'),
  'elements that are opened anew, without attributes': `<p>${FORMATS.map((name) => `<${name}>`.repeat(3)).join('')}</p>${'<p>x'.repeat(1900)}`,
  'elements that are opened anew, closed where it does not count': `<p>${many(600, (i) => `<b a${String(i)} x="</b>">`)}</p>${'<p>x'.repeat(700)}`,
  'one element with thousands of attributes': `<b ${many(9000, (i) => `a${i} `)}>x</b>`,
  'one link with thousands of attributes': `<a ${many(9000, (i) => `a${i} `)} href="https://x.example/">x</a>`,
};

describe('A body that is more than it seems', () => {
  afterEach(leave);

  for (const [name, html] of Object.entries(BIG))
    it(`is text: ${name}`, async () => {
      const reader = await open({ comments: [by('Ann', { html }), by('Bob', { html: '<b>b</b>' })] });
      const [body, other] = reader.parts('body');
      const own = [...body!.querySelectorAll('*:not(p.plain)')].map(({ localName }) => localName).join();
      expect(own).to.match(/^(details,summary)?$/);
      body!.querySelector('summary')?.remove();
      expect(body!.textContent.replace(/\s/g, '')).to.equal(html.replace(/\s/g, ''));
      expect(other!.querySelector('b')).not.to.equal(null);
    });

  it('keeps its markup as long as it is no more than a comment needs', async () => {
    const html =
      many(100, (i) => `<p>word <code class="x">${i}</code> <a href="https://x.example/${i}">x</a></p>`) +
      `<b ${many(50, (i) => `a${i} `)}>x</b>`;
    const reader = await open({ comments: [by('Ann', { html })] });
    expect(reader.part('body')!.querySelectorAll('code, a[href], b').length).to.equal(201);
  });

  it('repeats one thing a hundred, a thousand and ten thousand times, and is small all the same', async () => {
    await open({ comments: [by('Ann', { html: '<b>a</b>' })] });
    for (const unit of units)
      for (const count of [100, 999, 1990, 10_000])
        for (const html of [
          unit.repeat(count),
          `<p>${unit.repeat(count)}</p><p>x`,
          unit.repeat(count / 2) + 'x</b></p></i></a>'.repeat(count / 4),
        ]) {
          const body = renderBody({ body: { html } } as never);
          expect(body.querySelectorAll('*').length, `${unit} × ${count}`).to.be.below(16_000);
          const box = document.createElement('div');
          box.append(body);
          expect(strangeIn(box).slice(0, 2), unit).to.deep.equal([]);
        }
  }).timeout(60_000);

  it('of text has no more paragraphs than a body may have elements', async () => {
    for (const times of [20_000, 50_000]) {
      const text = 'x\n\n'.repeat(times);
      const reader = await open({ comments: [by('Ann', { text })] });
      expect(reader.part('body')!.querySelectorAll('p').length).to.be.below(2000);
      expect(reader.part('body')!.textContent.match(/x/g)?.length).to.equal(times);
      await leave();
    }
  });
});
