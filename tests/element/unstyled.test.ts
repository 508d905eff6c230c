import { expect } from 'chai';
import { answering, by, leave, open, until } from '../helpers/thread-harness.js';

const can = { edit: true, remove: true };
const THREAD = {
  comments: [by('Ann', { can }), ...['B', 'C', 'D', 'E', 'F'].map((name) => answering('Ann', name))],
};
const plain = (element: Element): boolean => {
  const { display, borderRadius } = getComputedStyle(element);
  return display === 'block' && borderRadius === '0px';
};

describe('A thread without looks', () => {
  afterEach(leave);

  it('has those of the browser; what is hidden stays hidden', async () => {
    const reader = await open(THREAD, { attributes: { unstyled: '' } });
    expect(plain(reader.comment('Ann'))).to.equal(true);
    expect(getComputedStyle(reader.part('submit')!).backgroundColor).not.to.equal('rgb(10, 87, 194)');
    await reader.press('Hide 5 replies to Ann');
    expect(reader.comment('B').checkVisibility({ contentVisibilityAuto: true })).to.equal(false);
    expect(reader.part('replies')!.getBoundingClientRect().height).to.equal(0);
    // For screen readers, and for who comes by Tab.
    const skip = reader.root.querySelector<HTMLElement>('.skip')!;
    expect(skip.getBoundingClientRect().width).to.be.at.most(1);
    skip.focus();
    // A window that has no focus itself, as WebKitGTK's here, has no `:focus` either.
    if (skip.matches(':focus')) expect(skip.getBoundingClientRect().width).to.be.above(20);
    else expect(navigator.vendor).to.include('Apple');
    await reader.submit();
    expect(reader.root.querySelector('.error svg')!.getBoundingClientRect().width).to.be.below(40);
  });

  it('is styled and unstyled as its page likes, also when more of the script has come', async () => {
    const edit = (): Promise<never> => new Promise(() => undefined);
    const reader = await open({ ...THREAD, edit } as never);
    const ann = (): HTMLElement => reader.comment('Ann');
    expect(plain(ann())).to.equal(false);
    const sheets = (): number => reader.root.adoptedStyleSheets.length;
    const all = sheets();
    reader.element.unstyled = true;
    await reader.settled();
    expect(plain(ann())).to.equal(true);
    expect(sheets()).to.equal(1);
    reader.element.shortcuts = true;
    // The list of shortcuts brings a style sheet of its own.
    await reader.settled();
    await until(() => reader.element.unstyled && sheets() <= 2);
    reader.element.unstyled = false;
    await until(() => sheets() >= all);
    expect(plain(ann())).to.equal(false);
  });

  it('is the page’s to style, by parts', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = 'comment-thread::part(author) { letter-spacing: 3px }';
    const reader = await open(THREAD, { attributes: { unstyled: '' } });
    expect(getComputedStyle(reader.part('author')!).letterSpacing).to.equal('3px');
    style.remove();
  });
});
